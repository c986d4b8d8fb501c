// Which rows are wanted. The filters stand in the address too, so that a view can be kept and sent.

const FIELDS = ['q', 'actor', 'place', 'predicate', 'from', 'to', 'least'];
const chosen = new Set();

/** Rows with the filters' lesser statements set aside or not; verdicts are counted over these. */
function filterOf() {
  const value = (id) => byId(id).value.trim();
  const from = value('from');
  const until = value('to');
  for (const id of ['from', 'to']) byId(id).setAttribute('aria-invalid', String(value(id) !== '' && !isDate(value(id))));
  return {
    words: fold(value('q')).split(/\s+/).filter(Boolean),
    actor: fold(value('actor')),
    place: fold(value('place')),
    predicate: value('predicate'),
    from: isDate(from) ? from : '',
    // "2021" ends before "2021~", which sorts after every day of it.
    until: isDate(until) ? until + '~' : '',
    least: Number(value('least')) || 1,
    minor: byId('minor').checked,
  };
}

const isDate = (string) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(string);

function passes(row, filter) {
  if (row.x && !filter.minor) return false;
  if (row.a < filter.least) return false;
  if (filter.predicate && !row.p.some((p) => text(p) === filter.predicate)) return false;
  if ((filter.from || filter.until) && !within(row, filter)) return false;
  if (filter.actor && !peopleOf(row).some((at) => foldAt(at).includes(filter.actor))) return false;
  if (filter.place && !placesOf(row).some((at) => foldAt(at).includes(filter.place))) return false;
  return filter.words.every((word) => haystack(row).includes(word));
}

/** Does the row's time overlap the filter's? A row without a time does not. */
function within(row, filter) {
  const from = text(row.f);
  const to = text(row.t);
  if (!from && !to) return false;
  if (filter.from && to && to <= filter.from) return false;
  return !(filter.until && from && from > filter.until);
}

/** The rows that pass, and how many of each verdict pass all but the choice of verdicts. */
function filtered() {
  const filter = filterOf();
  const tallies = Object.fromEntries(GROUPS.map((group) => [group.id, 0]));
  const rows = DATA.rows.filter((row) => {
    if (!passes(row, filter)) return false;
    tallies[row.group] += 1;
    return chosen.size === 0 || chosen.has(row.group);
  });
  return { rows, tallies };
}

/** Is anything filtered out? */
const isFiltered = () =>
  chosen.size > 0 || FIELDS.some((id) => byId(id).value.trim() !== (id === 'least' ? '1' : ''));

/** The filters in words, for those who hear them and on paper. */
function filterWords() {
  const value = (id) => byId(id).value.trim();
  const quoted = (id) => (value(id) ? `“${value(id)}”` : '');
  const said = (before, what) => (what ? `${before} ${what}` : '');
  return [
    GROUPS.filter((group) => chosen.has(group.id)).map((group) => group.name.toLowerCase()).join(' or '),
    said('with', quoted('q')), said('who', quoted('actor')), said('where', quoted('place')),
    predicateWords(value('predicate')), ...['from', 'to'].map((id) => (isDate(value(id)) ? said(id === 'to' ? 'until' : id, value(id)) : '')),
    Number(value('least')) > 1 ? `in ${value('least')} or more articles` : '',
  ].filter(Boolean).join(', ');
}

function makeFilters() {
  const option = (name, label) => el('option', { value: name }, label);
  const predicates = frequent(DATA.rows, (row) => row.p);
  const label = (name) => (name === 'states' ? 'another counted statement' : predicateWords(name));
  byId('predicate').append(...predicates.map(([at, n]) => option(text(at), `${label(text(at))} (${n})`)));
  const MOST = 300;
  const offer = (id, of) =>
    byId(id).append(...frequent(DATA.rows, of).slice(0, MOST).map(([at]) => option(text(at))));
  offer('actors', (row) => [...(row.s || []), ...(row.o || [])]);
  offer('places', (row) => row.l || []);
  byId('verdicts').append(...GROUPS.map((group) =>
    el('button', { type: 'button', class: `tally v-${group.id}`, 'data-group': group.id, 'aria-pressed': 'false' },
      el('span', { class: 'n' }, '0'),
      el('span', { class: 'name' }, el('span', { class: 'sign', 'aria-hidden': 'true' }, group.sign), group.name))));
  byId('minor-label').hidden = !DATA.rows.some((row) => row.x);
}

function showTallies(tallies) {
  for (const button of byId('verdicts').children) {
    const id = button.dataset.group;
    button.querySelector('.n').textContent = tallies[id].toLocaleString('en');
    button.setAttribute('aria-pressed', String(chosen.has(id)));
    button.classList.toggle('zero', tallies[id] === 0);
  }
}

function writeAddress() {
  const parts = new URLSearchParams();
  if (chosen.size) parts.set('verdict', [...chosen].join(' '));
  for (const id of FIELDS) {
    const value = byId(id).value.trim();
    if (value && !(id === 'least' && value === '1')) parts.set(id, value);
  }
  if (byId('minor').checked) parts.set('minor', '1');
  const hash = parts.toString();
  try {
    history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
  } catch {
    // A browser that forbids it for files: the view is then not in the address, and all else works.
  }
}

/** Sets the filters as the address has them; the row it names, if it does. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const id of FIELDS) byId(id).value = parts.get(id) || (id === 'least' ? '1' : '');
  byId('minor').checked = parts.has('minor');
  chosen.clear();
  for (const id of (parts.get('verdict') || '').split(' ')) {
    if (GROUPS.some((group) => group.id === id)) chosen.add(id);
  }
  return parts.get('row');
}
