//! `tag-entities`: adds `entities` to paragraph records.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use records::{Article, Field, Options, Tagged, write_entities};
use tag_entities::Tagger;

/// Tag the names in paragraph records: span, type and identity
///
/// Reads paragraph records (JSON lines) and writes them again with `entities`: every name with
/// its OntoNotes label, the id of who or what it is, and its full name. All other fields and
/// records pass through as they came.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    /// Also know the names of a CSV table (id,label,name,aliases,parent; aliases parted by |)
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// Know nothing but the --lexicon tables: every alias in the text is a name
    #[arg(long, requires = "lexicon")]
    lexicon_only: bool,
    #[command(flatten)]
    shared: Options,
}

/// The tagger that the options ask for.
fn tagger(cli: &Cli) -> Result<Tagger, String> {
    let mut tables = Vec::new();
    for path in &cli.lexicon {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        tables.push((path.display().to_string(), text));
    }
    let tables: Vec<(&str, &str)> = tables.iter().map(|t| (t.0.as_str(), t.1.as_str())).collect();
    match (cli.lexicon_only, tables.is_empty()) {
        (true, _) => Tagger::lexicon_only(&tables),
        (false, true) => Ok(Tagger::default()),
        (false, false) => Tagger::with_lexicon(&tables),
    }
}

const EXAMPLES: &str = "\
Examples:
  split-paragraphs seeds/*.txt | tag-entities > entities.jsonl
  split-paragraphs story.txt | tag-entities | jq -r '.entities[] | [.id, .text] | @tsv'
  tag-entities paragraphs.jsonl | jq -r '.entities[] | select(.label == \"PERSON\") | .name' |
    sort | uniq -c | sort -rn
  tag-entities --lexicon my-people.csv paragraphs.jsonl
  tag-entities --lexicon watchlist.csv --lexicon-only paragraphs.jsonl

Exit status: 0 all done; 1 some input was rejected and named on standard error, the rest is
done; 2 wrong usage, or nothing more could be done.";

impl records::Tool for Cli {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

fn main() -> ExitCode {
    let cli: Cli = records::parse();
    let tagger = match tagger(&cli) {
        Ok(tagger) => tagger,
        Err(why) => {
            eprintln!("tag-entities: {why}");
            return ExitCode::from(2);
        }
    };
    records::tag_articles("tag-entities", &cli.shared, Field::Entities, || {
        let mut session = tagger.session();
        move |article: &Article, out: &mut Tagged| {
            let texts: Vec<&str> = article.paragraphs.iter().map(|p| p.text()).collect();
            for (i, entities) in session.tag(&texts).iter().enumerate() {
                out.write_with(i, |out| write_entities(entities, out));
            }
        }
    })
}
