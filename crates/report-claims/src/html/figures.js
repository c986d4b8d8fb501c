// Figures as intervals on one axis, and over the days on which they were published.

const BAR = 26;
// A drawing of more would be none.
const MOST_DRAWN = 60;

/** What each claim of a row with a figure says: least, greatest (open ends are null), who, when. */
function figuresOf(row) {
  return row.c.filter((claim) => claim.q && [claim.q.l, claim.q.h, claim.q.v].some(Number.isFinite)).map((claim) => {
    const [l, h, v] = [claim.q.l, claim.q.h, claim.q.v].map(drawable);
    const bare = l === undefined && h === undefined;
    const doc = docOf(claim);
    return {
      low: bare ? v : l ?? null,
      high: bare ? v : h ?? null,
      value: v ?? null,
      words: text(claim.q.b),
      of: text(claim.q.o),
      who: outletOf(doc),
      day: dayOf(doc.published || ''),
      side: claim.z || 0,
    };
  });
}

/** A figure no finer and no greater than an axis can show. */
function drawable(n) {
  const [FINE, GREAT] = [1e-6, 1e15];
  if (n === undefined) return n;
  return Math.abs(n) < FINE ? 0 : Math.max(-GREAT, Math.min(GREAT, n));
}

/** The day of a date, if it is one. */
const dayOf = (date) => (/^\d{4}-\d\d-\d\d/.test(date) && Number.isFinite(Date.parse(date.slice(0, 10))) ? date.slice(0, 10) : '');

/** A scale from figures to pixels, its ticks at round numbers; logarithmic over a wide range. */
function scaleOf(figures, from, to) {
  const ends = figures.flatMap((f) => [f.low, f.high, f.value]).filter((n) => n !== null);
  const [min, max] = [Math.min(...ends), Math.max(...ends)];
  const wide = min > 0 && max / min > 30;
  const open = figures.some((f) => f.high === null);
  if (wide) {
    const [a, b] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max * (open ? 2 : 1.05)))];
    const at = (n) => from + ((Math.log10(Math.max(n, 10 ** a)) - a) / (b - a)) * (to - from);
    const every = Math.ceil((b - a) / 7);
    const ticks = [];
    for (let power = a; power <= b; power += every) ticks.push(10 ** power);
    return { at, ticks, wide };
  }
  const low = min < 0 ? min * 1.05 : 0;
  const high = Math.max(max, 0) === 0 ? 1 : max + (max - low) * (open ? 0.2 : 0.06);
  const step = niceStep((high - low) / Math.max(2, Math.min(6, Math.abs(to - from) / 80)));
  const ticks = [];
  for (let n = Math.ceil(low / step) * step; n <= high && ticks.length < 20; n += step) ticks.push(n);
  return { at: (n) => from + ((n - low) / (high - low)) * (to - from), ticks, wide };
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find((n) => n * power >= rough);
}

const short = (n) => (Math.abs(n) >= 1e5
  ? n.toLocaleString('en', { notation: 'compact', maximumFractionDigits: 1 })
  : n.toLocaleString('en', { maximumFractionDigits: 2 }));

const cut = (string, most) => (string.length > most ? string.slice(0, most - 1) + '…' : string);

/** A mark of its side's shape: round, square, diamond; hollow if the words leave the figure itself out. */
function mark(x, y, f) {
  const side = f.side;
  const out = (f.low !== null && f.value < f.low) || (f.high !== null && f.value > f.high);
  const at = { class: `dot side-${side % 4}${out ? ' hollow' : ''}` };
  if (side % 3 === 0) return svg('circle', { ...at, cx: x, cy: y, r: 5 });
  const square = { ...at, x: x - 4.5, y: y - 4.5, width: 9, height: 9 };
  return svg('rect', side % 3 === 1 ? square : { ...square, transform: `rotate(45 ${x} ${y})` });
}

const drawnOf = (all) => (all.length > MOST_DRAWN ? ` The first ${MOST_DRAWN} of ${count(all.length, 'figure')}.` : '');

/** The range that every one of the figures admits, if there is one and they count the same. */
function common(figures) {
  const low = figures.reduce((most, f) => Math.max(most, f.low ?? -Infinity), -Infinity);
  const high = figures.reduce((least, f) => Math.min(least, f.high ?? Infinity), Infinity);
  return low <= high ? { low, high } : null;
}

