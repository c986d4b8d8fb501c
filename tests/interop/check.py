#!/usr/bin/env python3
"""Every export read by those it is made for: followthemoney, spaCy, DuckDB, pandas.
usage: check.py BIN     BIN: the folder of the built tools; run it by `make test-interop`
The articles: seeds/ and harbour.txt, whose text has emoji, accents as marks of their own and
no-break spaces. Of every span the consumer's text must be ours."""
import json, os, shutil, subprocess, sys, tempfile, urllib.parse

import duckdb, pandas, spacy
from followthemoney import model
from spacy.tokens import Doc, DocBin

if len(sys.argv) != 2: sys.exit(__doc__)
BIN = os.path.abspath(sys.argv[1]); HERE = os.path.dirname(os.path.abspath(__file__)); SEEDS = os.path.join(HERE, '../../seeds')
WORK = tempfile.mkdtemp(); os.chdir(WORK)

def sh(command):
    run = subprocess.run(['bash', '-eu', '-o', 'pipefail', '-c', command], env=dict(os.environ, PATH=BIN + ':' + os.environ['PATH']), capture_output=True)
    if run.returncode: sys.exit(f'{command}\n{run.stderr.decode()}')
    return run.stdout.decode()
def lines(text): return [json.loads(line) for line in text.split('\n') if line]
def load(name): return lines(open(name, encoding='utf8').read())
def same(ours, theirs, what):
    if ours != theirs: sys.exit(f'test-interop: {what}: ours {ours!r}, theirs {theirs!r}')
def say(what): print(f'test-interop: {what}')

os.mkdir('corpus')
for name in os.listdir(SEEDS): shutil.copy(os.path.join(SEEDS, name), 'corpus')
shutil.copy(os.path.join(HERE, 'harbour.txt'), 'corpus')
sh('''read-articles corpus > articles.jsonl
split-paragraphs articles.jsonl | tag-entities | extract-numbers | tag-attributions > tagged.jsonl
extract-claims tagged.jsonl > claims.jsonl
join-claims claims.jsonl > joined.jsonl''')
articles = {a['doc']: a for a in load('articles.jsonl')}
tagged, claims, joined = load('tagged.jsonl'), load('claims.jsonl'), load('joined.jsonl')
for a in articles.values():
    same(open(f"corpus/{a['doc']}", encoding='utf8').read(), a['text'], a['doc'])

def actors(c): return [(name, a) for name in ('subject', 'object', 'place', 'attributed_to') for a in c[name] if a['start'] is not None]
def spans(p):
    """Every span of a paragraph: start, end, text."""
    found = [(s['start'], s['end'], s['text']) for key in ('entities', 'numbers') for s in p[key]]
    for a in p['attributions']: found += [(s['start'], s['end'], s['text']) for s in [a['source'], a['cue'], *a['content']] if s]
    return sorted(found)

# spaCy: a Doc of every paragraph and of every claim's sentence.
nlp = spacy.blank('en'); bin_ = DocBin(store_user_data=True); n = 0
docs = lines(sh('export-claims --to spacy tagged.jsonl'))
same(len(tagged), len(docs), 'spaCy: paragraphs')
for p, data in zip(tagged, docs):
    doc = Doc(nlp.vocab).from_json(data, validate=True); bin_.add(doc)
    same(p['text'], doc.text, 'spaCy: text')
    theirs = sorted((s.start_char, s.end_char, s.text) for group in doc.spans.values() for s in group)
    same(spans(p), theirs, 'spaCy: spans'); n += len(theirs)
    same([p['text'][s['start']:s['end']] for s in p['sentences']], [data['text'][s['start']:s['end']] for s in data['sents']], 'spaCy: sentences')
    same(sorted((e['start'], e['text'], e['label']) for e in p['entities']), sorted((s.start_char, s.text, s.label_) for s in doc.spans['names']), 'spaCy: names')
    if not {(e['text'], e['label']) for e in p['entities']} <= {(e.text, e.label_) for e in doc.ents}: sys.exit('test-interop: spaCy: a name is not among the ents')
back = list(DocBin().from_bytes(bin_.to_bytes()).get_docs(nlp.vocab))
same([p['text'] for p in tagged], [d.text for d in back], 'spaCy: DocBin')
docs = lines(sh('export-claims --to spacy claims.jsonl'))
same(len(claims), len(docs), 'spaCy: claims')
for c, data in zip(claims, docs):
    doc = Doc(nlp.vocab).from_json(data, validate=True)
    same((c['text'][c['start']:c['end']], c['predicate']), (doc.spans['claim'][0].text, doc.spans['claim'][0].label_), 'spaCy: clause')
    same([(name, a['text'], a['id'] or '') for name, a in actors(c)], [(name, s.text, s.kb_id_) for name in ('subject', 'object', 'place', 'attributed_to') for s in doc.spans[name]], 'spaCy: actors'); n += 1 + len(actors(c))
say(f'spaCy {spacy.__version__}: {len(tagged)} paragraphs, {len(claims)} claims, {n} spans are ours')

# FollowTheMoney: every entity is valid, loses no value, and points to entities that are there.
entities = lines(sh('cat articles.jsonl tagged.jsonl claims.jsonl joined.jsonl | export-claims --to ftm'))
same(entities, lines(sh('cat articles.jsonl tagged.jsonl claims.jsonl joined.jsonl | export-claims --to ftm')), 'FollowTheMoney: ids')
merged = {}
for data in entities:
    proxy = model.get_proxy(data, cleaned=False); proxy.schema.validate(data)
    for name, values in data['properties'].items():
        kept = proxy.get(name)
        if len(kept) != len(values): sys.exit(f'test-interop: FollowTheMoney: {proxy.schema.name}.{name} keeps {kept} of {values}')
    merged[proxy.id] = merged[proxy.id].merge(proxy) if proxy.id in merged else proxy
