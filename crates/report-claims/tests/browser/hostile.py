"""Joined records whose every text tries to be more than text."""
import json

# What each would do if it were read as HTML, as JavaScript, as CSS or as an address.
ATTACKS = [
    "<script>alert('one')</script>",
    "</script><script>alert('two')</script>",
    "</script ><script >alert('nine')</script >",
    "<!--<script >",
    "<img src=\"http://127.0.0.1:9/pixel.png\" onerror=\"alert('three')\">",
    "\"><svg onload=alert('four')>",
    "</style></title></noscript><iframe src='http://127.0.0.1:9/frame'></iframe>",
    "{{DATA}} ${alert('five')} &lt;b&gt; \u2028 \u202e evil \u0000 \U0001F6A2",
    "__proto__",
]


def actor(name, start=None, end=None):
    return {"id": None, "name": name, "label": None, "text": name, "start": start, "end": end}


def claim(n, attack, url):
    text = f"At the quay, {attack} sank {n + 3} boats, they say."
    return {
        "type": "claim", "id": f"{attack}#{n}", "key": attack, "doc": f"../{attack}", "outlet": attack, "url": url,
        "published": ["2024-05-06", attack][n % 2], "paragraph": n, "byte_start": 0, "byte_end": len(text.encode()),
        "text": text, "start": 0, "end": len(text), "predicate": attack, "mode": attack,
        "subject": [actor(attack, 13, 13 + len(attack))], "object": [actor(attack)],
        "quantity": {"value": n + 3.0, "low": n + 3.0, "high": None, "modifier": attack, "of": attack,
                     "start": 2**53, "end": 2**60},
        "from": attack, "to": attack, "date_precision": attack, "date_text": attack, "place": [actor(attack)],
        "polarity": attack, "certainty": attack, "attributed_to": [actor(attack)], "cue": attack, "kind": attack,
        "origin": attack,
    }


def records():
    """JSON lines: one joined record an attack, with two claims whose addresses attack as well."""
    urls = ["javascript:alert('six')", "data:text/html,<script>alert('seven')</script>",
            "https://harbour.example/a?b=\"><script>alert('eight')</script>#x", "http://[broken", "//127.0.0.1:9/x"]
    lines = []
    for i, attack in enumerate(ATTACKS):
        claims = [claim(2 * i, attack, urls[i % len(urls)]), claim(2 * i + 1, attack, urls[(i + 1) % len(urls)])]
        actors = {field: claims[0][field] for field in ("subject", "object", "place")}
        lines.append(json.dumps({
            "type": "joined", "id": f"{attack} {i}", "kind": ["quantity", attack][i % 2], "about": attack,
            "predicates": [attack], **actors, "from": attack, "to": attack, "low": 3.0, "best": None, "high": None,
            "verdict": ["contradict", attack][i % 2], "why": attack, "sides": [[claims[0]["id"]], [claims[1]["id"]]],
            "articles": 2, "origins": 2, "claims": claims,
        }))
        lines.append(json.dumps({"type": "article", "doc": f"../{attack}", "title": attack, "outlet": attack,
                                 "url": urls[i % len(urls)], "published": attack, "text": attack}))
    return "\n".join(lines) + "\n"
