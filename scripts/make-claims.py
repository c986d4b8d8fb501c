#!/usr/bin/env python3
"""Make many claims from real ones, with other names and dates, to measure join-claims.

Usage: scripts/make-claims.py N [--sorted] [--years S] CLAIMS.jsonl... > many.jsonl

Writes N claims. The claims given are repeated in ever new worlds: in each world every word of
the text and every name is spelt otherwise (a cipher that keeps letters, case and length, so all
offsets hold), ids and articles are new, and dates are moved by up to S years (default 100).
With --sorted they come in the order of their keys, as join-claims --sorted wants them; else
world by world.
"""
import functools
import json
import re
import sys

VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
YEAR = re.compile(r"\|(1[0-9]{3}|20[0-9]{2})$")


@functools.lru_cache(maxsize=105)
def turned(vowels, consonants):
    """A cipher: vowels and consonants turned by so many places."""
    table = {}
    for letters, turn in ((VOWELS, vowels), (CONSONANTS, consonants)):
        for i, letter in enumerate(letters):
            other = letters[(i + turn) % len(letters)]
            table[ord(letter)], table[ord(letter.upper())] = other, other.upper()
    return table


def moved(date, years):
    """The date some years later; 29 February becomes the 28th."""
    if not date or not date[:4].isdigit():
        return date
    later = f"{int(date[:4]) + years:04d}{date[4:]}"
    return later[:5] + "02-28" + later[10:] if later[5:10] == "02-29" else later


def key_of(key, world, years):
    """A key that ends in a year moves with it; any other is of its world alone."""
    year = YEAR.search(key)
    if year:
        return f"{key[:year.start()]}|{int(year.group(1)) + years:04d}"
    return f"{key}~{world:07d}"


def remade(claim, world, span):
    """The claim in another world."""
    table, years = turned(world % 5, world // 5 % 21), world % span
    new = dict(claim)
    for field in ("text", "outlet", "cue", "origin"):
        if new.get(field):
            new[field] = new[field].translate(table)
    new["doc"] = f"{world}/{claim['doc']}"
    new["id"] = f"{world}/{claim['id']}"
    new["key"] = key_of(claim["key"], world, years)
    for field in ("published", "from", "to"):
        new[field] = moved(new.get(field), years)
    for field in ("subject", "object", "place", "attributed_to"):
        new[field] = [
            {**a, "name": a["name"].translate(table), "text": a["text"].translate(table),
             "id": a["id"] and f"{a['id']}-{world}"}
            for a in claim[field]
        ]
    return json.dumps(new, ensure_ascii=False, separators=(",", ":"))


def in_order(claims, worlds, span):
    """Pairs of claim and world in the order of their keys."""
    dated, others = {}, []
    for claim in claims:
        year = YEAR.search(claim["key"])
        if year:
            family = claim["key"][:year.start()]
            dated.setdefault(family, []).append((int(year.group(1)), claim))
        else:
            others.append((claim["key"] + "~", claim))
    plan = [(family + "|", group) for family, group in dated.items()]
    for key in sorted({key for key, _ in others}):
        plan.append((key, [claim for k, claim in others if k == key]))
    for key, group in sorted(plan, key=lambda row: row[0].encode()):
        if key.endswith("~"):
            yield from ((claim, world) for world in range(worlds) for claim in group)
            continue
        first, last = min(y for y, _ in group), max(y for y, _ in group) + span
        for year in range(first, last):
            for of, claim in group:
                if 0 <= year - of < span:
                    yield from ((claim, w) for w in range(year - of, worlds, span))


def main():
    args, span = sys.argv[1:], 100
    if "--years" in args:
        at = args.index("--years")
        span = int(args[at + 1])
        del args[at:at + 2]
    ordered = "--sorted" in args
    args = [a for a in args if a != "--sorted"]
    if len(args) < 2 or not args[0].isdigit():
        sys.exit(__doc__)
    claims = []
    for path in args[1:]:
        with open(path, encoding="utf8") as lines:
            claims += [c for c in map(json.loads, lines) if c.get("type") == "claim"]
    wanted = int(args[0])
    worlds = -(-wanted // len(claims))
    pairs = in_order(claims, worlds, span) if ordered else (
        (claim, world) for world in range(worlds) for claim in claims)
    for n, (claim, world) in enumerate(pairs):
        if n == wanted:
            break
        sys.stdout.write(remade(claim, world, span) + "\n")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.exit(0)
