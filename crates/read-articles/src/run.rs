//! The tool: inputs of any kind in, article records out, in order, whatever the threads.

use std::process::ExitCode;

use encoding_rs::Encoding;
use records::{Options, Outcome, Writer, ordered};

use crate::article::Article;
use crate::columns::{Columns, of_json, of_row};
use crate::encoding::decode;
use crate::feed::{Feed, Item, Job, Work};
use crate::html::page;
use crate::http::response;
use crate::kind::Kind;
use crate::language::{language, primary};
use crate::names::{Few, Named, Names};
use crate::page::host;
use crate::warc::{Record, is_page};
use records::articles::{ArticleTable, Metadata};

pub(crate) const TOOL: &str = "read-articles";

/// What the run needs beside the shared options.
#[derive(Default)]
pub struct Settings {
    /// Metadata by `doc`; it goes before what pages say.
    pub table: ArticleTable,
    /// Which fields of JSON lines and tables mean what.
    pub columns: Columns,
    /// What the inputs are; otherwise they are looked at.
    pub kind: Option<Kind>,
    /// Their encoding; otherwise it is detected.
    pub encoding: Option<&'static Encoding>,
    /// The language that is expected; none warns of nothing.
    pub language: Option<String>,
    /// Name of the article on standard input.
    pub doc: Option<String>,
}

/// Runs the tool over the inputs.
pub fn run(options: &Options, settings: &Settings) -> ExitCode {
    let mut writer = match Writer::new(TOOL, options) {
        Ok(writer) => writer,
        Err(code) => return code,
    };
    let mut feed = Feed::new(options, settings, writer.overflow_maker());
    let mut names = Names::default();
    let mut renamed = Few::new("articles with another's name");
    let mut undated = Few::new("dates of publication that are not understood");
    ordered(
        options.workers(),
        || feed.next(),
        || |job| work(job, options.max_line, settings),
        |made: Made| {
            let Made { mut outcome, mut bytes, articles, undated: dates } = made;
            let settled = names.settle(&mut bytes, &articles);
            for note in renamed.of(settled).chain(undated.of(dates)) {
                outcome.note(format!("{TOOL}: {note}"));
            }
            outcome.extend(bytes);
            writer.take(outcome)
        },
    );
    for note in [renamed.end(), undated.end()].into_iter().flatten() {
        eprintln!("{TOOL}: {note}");
    }
    writer.finish()
}

/// What became of a job, before its articles have names for good.
struct Made {
    outcome: Outcome,
    bytes: Vec<u8>,
    articles: Vec<Named>,
    /// Dates of publication that were not understood, with their places.
    undated: Vec<String>,
}

fn work(job: Job, longest: usize, settings: &Settings) -> Made {
    let mut out = Output::new(settings);
    let mut outcome = Outcome::new(Vec::new(), job.size());
    match &job {
        Job::Lines { name, batch } => {
            for i in 0..batch.len() {
                out.line(name, batch.place(i).1, batch.line(i));
            }
            outcome.faults(batch, TOOL, std::slice::from_ref(name));
        }
        Job::Items(items) => items.iter().for_each(|item| out.item(item, longest, &mut outcome)),
    }
    for note in out.notes {
        outcome.note(format!("{TOOL}: {note}"));
    }
    for (why, line) in out.bad {
        outcome.refuse(format!("{TOOL}: {why}"), line);
    }
    Made { outcome, bytes: out.bytes, articles: out.articles, undated: out.undated }
}

struct Output<'a> {
    settings: &'a Settings,
    bytes: Vec<u8>,
    articles: Vec<Named>,
    undated: Vec<String>,
    notes: Vec<String>,
    /// What is wrong where, and the input's line where there is one.
    bad: Vec<(String, Option<Vec<u8>>)>,
}

impl<'a> Output<'a> {
    fn new(settings: &'a Settings) -> Self {
        Self {
            settings,
            bytes: Vec::new(),
            articles: Vec::new(),
            undated: Vec::new(),
            notes: Vec::new(),
            bad: Vec::new(),
        }
    }

