// The list: a row for each joined claim, drawn some at a time, and what a row opens to.

const CHUNK = 100;
const MOST_SOURCES = 50;
let shown = [];
let drawn = 0;
let lastGroup = '';
let holder = null;
let tallies = {};

function rowItem(row) {
  const group = GROUPS.find((g) => g.id === row.group);
  const [who, whom, where] = [list(row.s, 3), list(row.o, 3), list(row.l, 2)];
  const when = dateWords(text(row.w));
  const denied = row.c.length > 0 && row.c.every((claim) => text(claim.n) === 'negated');
  const meta = [denied ? 'denied' : '', text(row.m), where, when].filter(Boolean);
  const why = whyOf(row);
  return el('li', { class: `row v-${row.group}`, 'data-at': row.at },
    el('div', { class: 'head' },
      el('p', { class: 'verdict' }, el('span', { class: 'sign', 'aria-hidden': 'true' }, group.sign), group.name),
      el('div', { class: 'what' },
        el('h4', null, el('button', { type: 'button', 'aria-expanded': 'false', class: 'open' },
          who ? bdi(who, { class: 'who' }) : null, who ? ' ' : null,
          el('span', { class: 'does' }, bdi(whatOf(row))), whom ? ' ' : null,
          whom ? bdi(whom, { class: 'whom' }) : null)),
        meta.length ? el('p', { class: 'meta' }, meta.map((part, i) => [i ? ' · ' : '', bdi(part)]).flat()) : null,
        why ? el('p', { class: 'why' }, bdi(why)) : null),
      el('div', { class: 'figure' }, text(row.n), row.n === undefined ? null : strokes(row)),
      el('p', { class: 'counts' }, el('span', null, count(row.a, 'article')), ' ', el('span', null, count(row.g, 'origin')))));
}

/** Draws up to `n` more rows. */
function drawMore(n) {
  const place = byId('rows');
  const end = Math.min(shown.length, drawn + n);
  for (; drawn < end; drawn += 1) {
    const row = shown[drawn];
    if (row.group !== lastGroup) {
      lastGroup = row.group;
      holder = el('ol', { class: 'group', role: 'list' });
      const head = GROUPS.find((group) => group.id === row.group).head;
      place.append(el('h3', { class: 'group-head' }, head, ' ', el('span', null, tallies[row.group].toLocaleString('en'))), holder);
    }
    holder.append(rowItem(row));
  }
  const left = shown.length - drawn;
  byId('more').hidden = left === 0;
  byId('more-some').textContent = `Show ${count(Math.min(left, CHUNK), 'more claim', 'more claims')} of ${left.toLocaleString('en')}`;
}

/** Shows the rows that pass the filters, from the top. */
function refresh() {
  const now = filtered();
  shown = now.rows;
  tallies = now.tallies;
  drawn = 0;
  lastGroup = '';
  byId('rows').replaceChildren();
  drawMore(CHUNK);
  showTallies(tallies);
  byId('none').hidden = shown.length > 0;
  const all = DATA.rows.filter((row) => !row.x || byId('minor').checked).length;
  byId('shown').textContent = isFiltered()
    ? `${shown.length.toLocaleString('en')} of ${count(all, 'claim')}: ${filterWords()}` : count(all, 'claim');
}

function sideHead(row, i, named) {
  const [name, sort] = i < row.h ? [`Side ${i + 1}`, `side-head side-${i % 4}`] : ['On no side', 'no-side'];
  return el('h5', { class: sort }, name, el('span', null, bdi(named)));
}

/** The claims by side; those on no side come last. */
function sidesOf(row) {
  const sides = [];
  for (const claim of row.c) (sides[claim.z || 0] ??= []).push(claim);
  for (const side of sides) side?.sort((a, b) => ((docOf(a).published || '~') < (docOf(b).published || '~') ? -1 : 1));
  return Object.entries(sides).map(([at, side]) => [Number(at), side]);
}

/** The sources by side, at most so many; the rest when asked for. */
function sourcesOf(row, most) {
  const sides = sidesOf(row);
  let room = most;
  const parts = sides.flatMap(([i, side]) => {
    const outlets = [...new Set(side.map((claim) => outletOf(docOf(claim))))];
    const named = `: ${outlets.slice(0, 4).join(', ')}${outlets.length > 4 ? ' …' : ''}`;
    const drawn = side.slice(0, room);
    room -= drawn.length;
    return [
      sides.length > 1 ? sideHead(row, i, named) : null,
      el('ul', { class: 'sources', role: 'list' }, drawn.map(sourceItem)),
    ];
  }).filter(Boolean);
  const place = el('div', null, parts);
  const left = row.c.length - most;
  if (left > 0) {
    const button = el('button', { type: 'button', class: 'plain' }, `Show ${count(left, 'more source')}`);
    button.addEventListener('click', () => place.replaceWith(sourcesOf(row, Infinity)));
    place.append(button);
  }
  return place;
}

function detail(row, width) {
  const keys = [['who', 'who'], ['whom', 'to whom'], ['figure', 'figure'], ['place', 'where'], ['time', 'when'], ['speaker', 'speaker']];
  return el('div', { class: 'detail', role: 'region', 'aria-label': 'Sources' },
    el('div', { class: 'charts' }, intervalChart(row, width), timeline(row, width)),
    sourcesOf(row, MOST_SOURCES),
    el('p', { class: 'key' }, 'Marked: ', el('mark', null, 'the clause'), keys.map(([kind, name]) => [' ', el('span', { class: `m-${kind}` }, name)]).flat(),
      el('a', { class: 'permalink', href: '#row=' + encodeURIComponent(row.id) }, 'Link to this claim')));
}

function toggle(item, open) {
  const button = item.querySelector('.open');
  const row = DATA.rows[item.dataset.at];
  item.querySelector('.detail')?.remove();
  button.setAttribute('aria-expanded', String(open));
  item.classList.toggle('is-open', open);
  button.removeAttribute('aria-controls');
  if (!open) return;
  const panel = detail(row, chartWidth(item));
  panel.id = `detail-${row.at}`;
  item.append(panel);
  button.setAttribute('aria-controls', panel.id);
}

/** Two charts stand side by side where there is room. */
function chartWidth(item) {
  const room = Math.floor(item.clientWidth) - (item.clientWidth > 700 ? 160 : 8);
  return Math.max(260, Math.min(room > 1000 ? Math.floor(room / 2) - 16 : room, 720));
}

/** Opens the row with this id, wherever it stands; false if there is none. */
function openById(id) {
  const at = shown.findIndex((row) => row.id === id);
  if (at < 0) return false;
  if (at >= drawn) drawMore(at - drawn + 1);
  const item = byId('rows').querySelector(`[data-at="${shown[at].at}"]`);
  toggle(item, true);
  item.scrollIntoView({ block: 'start' });
  item.querySelector('.open').focus({ preventScroll: true });
  return true;
}
