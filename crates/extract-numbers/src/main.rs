//! `extract-numbers`: adds `numbers` to paragraph records.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use extract_numbers::{BareDates, Context, Extractor, Options, TimeValues, check_units};
use records::{Article, Field, Tagged};

/// Extract every figure and time from paragraph records
///
/// Reads paragraph records (JSON lines) and writes them again with `numbers`: what each figure
/// says (value, low, high, hedge), its unit, what it counts; what each time means (TIMEX3, from,
/// to), resolved against `published`. All other fields and records pass through as they came.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    shared: records::Options,

    /// More units: a CSV as crates/extract-numbers/data/units.csv, whose rows win over ours
    #[arg(long, value_name = "CSV")]
    units: Option<PathBuf>,

    /// How the value of a time is given: resolved against `published`, or as the words tell it
    #[arg(long, value_enum, default_value_t = Values::Resolved, value_name = "HOW")]
    times: Values,

    /// Which one a weekday by itself or a date without its year means, when no word says
    #[arg(long, value_enum, default_value_t = Bare::Past, value_name = "WHICH")]
    bare_dates: Bare,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Bare {
    /// The one just past, as news tells
    Past,
    /// The one to come, as plans and messages tell
    Coming,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Values {
    /// TIMEX3: Friday is 2021-10-01, the two ends of a range are two times
    Resolved,
    /// As Recognizers-Text: Friday is XXXX-WXX-5, 4 p.m. T16, a range is (from,to,length)
    Told,
}

const EXAMPLES: &str = "\
Examples:
  split-paragraphs seeds/*.txt | extract-numbers > numbers.jsonl
  split-paragraphs story.txt | extract-numbers |
    jq -r '.numbers[] | [.text, .low, .high, .of.text] | @tsv'
  extract-numbers tagged.jsonl | jq -r '.numbers[] | select(.label == \"DATE\") | .timex'

Exit status: 0 all done; 1 some input was rejected and named on standard error, the rest is
done; 2 wrong usage, or nothing more could be done.";

impl records::Tool for Cli {
    fn shared(&self) -> &records::Options {
        &self.shared
    }
}

fn main() -> ExitCode {
    let cli: Cli = records::parse();
    let extra_units = match extra_units(cli.units.as_deref()) {
        Ok(units) => units,
        Err(why) => {
            eprintln!("extract-numbers: {why}");
            return ExitCode::from(2);
        }
    };
    let times = match cli.times {
        Values::Resolved => TimeValues::Resolved,
        Values::Told => TimeValues::Told,
    };
    let bare_dates = match cli.bare_dates {
        Bare::Past => BareDates::Past,
        Bare::Coming => BareDates::Coming,
    };
    let options = Options { times, bare_dates, extra_units };
    records::tag_articles("extract-numbers", &cli.shared, Field::Numbers, || {
        let mut extractor = Extractor::new(options.clone());
        move |article: &Article, out: &mut Tagged| {
            let mut context = Context::default();
            for (i, p) in article.paragraphs.iter().enumerate() {
                out.write_with(i, |json| {
                    extractor.extract_json(p.text(), p.published(), &mut context, json);
                });
            }
        }
    })
}

/// The user's units; of a table that cannot be read, the file, its line and why.
fn extra_units(path: Option<&Path>) -> Result<String, String> {
    let Some(path) = path else { return Ok(String::new()) };
    let units = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    check_units(&units).map_err(|why| format!("{}:{why}", path.display()))?;
    Ok(units)
}