for proxy in merged.values():
    for prop, value in proxy.itervalues():
        if prop.type.name == 'entity':
            if value not in merged: sys.exit(f'test-interop: FollowTheMoney: {prop} points nowhere')
            if not merged[value].schema.is_a(prop.range): sys.exit(f'test-interop: FollowTheMoney: {prop} points to a {merged[value].schema.name}')
count = lambda schema: sum(p.schema.name == schema for p in merged.values())
same(len(articles), count('Article'), 'FollowTheMoney: articles')
same(len(claims) + len(joined), count('Event'), 'FollowTheMoney: events')
bodies = {p.id: p.get('bodyText') for p in merged.values() if p.schema.name == 'Article'}
for p in merged.values():
    if p.schema.name != 'Mention': continue
    held = [name for name in p.get('name') if any(name in body for body in bodies[p.first('document')])]
    if not held: sys.exit(f'test-interop: FollowTheMoney: {p.get("name")} is not in its article')
say(f'followthemoney: {len(merged)} entities are valid: ' + ', '.join(f'{count(s)} {s}' for s in ('Article', 'Person', 'Organization', 'LegalEntity', 'PublicBody', 'Mention', 'Event')))

# W3C annotations: the selectors of each lead to its words.
ours = sum(len(p['entities']) + len(p['numbers']) + sum(len(a['content']) for a in p['attributions']) for p in tagged) + len(claims)
expected = sorted([(s['text']) for p in tagged for key in ('entities', 'numbers') for s in p[key]] + [s['text'] for p in tagged for a in p['attributions'] for s in a['content']] + [c['text'][c['start']:c['end']] for c in claims])
by_url = {a['url']: a for a in articles.values() if a['url']}
for option in ('--articles articles.jsonl', ''):
    found = lines(sh(f'cat tagged.jsonl claims.jsonl | export-claims --to web-annotation {option}'))
    same(ours, len(found), 'web annotations')
    same(len(found), len({f['id'] for f in found}), 'web annotations: ids')
    words = []
    for f in found:
        same(('http://www.w3.org/ns/anno.jsonld', 'Annotation'), (f['@context'], f['type']), 'web annotations')
        source = f['target']['source']; article = by_url.get(source) or articles[urllib.parse.unquote(source.removeprefix('urn:claimlines:doc:'))]
        quote, place = f['target']['selector']
        if option:
            same('TextPositionSelector', place['type'], 'web annotations: selector')
            theirs = article['text'][place['start']:place['end']]
            same(quote['prefix'] + quote['exact'] + quote['suffix'], article['text'][max(0, place['start'] - 32):place['end'] + 32], 'web annotations: surroundings')
        else:
            same('DataPositionSelector', place['type'], 'web annotations: selector')
            data = open('corpus/' + article['doc'], 'rb').read()[place['start']:place['end']].decode()
            theirs = data[place['refinedBy']['start']:place['refinedBy']['end']]
        same(quote['exact'], theirs, 'web annotations: words'); words.append(theirs)
    same(expected, sorted(words), 'web annotations: all words')
say(f'web annotations: {ours} lead to their words, by code points of the article and by bytes of its file')

# CSV and JSON lines: DuckDB and pandas see every row, its clause and its figures.
sh('export-claims --to csv claims.jsonl > claims.csv; export-claims --to csv joined.jsonl > of-joined.csv; export-claims --to csv --rows joined joined.jsonl > joined.csv')
clauses = [c['text'][c['start']:c['end']] for c in claims]; lows = [c['quantity'] and c['quantity']['low'] for c in claims]
table = pandas.read_csv('claims.csv', keep_default_na=False)
same(clauses, [t[int(s):int(e)] for t, s, e in zip(table['text'], table['start'], table['end'])], 'pandas: clauses')
same(clauses, list(table['clause']), 'pandas: clauses')
same([c['id'] for c in claims], list(table['id']), 'pandas: ids')
same(lows, [float(v) if v != '' else None for v in table['low']], 'pandas: figures')
q = lambda sql: duckdb.sql(sql).fetchall()
same(list(zip([c['id'] for c in claims], clauses, lows)), q("select id, substring(text, start + 1, \"end\" - start), low from read_csv('claims.csv')"), 'DuckDB: read_csv')
same([(c['id'], c['predicate']) for c in claims], q("select id, predicate from read_json('claims.jsonl')"), 'DuckDB: read_json')
same([(c['id'], t, l) for c, t, l in zip(claims, clauses, lows)], q("select id, substring(text, start + 1, \"end\" - start), quantity.low from read_json('claims.jsonl')"), 'DuckDB: read_json')
names = [(e['text'], e['text']) for p in tagged for e in p['entities']]
same(names, q("select e.text, substring(t, e.start + 1, e.\"end\" - e.start) from (select text t, unnest(entities) e from read_json('tagged.jsonl'))"), 'DuckDB: names')
same([(j['id'], j['verdict'], j['low'], j['origins']) for j in joined], q("select id, verdict, low, origins from read_csv('joined.csv')"), 'DuckDB: joined.csv')
same([(j['id'], c['id'], j['verdict']) for j in joined for c in j['claims']], q("select joined, id, verdict from read_csv('of-joined.csv')"), 'DuckDB: claims of joined')
same(len(joined), len(pandas.read_csv('joined.csv')), 'pandas: joined.csv')
same(len(joined), q("select count(*) from read_json('joined.jsonl')")[0][0], 'DuckDB: joined.jsonl')
say(f'DuckDB {duckdb.__version__}, pandas {pandas.__version__}: {len(claims)} claims, {len(joined)} joined, {len(names)} names are ours')
shutil.rmtree(WORK)
