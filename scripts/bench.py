#!/usr/bin/env python3
"""Speed of every tool on one text, as a ratio to `wc -w` and `cat` in the same run.
usage: bench.py BIN [SHARED] [--megabytes N] [--runs N]
The text: the articles of SHARED/bench/casualties, else of seeds/, repeated to N megabytes under
new names. MB are of article text; each figure is the best of the runs, whole process. One core is
measured by processor time, which does not count what else the machine does, as are wc and cat; two
cores by the clock, and so true only on a machine with nothing else to do."""
import json, os, subprocess, sys, tempfile, time

def option(name, default):
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default
args = [a for i, a in enumerate(sys.argv[1:]) if not a.startswith('--') and not sys.argv[i].startswith('--')]
if not args: sys.exit(__doc__)
BIN, SHARED = args[0], args[1] if len(args) > 1 else ''
SIZE, RUNS = option('--megabytes', 20) * 1_000_000, option('--runs', 3)
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')

def articles():
    path = os.path.join(SHARED, 'bench/casualties/incidents.articles.jsonl')
    if os.path.exists(path): return [json.loads(l) for l in open(path, encoding='utf8')]
    folder = os.path.join(ROOT, 'seeds')
    return [{'type': 'article', 'doc': n, 'published': '2021-08-28', 'text': open(os.path.join(folder, n), encoding='utf8').read()} for n in sorted(os.listdir(folder)) if n.endswith('.txt')]

def run(command, stdin):
    """Seconds of processor, seconds by the clock and peak megabytes of a whole process, best of the runs."""
    used, clock, peak = [], [], 0.0
    for _ in range(RUNS):
        begun = time.perf_counter()
        with open(stdin, 'rb') as f: child = subprocess.Popen(command, stdin=f, stdout=subprocess.DEVNULL)
        while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
            peak = max(peak, high_water(child.pid))
            time.sleep(min(0.001 + (time.perf_counter() - begun) / 50, 0.05))  # who looks too often takes the time of a core
        clock.append(time.perf_counter() - begun)
        _, status, usage = os.wait4(child.pid, 0); used.append(usage.ru_utime + usage.ru_stime)
        if status: sys.exit(f'bench: {command} failed')
    return min(used), min(clock), peak

def high_water(process):
    """The most megabytes a process has held: what is told of a child at its end is never below this script's own."""
    with open(f'/proc/{process}/status') as f: return sum(int(l.split()[1]) for l in f if l.startswith('VmHWM:')) / 1024

with tempfile.TemporaryDirectory() as work:
    source = articles(); path = lambda n: os.path.join(work, n); total, n = 0, 0
    with open(path('articles'), 'w', encoding='utf8') as f, open(path('text'), 'w', encoding='utf8') as t:
        while total < SIZE:
            for a in source:
                a = dict(a, doc=f"{a['doc']}-{n}", title=None); f.write(json.dumps(a, ensure_ascii=False) + '\n'); t.write(a['text'] + '\n'); total += len(a['text'].encode())
                if total >= SIZE: break
            n += 1
    open(path('empty'), 'w').close()
    megabytes = total / 1e6
    wc, _, _ = run(['wc', '-w'], path('text')); cat, _, _ = run(['cat'], path('text'))
    print(f'{megabytes:.0f} MB of article text; wc -w {megabytes / wc:.0f} MB/s; cat {megabytes / cat:.0f} MB/s')
    print(f"{'tool':18}{'MB/s, 1 core':>13}{'2 cores':>9}{'of wc -w':>10}{'of cat':>9}{'memory MB':>11}{'start ms':>10}")
    stage = path('articles'); whole = [0.0, 0.0]
    for tool in ('split-paragraphs', 'tag-entities', 'extract-numbers', 'tag-attributions', 'extract-claims', 'join-claims'):
        binary = os.path.join(BIN, tool)
        one, _, memory = run([binary, '-j', '1'], stage); _, two, _ = run([binary, '-j', '2'], stage); _, start, _ = run([binary], path('empty'))
        if tool != 'join-claims': whole = [whole[0] + one, whole[1] + two]
        print(f'{tool:18}{megabytes / one:13.1f}{megabytes / two:9.1f}{wc / one:10.3f}{cat / one:9.4f}{memory:11.0f}{start * 1000:10.1f}'); sys.stdout.flush()
        with open(stage, 'rb') as f, open(path(tool), 'wb') as out:
            if subprocess.run([binary], stdin=f, stdout=out).returncode: sys.exit(f'bench: {tool} failed')
        stage = path(tool)
    print(f"{'text to claims':18}{megabytes / whole[0]:13.1f}{megabytes / whole[1]:9.1f}{wc / whole[0]:10.4f}{cat / whole[0]:9.4f}")
