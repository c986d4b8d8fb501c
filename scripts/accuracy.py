#!/usr/bin/env python3
"""Accuracy on the development sets, and none of it may fall below scripts/floors.tsv.
usage: accuracy.py SHARED BIN [--only WORD] [--write-floors]
SHARED: the folder with bench/, score/ and seeds/. BIN: the folder of the built tools.
--only: the sets whose name has WORD in it. --write-floors: set the floors 0.02 under what is seen.
Without SHARED it says so and passes: the sets are other people's and not in this repository."""
import os, re, subprocess, sys, tempfile

args = [a for a in sys.argv[1:] if not a.startswith('--')]
only = sys.argv[sys.argv.index('--only') + 1] if '--only' in sys.argv else ''
if only: args.remove(only)
if len(args) < 2: sys.exit(__doc__)
SHARED, BIN = args[:2]
HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, 'floors.tsv')
if not os.path.isdir(os.path.join(SHARED, 'bench')):
    print(f'accuracy: no development sets in {SHARED}: nothing measured'); sys.exit(0)
SCORE, BENCH = os.path.join(SHARED, 'score'), os.path.join(SHARED, 'bench')
WORK = tempfile.TemporaryDirectory(); seen = {}

def tool(line): name, _, rest = line.partition(' '); return f'{os.path.join(BIN, name)} {rest}'
def pipe(*stages): return ' | '.join(tool(s) for s in stages)
def made(name): return os.path.join(WORK.name, name.replace(' ', '-') + '.jsonl')
def sh(command):
    done = subprocess.run(['bash', '-o', 'pipefail', '-c', command], capture_output=True, text=True)
    if done.returncode: sys.exit(f'accuracy: {command}\n{done.stderr}')
    return done.stdout

RATE = re.compile(r'P [\d.]+ R [\d.]+ F1 ([\d.]+)')
def figures(line):
    """Each figure of a scorer's line with its name: F1s first, then ratios, then bare numbers."""
    parts = RATE.split(line)
    if len(parts) > 1:
        for before, f1 in zip(parts[::2], parts[1::2]):
            words = re.sub(r'\b(gold|system)\s+\d+', '', re.sub(r'\d+/\d+', '', before))
            yield ' '.join(words.replace('same bytes', '').replace('|', '').split()), float(f1)
        tail = re.search(r'modifier (\d+)/(\d+)', line)
        if tail: yield parts[0].split()[0] + ' modifier', int(tail[1]) / max(1, int(tail[2]))
        return
    for name, a, b, given in re.findall(r'([A-Za-z][A-Za-z ,]*?):?\s+(\d+)/(\d+)(?: = ([\d.]+))?', line):
        yield name.strip(), float(given) if given else int(a) / max(1, int(b))
    for name, value in re.findall(r'\b(UPOS|UAS|LAS|CoNLL|pairwise|both right|F1) ([\d.]+)', line): yield name, float(value)

def show(name, text):
    print(f'== {name}'); part = ''
    for line in text.splitlines():
        print('  ' + line)
        if line.startswith('== '): part = line[3:].split(':')[0] + ' '
        first = ''
        for metric, value in figures(line):
            metric = ' '.join(metric.split()); first = first or metric.split(' ')[0]
            lead = first + ' ' if first in ('numbers', 'times') and not metric.startswith(first) else ''
            seen[f'{name}: {part}{lead}{metric}'] = value
    sys.stdout.flush()

def measure(name, command, score):
    if only in name:
        out = made(name); sh(f'{command} > {out}')
        show(name, sh(f'python3 {SCORE}/' + score.format(bench=BENCH, out=out)))

split = lambda path: f'split-paragraphs {BENCH}/{path}'
tagged = lambda path: (split(path), 'tag-entities', 'extract-numbers', 'tag-attributions', 'extract-claims')

for s in ('worldwide-dev', 'uner-ewt-dev', 'broad-twitter-dev'):
    measure(f'entities {s}', pipe(split(f'entities/{s}.jsonl'), 'tag-entities'), f'score_entities.py {{bench}}/entities/{s}.jsonl {{out}}')
measure('newsquant', pipe(split('numbers/newsquant.articles.jsonl'), 'extract-numbers'), 'score_newsquant.py {bench}/numbers/newsquant.gold.jsonl {out}')
measure('meantime values', pipe(split('numbers/meantime.articles.jsonl'), 'extract-numbers'), 'score_spans.py {bench}/numbers/meantime.gold.jsonl {out} {bench}/dates/meantime.gold.jsonl')
for s in ('wikiwars', 'meantime'):
    measure(f'{s} times', pipe(split(f'dates/{s}.articles.jsonl'), 'extract-numbers'), f'score_timex.py {{bench}}/dates/{s}.gold.jsonl {{out}}')
