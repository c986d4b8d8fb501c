//! tag-attributions: adds who says what to paragraph records.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use records::{Article, Field, Options, Tagged, Tool, tag_articles, write_attributions};
use tag_attributions::{Input, Lexicon, tag_by};

/// Tag who says what: add source, cue and content of speech, reports and stances to paragraphs
///
/// Reads paragraph records (from split-paragraphs, with or without entities) and writes them with
/// a field "attributions": [{"source", "cue", "content", "kind"}]. Spans are code points of the
/// record's text. Pronouns and surnames are led back to the name given earlier in the article,
/// better so with entities (tag-entities).
#[derive(Parser)]
#[command(name = "tag-attributions", version, after_help = EXAMPLES)]
struct Command {
    #[command(flatten)]
    shared: Options,

    /// Add or replace cue words: CSV with the header cue,kind,forms,frames; a row without frames
    /// removes the cue
    #[arg(long, value_name = "CSV")]
    cues: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  Who says what in an article:
    split-paragraphs article.txt | tag-entities | tag-attributions |
      jq -r '.attributions[] | [.source.name, .cue.text, (.content | map(.text) | join(\" … \"))] | @tsv'

  Only what unnamed speakers say:
    tag-attributions paragraphs.jsonl | jq -c '.attributions[] | select(.source and .source.id == null)'

  Teach it a verb (base, -s, past, participle, -ing; then the ways it takes its content):
    printf 'cue,kind,forms,frames\\ntoot,verb,toot toots tooted tooted tooting,quote that\\n' > mine.csv
    tag-attributions --cues mine.csv paragraphs.jsonl";

impl Tool for Command {
    fn shared(&self) -> &Options {
        &self.shared
    }
}

fn main() -> ExitCode {
    let command: Command = records::parse();
    let mut lexicon = Lexicon::built_in();
    if let Some(path) = &command.cues {
        let read = std::fs::read_to_string(path).map_err(|e| e.to_string());
        if let Err(why) = read.and_then(|csv| lexicon.extend(&csv).map_err(|e| e.to_string())) {
            eprintln!("tag-attributions: {}: {why}", path.display());
            return ExitCode::from(2);
        }
    }
    tag_articles("tag-attributions", command.shared(), Field::Attributions, || {
        let (lexicon, mut parser) = (&lexicon, english::Parser::new());
        move |article: &Article, out: &mut Tagged| work(article, lexicon, &mut parser, out)
    })
}

/// Tags an article; a paragraph whose entities cannot be read is refused, the rest goes on.
fn work(article: &Article, lexicon: &Lexicon, parser: &mut english::Parser, out: &mut Tagged) {
    let entities: Vec<_> = article.paragraphs.iter().map(|p| p.entities()).collect();
    let inputs: Vec<Input> = article
        .paragraphs
        .iter()
        .zip(&entities)
        .map(|(p, e)| Input {
            text: p.text(),
            heading: p.role() == "heading",
            entities: e.as_ref().ok().and_then(|e| e.as_deref()),
        })
        .collect();
    let tagged = tag_by(parser, &inputs, lexicon);
    for (i, (tagged, entities)) in tagged.iter().zip(&entities).enumerate() {
        match entities {
            Ok(_) => out.write_with(i, |out| write_attributions(tagged, out)),
            Err(why) => out.reject(i, why.clone()),
        }
    }
}