    /// Writes an article, with what the tables know of it before what it says itself.
    fn article(&mut self, place: &str, mut article: Article, table: Option<&ArticleTable>) {
        let tables = [Some(&self.settings.table), table];
        let known = tables.into_iter().flatten().find_map(|t| t.get(&article.doc)).cloned();
        article.known = known.unwrap_or_default().or(article.known);
        if article.known.outlet.is_none() {
            article.known.outlet = article.known.url.as_deref().and_then(host).map(str::to_string);
        }
        article.known.language = language(&article.text, article.known.language.as_deref());
        if let (Some(expected), Some(is)) = (&self.settings.language, &article.known.language)
            && primary(is) != primary(expected)
        {
            self.notes.push(format!(
                "{place}: its language is '{is}', not '{expected}': passed on all the same; \
                 --language any says that this is meant"
            ));
        }
        if let (Some(told), None) = (&article.undated, &article.known.published) {
            self.undated.push(format!(
                "{place}: published '{told}' is not understood: write it as 2024-03-05"
            ));
        }
        let at = article.write(&mut self.bytes);
        self.articles.push(Named { at, place: place.to_string() });
    }

    fn line(&mut self, name: &str, number: u64, line: &[u8]) {
        let doc = format!("{}:{number}", name.rsplit('/').next().unwrap_or(name));
        match of_json(line, &self.settings.columns, &doc) {
            Ok(article) => self.article(&format!("{name}:{number}"), article, None),
            Err(why) => self.bad.push((format!("{name}:{number}: {why}"), Some(line.to_vec()))),
        }
    }

    fn item(&mut self, item: &Item, longest: usize, outcome: &mut Outcome) {
        let place = &item.place;
        let (encoding, table) = (self.settings.encoding, item.table.as_deref());
        let article = match &item.work {
            Work::Unread(why) => return outcome.file_fault(TOOL, place, why),
            Work::Refused(why) => Err(why.clone()),
            Work::Note(words) => return self.notes.push(format!("{place}: {words}")),
            Work::Text(bytes) => {
                let text = decode(bytes, encoding, false).into_owned();
                let empty = text.trim().is_empty();
                Ok(Some(Article { doc: item.doc.clone(), text, ..Article::default() })
                    .filter(|_| !empty))
            }
            Work::Page(bytes) => self.page(&item.doc, bytes, None, encoding).map(Some),
            Work::Record(record) => self.record(&item.doc, record, longest),
            Work::Row { names, cells, line } => {
                let decoded: Vec<_> = cells.iter().map(|c| decode(c, encoding, false)).collect();
                let cells: Vec<&str> = decoded.iter().map(|c| &**c).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                match of_row(&names, &cells, &self.settings.columns, &item.doc) {
                    Ok(article) => Ok(Some(article)),
                    Err(why) => {
                        return self.bad.push((format!("{place}: {why}"), Some(line.clone())));
                    }
                }
            }
        };
        match article {
            Ok(Some(article)) => self.article(place, article, table),
            Ok(None) => {}
            Err(why) => self.bad.push((format!("{place}: {why}"), None)),
        }
    }

    fn page(
        &self,
        doc: &str,
        bytes: &[u8],
        url: Option<&str>,
        encoding: Option<&'static Encoding>,
    ) -> Result<Article, String> {
        let page = page(&decode(bytes, encoding, true), url)?;
        Ok(Article {
            doc: doc.to_string(),
            known: page.known,
            text: page.text,
            ..Article::default()
        })
    }

    /// The article in an archive's record; nothing when it is none: not found, a picture.
    fn record(
        &self,
        doc: &str,
        record: &Record,
        longest: usize,
    ) -> Result<Option<Article>, String> {
        let url = record.url.as_deref();
        let given = self.settings.encoding;
        if record.kind == "response" && record.block.starts_with(b"HTTP/") {
            let Some(response) = response(&record.block, longest)? else { return Ok(None) };
            return self.page(doc, &response.body, url, given.or(response.encoding)).map(Some);
        }
        if is_page(&record.content_type) {
            return self.page(doc, &record.block, url, given).map(Some);
        }
        if !record.content_type.starts_with("text/plain") {
            return Ok(None);
        }
        let text = decode(&record.block, given, false).into_owned();
        let known = Metadata { url: record.url.clone(), ..Metadata::default() };
        Ok(Some(Article { doc: doc.to_string(), known, text, ..Article::default() }))
    }
}