/** Who says which: one line a claim, its interval on the common axis. */
function intervalChart(row, width) {
  const all = figuresOf(row);
  if (all.length < 2) return null;
  all.sort((a, b) => a.side - b.side || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || (a.low ?? 0) - (b.low ?? 0));
  const figures = all.slice(0, MOST_DRAWN);
  const narrow = width < 520;
  const left = narrow ? 8 : Math.min(230, width * 0.36);
  const named = new Set(figures.map((f) => f.of)).size > 1;
  // A figure's own words stand right of it, with what it counts where that is not all the same.
  const counted = (f) => (named && f.of && !narrow ? ' ' + cut(f.of, 24) : '');
  const right = width - Math.max(...figures.map((f) => f.words.length * 8.5 + counted(f).length * 7)) - 20;
  const step = narrow ? BAR + 16 : BAR;
  const top = 10;
  const bottom = top + figures.length * step;
  const scale = scaleOf(figures, left + 6, right - 10);
  const parts = scale.ticks.map((n) => svg('g', null,
    svg('line', { class: 'grid', x1: scale.at(n), x2: scale.at(n), y1: top - 4, y2: bottom + 4 }),
    svg('text', { class: 'tick', x: scale.at(n), y: bottom + 18, 'text-anchor': 'middle' }, short(n))));
  const comparable = text(row.k) === 'quantity' && all.length === figures.length;
  const shared = comparable ? common(figures) : null;
  if (shared) {
    const a = Number.isFinite(shared.low) ? scale.at(shared.low) : left;
    const b = Number.isFinite(shared.high) ? scale.at(shared.high) + 3 : width;
    parts.push(svg('rect', { class: 'shared', x: a - 3, y: top - 4, width: Math.max(0, b - a + 3), height: bottom - top + 8 }));
  }
  figures.forEach((f, i) => {
    const y = top + i * step + step / 2 + (narrow ? 8 : 0);
    const label = f.who + (narrow && named && f.of ? `: ${f.of}` : '');
    parts.push(narrow
      ? svg('text', { class: 'who', x: left, y: y - 13 }, cut(label, Math.floor(width / 7.6)))
      : svg('text', { class: 'who', x: left - 10, y: y + 4, 'text-anchor': 'end' }, cut(label, Math.floor((left - 10) / 7.6))));
    parts.push(interval(f, y, scale, left, right, counted(f)));
  });
  const caption = shared
    ? 'Each source’s figure with the range its words admit. Shaded: what all of them admit.'
    : 'Each source’s figure with the range its words admit.' + (comparable ? ' No figure is admitted by all.' : '');
  const logs = scale.wide ? ' The axis is logarithmic.' : '';
  return chart('Figures side by side', caption + logs + drawnOf(all), parts, width, bottom + 26, figures);
}

function interval(f, y, scale, left, right, of) {
  const a = f.low === null ? left : scale.at(f.low);
  const b = f.high === null ? right : scale.at(f.high);
  const point = f.low !== null && f.low === f.high;
  const side = `side-${f.side % 4}`;
  const cap = (x) => svg('line', { class: `cap ${side}`, x1: x, x2: x, y1: y - 5, y2: y + 5 });
  const arrow = (x, way) => svg('path', { class: `cap ${side}`, d: `M${x - 5 * way} ${y - 5} L${x} ${y} L${x - 5 * way} ${y + 5}` });
  return svg('g', null,
    point ? null : svg('line', { class: `bar ${side}`, x1: a, x2: b, y1: y, y2: y }),
    point ? null : f.low === null ? arrow(a, -1) : cap(a),
    point ? null : f.high === null ? arrow(b, 1) : cap(b),
    f.value !== null ? mark(scale.at(f.value), y, f) : null,
    svg('text', { class: 'value', x: b + 9, y: y + 4 }, f.words, of ? svg('tspan', { class: 'who' }, of) : null));
}

/** The figures of a row in a few strokes, beside its figure in words. */
function strokes(row) {
  const [width, step, most] = [104, 7, 6];
  const figures = figuresOf(row).slice(0, most);
  if (new Set(figures.map((f) => f.words)).size < 2) return null;
  const scale = scaleOf(figures, 4, width - 8);
  return svg('svg', { width, height: figures.length * step + 2, 'aria-hidden': 'true' }, figures.map((f, i) => {
    const y = i * step + 5;
    const [a, b] = [f.low === null ? 1 : scale.at(f.low), f.high === null ? width - 1 : scale.at(f.high)];
    return svg('line', { class: `stroke side-${f.side % 4}`, x1: Math.max(1, Math.min(a, b) - 1.5), x2: Math.max(a, b) + 1.5, y1: y, y2: y });
  }));
}

