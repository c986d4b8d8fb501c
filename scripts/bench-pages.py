#!/usr/bin/env python3
"""Speed and memory of read-articles on one core: made-up pages, dense and typical, and a large archive.
usage: bench-pages.py BIN [--gigabytes N]
Dense pages have no scripts: all is markup and text. Typical ones carry scripts, styles and icons, 300 KB each.
The archive is the typical pages again and again (2 GB), on standard input."""
import json, os, random, subprocess, sys, tempfile, time

if len(sys.argv) < 2: sys.exit(__doc__)
TOOL = os.path.join(sys.argv[1], 'read-articles'); GB = float(sys.argv[sys.argv.index('--gigabytes') + 1]) if '--gigabytes' in sys.argv else 2
rng = random.Random(7)
WORDS = 'the of to a in and council river bridge mayor said on that for officials water after police people market road school county workers strike hospital fire port minister report week monday company plan money vote new two more who was were had with from its by at as be not'.split()

def sentence():
    text = ' '.join(rng.choice(WORDS) for _ in range(rng.randint(9, 28))); return text[0].upper() + text[1:] + '.'
def paragraph(i):
    text = ' '.join(sentence() for _ in range(rng.randint(2, 5))).replace(' the ', f' <a class="link-{i} inline" href="/news/{i}" data-track="inline">the</a> ', 1)
    return f'<p class="article__p css-{rng.randint(1000, 9999)}" data-component="text-block">{text}</p>\n'
def card(i):
    return f'<li class="card card--small" data-pos="{i}"><a href="/world/{i}" class="card__link"><picture><source srcset="/i/{i}-320.webp 320w, /i/{i}-640.webp 640w" type="image/webp"><img loading="lazy" src="/i/{i}.jpg" alt="{sentence()[:40]}" width="320" height="180"></picture><h3 class="card__headline"><span>{sentence()[:60]}</span></h3><span class="card__time">{i} hrs ago</span></a></li>'
def page(k, typical):
    title = sentence()[:70]; nav = ''.join(f'<li class="nav__item"><a href="/s/{i}">{rng.choice(WORDS)}</a></li>' for i in range(80)); cards = ''.join(card(i) for i in range(60))
    weight = '' if not typical else '<style>' + ''.join(f'.css-{i}{{margin:0 auto;padding:{i}px;color:#333}}' for i in range(500)) + '</style><script>window.state=' + json.dumps([[sentence() for _ in range(5)] for _ in range(200)]) + '</script><script>' + ''.join(f'function f{i}(a,b){{return a<b?a+{i}:b-{i}}};' for i in range(1500)) + '</script>' + ''.join('<svg viewBox="0 0 24 24"><path d="' + 'M1.25 3.75L9.5 2.25' * 40 + '"></path></svg>' for _ in range(30))
    linked = json.dumps({'@type': 'NewsArticle', 'headline': title, 'datePublished': '2024-03-05', 'author': {'name': 'Ana Reyes'}})
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta property="og:title" content="{title}"><script type="application/ld+json">{linked}</script></head><body>{weight}<nav><ul>{nav}</ul></nav><main><article><h1>{title}</h1>{"".join(paragraph(i) for i in range(rng.randint(12, 45)))}</article></main><aside><ul>{cards}</ul></aside><footer>{nav}</footer></body></html>'.encode()
def record(k, html):
    block = b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n' + html
    return b'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/%d\r\nContent-Length: %d\r\n\r\n' % (k, len(block)) + block + b'\r\n\r\n'

def measure(name, archive, times):
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([TOOL, '-j', '1'], stdin=subprocess.PIPE, stdout=out)
        for _ in range(times): child.stdin.write(archive)
        # Not ru_maxrss: it knows this process's memory too.
        memory = next(int(l.split()[1]) for l in open(f'/proc/{child.pid}/status') if l.startswith('VmHWM')) / 1024
        child.stdin.close(); _, status, usage = os.wait4(child.pid, 0); child.returncode = status
        if status: sys.exit(f'bench-pages: {TOOL} failed')
        out.seek(0); articles = sum(chunk.count(b'\n') for chunk in iter(lambda: out.read(1 << 20), b''))
    size = len(archive) * times / 1e6; spent = usage.ru_utime + usage.ru_stime
    print(f'{name:16}{size:9.0f} MB{articles:8} articles{size / spent:8.1f} MB/s of processor time{size / (time.perf_counter() - begun):8.1f} MB/s by the clock{memory:8.1f} MB of memory')

dense = b''.join(record(k, page(k, False)) for k in range(200)); typical = b''.join(record(k, page(k, True)) for k in range(60))
measure('dense pages', dense, 3); measure('typical pages', typical, 5); measure('large archive', typical, max(1, int(GB * 1e9 / len(typical))))
