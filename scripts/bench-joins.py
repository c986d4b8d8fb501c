#!/usr/bin/env python3
"""How the cost of join-claims grows with the claims.
usage: bench-joins.py BIN [N...]      (default: 10000 100000 1000000)
Makes N claims out of those of seeds/ under ever new names and dates (make-claims.py) and joins them
on one core, unsorted and sorted by key. Prints seconds of processor time, peak memory, both for each
way, whether both ways give the same records, and the largest block: the key most claims share."""
import collections, json, os, resource, subprocess, sys, tempfile

if len(sys.argv) < 2: sys.exit(__doc__)
BIN, COUNTS = sys.argv[1], [int(n) for n in sys.argv[2:]] or [10**4, 10**5, 10**6]
HERE = os.path.dirname(os.path.abspath(__file__)); SEEDS = os.path.join(HERE, '..', 'seeds')
STAGES = 'tag-entities', 'extract-numbers', 'tag-attributions', 'extract-claims'

def run(command, source, target):
    """Seconds of processor time and peak megabytes."""
    with open(source, 'rb') as i, open(target, 'wb') as o: child = subprocess.Popen(command, stdin=i, stdout=o)
    _, status, usage = os.wait4(child.pid, 0)
    if status: sys.exit(f'bench-joins: {command} failed')
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

def largest(path):
    keys = collections.Counter(json.loads(line)['key'] for line in open(path, encoding='utf8'))
    return keys.most_common(1)[0]

def same(one, other): return subprocess.run(['cmp', '-s', one, other]).returncode == 0

with tempfile.TemporaryDirectory() as work:
    at = lambda name: os.path.join(work, name)
    texts = [os.path.join(SEEDS, n) for n in sorted(os.listdir(SEEDS)) if n.endswith('.txt')]
    stages = [[f'{BIN}/split-paragraphs', '--articles', os.path.join(SEEDS, 'articles.csv'), *texts]] + [[f'{BIN}/{s}'] for s in STAGES]
    made = b''
    for stage in stages: made = subprocess.run(stage, input=made, stdout=subprocess.PIPE, check=True).stdout
    open(at('seeds'), 'wb').write(made)
    print(f"{'claims':>9}{'unsorted s':>12}{'MB':>7}{'sorted s':>10}{'MB':>7}  same  largest block")
    for n in COUNTS:
        with open(at('any'), 'wb') as out:
            subprocess.run([os.path.join(HERE, 'make-claims.py'), str(n), at('seeds')], stdout=out, check=True)
        by_key = ['sort', '-t', '"', '-k12,12', '-T', work, '-o', at('keys'), at('any')]
        subprocess.run(by_key, env={**os.environ, 'LC_ALL': 'C'}, check=True)
        seconds, memory = run([f'{BIN}/join-claims', '-j', '1'], at('any'), at('a'))
        sorted_seconds, sorted_memory = run([f'{BIN}/join-claims', '-j', '1', '--sorted'], at('keys'), at('b'))
        key, size = largest(at('any'))
        print(f"{n:9}{seconds:12.1f}{memory:7.0f}{sorted_seconds:10.1f}{sorted_memory:7.0f}  {'yes' if same(at('a'), at('b')) else 'NO':4}  {size} claims of {key}"); sys.stdout.flush()
