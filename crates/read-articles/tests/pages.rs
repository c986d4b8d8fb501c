//! Pages of many layouts, whole and broken: the article out of each.

use std::path::Path;

use read_articles::{Page, decode, language, page};

const PARAGRAPHS: [&str; 5] = [
    "The evening ferry to Skarvik turned back on Monday after water came over its car deck, and 43 passengers spent the night in a school.",
    "“We heard a bang and then the lights went,” said Ana Reyes, who was travelling with her two children. “Nobody told us anything for half an hour.”",
    "The company that runs the line, Nordlys Shipping, said that a seal on the bow door had failed and that its three sister ships would be checked before they sail again.",
    "At least six people were treated for cuts and cold. The harbour master, Bo Lind, said the crew had done everything right.",
    "The line carries some 90,000 travellers a year. A petition for a second ship has been signed by more than 4,000 islanders since March.",
];
const TITLE: &str = "Ferry to Skarvik turns back with water on its deck";

fn read(name: &str) -> Page {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name);
    let bytes = std::fs::read(path).unwrap();
    page(&decode(&bytes, None, true), None).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// Every layout of the story: its five paragraphs, each once, in order, a paragraph or line
/// each; and nothing of the page's furniture.
#[test]
fn the_article_and_nothing_else() {
    let layouts = [
        "json-ld",
        "open-graph",
        "time-element",
        "br-lines",
        "br-br",
        "print-view",
        "microdata",
        "tables",
        "latin",
        "scripts",
        "blog",
        "broken-unclosed",
        "broken-cut",
        "broken-soup",
    ];
    for name in layouts {
        let page = read(&format!("{name}.html"));
        let mut lines = page.text.lines().map(|l| l.trim_start_matches("SKARVIK - "));
        for paragraph in PARAGRAPHS {
            assert!(lines.any(|l| l == paragraph), "{name}: {paragraph}\n{}", page.text);
            assert_eq!(page.text.matches(paragraph).count(), 1, "{name}: said twice");
        }
        for furniture in ["rights reserved", "Another story", "Terms", "Sport", "<", "not text"] {
            assert!(!page.text.contains(furniture), "{name}: {furniture}\n{}", page.text);
        }
        assert_eq!(page.known.title.as_deref(), Some(TITLE), "{name}");
        assert_eq!(language(&page.text, None).as_deref(), Some("en"), "{name}");
    }
}

#[test]
fn wire_copy_keeps_its_lines() {
    let page = read("wire.html");
    let unwrapped = page.text.replace("\n\n", "\u{1}").replace('\n', " ").replace('\u{1}', "\n");
    for paragraph in PARAGRAPHS {
        assert!(unwrapped.lines().any(|l| l == paragraph), "{paragraph}\n{}", page.text);
    }
}

#[test]
fn metadata() {
    let expected = [
        (
            "json-ld",
            Some("2024-03-05"),
            Some("Mira Holm"),
            Some("Harbour Post"),
            Some("https://harbourpost.example/ferry"),
        ),
        (
            "open-graph",
            Some("2024-03-05"),
            Some("Mira Holm"),
            Some("Harbour Post"),
            Some("https://www.harbourpost.example/ferry"),
        ),
        ("time-element", Some("2024-03-05"), Some("Mira Holm"), None, None),
        ("br-lines", Some("2024-03-05"), None, None, None),
        ("br-br", Some("2024-03-05"), None, None, None),
        ("print-view", Some("2024-03-05"), None, None, None),
        ("microdata", Some("2024-03-05"), Some("Mira Holm"), None, None),
        ("tables", Some("2024-03-05"), None, None, None),
        ("latin", None, None, None, None),
        ("scripts", Some("2024-03-05"), Some("Mira Holm"), Some("Harbour Post"), None),
        (
            "blog",
            Some("2024-03-05"),
            None,
            Some("quaynotes.example"),
            Some("https://quaynotes.example/2024/03/05/ferry"),
        ),
        ("wire", Some("2024-03-05"), None, None, None),
        ("short", Some("2024-03-09"), None, None, None),
    ];
    for (name, published, author, outlet, url) in expected {
        let known = read(&format!("{name}.html")).known;
        let seen = (
            known.published.as_deref(),
            known.author.as_deref(),
            known.outlet.as_deref(),
            known.url.as_deref(),
        );
        assert_eq!(seen, (published, author, outlet, url), "{name}");
    }
}

