// The data of the page, and what is asked of a row.

const DATA = JSON.parse(byId('data').textContent);
const text = (at) => (at === undefined ? '' : DATA.strings[at]);
const sentenceOf = (claim) => DATA.sentences[claim.s];
const docOf = (claim) => DATA.docs[sentenceOf(claim)[0]];
const outletOf = (doc) => doc.outlet || doc.doc;

/** How the sources of a row stand; each group's sign does not rest on colour. */
const GROUPS = [
  { id: 'contradict', sign: '≠', name: 'Contradicted', head: 'The sources contradict each other' },
  { id: 'differ', sign: '≁', name: 'Told differently', head: 'The sources tell it differently' },
  { id: 'compatible', sign: '⊂', name: 'Compatible', head: 'One source says more than another' },
  { id: 'agree', sign: '=', name: 'Agree', head: 'Several articles agree' },
  { id: 'single', sign: '1', name: 'One article', head: 'One article alone says it' },
];

function groupOf(row) {
  const verdict = text(row.v);
  if (verdict === 'contradict' || verdict === 'differ') return verdict;
  if (row.a <= 1) return 'single';
  return verdict === 'compatible' ? 'compatible' : 'agree';
}

/** Lower case without accents, for comparing. */
const fold = (string) => string.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const folded = new Map();
function foldAt(at) {
  if (!folded.has(at)) folded.set(at, fold(DATA.strings[at]));
  return folded.get(at);
}

const foldedSentences = [];
function foldSentence(at) {
  return (foldedSentences[at] ??= fold(DATA.sentences[at][4]));
}

/** Everybody who acts or speaks in a row, as indices of strings. */
function peopleOf(row) {
  if (!row.people) {
    const all = [...(row.s || []), ...(row.o || [])];
    for (const claim of row.c) {
      for (const list of [claim.S, claim.O, claim.A]) for (const who of list || []) all.push(who[0]);
      all.push(claim.o);
    }
    row.people = [...new Set(all)];
  }
  return row.people;
}

function placesOf(row) {
  if (!row.places) {
    const all = [...(row.l || [])];
    for (const claim of row.c) for (const place of claim.L || []) all.push(place[0]);
    row.places = [...new Set(all)];
  }
  return row.places;
}

/** All the words of a row, for the free search. */
function haystack(row) {
  if (!row.hay) {
    const strings = [...peopleOf(row), ...placesOf(row), ...row.p, row.y];
    for (const at of [row.u, row.m, row.w, row.n]) if (at !== undefined) strings.push(at);
    const parts = strings.map(foldAt);
    for (const at of new Set(row.c.map((claim) => claim.s))) {
      const doc = DATA.docs[DATA.sentences[at][0]];
      parts.push(foldSentence(at), (doc.folded ??= fold([doc.title, doc.outlet, doc.doc].filter(Boolean).join(' '))));
    }
    row.hay = parts.join('\n');
  }
  return row.hay;
}

/** "plans-attack-on" as words; of a generic statement its own verb. */
const predicateWords = (predicate) => predicate.replaceAll('-', ' ');

function whatOf(row) {
  return row.u !== undefined ? text(row.u) : row.p.map((p) => predicateWords(text(p))).join(' / ');
}

/** Why a row has its verdict. That one article alone is one source need not be said. */
function whyOf(row) {
  let why = text(row.y);
  for (const p of row.p) why = why.replaceAll(text(p), predicateWords(text(p)));
  why = dateWords(why);
  return row.group === 'single' ? why.replace(/^one source(, )?/, '') : why;
}

const list = (all, most) =>
  (all || []).slice(0, most).map(text).join(', ') + ((all || []).length > most ? ' …' : '');

/** Numbers of a list, most frequent first. */
function frequent(rows, of) {
  const counts = new Map();
  for (const row of rows) for (const at of of(row)) counts.set(at, (counts.get(at) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (DATA.strings[a[0]] < DATA.strings[b[0]] ? -1 : 1));
}

// The worst first, as they come, but each group in one piece.
for (const row of DATA.rows) row.group = groupOf(row);
const groupRank = Object.fromEntries(GROUPS.map((group, i) => [group.id, i]));
DATA.rows.sort((a, b) => groupRank[a.group] - groupRank[b.group]);
DATA.rows.forEach((row, i) => {
  row.at = i;
});
