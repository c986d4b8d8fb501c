#!/usr/bin/env python3
"""Claims of any number of articles on a Spark cluster: the same tools, the same answers.

Usage: scripts/spark-claims.py [OPTIONS] --out FOLDER INPUT...
An INPUT is a folder (its .txt files are articles, with its articles.csv; its other files as below),
a file of article records (.jsonl, cut into ranges of --split MB), or any other file that
read-articles takes whole (WARC, HTML, CSV, JSON lines of others; packed or not).
Writes FOLDER/joined (joined records) and FOLDER/rejects (what the tools rejected or warned of: JSON
lines with `tool`, `input` and `line`, or `status` and `said`). Run it with python3 or with spark-submit.

Each task runs the tools as one pipe over its share and checks every exit status; the claims are
then spread by their `key`, sorted within each partition and streamed through
`join-claims --sorted`. INPUT and --bin must be at the same path on every worker.
Exit status as the tools': 0 all done; 1 something was rejected, all the rest is done; 2 a tool failed.
"""
import argparse
import contextlib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import threading
import zlib

STAGES = ("tag-entities", "extract-numbers", "tag-attributions", "extract-claims")
MESSAGES = 1 << 20  # bytes of a tool's messages that are kept for one share


class ToolFailed(Exception):
    """A tool ended as it may not: its name, status and last words."""


# ---- what is to be done: the driver cuts the inputs into shares -------------------------------


def shares(inputs, split):
    """One share a task: ("text", files, csv), ("lines", file, start, end) or ("file", file)."""
    for name in inputs:
        if os.path.isdir(name):
            yield from folder(name, split)
        else:
            yield from one_file(name, split)


def folder(name, split):
    files = sorted(os.path.join(name, f) for f in os.listdir(name) if not f.startswith("."))
    table = os.path.join(name, "articles.csv")
    texts = [f for f in files if f.endswith(".txt")]
    yield from (("text", batch, table if table in files else None) for batch in batches(texts, split))
    for file in files:
        if os.path.isfile(file) and file not in texts and file != table:
            yield from one_file(file, split)


def batches(files, split):
    """Files gathered until they are worth a task: small enough for any command line."""
    batch, size = [], 0
    for file in files:
        batch.append(file)
        size += os.path.getsize(file)
        if size >= split or len(batch) >= 1000:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def one_file(name, split):
    if not is_article_records(name):
        yield ("file", name)
        return
    size = os.path.getsize(name)
    for start in range(0, size, split):
        yield ("lines", name, start, min(start + split, size))


def is_article_records(name):
    """Whether a file's first line is an article record: such lines may be parted anywhere."""
    with open(name, "rb") as file:
        try:
            return json.loads(file.readline(1 << 26)).get("type") == "article"
        except (ValueError, AttributeError):
            return False


# ---- one share: the tools as one pipe ---------------------------------------------------------


def lines_of(name, start, end):
    """The lines that begin in a range of a file: every line belongs to one range."""
    with open(name, "rb") as file:
        if start:
            file.seek(start - 1)
            while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
        while file.tell() < end and (line := file.readline(1 << 20)):
            yield line
            while not line.endswith(b"\n") and (line := file.readline(1 << 20)):
                yield line