#[test]
fn what_stands_in_the_text_stays() {
    let text = read("microdata.html").text;
    let order = ["The ferry at its berth", "“We heard", "Checks on three ships", "At least six"];
    let places: Vec<usize> = order.iter().map(|s| text.find(s).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
    let text = read("scripts.html").text;
    assert!(text.contains("\n43 passengers were on board, the company says.\n"), "{text}");
    let text = read("latin.html").text;
    assert!(text.ends_with(
        "The café by the quay stayed open – “for as long as it takes,” said its owner."
    ));
    assert!(!read("blog.html").text.contains("First!"));
    assert!(read("broken-cut.html").text.contains("The café by the qua"));
}

#[test]
fn another_language_is_seen_through_its_template() {
    let page = read("german.html");
    assert_eq!(page.known.language.as_deref(), Some("en"));
    assert_eq!(language(&page.text, page.known.language.as_deref()).as_deref(), Some("de"));
}

#[test]
fn a_page_without_an_article_says_so() {
    for html in ["", "<", "<html></html>", "<nav><a href=/>Home</a></nav>", "\0\0\0", "<p>Menu</p>"]
    {
        assert_eq!(page(html, None), Err("no article's text in this page".to_string()), "{html}");
    }
}

/// Pages made to be slow to read: none takes long.
#[test]
fn hostile_pages_end() {
    let words =
        "<p>The council met on Tuesday evening and voted to close the bridge for repairs.</p>";
    let tag = |t: &str, n: usize| t.repeat(n);
    let hostile = [
        tag("<div>", 50_000),
        tag("<b><p>", 50_000),
        tag("<a href=x>", 50_000),
        tag("<p>x", 100_000),
        tag("<br>", 200_000),
        tag("<span></span>", 100_000),
        tag("<ul><li>", 50_000),
        tag("<table><tr><td>", 30_000),
        tag("</p>", 200_000),
        tag("<svg>", 50_000),
        tag("<!--", 100_000),
        tag("<a b='", 100_000),
        tag("<script>", 100_000),
        tag("&amp", 100_000),
        tag("<p><a href=x>y</a>", 50_000),
        tag("<div class=comment><p>x, y, z</p></div>", 40_000),
        tag("<font size=1><p>", 60_000),
        tag("<select><option>", 50_000),
        tag("<h1>x</h1>", 60_000),
        tag("<time>5 March</time>", 60_000),
        tag("<meta name=author content=x>", 60_000),
        tag("<td>x", 100_000),
        tag("<form><input>", 50_000),
    ];
    for middle in hostile {
        let html = format!("{}{middle}{}", words.repeat(6), words.repeat(6));
        let begun = std::time::Instant::now();
        let _ = page(&html, None);
        let took = begun.elapsed().as_secs_f64();
        eprintln!("{:20} {took:.2}", &middle[..20]);
        assert!(took < 20.0, "{}: {took} s", &middle[..20]);
    }
}

/// Pages cut and changed at random: an article or a reason, and never a fault of the reader.
#[test]
fn damaged_pages_are_borne() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let whole = std::fs::read(entry.unwrap().path()).unwrap();
        for _ in 0..40 {
            let mut bytes = whole.clone();
            for _ in 0..random(30) {
                let at = random(bytes.len());
                bytes[at] = b"<>\"'/&!-\0\xC3 p"[random(12)];
            }
            bytes.truncate(random(bytes.len()).max(whole.len() / 2));
            match page(&decode(&bytes, None, true), None) {
                Ok(page) => read += usize::from(!page.text.is_empty()),
                Err(why) => assert_eq!(why, "no article's text in this page"),
            }
        }
    }
    assert!(read > 500, "only {read} were read");
}
