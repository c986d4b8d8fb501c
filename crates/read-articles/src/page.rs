//! What a web page says of its article: JSON-LD, Open Graph, `<meta>`, microdata, `<time>`.

use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::{Document, NodeRef};

use crate::linked::linked;
use records::articles::{Metadata, plain};
use records::dates::{day, day_of_url};

/// Kind and name to field and rank.
type Names = HashMap<(&'static str, &'static str), (&'static str, usize)>;

/// `data/metadata.csv`: which names of `<meta>` and `itemprop` mean which field, best first.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    include_str!("../data/metadata.csv")
        .lines()
        .skip(1)
        .enumerate()
        .filter_map(|(rank, line)| {
            let (field, rest) = line.split_once(',')?;
            Some((rest.split_once(',')?, (field, rank)))
        })
        .collect()
});

/// What was found where; the best of each kind is kept.
#[derive(Default)]
struct Found {
    linked: Metadata,
    /// Field and rank to value.
    named: HashMap<&'static str, (usize, String)>,
    canonical: Option<String>,
    language: Option<String>,
    heading: Option<String>,
    /// A `<time>` with whether it stands after the first heading.
    time: Option<(String, bool)>,
    /// A short text in an element whose class speaks of a date.
    dated: Option<String>,
}

/// Longer texts are no byline and no date.
const SHORT: usize = 120;

/// What the page says; `url` is where it was fetched, if that is known.
pub fn known(doc: &Document, url: Option<&str>) -> Metadata {
    let mut found = Found::default();
    for node in doc.root().descendants_it().filter(NodeRef::is_element) {
        found.look(&node);
    }
    found.known(url)
}

impl Found {
    fn look(&mut self, node: &NodeRef) {
        let Some(qualified) = node.qual_name_ref() else { return };
        let name: &str = &qualified.local;
        let attr = |name: &str| node.attr(name).map(|v| v.to_string());
        match name {
            "html" => self.language = attr("lang").or_else(|| attr("xml:lang")),
            "meta" => {
                let content = attr("content").unwrap_or_default();
                for key in ["property", "name", "itemprop", "http-equiv"] {
                    let kind = if key == "itemprop" { "itemprop" } else { "meta" };
                    if let Some(name) = attr(key) {
                        self.offer(kind, &name, &content);
                    }
                }
            }
            "link" if attr("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| attr("href"));
            }
            "script" => {
                let kind = attr("type").unwrap_or_default();
                if kind.trim().eq_ignore_ascii_case("application/ld+json")
                    && let Some(known) = linked(&node.text())
                {
                    self.linked = std::mem::take(&mut self.linked).or(known);
                }
            }
            "h1" if self.heading.is_none() => self.heading = Some(plain(&node.text())),
            "time" => self.time(node),
            "span" | "div" | "p" | "a" | "li" | "h2" | "td" | "small" | "font" => {
                self.element(node)
            }
            _ => {}
        }
    }

    fn offer(&mut self, kind: &str, name: &str, value: &str) {
        let name = name.trim().to_ascii_lowercase();
        let Some(&(field, rank)) = NAMES.get(&(kind, name.as_str())) else { return };
        let value = match field {
            "published" => day(value).unwrap_or_default(),
            // Some write a profile's address where the name belongs.
            "author" if value.trim_start().starts_with("http") => String::new(),
            _ => plain(value),
        };
        let better = self.named.get(field).is_none_or(|(other, _)| rank < *other);
        if better && !value.is_empty() {
            self.named.insert(field, (rank, value));
        }
    }

    /// Does the page's head say when it was published?
    fn is_dated(&self) -> bool {
        self.linked.published.is_some() || self.named.contains_key("published")
    }

    /// The first `<time>` after the headline, else the first at all.
    fn time(&mut self, node: &NodeRef) {
        let after = self.heading.is_some();
        if self.is_dated() {
            return;
        }
        if self.time.as_ref().is_some_and(|(_, was_after)| *was_after || !after) {
            return;
        }
        let stated = node.attr("datetime").and_then(|d| day(&d));
        if let Some(day) = stated.or_else(|| day(&short_text(node)?)) {
            self.time = Some((day, after));
        }
    }

    fn element(&mut self, node: &NodeRef) {
        if let Some(name) = node.attr("itemprop") {
            let value = node.attr("content").map(|v| v.to_string());
            if let Some(value) = value.or_else(|| short_text(node)) {
                self.offer("itemprop", &name, &value);
            }
        }
        if node.attr("rel").is_some_and(|rel| &*rel == "author") {
            self.offer("itemprop", "author", &short_text(node).unwrap_or_default());
        }
        if self.dated.is_none()
            && !self.is_dated()
            && let Some(class) = node.attr("class").or_else(|| node.attr("id"))
            && ["date", "time", "publish", "posted", "byline", "meta"]
                .iter()
                .any(|word| class.to_ascii_lowercase().contains(word))
        {
            self.dated = short_text(node).and_then(|text| day(&text));
        }
    }

