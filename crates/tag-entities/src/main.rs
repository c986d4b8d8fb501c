//! `tag-entities`: adds `entities` to paragraph records.

use std::process::ExitCode;

use clap::Parser;
use records::{Article, Field, Options};
use tag_entities::Tagger;

/// Tag the names in paragraph records: span, type and identity
///
/// Reads paragraph records (JSON lines) and writes them again with `entities`: every name with
/// its OntoNotes label, the id of who or what it is, and its full name. All other fields and
/// records pass through as they came.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    shared: Options,
}

const EXAMPLES: &str = "\
Examples:
  split-paragraphs seeds/*.txt | tag-entities > entities.jsonl
  split-paragraphs story.txt | tag-entities | jq -r '.entities[] | [.id, .text] | @tsv'
  tag-entities paragraphs.jsonl | jq -r '.entities[] | select(.label == \"PERSON\") | .name' |
    sort | uniq -c | sort -rn

Exit status: 0 all done; 1 some input was rejected and named on standard error, the rest is
done; 2 wrong usage, or nothing more could be done.";

impl records::Tool for Cli {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

fn main() -> ExitCode {
    let cli: Cli = records::parse();
    let tagger = Tagger::default();
    records::tag_articles("tag-entities", &cli.shared, Field::Entities, || {
        |article: &Article| {
            let texts: Vec<&str> = article.paragraphs.iter().map(|p| p.text()).collect();
            tagger.tag(&texts).into_iter().map(Ok).collect()
        }
    })
}