class Pipe:
    """Tools in a pipe, in a scratch folder that keeps their messages and rejects."""

    def __init__(self, commands, name, fed=None):
        self.name, self.scratch, self.tools = name, tempfile.TemporaryDirectory(), []
        source = subprocess.PIPE if fed is not None else subprocess.DEVNULL
        for i, command in enumerate(commands):
            with open(self.path(i, "said"), "wb") as said:
                rejects = [] if command[0] == "fetch" else ["--rejects", self.path(i, "rejects")]
                argv = command[1:] if command[0] == "fetch" else command + rejects
                tool = subprocess.Popen(argv, stdin=source, stdout=subprocess.PIPE, stderr=said)
            if i:
                source.close()
            self.tools.append((os.path.basename(argv[0]), tool))
            source = tool.stdout
        self.feeder = None
        if fed is not None:
            self.feeder = threading.Thread(target=self.feed, args=(self.tools[0][1].stdin, fed), daemon=True)
            self.feeder.start()

    def path(self, i, what):
        return os.path.join(self.scratch.name, f"{i}.{what}")

    def feed(self, stdin, fed):
        self.unfed = None
        try:
            with contextlib.suppress(BrokenPipeError), stdin:
                for line in fed:
                    stdin.write(line)
        except Exception as error:  # told by `lines`, in the task's own thread
            self.unfed = error

    def lines(self):
        """The last tool's lines; then every tool is asked how it ended."""
        try:
            yield from self.tools[-1][1].stdout
            if self.feeder:
                self.feeder.join()
                if self.unfed:
                    raise self.unfed
            for i, (name, tool) in enumerate(self.tools):
                if tool.wait() not in (0, 1) or (tool.returncode and name not in TOOLS):
                    how = f"status {tool.returncode}" if tool.returncode > 0 else f"signal {-tool.returncode}"
                    raise ToolFailed(f"{name} ended with {how} on {self.name}: {self.last_words(i)}")
        finally:
            for _, tool in self.tools:
                if tool.poll() is None:
                    tool.kill()
                tool.wait()

    def last_words(self, i):
        return " / ".join(self.said(i)[-3:]) or "(it said nothing)"

    def said(self, i):
        with open(self.path(i, "said"), "rb") as file:
            return file.read(MESSAGES).decode("utf-8", "replace").splitlines()

    def rejected(self):
        """What was rejected and said, as JSON lines. Bytes that are no UTF-8 become lone surrogates
        in the JSON: `.encode("utf-8", "surrogateescape")` gives them back."""
        for i, (tool, process) in enumerate(self.tools):
            for line in self.said(i):
                yield json.dumps({"tool": tool, "input": self.name, "status": process.returncode, "said": line})
            if os.path.exists(self.path(i, "rejects")):
                with open(self.path(i, "rejects"), "rb") as file:
                    for line in file:
                        text = line.rstrip(b"\n").decode("utf-8", "surrogateescape")
                        yield json.dumps({"tool": tool, "input": self.name, "line": text})


TOOLS = ("read-articles", "split-paragraphs", *STAGES, "join-claims")


def start(share, options):
    """The pipe that makes claims of a share."""
    tool = lambda name, *rest: [os.path.join(options.bin, name), "-j", "1", *rest]
    kind, fed = share[0], None
    if kind == "text":
        table = ["--articles", share[2]] if share[2] else []
        first, name = [tool("split-paragraphs", *table, *share[1])], f"{share[1][0]} and {len(share[1]) - 1} more"
    elif kind == "lines":
        fed, name = lines_of(*share[1:]), f"{share[1]}@{share[2]}"
        first = [tool("read-articles", "--from", "jsonl"), tool("split-paragraphs")]
    elif options.fetch:
        name = share[1]
        fetch = ["fetch", *(word.replace("{}", name) for word in shlex.split(options.fetch))]
        first = [fetch, tool("read-articles", "--doc", name), tool("split-paragraphs")]
    else:
        first, name = [tool("read-articles", share[1]), tool("split-paragraphs")], share[1]
    return Pipe(first + [tool(stage) for stage in STAGES], name, fed)


def claims(share, options):
    """(key, line) of every claim of a share, then (None, what was rejected)."""
    pipe = start(share, options)
    for line in pipe.lines():
        yield key_of(line), line
    yield from ((None, note.encode()) for note in pipe.rejected())


def key_of(line):
    """What stands between the eleventh and the twelfth quote, as `sort -t '"' -k12,12` sees it."""
    return line.split(b'"', 12)[11] if line.count(b'"') > 11 else b""


def joined(partition, options):
    """(True, record) of every joined record of sorted claims, then (None, what was rejected)."""
    fed = (line for (_, line), _ in partition)
    pipe = Pipe([[os.path.join(options.bin, "join-claims"), "-j", "1", "--sorted"]], "claims", fed)
    for line in pipe.lines():
        yield True, line
    yield from ((None, note.encode()) for note in pipe.rejected())


