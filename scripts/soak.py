#!/usr/bin/env python3
"""A long run of the whole pipe: counts what goes in and out, and watches the memory.

Usage: scripts/soak.py BIN SIZE [CLAIMS]     (SIZE as 200M or 10G, of article text)
Articles without end (vary-articles.py), with a broken line after every 1,000, go through
split-paragraphs ... extract-claims, sort and join-claims --sorted as one pipe. Proves that every
line is an article or a reject, every paragraph that goes in comes out, and every claim stands in a
joined record; plots each tool's memory over time. Ends with 1 if anything is lost or memory grows.
The sort needs some eleven times SIZE of disk (TMPDIR); with CLAIMS only so many claims, the first, are
sorted and joined, the others counted: about 1.3 kB of disk for each of them.
"""
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
STAGES = ("split-paragraphs", "tag-entities", "extract-numbers", "tag-attributions", "extract-claims", "join-claims --sorted")
EVERY = 1000
# What passes between two stages is counted by awk: lines, and articles, by the names in `doc`.
PIPE = """
scripts/vary-articles.py {size} | awk '{{ print }} NR % {every} == 0 {{ print "{{broken" }} END {{ print NR, int(NR / {every}) > "{work}/made" }}' |
split-paragraphs --rejects {work}/rejects 2> {work}/said |
awk -F'"doc":"' '{{ print; split($2, d, "\\""); if (d[1] != last) {{ n++; last = d[1] }} }} END {{ print NR, n > "{work}/split" }}' |
tag-entities | extract-numbers | tag-attributions |
awk '{{ print }} END {{ print NR > "{work}/tagged" }}' |
extract-claims | awk '{joins} {{ print; n++ }} END {{ print NR, n > "{work}/claims" }}' |
LC_ALL=C sort -S 256M -T {work} -t '"' -k12,12 | join-claims --sorted |
python3 -c '{reader}' > {work}/joined
"""
# How many claims stand in the joined records, each counted once where its record repeats it.
READER = 'import sys, re; seen, key, n, records = set(), None, 0, 0\nfor line in sys.stdin:\n  records += 1\n  found = re.findall(r"\\{\\"type\\":\\"claim\\",\\"id\\":\\"([^\\"]*)\\",\\"key\\":\\"((?:[^\\"\\\\]|\\\\.)*)\\"", line)\n  for i, k in found:\n    if k != key: n += len(seen); seen.clear(); key = k\n    seen.add(i)\nprint(records, n + len(seen))'


def memory(group):
    """Megabytes resident now, by tool, of the processes of a group."""
    found = {}
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/stat", encoding="utf-8") as file:
                name, rest = file.read().split("(", 1)[1].rsplit(")", 1)
            with open(f"/proc/{process}/statm", encoding="utf-8") as file:
                pages = int(file.read().split()[1])
        except (OSError, IndexError):
            continue
        if int(rest.split()[2]) == group:
            found[name] = found.get(name, 0) + pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return found


def plot(samples, tool):
    """A line of the tool's memory over time: eight heights, from nothing to its greatest."""
    values = [sample[tool[:15]] for _, sample in samples if tool[:15] in sample]
    if not values:
        return None
    buckets = [max(values[i * len(values) // 60 : max((i + 1) * len(values) // 60, i * len(values) // 60 + 1)]) for i in range(min(60, len(values)))]
    bars = "".join("▁▂▃▄▅▆▇█"[min(7, int(8 * v / max(values)))] for v in buckets)
    third = max(len(values) // 3, 1)
    return f"{tool:18}{bars} {max(values[:third]):6.0f} MB at most in the first third, {max(values[-third:]):6.0f} in the last", max(values[:third]), max(values[-third:])


def numbers(path):
    with open(path, encoding="utf-8") as file:
        return [int(word) for word in file.read().split()]


def check(true, what):
    print(("ok    " if true else "FAILED ") + what)
    return bool(true)


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    tools, size = os.path.abspath(sys.argv[1]), sys.argv[2]
    joins = f"NR <= {int(sys.argv[3])}" if len(sys.argv) == 4 else ""
    with tempfile.TemporaryDirectory() as work:
        script = PIPE.format(size=size, every=EVERY, work=work, joins=joins, reader=READER)
        begun, samples = time.time(), []
        env = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
        pipe = subprocess.Popen(["bash", "-uc", script], cwd=os.path.join(HERE, ".."), env=env, start_new_session=True)
        while pipe.poll() is None:
            time.sleep(0.5)
            samples.append((time.time() - begun, memory(pipe.pid)))
        took = time.time() - begun
        # The made lines that were broken are the ones awk put in; the rest are articles.
        (articles, broken), (paragraphs, docs) = numbers(f"{work}/made"), numbers(f"{work}/split")
        (tagged,), (claims, joined), (records, held) = (numbers(f"{work}/{name}") for name in ("tagged", "claims", "joined"))
        with open(f"{work}/rejects", "rb") as file:
            rejects = sum(1 for _ in file)
    print(f"{size} of text, {articles} articles and {broken} broken lines, in {took:.0f} s")
    good = check(articles == docs and rejects == broken, f"{articles + broken} lines in = {docs} articles out + {rejects} rejects")
    good &= check(paragraphs == tagged > 0, f"{paragraphs} paragraphs in = {tagged} out of the taggers")
    good &= check(joined == held > 0, f"{claims} claims made; {joined} claims in = {held} in {records} joined records")
    for tool in (stage.split()[0] for stage in STAGES):
        shown = plot(samples, tool)
        if shown:
            print(shown[0])
            if tool != "join-claims":  # its memory is that of the largest key
                good &= shown[2] <= shown[1] * 1.25 + 5
    print("ok" if good else "FAILED: something was lost, or memory grew")
    sys.exit(not good)


if __name__ == "__main__":
    main()
