#!/usr/bin/env python3
"""Article records without end: the articles of seeds/ again and again, under other names.

Usage: scripts/vary-articles.py (COUNT | SIZEM | SIZEG) > articles.jsonl
COUNT articles, or as many as make SIZE megabytes or gigabytes of text. In each round the people,
places and groups have other names, the figures are others, and the dates lie elsewhere; the same
arguments give the same bytes.
"""
import csv
import json
import os
import random
import re
import sys
from datetime import date, timedelta

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "seeds")
# Words of the seeds that get another name each round, by what is put in their place.
PLACES = "Kabul Nangarhar Jowzjan Badakhshan Kunduz Jalalabad Khar Logar Kunar Bagram Doha Germany Pakistan Syria Iraq Russia China Iran".split()
PEOPLE = "Ruttig Watkins Khorasani Nicholson Waziri Kalimzai Milley Mujahid Mansour Baghdadi Khan Sharaa Jolani".split()
GROUPS = "Taliban ISIS ISKP ISK IEA".split()
HEADS = "Al Bar Cor Dun El Far Gal Hor Il Jas Kor Lan Mor Nar Or Pel Quor Ras Sol Tar Ul Var Wes Yar Zel".split()
MIDDLES = "a e i o u an en in on ar er or al el il".split()
TAILS = "bad bek dan dor gan han kand lar man mir nor pur ran shan stan tar vik wan yar zai".split()
WORDS = re.compile(r"\b(" + "|".join(PLACES + PEOPLE + GROUPS) + r")\b")
FIGURES = re.compile(r"\b(?:(?:[1-9]\d{1,2}|[2-9])(?= [a-z])|10,000|1,000)\b")
YEARS = re.compile(r"\b20[012]\d\b")


def name(chance):
    return chance.choice(HEADS) + chance.choice(MIDDLES) + chance.choice(TAILS)


def varied(text, shift, chance):
    """The text with other names, figures up to a third more, and years moved by `shift`."""
    names = {word: word if chance.random() < 0.3 else name(chance) for word in PLACES + PEOPLE}
    names |= {word: word if chance.random() < 0.5 else name(chance) for word in GROUPS}
    text = WORDS.sub(lambda m: names[m.group(1)], text)
    figure = lambda m: f"{(n := int(m.group().replace(',', ''))) + chance.randrange(n // 3 + 1):,}"
    return YEARS.sub(lambda m: str(int(m.group()) - shift), FIGURES.sub(figure, text))


def seeds():
    with open(os.path.join(SEEDS, "articles.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            with open(os.path.join(SEEDS, row["doc"]), encoding="utf-8") as text:
                yield row, text.read()


def articles():
    """Article records for ever."""
    told, number = list(seeds()), 0
    while True:
        for row, text in told:
            chance = random.Random(number)
            shift, days = chance.randrange(12), chance.randrange(-20, 21)
            day = date.fromisoformat(row["published"]).replace(day=1) + timedelta(days=20 + days)
            record = {"type": "article", "doc": f"{row['doc'][:-4]}-{number}.txt", "title": row["title"] or None}
            record["outlet"] = f"{name(chance)} {row['outlet']}" if row["outlet"] else None
            record["published"] = day.replace(day=min(day.day, 28), year=day.year - shift).isoformat()
            yield record | {"text": varied(text, shift, chance)}
            number += 1


def main():
    if len(sys.argv) != 2 or not re.fullmatch(r"\d+[MG]?", sys.argv[1]):
        sys.exit(__doc__)
    amount, unit = int(sys.argv[1].rstrip("MG")), sys.argv[1][-1]
    limit = amount * {"M": 10**6, "G": 10**9}.get(unit, 1)
    done = 0
    for record in articles():
        if done >= limit:
            return
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        done += len(record["text"].encode()) if unit in "MG" else 1


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
