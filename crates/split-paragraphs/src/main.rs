//! `split-paragraphs`: articles in, paragraph records out.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use records::Options;
use records::articles::ArticleTable;
use split_paragraphs::{Settings, named, run};

/// Split news articles into paragraphs with roles, sentences and exact byte ranges
///
/// Reads plain-text files (one article each) or article records (JSON lines), told apart by
/// how they begin. Writes one paragraph record a line.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    shared: Options,

    /// Titles, outlets and dates of plain-text files: a CSV with columns doc (the file's name),
    /// title, outlet, published, url, author, language
    #[arg(short, long, value_name = "CSV")]
    articles: Option<PathBuf>,

    /// Encoding of plain-text files: utf-8, utf-16, windows-1252 or another that gives one byte
    /// to a character [default: detected]
    #[arg(short, long, value_name = "NAME", value_parser = named)]
    encoding: Option<&'static encoding_rs::Encoding>,

    /// Name of the article on standard input
    #[arg(long, value_name = "NAME")]
    doc: Option<String>,

    /// Take every input as plain text, even one that begins like JSON lines
    #[arg(long)]
    plain: bool,
}

const EXAMPLES: &str = "\
Examples:
  split-paragraphs --articles seeds/articles.csv seeds/*.txt > paragraphs.jsonl
  split-paragraphs crawl.articles.jsonl | tag-entities | extract-numbers > tagged.jsonl
  split-paragraphs story.txt | jq -r 'select(.role == \"body\") | .text'
  pdftotext report.pdf - | split-paragraphs --doc report.pdf

Exit status: 0 all done; 1 some input was rejected and named on standard error, the rest is
done; 2 wrong usage, or nothing more could be done.";

impl records::Tool for Cli {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

fn main() -> ExitCode {
    let cli: Cli = records::parse();
    let metadata = match cli.articles.as_deref().map(ArticleTable::read).transpose() {
        Ok(table) => table.unwrap_or_default(),
        Err(why) => {
            eprintln!("split-paragraphs: {why}");
            return ExitCode::from(2);
        }
    };
    let settings = Settings { metadata, encoding: cli.encoding, doc: cli.doc, plain: cli.plain };
    run(&cli.shared, &settings)
}
