#!/usr/bin/env python3
"""Phrases that must be read whole: Duckling's test corpora (BSD-3), a phrase and its value each.
usage: whole.py records PHRASES.jsonl > PARAGRAPHS.jsonl
       whole.py score PHRASES.jsonl NUMBERS.jsonl [--errors]
A phrase is read whole when its mentions leave no word of it over but prepositions and the like, and
their value is the phrase's: numerals, ranks and money by figure (a vague one by its interval), bounds
and currencies; durations by length; times by their first moment and, of intervals, their end. A phrase
without a value must give nothing of its kind. Times are counted from Duckling's own 2013-02-12, half past four, two hours behind Greenwich."""
import json, re, sys

ASIDE = set('a an the on in at of by for to from until till between and since within about around exactly '
            'approximately after before this gmt bst cet cst ist pst'.split())
MONEY = {'Dollar': 'USD', 'Cent': 'cent', 'Pound': 'GBP', 'Riyal': 'SAR', 'Rial': 'IRR', 'Dinar': 'IQD', 'Unnamed': None}
LABELS = {'Numeral': ('CARDINAL',), 'Ordinal': ('ORDINAL',), 'AmountOfMoney': ('MONEY', 'CARDINAL'), 'Duration': ('DURATION',), 'Time': ('DATE', 'TIME')}
SECONDS = {'Second': 1, 'Minute': 60, 'Hour': 3600, 'Day': 86400, 'Week': 604800, 'Month': 2629800, 'Quarter': 7889400, 'Year': 31557600}
LETTERS = {'S': 1, 'H': 3600, 'D': 86400, 'W': 604800, 'Q': 7889400, 'Y': 31557600}

def plain(text):
    """Haskell's escapes as characters."""
    text = re.sub(r'\\x([0-9a-fA-F]+)(\\&)?', lambda m: chr(int(m[1], 16)), text)
    return text.replace('\\"', '"').replace('\\&', '')

def phrases(path):
    for line in open(path, encoding='utf8'):
        row = json.loads(line); yield row['dim'], plain(row['text']), row['value_hs']

def close(a, b): return a is not None and abs(a - b) <= 1e-6 * max(1.0, abs(b))
def figures(value): return [float(x) for x in re.findall(r'-?\d+(?:\.\d+)?(?:e\d+)?', value)]

def same_figure(m, value):
    n = figures(value)[0]
    return close(m['value'], n) or m['value'] is None and None not in (m['low'], m['high']) and m['low'] <= n <= m['high']

def same_money(m, value):
    kind, unit, rest = re.match(r'\((\w+) (\w+) (.*)\)$', value).groups()
    told = m['currency'] or (m['unit'] if m['label'] == 'MONEY' else None)
    if told != MONEY.get(unit, unit): return False
    n = figures(rest)
    if kind == 'between': return close(m['low'], n[0]) and close(m['high'], n[1])
    if kind == 'above': return m['high'] is None and close(m['low'], n[0])
    if kind == 'under': return m['low'] is None and close(m['high'], n[0])
    return same_figure(m, rest)

def length(timex):
    """Seconds of a TIMEX3 duration, a month a twelfth of a year."""
    total, time = 0.0, False
    for t, n, letter in re.findall(r'(T?)(\d+(?:\.\d+)?)([SMHDWQY])', (timex or '')[1:]):
        time |= bool(t); total += float(n) * (60 if letter == 'M' and time else 2629800 if letter == 'M' else LETTERS[letter])
    return total

def same_length(m, value):  # A month is Duckling's 30 days or a twelfth of a year.
    n, unit = re.match(r'\(DurationData (\S+) (\w+)\)', value).groups()
    want = float(n) * SECONDS[unit]; return abs(length(m['timex']) - want) <= 0.02 * want

def moment(n, by_day):
    y, mo, d, h, mi, s = (int(x) for x in n)
    return f'{y:04}-{mo:02}-{d:02}' + ('' if by_day else f'T{h:02}:{mi:02}:{s:02}')

def same_time(found, value):
    n = figures(re.sub(r'"[^"]*"', '', value)); grain = re.findall(r'\) (\w+)', value)
    by_day = not grain or grain[-1] not in ('Hour', 'Minute', 'Second')
    got = lambda m, key: (m[key] or '')[:10] if by_day else m[key] if 'T' in (m[key] or '') else f'{m[key]}T00:00:00'
    if 'OpenInterval' in value: return got(found[0], 'from') == moment(n[:6], by_day)
    if got(found[0], 'from') != moment(n[:6], by_day): return False
    # A clock's end is told to the minute on one side and to the hour on the other.
    return len(n) < 12 or not by_day or got(found[-1], 'to') == moment(n[6:12], by_day)

def right(dim, text, value, numbers):
    found = [m for m in numbers if m['label'] in LABELS[dim]]
    if value is None: return not found
    points, at, rest = list(text), 0, ''
    for m in found: rest += ''.join(points[at:m['start']]) + ' '; at = m['end']
    rest += ''.join(points[at:])
    if not found or set(re.findall(r"[^\W_]+", rest.lower())) - ASIDE: return False
    if dim == 'Time': return same_time(found, value)
    check = {'AmountOfMoney': same_money, 'Duration': same_length}.get(dim, same_figure)
    return len(found) == 1 and check(found[0], value)

def main(mode, path, out=None, *_):
    rows = list(phrases(path))
    if mode == 'records':
        for i, (_, text, _) in enumerate(rows):
            print(json.dumps({'type': 'paragraph', 'doc': str(i), 'published': '2013-02-12T04:30:00-02:00', 'text': text}, ensure_ascii=False))
        return
    found = {r['doc']: r.get('numbers') or [] for r in map(json.loads, open(out, encoding='utf8'))}
    wrong = [(text, value, [(m['text'], m['label'], m['value'], m['currency'] or m['unit'], m['timex'], m['from'], m['to']) for m in found.get(str(i), [])])
             for i, (dim, text, value) in enumerate(rows) if not right(dim, text, value, found.get(str(i), []))]
    print(f'read whole {len(rows) - len(wrong)}/{len(rows)} = {(len(rows) - len(wrong)) / max(1, len(rows)):.3f}')
    if '--errors' in sys.argv:
        for row in wrong: print(*row)

if len(sys.argv) < 3: sys.exit(__doc__)
main(*sys.argv[1:])
