//! `read-articles`: pages, archives, tables and texts in, article records out.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use read_articles::{Columns, Kind, Settings, named, run};
use records::Options;
use records::articles::ArticleTable;

/// Read web pages, archives, tables and plain text as article records
///
/// Takes HTML pages, web archives (WARC), JSON lines, CSV and plain text, packed with gzip or
/// zstd or not, files and folders; what an input is, is seen from its content. Writes one
/// article record a line: main text, title, author, day of publication, outlet, address.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    shared: Options,

    /// Titles, outlets and dates: a CSV with a column doc (the file's name) and any of title,
    /// outlet, published, url, author, language; it goes before what the articles say. In a
    /// folder, its articles.csv is read of itself
    #[arg(short, long, value_name = "CSV")]
    articles: Option<PathBuf>,

    /// Which field of JSON lines or CSV is which of ours: text=body,published=date; in JSON a
    /// path may have points. The usual names are known
    #[arg(short, long, value_name = "OURS=THEIRS,…", value_parser = Columns::parse)]
    map: Option<Columns>,

    /// What the inputs are [default: seen from their content and name]
    #[arg(short, long, value_enum, value_name = "KIND")]
    from: Option<Kind>,

    /// The inputs' encoding, by its name on the web [default: said by the page or the server,
    /// else detected]
    #[arg(short, long, value_name = "NAME", value_parser = named)]
    encoding: Option<&'static encoding_rs::Encoding>,

    /// The language expected: articles in another are passed on with a warning; `any` warns of
    /// none
    #[arg(short, long, value_name = "TAG", default_value = "en")]
    language: String,

    /// Name of the article on standard input
    #[arg(long, value_name = "NAME")]
    doc: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  read-articles saved-pages/ | split-paragraphs | tag-entities > tagged.jsonl
  read-articles CC-NEWS-20240305-00001.warc.gz | jq -r '[.published, .outlet, .title] | @tsv'
  read-articles --map text=body,published=date articles.csv > articles.jsonl
  curl -s https://example.org/news/1 | read-articles --doc news-1

Exit status: 0 all done; 1 some input was rejected and named on standard error, the rest is
done; 2 wrong usage, or nothing more could be done.";

impl records::Tool for Cli {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

fn main() -> ExitCode {
    let cli: Cli = records::parse();
    let table = match cli.articles.as_deref().map(ArticleTable::read).transpose() {
        Ok(table) => table.unwrap_or_default(),
        Err(why) => {
            eprintln!("read-articles: {why}");
            return ExitCode::from(2);
        }
    };
    let settings = Settings {
        table,
        columns: cli.map.unwrap_or_default(),
        kind: cli.from,
        encoding: cli.encoding,
        language: Some(cli.language).filter(|l| l != "any"),
        doc: cli.doc,
    };
    run(&cli.shared, &settings)
}
