//! The tool: records in, one format out, record by record.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use records::{Options, Outcome, Session, Tool, write_json};

use crate::ftm::{Entity, Exporter};
use crate::input::{Record, record};
use crate::table::{self, Rows};
use crate::texts::Texts;
use crate::{annotation, spacy};

const TOOL: &str = "export-claims";

/// Export claims, joined claims and tagged paragraphs to other tools
///
/// Reads the records of any stage of the pipeline (JSON lines); each format takes those it has
/// a use for, and others are left aside.
#[derive(Debug, Parser)]
#[command(name = TOOL, version, max_term_width = 100, after_help = "\
Formats and what they take:
  csv             claims, or joined claims with --rows joined: one row each, fixed columns
  ftm             FollowTheMoney: of articles and paragraphs Article, Person, Organization and
                  Mention; of claims and joined claims Event, with its actors and articles
  web-annotation  W3C annotations on the names, figures and speech of paragraphs and on claims
  spacy           spaCy's JSON of a Doc, for Doc.from_json: a paragraph or a claim's sentence

Examples:
  export-claims --to csv joined.jsonl > claims.csv
  export-claims --to csv --rows joined joined.jsonl > joined.csv
  cat tagged.jsonl joined.jsonl | export-claims --to ftm > entities.ftm.json
  export-claims --to web-annotation --articles articles.jsonl claims.jsonl > annotations.jsonl
  export-claims --to spacy tagged.jsonl > docs.jsonl

Exit status: 0 all done; 1 some input lines were rejected and named on standard error, the rest
is done; 2 wrong usage, or nothing more could be done.")]
pub struct Cli {
    /// The format
    #[arg(short, long, value_enum, value_name = "FORMAT", required_unless_present = "generate")]
    pub to: Option<Format>,

    /// With csv: what a row is
    #[arg(long, value_enum, value_name = "WHAT", default_value = "claims")]
    pub rows: Rows,

    /// With web-annotation: a file of article records, to count places in their whole texts
    #[arg(short, long, value_name = "FILE")]
    pub articles: Option<PathBuf>,

    #[command(flatten)]
    shared: Options,
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// FollowTheMoney entities, JSON lines
    Ftm,
    /// W3C web annotations, JSON lines
    WebAnnotation,
    /// spaCy Docs, JSON lines
    Spacy,
    /// A table
    Csv,
}

impl Tool for Cli {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

/// Runs the tool.
pub fn run(cli: &Cli) -> ExitCode {
    let mut export = match Export::new(cli) {
        Ok(export) => export,
        Err(why) => {
            eprintln!("{TOOL}: {why}");
            return ExitCode::from(2);
        }
    };
    let Session { mut batches, names, mut writer } = match Session::open(TOOL, &cli.shared) {
        Ok(session) => session,
        Err(code) => return code,
    };
    if !writer.take(Outcome::new(export.head(), 0)) {
        return writer.finish();
    }
    let (mut read, mut made) = (0, 0);
    while let Some(batch) = batches.next_batch() {
        let (mut out, mut bad) = (Vec::new(), Vec::new());
        for i in 0..batch.len() {
            match record(batch.line(i)) {
                Ok(record) => {
                    read += 1;
                    export.take(record, &mut out);
                }
                Err(why) => bad.push((i, why)),
            }
        }
        made += out.len();
        let mut outcome = Outcome::new(out, batch.size() as u64);
        outcome.faults(&batch, TOOL, &names);
        for (i, why) in bad {
            outcome.reject(&batch, i, TOOL, &names, &why);
        }
        if !writer.take(outcome) {
            return writer.finish();
        }
    }
    let mut out = Vec::new();
    export.finish(&mut out);
    made += out.len();
    if made == 0 && read > 0 {
        eprintln!("{TOOL}: none of the {read} records holds anything for this export");
    }
    writer.take(Outcome::new(out, 0));
    writer.finish()
}

struct Export {
    format: Format,
    rows: Rows,
    ftm: Exporter,
    texts: Texts,
}

impl Export {
    fn new(cli: &Cli) -> Result<Self, String> {
        let texts = cli.articles.as_deref().map(Texts::open).transpose()?.unwrap_or_default();
        let format = cli.to.ok_or("say which format with --to")?;
        Ok(Self { format, rows: cli.rows, ftm: Exporter::default(), texts })
    }

    fn head(&self) -> Vec<u8> {
        if self.format == Format::Csv { table::head(self.rows) } else { Vec::new() }
    }

    fn take(&mut self, record: Record, out: &mut Vec<u8>) {
        match self.format {
            Format::Csv => table::rows(&record, self.rows, out),
            Format::Ftm => {
                let mut entities = Vec::new();
                self.ftm.take(record, &mut entities);
                write_all(&entities, out);
            }
            Format::Spacy => match record {
                Record::Paragraph(p) => write_all(&[spacy::paragraph(&p)], out),
                Record::Claim(claim) => write_all(&[spacy::claim(&claim)], out),
                Record::Joined(joined) => {
                    write_all(&joined.claims.iter().map(spacy::claim).collect::<Vec<_>>(), out);
                }
                _ => {}
            },
            Format::WebAnnotation => match record {
                Record::Paragraph(p) => write_all(&annotation::paragraph(&p, &mut self.texts), out),
                Record::Claim(claim) => {
                    write_all(&[annotation::claim(&claim, &mut self.texts)], out);
                }
                Record::Joined(joined) => {
                    for claim in &joined.claims {
                        write_all(&[annotation::claim(claim, &mut self.texts)], out);
                    }
                }
                _ => {}
            },
        }
    }

    fn finish(&mut self, out: &mut Vec<u8>) {
        let mut entities: Vec<Entity> = Vec::new();
        self.ftm.finish(&mut entities);
        write_all(&entities, out);
    }
}

fn write_all<T: serde::Serialize>(records: &[T], out: &mut Vec<u8>) {
    for record in records {
        write_json(record, out);
        out.push(b'\n');
    }
}
