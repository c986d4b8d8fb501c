#!/usr/bin/env python3
"""Cost against size: every tool on texts from 10 kB up, one thread; a table and a drawing.

Usage: scripts/plot-cost.py BIN [--sizes KB,KB,...]   measures, into docs/cost.tsv
       scripts/plot-cost.py --draw                    draws docs/cost.svg from it
Texts come from vary-articles.py and run through all tools as one pipe, so that no size needs disk. Cost
is each process's own time on a processor (it does not count what else the machine does), memory its peak.
"""
import json
import math
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE, DRAWING = os.path.join(HERE, "../docs/cost.tsv"), os.path.join(HERE, "../docs/cost.svg")
TOOLS = ("split-paragraphs", "tag-entities", "extract-numbers", "tag-attributions", "extract-claims")
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9")
SIZES = "10,100,1000,10000,100000,1000000"


def option(name, default):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


# ---- measuring --------------------------------------------------------------------------------


def costs(binaries, path):
    """Processor seconds and peak megabytes of each tool of the pipe. What the system tells of a child's
    peak is never less than this script's own, so the peaks are asked for while the processes run."""
    pipe, source = [], open(path, "rb")
    for tool in TOOLS:
        last = tool == TOOLS[-1]
        child = subprocess.Popen([os.path.join(binaries, tool), "-j", "1"], stdin=source, stdout=subprocess.DEVNULL if last else subprocess.PIPE)
        source.close()
        source = child.stdout
        pipe.append(child)
    peaks, done = [0.0] * len(pipe), [None] * len(pipe)
    while None in done:
        for i, child in enumerate(pipe):
            if done[i] is None:
                if os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
                    peaks[i] = max(peaks[i], high_water(child.pid))
                    continue
                _, status, usage = os.wait4(child.pid, 0)
                child.returncode = os.waitstatus_to_exitcode(status)
                if child.returncode:
                    sys.exit(f"plot-cost: {TOOLS[i]} ended with status {child.returncode}")
                done[i] = usage.ru_utime + usage.ru_stime
        time.sleep(0.002)
    return list(zip(done, peaks))


def high_water(process):
    """The most megabytes that a process has held since it runs its program."""
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        found = [line.split()[1] for line in file if line.startswith("VmHWM:")]
    return int(found[0]) / 1024 if found else 0.0


def write_articles(kilobytes, path):
    """Article records of so much text; the bytes it really is."""
    with open(path, "wb") as file:
        # A seed has 3.5 kB of text.
        subprocess.run([os.path.join(HERE, "vary-articles.py"), str(max(1, round(kilobytes / 3.46)))], stdout=file, check=True)
    with open(path, encoding="utf-8") as file:
        return sum(len(json.loads(line)["text"].encode()) for line in file)


def measure(binaries, sizes):
    with open(TABLE, "w", encoding="utf-8") as table, tempfile.TemporaryDirectory() as work:
        print("tool\tbytes\tseconds\tmegabytes", file=table, flush=True)
        for kilobytes in sizes:
            articles = os.path.join(work, "articles")
            size = write_articles(kilobytes, articles)
            runs = [costs(binaries, articles) for _ in range(3 if size < 2e6 else 1)]
            for i, tool in enumerate(TOOLS):
                seconds, megabytes = min(run[i][0] for run in runs), max(run[i][1] for run in runs)
                print(f"{tool}\t{size}\t{seconds:.3f}\t{megabytes:.1f}", file=table, flush=True)


# ---- drawing ----------------------------------------------------------------------------------


class Panel:
    """A drawing with logarithmic axes: x in bytes, y as told."""

    def __init__(self, left, title, xs, ys, label):
        self.left, self.title, self.label = left, title, label
        self.x0, self.x1 = math.floor(math.log10(min(xs))), math.ceil(math.log10(max(xs)))
        self.y0, self.y1 = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))

    def at(self, x, y):
        across = (math.log10(x) - self.x0) / (self.x1 - self.x0)
        up = (math.log10(y) - self.y0) / (self.y1 - self.y0)
        return self.left + 60 + 300 * across, 330 - 280 * up

    def frame(self):
        left = self.left
        yield f'<text x="{left + 60}" y="28" font-weight="bold">{self.title}</text>'
        for e in range(self.x0, self.x1 + 1):
            x = self.at(10**e, 10**self.y0)[0]
            name = f"{10 ** (e % 3)} {['B', 'kB', 'MB', 'GB'][e // 3]}"
            yield f'<path d="M{x:.1f} 50V330" class="grid"/><text x="{x:.1f}" y="348" text-anchor="middle">{name}</text>'
        for e in range(self.y0, self.y1 + 1):
            y = self.at(10**self.x0, 10**e)[1]
            yield f'<path d="M{left + 60} {y:.1f}h300" class="grid"/><text x="{left + 54}" y="{y + 4:.1f}" text-anchor="end">{10.0 ** e:g} {self.label}</text>'

    def line(self, points, colour):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.at(*p) for p in points))
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in (self.at(*p) for p in points):
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'


def draw():
    with open(TABLE, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    rows = [(tool, int(size), max(float(seconds), 0.001), float(memory)) for tool, size, seconds, memory in rows]
    xs = [r[1] for r in rows]
    seconds = Panel(0, "Processor time, one thread", xs, [r[2] for r in rows], "s")
    memory = Panel(400, "Peak memory", xs, [1, 1000], "MB")
    parts = [*seconds.frame(), *memory.frame()]
    for i, (tool, colour) in enumerate(zip(TOOLS, COLOURS)):
        mine = sorted(r for r in rows if r[0] == tool)
        parts += seconds.line([(r[1], r[2]) for r in mine], colour)
        parts += memory.line([(r[1], r[3]) for r in mine if r[3] >= 1], colour)
        parts.append(f'<text x="{60 + 150 * i}" y="380" fill="{colour}">● {tool}</text>')
    slope = seconds.at(1e5, 10.0**seconds.y0 * 2), seconds.at(1e7, 10.0**seconds.y0 * 200)
    parts.append(f'<path d="M{slope[0][0]:.1f} {slope[0][1]:.1f}L{slope[1][0]:.1f} {slope[1][1]:.1f}" stroke="#999" stroke-dasharray="4 4"/>')
    parts.append(f'<text x="{slope[1][0]:.1f}" y="{slope[1][1] + 16:.1f}" fill="#777">in proportion</text>')
    style = "<style>text{font:12px sans-serif}.grid{stroke:#ddd}</style>"
    with open(DRAWING, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 395">{style}<rect width="800" height="395" fill="#fff"/>' + "\n".join(parts) + "</svg>\n")


if __name__ == "__main__":
    if "--draw" in sys.argv:
        draw()
    elif len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        measure(sys.argv[1], [int(k) for k in option("--sizes", SIZES).split(",")])
        draw()
    else:
        sys.exit(__doc__)