def counted(sums, pair):
    """The counts of joined records, rejected lines and complaints, with one more line."""
    records, rejected, complaints = sums
    note = pair[0] is None
    return (
        records + (pair[0] is True),
        rejected + (note and b'"line": ' in pair[1]),
        complaints + (note and b'"status": 1' in pair[1]),
    )


# ---- the job ----------------------------------------------------------------------------------


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--out", required=True, metavar="FOLDER", help="new folder for the results")
    parser.add_argument("--bin", default="/usr/local/bin", help="where the tools are [%(default)s]")
    parser.add_argument("--master", help="Spark's master, as local[2] [spark-submit's own]")
    parser.add_argument("--partitions", type=int, default=0, metavar="N", help="partitions of the join [one a share, 2000 at most]")
    parser.add_argument("--split", type=int, default=32, metavar="MB", help="size of a share [%(default)s]")
    parser.add_argument("--list", metavar="FILE", help="more inputs, one a line")
    parser.add_argument("--fetch", metavar="COMMAND", help="writes the file {} to its standard output; inputs are then names for it")
    parser.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="a setting of Spark's; may be repeated")
    options = parser.parse_args()
    if options.list:
        with open(options.list, encoding="utf-8") as file:
            options.inputs += [line.strip() for line in file if line.strip()]
    if not options.inputs:
        parser.error("no INPUT")
    options.bin = os.path.abspath(options.bin)
    missing = [tool for tool in TOOLS if not os.path.exists(os.path.join(options.bin, tool))]
    if missing:
        parser.error(f"no {missing[0]} in {options.bin}: say where the tools are with --bin")
    return options


def run(options):
    """Runs the job; how many joined records, rejected lines and complaints there are."""
    from pyspark import SparkConf, SparkContext, StorageLevel

    work = [("file", name) for name in options.inputs] if options.fetch else list(shares(options.inputs, options.split * 1_000_000))
    if not work:
        sys.exit("spark-claims: no articles in " + " ".join(options.inputs))
    conf = SparkConf().setAppName("claims").set("spark.ui.showConsoleProgress", "false")
    for setting in options.conf:
        conf.set(*setting.split("=", 1))
    if options.master:
        conf.setMaster(options.master).set("spark.ui.enabled", "false")
        if options.master.startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    context = SparkContext.getOrCreate(conf)
    try:
        context.setLogLevel("OFF")
        # Kept on disk, so that no tool runs twice for the two readers of its output.
        made = context.parallelize(work, len(work)).flatMap(lambda share: claims(share, options)).persist(StorageLevel.DISK_ONLY)
        results = (
            made.filter(lambda pair: pair[0] is not None)
            .map(lambda pair: (pair, None))
            .repartitionAndSortWithinPartitions(options.partitions or min(len(work), 2000), lambda pair: zlib.crc32(pair[0]))
            .mapPartitions(lambda part: joined(part, options))
            .persist(StorageLevel.DISK_ONLY)
        )
        plain = lambda pair: pair[1].rstrip(b"\n")
        results.filter(lambda pair: pair[0]).map(plain).saveAsTextFile(os.path.join(options.out, "joined"))
        notes = made.union(results).filter(lambda pair: pair[0] is None).map(plain)
        notes.saveAsTextFile(os.path.join(options.out, "rejects"))
        return made.union(results).aggregate((0, 0, 0), counted, lambda a, b: tuple(map(sum, zip(a, b))))
    finally:
        context.stop()


def main():
    options = arguments()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        records, rejected, said = run(options)
    except Exception as error:
        told = re.search(r"ToolFailed: (.*)", str(error))
        lines = str(error).strip().splitlines() or [repr(error)]
        print("spark-claims:", told.group(1) if told else "\n".join(lines[:20]), file=sys.stderr)
        return 2
    print(f"spark-claims: {records} joined records, {rejected} lines rejected, {said} complaints", file=sys.stderr)
    return 1 if rejected or said else 0


if __name__ == "__main__":
    sys.exit(main())