for s in ('Number_NumberModel', 'Number_NumberRangeModel', 'Number_OrdinalModel', 'Number_PercentModel', 'NumberWithUnit_CurrencyModel', 'NumberWithUnit_DimensionModel', 'NumberWithUnit_AgeModel', 'NumberWithUnit_TemperatureModel', 'DateTime_DateTimeModel'):
    d, how = ('dates', '--times told') if s.startswith('Date') else ('numbers', '')
    measure(f'recognizers {s}', pipe(split(f'{d}/recognizers-{s}.articles.jsonl'), f'extract-numbers {how}'), f'score_recognizers.py {{bench}}/{d}/recognizers-{s}.gold.jsonl {{out}}')
for s in ('Numeral', 'Ordinal', 'AmountOfMoney', 'Duration', 'Time'):
    if only in f'duckling {s}':
        phrases, out = f"{BENCH}/{'dates' if s in ('Duration', 'Time') else 'numbers'}/duckling-{s}.jsonl", made(f'duckling {s}')
        how = '--times told --bare-dates coming' if s == 'Time' else ''
        sh(f"python3 {HERE}/whole.py records {phrases} | {tool(f'extract-numbers {how}')} > {out}")
        show(f'duckling {s}', sh(f'python3 {HERE}/whole.py score {phrases} {out}'))
seeds = f'split-paragraphs --articles {SHARED}/seeds/articles.csv {SHARED}/seeds/*.txt'
measure('seeds numbers', pipe(seeds, 'extract-numbers'), 'score_seed_numbers.py {bench}/seeds/numbers.gold.jsonl {out}')
measure('polnear-dev', pipe(split('attribution/polnear-dev.articles.jsonl'), 'tag-entities', 'tag-attributions'), 'score_attributions.py {bench}/attribution/polnear-dev.gold.jsonl {bench}/attribution/polnear-dev.articles.jsonl {out}')
if only in 'seeds claims':
    claims, joined = made('seeds claims'), made('seeds joined')
    sh(f"{pipe(seeds, 'tag-entities', 'extract-numbers', 'tag-attributions', 'extract-claims')} > {claims}; {tool('join-claims')} {claims} > {joined}")
    show('seeds claims', sh(f'python3 {SCORE}/score_claims.py {BENCH}/seeds {claims} {joined}'))
measure('voa-claims', pipe(*tagged('voa-claims/voa.articles.jsonl')), 'score_claims.py {bench}/voa-claims {out}')
if only in 'incidents':
    claims, joined = made('incidents claims'), made('incidents joined')
    sh(f"{pipe(*tagged('casualties/incidents.articles.jsonl'))} > {claims}; {tool('join-claims')} {claims} > {joined}")
    show('incidents', sh(f'python3 {SCORE}/score_incidents.py {BENCH}/casualties/incidents.gold.jsonl {claims} {joined}'))
measure('muc-dev', pipe(*tagged('casualties/muc-dev.articles.jsonl')), 'score_muc.py {bench}/casualties/muc-dev.gold.jsonl {out}')
if only in 'plover':
    out = made('plover'); sh(f"{pipe(*tagged('relations/plover.articles.jsonl'))} > {out}")
    show('plover', sh(f'python3 {HERE}/score-plover.py {BENCH}/relations/plover.gold.jsonl {BENCH}/relations/plover.articles.jsonl {out}'))
measure('re3d', pipe(*tagged('relations/re3d.articles.jsonl')), 'score_relations.py {bench}/relations/re3d.gold.jsonl {out}')

floors = {}
if os.path.exists(FLOORS):
    rows = [line.rstrip('\n').split('\t') for line in open(FLOORS, encoding='utf8')]
    floors = {name: float(floor) for name, floor in rows[1:]}
if '--write-floors' in sys.argv:
    floors.update({name: max(0.0, round(value - 0.02, 3)) for name, value in seen.items()})
    with open(FLOORS, 'w', encoding='utf8') as f:
        f.write('figure\tfloor\n'); f.writelines(f'{n}\t{v:.3f}\n' for n, v in sorted(floors.items()))
fallen = [(n, seen[n], floor) for n, floor in sorted(floors.items()) if n in seen and seen[n] < floor]
for name, value, floor in fallen: print(f'accuracy: {name} fell to {value:.3f}, below its floor {floor:.3f}', file=sys.stderr)
gone = [n for n in floors if not only and n not in seen]
for name in gone: print(f'accuracy: {name} has a floor but was not measured', file=sys.stderr)
print(f'{len(seen)} figures, {len(floors)} floors, {len(fallen)} below')
sys.exit(1 if fallen or gone else 0)
