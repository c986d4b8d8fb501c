#!/usr/bin/env python3
"""Root events of PLOVER's gold sentences, by the mapping crates/extract-claims/data/plover.csv.
usage: score-plover.py GOLD.jsonl ARTICLES.jsonl CLAIMS.jsonl [--errors]
ARTICLES: one for each line of GOLD, in order. A sentence's event is that of its first claim that the mapping
knows; standing relations (allies, members, offices) come last. A row with a polarity goes before one with a cue,
that before one with neither. A cue's words are base forms.
Prints the share of sentences whose event is right, and of those where some claim has it."""
import csv, json, os, sys
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'crates', 'extract-claims', 'data')
read = lambda name: list(csv.DictReader(open(os.path.join(DATA, name), encoding='utf8')))
IRREGULAR = {r['base']: r['forms'].split('|') for r in read('irregular.csv')}
MAP = {}
for r in read('plover.csv'): MAP.setdefault(r['predicate'], []).append((r['cue'].split(), r['polarity'], r['event']))

def form_of(form, base):
    if form == base or form in IRREGULAR.get(base, []): return True
    stem = base[:-1] if base[-1] in 'ey' else base
    ends = ('', 's', 'es', 'ed', 'd', 'ing', 'ied', 'ies', 'e', 'y', base[-1] + 'ed', base[-1] + 'ing')
    return form.startswith(stem) and form[len(stem):] in ends

def event(claim):
    cue, best = claim['cue'].lower().split(), None
    for words, polarity, name in MAP.get(claim['predicate'], []):
        if polarity and polarity != claim['polarity']: continue
        if words and not (len(words) == len(cue) and all(map(form_of, cue, words))): continue
        rank = (bool(polarity) and claim['polarity'] != 'asserted', bool(words))
        if best is None or rank > best[0]: best = (rank, name)
    return best and best[1]

STANDING = ('allied-with', 'part-of', 'holds-role', 'operates-in', 'strength')
claims = {}
for line in open(sys.argv[3], encoding='utf8'):
    c = json.loads(line)
    if c['type'] == 'claim': claims.setdefault(c['doc'], []).append(c)
right = some = n = 0
for line, article in zip(open(sys.argv[1], encoding='utf8'), open(sys.argv[2], encoding='utf8')):
    g = json.loads(line); n += 1
    mine = sorted(claims.get(json.loads(article)['doc'], []), key=lambda c: (c['predicate'] in STANDING, c['byte_start']))
    found = [e for e in map(event, mine) if e]
    right += found[:1] == [g['event']]; some += g['event'] in found
    if '--errors' in sys.argv and found[:1] != [g['event']]:
        print(g['event'], found, [(c['predicate'], c['polarity'][:3], c['cue']) for c in mine], g['eventText'], '|', g['text'][:150])
print(f'root event right {right}/{n} = {right / max(1, n):.3f}')
print(f'some claim has it {some}/{n} = {some / max(1, n):.3f}')
