//! `extract-claims`: paragraph records in, claim records out.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Once;

use clap::Parser;
use extract_claims::{Extractor, Tables, gaps};
use records::{Article, Options, Sink, Tool, map_articles};

const TOOL: &str = "extract-claims";

/// Claims are made of small pieces of text by the million: a tenth of the time with the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const EXAMPLES: &str = "\
Examples:
  split-paragraphs story.txt | tag-entities | extract-numbers | extract-claims > claims.jsonl

  Who is said to have killed whom, and how many:
    extract-claims tagged.jsonl | jq -r 'select(.predicate == \"killed\") |
      [.subject[0].name, .object[0].name, .quantity.value, .origin] | @tsv'

  A predicate of your own:
    printf 'predicate,class,cue,subject,object\\nacquired,verb,acquire,subj,obj\\n' > mine.csv
    extract-claims --predicates mine.csv tagged.jsonl

Exit status: 0 all done; 1 some input was rejected and named on standard error, the rest is
done; 2 wrong usage, or nothing more could be done.";

/// Extract claims from paragraph records: predicate, actors, quantity, time, place, on whose word
///
/// Reads paragraph records with entities and numbers; where attributions are missing it finds
/// them itself. Writes one claim record for each claim.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXAMPLES)]
struct Command {
    #[command(flatten)]
    shared: Options,

    /// More predicates, or other rows for those there are: a CSV with columns predicate, class
    /// (verb, noun, adj, adv), cue, and if wanted subject, object, needs, mode
    #[arg(short, long, value_name = "CSV")]
    predicates: Option<PathBuf>,
}

impl Tool for Command {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

fn main() -> ExitCode {
    let command: Command = records::parse();
    let tables = match tables(&command) {
        Ok(tables) => tables,
        Err(why) => {
            eprintln!("{TOOL}: {why}");
            return ExitCode::from(2);
        }
    };
    let checked = Once::new();
    map_articles(TOOL, command.shared(), || {
        let mut extractor = Extractor::new(&tables);
        let checked = &checked;
        move |article: &Article, sink: &mut Sink| {
            checked.call_once(|| {
                gaps(article).into_iter().for_each(|gap| eprintln!("{TOOL}: {gap}"));
            });
            let (claims, rejected) = extractor.extract(article);
            for claim in &claims {
                sink.write_claim(claim);
            }
            for (paragraph, why) in rejected {
                sink.reject(paragraph, why);
            }
        }
    })
}

fn tables(command: &Command) -> Result<Tables, String> {
    let Some(path) = &command.predicates else {
        return Tables::new(None).map_err(|e| e.to_string());
    };
    let rows = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Tables::new(Some(&rows)).map_err(|e| format!("{}:{e}", path.display()))
}
