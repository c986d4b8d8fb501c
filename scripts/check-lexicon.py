#!/usr/bin/env python3
"""Check the lexicon of tag-entities: headers, ids, parents, labels, shared names.

Usage: scripts/check-lexicon.py [DIRECTORY]
       (default crates/tag-entities/data/lexicon; exit 1 when something is wrong)
"""
import csv
import pathlib
import re
import sys
import unicodedata

LABELS = set("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
ENTITY = ["id", "label", "name", "aliases", "parent"]
OTHER = {
    "demonyms.csv": ["demonym", "id"],
    "ambiguous.csv": ["alias", "reason"],
    "given-names.csv": ["name"],
    "surnames.csv": ["name"],
    "titles.csv": ["title"],
}
ID = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")
HERE = pathlib.Path(__file__).resolve().parent.parent
ERRORS = []


def error(path, line, why):
    """Note what is wrong and where."""
    ERRORS.append(f"{path.name}:{line}: {why}")


def fold(name):
    """Fold what the matcher folds too: diacritics, dashes, apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[‘’ʼ`]", "'", re.sub("[-‐‑‒–—]", "-", plain))


def rows(path):
    """Yield (line, row) of a CSV file whose header is as it should be."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        if header != OTHER.get(path.name, ENTITY):
            error(path, 1, f"header is {header}")
            return
        for row in reader:
            if len(row) != len(header):
                error(path, reader.line_num, f"{len(row)} fields, not {len(header)}")
            elif any(field != field.strip() or "  " in field for field in row):
                error(path, reader.line_num, f"stray space in {row}")
            elif not row[0]:
                error(path, reader.line_num, "first field is empty")
            else:
                yield reader.line_num, row


def read_entities(paths):
    """Read the entity files: id -> (path, line, row); names -> ids."""
    entities, names = {}, {}
    for path in paths:
        for line, row in rows(path):
            ident, label, name, aliases, _ = row
            if ident in entities:
                error(path, line, f"id {ident} twice")
            if not ID.fullmatch(ident):
                error(path, line, f"id {ident} is malformed")
            if label not in LABELS:
                error(path, line, f"label {label} is unknown")
            entities[ident] = (path, line, row)
            surfaces = [name] + (aliases.split("|") if aliases else [])
            if "" in surfaces or len(set(surfaces)) < len(surfaces):
                error(path, line, f"{ident} has an empty or repeated alias")
            for surface in surfaces:
                names.setdefault(fold(surface), {})[ident] = (path, line)
    return entities, names


def check(folder):
    """Check every file of the folder; return the number of rows of each."""
    paths = sorted(folder.glob("*.csv"))
    entities, names = read_entities(p for p in paths if p.name not in OTHER)
    for ident, (path, line, row) in entities.items():
        seen, parent = {ident}, row[4]
        while parent:
            if parent not in entities or parent in seen:
                error(path, line, f"parent {parent} is missing or circular")
                break
            seen.add(parent)
            parent = entities[parent][2][4]
    counts, ambiguous = {}, set()
    for path in paths:
        if path.name not in OTHER:
            continue
        firsts = set()
        for line, row in rows(path):
            if row[0] in firsts:
                error(path, line, f"{row[0]} twice")
            firsts.add(row[0])
            if path.name == "demonyms.csv" and row[1] not in entities:
                error(path, line, f"id {row[1]} is unknown")
        counts[path.name] = len(firsts)
        if path.name == "ambiguous.csv":
            ambiguous = {fold(name) for name in firsts}
    for name, owners in names.items():
        if len(owners) > 1 and name not in ambiguous:
            path, line = list(owners.values())[-1]
            error(path, line, f"{name} names {' and '.join(owners)}: list it in ambiguous.csv")
    for path, _, _ in entities.values():
        counts[path.name] = counts.get(path.name, 0) + 1
    return counts, len(names)


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "crates/tag-entities/data/lexicon"
    counts, names = check(folder)
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")
    print(f"{names:6} names and aliases of entities")
    for message in ERRORS:
        print(message, file=sys.stderr)
    return 1 if ERRORS else 0


if __name__ == "__main__":
    sys.exit(main())
