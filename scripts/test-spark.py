#!/usr/bin/env python3
"""Whether the Spark job gives what the same tools give in a local pipe, byte for byte after sorting.

Usage: scripts/test-spark.py BIN [PYTHON]     (PYTHON: one that has pyspark, e.g. .venv/bin/python)
Runs it on seeds/; on 2,000 articles in JSON lines, text and a web archive, with broken lines among
them; and with a tool that fails. Prints what it compared; ends with 1 at the first difference.
"""
import argparse
import gzip
import importlib.util
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SEEDS = os.path.join(HERE, "..", "seeds")
QUICK = "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # short jobs: compile little
BROKEN = [b'{"type":"article","doc":"cut', b"\xff\xfe no record", b"[7]"]


def load(name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), os.path.join(HERE, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check(true, what):
    print(("ok    " if true else "FAILED ") + what, flush=True)
    if not true:
        sys.exit(1)


class Tests:
    def __init__(self, tools, python, scratch):
        self.tools, self.python, self.scratch = os.path.abspath(tools), os.path.abspath(python), scratch

    def path(self, *names):
        return os.path.join(self.scratch, *names)

    def shell(self, script):
        """Runs a script with the tools first on the path; status 1 of a tool (rejects) is no failure."""
        env = os.environ | {"PATH": self.tools + ":" + os.environ["PATH"], "LC_ALL": "C"}
        done = subprocess.run(["bash", "-c", script], env=env, cwd=self.scratch, stderr=subprocess.DEVNULL, stdout=subprocess.PIPE)
        check(done.returncode in (0, 1), f"local: {script[:70]}")
        return done.stdout

    def local(self, paragraphs):
        """Joined records of the plain pipe, sorted."""
        return sorted(self.shell(f"{{ {paragraphs}; }} | tag-entities | extract-numbers | tag-attributions | extract-claims | join-claims").splitlines())

    def spark(self, name, *args, tools=None):
        """Runs the job; how it ended and its folder of results."""
        out = self.path(name)
        command = [self.python, os.path.join(HERE, "spark-claims.py"), "--master", "local[2]", "--conf", QUICK, "--bin", tools or self.tools, "--out", out, *args]
        done = subprocess.run(command, stderr=subprocess.PIPE, cwd=self.scratch)
        return done.returncode, done.stderr.decode().strip().splitlines()[-1], out

    def same(self, out, expected, what):
        found = sorted(lines_in(os.path.join(out, "joined")))
        check(len(expected) > 50 and found == expected, f"{what}: {len(found)} joined records, {len(expected)} of the local pipe, the same bytes")

    def seeds(self):
        status, said, out = self.spark("of-seeds", SEEDS)
        check(status == 0, f"seeds: status {status}: {said}")
        self.same(out, self.local(f"split-paragraphs --articles {SEEDS}/articles.csv {SEEDS}/*.txt"), "seeds")

    def many(self):
        folder = self.corpus(2000)
        status, said, out = self.spark("of-many", folder, "--split", "1")
        check(status == 1, f"2,000 articles: status {status}: {said}")
        notes = [json.loads(line) for line in lines_in(os.path.join(out, "rejects"))]
        kept = sorted(note["line"].encode("utf-8", "surrogateescape") for note in notes if "line" in note)
        check(kept == sorted(BROKEN), f"the {len(BROKEN)} broken lines are kept as they came, and nothing else")
        check(f"{len(BROKEN)} lines rejected" in said, "they are counted")
        told = [note["said"] for note in notes if "said" in note]
        check(sum("no JSON" in line or "UTF-8" in line for line in told) >= 2, "the tools' reasons are kept")
        parts = (f"split-paragraphs --articles {folder}/articles.csv {folder}/*.txt", f"split-paragraphs {folder}/many.jsonl", f"read-articles {folder}/web.warc.gz | split-paragraphs")
        self.same(out, self.local("; ".join(parts)), "2,000 articles")

    def corpus(self, count):
        """A folder of articles in three forms, with broken lines among the JSON lines."""
        folder = self.path("corpus")
        os.mkdir(folder)
        records = list(itertools.islice(load("vary-articles").articles(), count))
        with open(os.path.join(folder, "many.jsonl"), "wb") as file:
            for i, record in enumerate(records[:-100]):
                file.write(json.dumps(record).encode() + b"\n")
                if i % 600 == 599:
                    file.write(BROKEN[i // 600] + b"\n")
        with gzip.open(os.path.join(folder, "web.warc.gz"), "wb") as file:
            for record in records[-100:-50]:
                file.write(archived(record))
        with open(os.path.join(folder, "articles.csv"), "w", encoding="utf-8") as table:
            print("doc,outlet,published", file=table)
            for record in records[-50:]:
                print(record["doc"], record["outlet"], record["published"], sep=",", file=table)
                with open(os.path.join(folder, record["doc"]), "w", encoding="utf-8") as file:
                    file.write(record["text"])
        return folder

    def failing(self):
        tools = self.path("failing")
        os.mkdir(tools)
        for tool in os.listdir(self.tools):
            if os.access(os.path.join(self.tools, tool), os.X_OK) and os.path.isfile(os.path.join(self.tools, tool)):
                os.symlink(os.path.join(self.tools, tool), os.path.join(tools, tool))
        self.script(tools, "extract-numbers", "cat > /dev/null; echo 'extract-numbers: the units are gone' >&2; exit 2")
        status, said, out = self.spark("of-failing", SEEDS, tools=tools)
        check(status == 2 and "extract-numbers ended with status 2" in said and "the units are gone" in said, f"a failing tool fails the job: {said}")
        check(not os.path.exists(os.path.join(out, "joined", "_SUCCESS")), "and no result is called done")
        self.script(tools, "extract-numbers", "head -n 3; kill -9 $$")
        check("ended with signal 9" in self.one_share(tools, ("text", [self.seed()], None)), "a killed tool is a failure")

    def script(self, folder, name, text):
        path = os.path.join(folder, name)
        if os.path.lexists(path):
            os.remove(path)
        with open(path, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + text + "\n")
        os.chmod(path, 0o755)

    def seed(self):
        return os.path.join(SEEDS, "archrivals.txt")

    def one_share(self, tools, share, fetch=None):
        """What a task does, without Spark: its claims, or what it failed with."""
        job = load("spark-claims")
        try:
            options = argparse.Namespace(bin=tools, fetch=fetch)
            return [line for key, line in job.claims(share, options) if key is not None]
        except job.ToolFailed as failed:
            return str(failed)

    def fetched(self):
        found = self.one_share(self.tools, ("file", self.seed()), fetch="cat {}")
        tagged = self.shell(f"read-articles --doc {self.seed()} < {self.seed()} | split-paragraphs | tag-entities | extract-numbers | tag-attributions | extract-claims")
        check(len(found) > 10 and b"".join(found) == tagged, f"fetched by a command: {len(found)} claims, the same bytes")
        check("ended with status 1" in self.one_share(self.tools, ("file", "/no/such/file"), fetch="cat {}"), "a fetch that fails is a failure")


def archived(record):
    """An article as a response in a web archive."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in record["text"].split("\n\n"))
    page = f"<html><head><title>{record['doc']}</title><meta property='article:published_time' content='{record['published']}'></head><body><article>{body}</article></body></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{record['doc']}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def lines_in(folder):
    for name in sorted(os.listdir(folder)):
        if name.startswith("part-"):
            with open(os.path.join(folder, name), "rb") as file:
                yield from file.read().splitlines()


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    scratch = tempfile.mkdtemp()
    try:
        tests = Tests(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else sys.executable, scratch)
        tests.fetched()
        tests.failing()
        tests.seeds()
        tests.many()
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