/** How the figure went, by the day on which each source published it. */
function timeline(row, width) {
  const all = figuresOf(row).filter((f) => f.day);
  all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || a.side - b.side);
  const figures = all.slice(0, MOST_DRAWN);
  if (new Set(figures.map((f) => f.day)).size < 2) return null;
  const [left, right, top, bottom] = [44, width - 20, 12, 170];
  const days = figures.map((f) => Date.parse(f.day));
  const [first, last] = [days[0], days[days.length - 1]];
  const x = (day) => left + 26 + ((day - first) / (last - first)) * (right - left - 52);
  const scale = scaleOf(figures, bottom - 8, top + 10);
  const parts = scale.ticks.map((n) => svg('g', null,
    svg('line', { class: 'grid', x1: left, x2: right, y1: scale.at(n), y2: scale.at(n) }),
    svg('text', { class: 'tick', x: left - 6, y: scale.at(n) + 4, 'text-anchor': 'end' }, short(n))));
  parts.push(svg('line', { class: 'cap axis', x1: left, x2: right, y1: bottom, y2: bottom }), dayTicks([...new Set(days)], x, bottom));
  const places = apart(days.map(x), right - 8);
  const heights = figures.map((f) => scale.at(f.value ?? f.low ?? f.high));
  figures.forEach((f, i) => parts.push(upright(f, places[i], scale, top, bottom)));
  parts.push(...labels(figures, places, heights, (left + right) / 2, bottom));
  return chart('By day of publication', 'The figure, as each source gave it on the day it published.' + drawnOf(all), parts, width, bottom + 26, figures);
}

/** Ascending places, moved so that each stands clear of the one before it. */
function apart(places, most) {
  const CLEAR = 14;
  const out = [];
  for (const x of places) out.push(out.length ? Math.max(x, out[out.length - 1] + CLEAR) : x);
  for (let i = out.length - 1, end = most; i >= 0; i -= 1, end = out[i + 1] - CLEAR) out[i] = Math.min(out[i], end);
  return out;
}

function dayTicks(days, x, bottom) {
  let taken = -Infinity;
  return svg('g', null, days.map((day, i) => {
    const [begins, ends] = [i === 0, i === days.length - 1];
    if (!begins && !ends && (x(day) - taken < 140 || x(days[days.length - 1]) - x(day) < 200)) return null;
    taken = x(day);
    return svg('g', null, svg('line', { class: 'cap axis', x1: x(day), x2: x(day), y1: bottom, y2: bottom + 5 }),
      svg('text', { class: 'tick', x: x(day), y: bottom + 19, 'text-anchor': begins ? 'start' : ends ? 'end' : 'middle' },
        dateWords(new Date(day).toISOString().slice(0, 10))));
  }));
}

function upright(f, x, scale, top, bottom) {
  const a = f.low === null ? bottom - 4 : scale.at(f.low);
  const b = f.high === null ? top : scale.at(f.high);
  const side = `side-${f.side % 4}`;
  const cap = (y) => svg('line', { class: `cap ${side}`, x1: x - 5, x2: x + 5, y1: y, y2: y });
  const arrow = (y, way) => svg('path', { class: `cap ${side}`, d: `M${x - 5} ${y + 5 * way} L${x} ${y} L${x + 5} ${y + 5 * way}` });
  const point = f.low !== null && f.low === f.high;
  return svg('g', null,
    point ? null : svg('line', { class: `bar ${side}`, x1: x, x2: x, y1: a, y2: b }),
    point ? null : f.low === null ? arrow(a, -1) : cap(a),
    point ? null : f.high === null ? arrow(b, 1) : cap(b),
    f.value !== null ? mark(x, scale.at(f.value), f) : null);
}

/** The figures' words beside their marks, each moved up or down until it stands clear of the others. */
function labels(figures, places, heights, middle, bottom) {
  const OFFSETS = [0, -15, 15, -30, 30, -45, 45, -60, 60, -75, 75];
  const named = new Set(figures.map((f) => f.of)).size > 1;
  // What is taken: the marks, then the labels as they are set.
  const taken = places.map((x, i) => [x - 7, x + 7, heights[i]]);
  return figures.map((f, i) => {
    const before = places[i] > middle;
    const rest = cut(named && f.of ? f.of : f.who, 22);
    const near = places[i] + (before ? -11 : 11);
    const far = near + (before ? -1 : 1) * (f.words.length * 8.5 + rest.length * 7 + 8);
    const [a, b] = [Math.min(near, far), Math.max(near, far)];
    const clear = (y) => y > 8 && y < bottom - 7 && !taken.some(([c, d, at]) => a < d && c < b && Math.abs(at - y) < 14);
    const y = heights[i] + (OFFSETS.find((offset) => clear(heights[i] + offset)) ?? 0);
    taken.push([a, b, y]);
    return svg('text', { class: 'value', x: near, y: y + 4, 'text-anchor': before ? 'end' : 'start' },
      svg('tspan', null, f.words), svg('tspan', { class: 'who', dx: 6 }, rest));
  });
}

/** A drawing with its caption; for those who do not see it, its numbers in words. */
function chart(title, caption, parts, width, height, figures) {
  const words = figures.map((f) => `${f.who}${f.day ? `, ${dateWords(f.day)}` : ''}: ${f.words}${f.of ? ` ${f.of}` : ''}`).join('; ');
  return el('figure', { class: 'chart' },
    el('figcaption', null, el('b', null, title), ' ', caption),
    svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${title}. ${words}.` }, parts));
}
