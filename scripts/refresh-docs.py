#!/usr/bin/env python3
"""Runs the commands of every ```console block and writes below them what they print.
usage: refresh-docs.py [--check] BIN [FILE...]     BIN: the folder of the built tools; FILE: README.md and docs/*.md
With --check nothing is written: it fails where a command prints something else.
Run it after a change that changes what the examples print, and read the difference."""
import difflib, glob, os, re, subprocess, sys

check = '--check' in sys.argv
if check: sys.argv.remove('--check')
if len(sys.argv) < 2: sys.exit(__doc__)
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'); os.chdir(root)
env = dict(os.environ, PATH=os.path.abspath(sys.argv[1]) + ':' + os.environ['PATH'])

def refresh(block):
    out, lines = [], block.group(1).splitlines()
    while lines:
        line = lines.pop(0)
        if not line.startswith('$ '): continue
        command = [line]
        while command[-1].endswith(('|', '\\')): command.append(lines.pop(0))
        run = subprocess.run(['bash', '-eu', '-o', 'pipefail', '-c', '\n'.join(command)[2:]], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if run.returncode: sys.exit('\n'.join(command) + '\n' + run.stderr)
        out += command + [l.rstrip() for l in run.stdout.splitlines()]
    return '```console\n' + '\n'.join(out) + '\n```'

for name in sys.argv[2:] or ['README.md'] + sorted(glob.glob('docs/*.md')):
    text = open(name, encoding='utf8').read(); fresh = re.sub(r'```console\n(.*?)\n```', refresh, text, flags=re.S)
    if fresh != text and check: sys.exit(f'{name} is not what the commands print:\n' + '\n'.join(difflib.unified_diff(text.split('\n'), fresh.split('\n'), 'document', 'printed', lineterm='')))
    if fresh != text: open(name, 'w', encoding='utf8').write(fresh); print(name)
