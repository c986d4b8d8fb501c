//! Parses the words of a treebank: prints it with columns 3, 4, 5, 7 and 8 as found; times it.
//! usage: parse TREEBANK.conllu [TAGGER.model PARSER.model] > OUT.conllu

use english::{Kind, Parser, Token, lemma};
use std::io::Write;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, mut parser) = match &arguments[..] {
        [path] => (path, Parser::new()),
        [path, tagger, parser] => (
            path,
            Parser::with_models(std::fs::read(tagger)?.leak(), std::fs::read(parser)?.leak()),
        ),
        _ => return Err("usage: parse TREEBANK.conllu [TAGGER.model PARSER.model]".into()),
    };
    let conllu = std::fs::read_to_string(path)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut words, mut seconds) = (0, 0.0);
    for block in conllu.split("\n\n") {
        let rows: Vec<Vec<&str>> = block
            .lines()
            .map(|l| l.split('\t').collect::<Vec<_>>())
            .filter(|f| f.len() == 10 && f[0].parse::<usize>().is_ok())
            .collect();
        let text = rows.iter().map(|r| r[1]).collect::<Vec<_>>().join(" ");
        let mut at = 0;
        let tokens: Vec<Token> = rows
            .iter()
            .map(|r| {
                let start = at;
                at += r[1].len() + 1;
                Token { start, end: at - 1, kind: Kind::Word }
            })
            .collect();
        let start = Instant::now();
        let parsed = parser.parse(&text, &tokens);
        if words > 0 {
            seconds += start.elapsed().as_secs_f64(); // the first call also reads the models
        }
        words += tokens.len();
        for (row, word) in rows.iter().zip(parsed) {
            let head = word.head.map_or(0, |h| h + 1);
            let (upos, xpos) = (word.tag.upos, word.tag.xpos);
            let base = lemma(row[1], upos);
            writeln!(
                out,
                "{}\t{}\t{base}\t{upos}\t{xpos}\t_\t{head}\t{}\t_\t_",
                row[0], row[1], word.label
            )?;
        }
        writeln!(out)?;
    }
    eprintln!("{words} words, {:.0} a second", words as f64 / seconds);
    Ok(())
}
