// Elements. Text is only ever text: nothing here, or in the files below, reads a string as HTML.

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) node.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== '') node.append(child);
  }
  return node;
}

/** An HTML element: el('p', { class: 'why' }, 'text', el('b', null, 'more')). */
const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

/** An SVG element. */
const svg = (name, attributes, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);

/** The element with this id. */
const byId = (id) => document.getElementById(id);

/** Text of an article: its direction cannot reach beyond it. */
const bdi = (text, attributes) => el('bdi', attributes, text);

/** "1 article", "12,345 articles". */
const count = (n, one, many) => `${n.toLocaleString('en')} ${n === 1 ? one : many || one + 's'}`;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];

/** "2021-08-26" as "26 August 2021"; what is no date stays as it is. */
function dateWords(iso) {
  return iso.replace(/(\d{4})-(\d\d)(?:-(\d\d))?(?:T[\d:]+)?/g, (all, y, m, d) =>
    MONTHS[m - 1] ? `${d ? Number(d) + ' ' : ''}${MONTHS[m - 1]} ${y}` : all);
}
