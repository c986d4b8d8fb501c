// One source's sentence: the clause, the actors and the figure marked, who said it, and the way back to its bytes.

/** The spans to mark in a claim's sentence, as [start, end, kind]. */
function spansOf(claim) {
  const spans = [];
  const add = (actors, kind) => {
    for (const who of actors || []) if (who.length === 3) spans.push([who[1], who[2], kind]);
  };
  add(claim.S, 'who');
  add(claim.O, 'whom');
  add(claim.L, 'place');
  add(claim.A, 'speaker');
  if (claim.q && claim.q.r) spans.push([...claim.q.r, 'figure']);
  const sentence = sentenceOf(claim)[4];
  const when = text(claim.d);
  const at = when ? sentence.indexOf(when) : -1;
  if (at >= 0) spans.push([at, at + when.length, 'time']);
  return spans;
}

/** A stretch of the sentence, cut wherever a span begins or ends. */
function stretch(sentence, from, to, spans) {
  const ends = new Set([from, to]);
  for (const [a, b] of spans) for (const end of [a, b]) if (end > from && end < to) ends.add(end);
  const cuts = [...ends].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i];
    const kinds = spans.filter(([a, b]) => a <= start && b >= end).map((span) => `m-${span[2]}`);
    const words = sentence.slice(start, end);
    return kinds.length ? el('span', { class: [...new Set(kinds)].join(' ') }, words) : words;
  });
}

function quotation(claim) {
  const sentence = sentenceOf(claim)[4];
  const [from, to] = claim.r;
  const spans = spansOf(claim);
  return el('blockquote', null, el('bdi', null,
    stretch(sentence, 0, from, spans),
    el('mark', null, stretch(sentence, from, to, spans)),
    stretch(sentence, to, sentence.length, spans)));
}

/** First speaker to outlet. */
function chain(claim) {
  const outlet = outletOf(docOf(claim));
  const speakers = (claim.A || []).map((who) => text(who[0]));
  if (speakers.length === 0) return el('p', { class: 'chain' }, bdi(outlet), ' says so in its own voice.');
  if (speakers[speakers.length - 1] !== outlet) speakers.push(outlet);
  return el('div', { class: 'chain' },
    el('span', { class: 'label' }, 'On the word of'),
    el('ol', { role: 'list', 'aria-label': 'Who said it, first speaker first' },
      speakers.map((name, i) => el('li', null, i ? el('span', { class: 'arrow', 'aria-hidden': 'true' }, '→ ') : '', bdi(name)))));
}

/** How the sentence was read: term and description. */
function reading(claim) {
  const names = (actors) => (actors || []).map((who) => text(who[0])).join(', ');
  const q = claim.q;
  const range = q && (q.l !== q.h) && (q.l !== undefined || q.h !== undefined)
    ? ` (${q.l === undefined ? 'up to ' + short(q.h) : q.h === undefined ? short(q.l) + ' or more' : short(q.l) + ' to ' + short(q.h)})` : '';
  const pairs = [
    ['what', predicateWords(text(claim.p) === 'states' ? text(claim.u) : text(claim.p)) + (claim.m === undefined ? '' : `, ${text(claim.m)}`)],
    ['who', names(claim.S)],
    ['to whom', names(claim.O)],
    ['figure', q ? `${text(q.b)}${range}${q.o === undefined ? '' : ' ' + text(q.o)}` : ''],
    ['where', names(claim.L)],
    ['when', dateWords(text(claim.w))],
    ['told as', [text(claim.n), text(claim.e)].filter(Boolean).join(', ')],
    ['traced to', text(claim.o)],
  ];
  return el('dl', { class: 'reading' }, pairs.filter((pair) => pair[1]).map(([term, said]) =>
    el('div', null, el('dt', null, term), el('dd', null, bdi(said)))));
}

/** An address one may link to, or nothing. */
function safeUrl(address, schemes) {
  try {
    const url = new URL(address, document.baseURI);
    return schemes.includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** The address with a text fragment, so that the browser scrolls to the sentence. */
function toSentence(url, sentence) {
  const words = sentence.replace(/\s+/g, ' ').trim().split(' ');
  const code = (part) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  const fragment = words.length <= 8 ? code(words) : `${code(words.slice(0, 4))},${code(words.slice(-4))}`;
  return `${url.href}${url.hash ? '' : '#'}:~:text=${fragment}`;
}

/** A link out of the page, which tells nobody where it stands. */
const elsewhere = (href, words) =>
  el('a', { href, rel: 'noopener noreferrer', target: '_blank' }, words, el('span', { class: 'away' }, ' (opens elsewhere)'));

function references(claim) {
  const [, paragraph, from, to, sentence] = sentenceOf(claim);
  const doc = docOf(claim);
  const out = (url, words) => elsewhere(toSentence(url, sentence), words);
  const url = doc.url ? safeUrl(doc.url, ['http:', 'https:']) : null;
  const folder = DATA.texts ? DATA.texts.replace(/\/?$/, '/') : '';
  const name = doc.doc.split('/').map(encodeURIComponent).join('/');
  const copy = folder ? safeUrl(folder + name, ['http:', 'https:', 'file:']) : null;
  return el('p', { class: 'refs' },
    url ? out(url, `${url.host} ↗`) : doc.url ? el('span', null, bdi(doc.url)) : null,
    copy ? out(copy, 'the article’s text ↗') : null,
    el('span', { class: 'bytes' }, bdi(doc.doc), `, ${paragraph === null ? 'title' : `paragraph ${paragraph + 1}`}, bytes ${from}–${to}`));
}

function sourceItem(claim) {
  const doc = docOf(claim);
  return el('li', { class: `source side-${(claim.z || 0) % 4}` },
    el('p', { class: 'byline' }, el('b', null, bdi(outletOf(doc))),
      doc.published ? el('time', { datetime: doc.published }, dateWords(doc.published)) : el('span', null, 'undated'),
      doc.title ? el('cite', null, bdi(doc.title)) : null),
    quotation(claim), chain(claim), reading(claim), references(claim));
}
