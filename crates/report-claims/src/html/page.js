// The page comes to life.

const MOST_PRINTED = 1000;
const MOST_DOCS = 500;

function showDocs() {
  const claims = new Map();
  for (const row of DATA.rows) for (const claim of row.c) {
    const at = sentenceOf(claim)[0];
    if (!claims.has(at)) claims.set(at, new Set());
    claims.get(at).add(`${claim.s} ${claim.r} ${claim.p}`);
  }
  const docs = DATA.docs.map((doc, i) => ({ doc, n: claims.get(i)?.size || 0 }));
  docs.sort((a, b) => ((a.doc.published || '~') < (b.doc.published || '~') ? -1 : 1));
  byId('docs').append(...docs.slice(0, MOST_DOCS).map(({ doc, n }) => {
    const url = doc.url ? safeUrl(doc.url, ['http:', 'https:']) : null;
    const name = bdi(doc.title || doc.doc);
    return el('tr', null,
      el('td', { class: 'day' }, doc.published ? el('time', { datetime: doc.published }, dateWords(doc.published)) : '–'),
      el('td', null, doc.outlet ? bdi(doc.outlet) : '–'),
      el('td', null, url ? elsewhere(url.href, name) : name,
        doc.title ? el('span', { class: 'file' }, bdi(doc.doc)) : null),
      el('td', { class: 'count' }, n.toLocaleString('en')));
  }));
  byId('docs-left').hidden = docs.length <= MOST_DOCS;
  byId('docs-left').textContent = `${count(docs.length - MOST_DOCS, 'more article')} not listed.`;
  byId('articles').hidden = docs.length === 0;
}

function soon(work, wait) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
}

function changed() {
  refresh();
  writeAddress();
}

/** Filters as the address has them, and its row opened; lesser statements are shown if it is one. */
function fromAddress() {
  const id = readAddress();
  if (id !== null && DATA.rows.some((row) => row.id === id && row.x)) byId('minor').checked = true;
  refresh();
  if (id !== null) openById(id);
}

function listen() {
  const form = byId('filters');
  const later = soon(changed, 120);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', (event) => (event.target.type === 'search' || event.target.type === 'text' ? later() : changed()));
  form.addEventListener('reset', () => {
    chosen.clear();
    setTimeout(changed, 0);
  });
  byId('verdicts').addEventListener('click', (event) => {
    const id = event.target.closest('button')?.dataset.group;
    if (!id) return;
    if (!chosen.delete(id)) chosen.add(id);
    changed();
  });
  byId('rows').addEventListener('click', (event) => {
    const head = event.target.closest('.head');
    // Whoever marks words with the mouse does not want the row to open.
    if (!head || (!event.target.closest('.open') && String(getSelection()))) return;
    toggle(head.parentElement, !head.parentElement.classList.contains('is-open'));
  });
  byId('more-some').addEventListener('click', () => {
    const next = drawn;
    drawMore(CHUNK);
    byId('rows').querySelector(`[data-at="${shown[next].at}"] .open`).focus({ preventScroll: true });
  });
  // The skip link's address holds no view.
  addEventListener('hashchange', () => location.hash !== '#list' && fromAddress());
  addEventListener('beforeprint', () => drawMore(Math.max(0, MOST_PRINTED - drawn)));
  let width = innerWidth;
  addEventListener('resize', soon(() => {
    if (innerWidth === width) return;
    width = innerWidth;
    for (const item of byId('rows').querySelectorAll('.is-open')) {
      item.querySelector('.charts').replaceWith(detail(DATA.rows[item.dataset.at], chartWidth(item)).querySelector('.charts'));
    }
  }, 200));
}

makeFilters();
byId('filters').hidden = false;
// On a phone's width the claims come first.
byId('further').open = matchMedia('(min-width: 44.01rem)').matches;
listen();
fromAddress();
showDocs();