    fn known(mut self, fetched: Option<&str>) -> Metadata {
        let mut known = std::mem::take(&mut self.linked);
        for field in Metadata::FIELDS {
            if let Some((_, value)) = self.named.remove(field) {
                known.offer(field, &value);
            }
        }
        let address = [self.canonical, known.url.take()];
        let address = address.into_iter().flatten().find(|u| same_host(u, fetched));
        known.url = address.or(fetched.map(str::to_string));
        if let Some(url) = &known.url {
            let host = host(url).unwrap_or("").to_string();
            let day = day_of_url(url);
            let (time, dated) = (self.time.map(|(day, _)| day), self.dated);
            for day in [time, dated, day].into_iter().flatten() {
                known.offer("published", &day);
            }
            known.offer("outlet", &host);
        } else {
            for day in [self.time.map(|(day, _)| day), self.dated].into_iter().flatten() {
                known.offer("published", &day);
            }
        }
        known.offer("title", self.heading.as_deref().unwrap_or(""));
        // A page's own tag is more often right than what its metadata say.
        if let Some(language) = self.language {
            known.language = Some(language);
        }
        known
    }
}

/// The text of an element that holds little.
fn short_text(node: &NodeRef) -> Option<String> {
    // Containers of much else are not worth reading: their parts come later.
    let mut length = 0;
    for part in node.descendants_it().take(24) {
        if part.is_text() {
            length += part.text().len();
        }
        if length > SHORT * 2 {
            return None;
        }
    }
    let text = plain(&node.text());
    (!text.is_empty() && text.len() <= SHORT).then_some(text)
}

/// The host of a web address, without `www.`.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|h| !h.is_empty())
}

/// May this address stand for the page fetched from there? One of another house may not: a page
/// that was copied names its model.
fn same_host(url: &str, fetched: Option<&str>) -> bool {
    let Some(own) = host(url) else { return false };
    fetched.and_then(host).is_none_or(|there| own.ends_with(there) || there.ends_with(own))
}

/// A headline without the outlet's name behind it, and without entities left over.
pub fn headline(title: &str, outlet: Option<&str>) -> String {
    let title = plain(title);
    let Some(outlet) = outlet else { return title };
    for mark in [" | ", " - ", " – ", " — ", " :: ", " · "] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let same = |a: &str, b: &str| {
                let bare = |s: &str| {
                    s.chars()
                        .filter(|c| c.is_alphanumeric())
                        .flat_map(char::to_lowercase)
                        .collect::<String>()
                };
                !bare(a).is_empty()
                    && (bare(a) == bare(b) || bare(b).starts_with(&bare(a)) && b.contains('.'))
            };
            if same(tail, outlet) {
                return head.trim_end().to_string();
            }
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> Metadata {
        known(&Document::from(html), None)
    }

    #[test]
    fn the_best_name_wins() {
        let page = of(r#"<html lang=en-GB><meta name=date content="2020-01-01">
            <meta property="article:published_time" content="2021-08-27T10:00:00+04:30">
            <meta name="author" content="https://x.example/ana"><meta name=byl content="By Ana">
            <meta property="og:title" content=" Two  lines "><link rel=canonical href="https://www.post.example/a">"#);
        assert_eq!(page.published.as_deref(), Some("2021-08-27"));
        assert_eq!(page.author.as_deref(), Some("By Ana"));
        assert_eq!(page.title.as_deref(), Some("Two lines"));
        assert_eq!(page.outlet.as_deref(), Some("post.example"));
        assert_eq!(page.language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn the_time_by_the_headline_is_the_articles() {
        let page =
            of("<time datetime=2024-05-01>today</time><h1>News</h1><time>5 March 2024</time>\
                       <ul><li><time datetime=2024-04-01></time></ul>");
        assert_eq!(page.published.as_deref(), Some("2024-03-05"));
        assert_eq!(
            of("<div class=post-date>Mar 5, 2024</div>").published.as_deref(),
            Some("2024-03-05")
        );
    }

    #[test]
    fn outlets_behind_headlines_go() {
        assert_eq!(headline("Ferry lost - Harbour Post", Some("Harbour Post")), "Ferry lost");
        assert_eq!(headline("Ferry lost | Harbourpost", Some("harbourpost.example")), "Ferry lost");
        assert_eq!(headline("War - and peace", Some("Harbour Post")), "War - and peace");
    }
}
