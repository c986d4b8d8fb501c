//! A page may hold its article twice: once to read and once to print.

use std::collections::HashMap;

/// A line shorter than this may well stand twice in an article.
const SHORT: usize = 25;
/// This share of the text's bytes, in percent, at least, said again in order, is a second copy.
const COPY_SHARE: usize = 25;

/// Takes second copies out: stretches of two or more lines that stand earlier in the same
/// order and are a good part of the text, with the `title` above them. A single line said
/// again, as a pull quote is, stays.
pub fn without_copies(text: String, title: Option<&str>) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let twins = twins(&lines);
    let mut keep = vec![true; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        if twins[at].is_none() {
            at += 1;
            continue;
        }
        let end = run_end(&lines, &twins, at);
        let bytes: usize = lines[at..end].iter().map(|l| l.len()).sum();
        let said = lines[at..end].iter().filter(|l| !l.trim().is_empty()).count();
        if said > 1 && bytes * 100 >= text.len() * COPY_SHARE {
            keep[at..end].fill(false);
            // The copy's own headline goes with it.
            let before = (0..at).rev().find(|&i| !lines[i].trim().is_empty());
            if let Some(i) = before.filter(|&i| i > 0 && Some(lines[i].trim()) == title) {
                keep[i] = false;
            }
        }
        at = end.max(at + 1);
    }
    if keep.iter().all(|&k| k) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for (line, _) in lines.iter().zip(&keep).filter(|(_, keep)| **keep) {
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

/// For every line the first line that says the same, if it is an earlier one.
fn twins(lines: &[&str]) -> Vec<Option<usize>> {
    let mut first: HashMap<String, usize> = HashMap::new();
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let said: String = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if said.is_empty() {
                return None;
            }
            let at = *first.entry(said).or_insert(i);
            (at < i).then_some(at)
        })
        .collect()
}

/// One past the last line of the stretch that repeats earlier lines in order.
fn run_end(lines: &[&str], twins: &[Option<usize>], from: usize) -> usize {
    let mut last = None;
    let mut end = from;
    for i in from..lines.len() {
        if lines[i].trim().is_empty() {
            continue;
        }
        match twins[i] {
            Some(twin) if last.is_none_or(|last| twin > last) => last = Some(twin),
            // "Advertisement" and the like stand where they want.
            Some(_) if lines[i].len() < SHORT => {}
            _ => break,
        }
        end = i + 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "The ferry left at dawn with forty people.\n\nIts captain had warned of the wind.\n\nRescuers found all of them by noon.";

    #[test]
    fn the_second_copy_goes() {
        let twice = format!("{ARTICLE}\n\n{ARTICLE}");
        assert_eq!(without_copies(twice, None), ARTICLE);
        let titled = format!("Ferry lost\n\n{ARTICLE}\n\nFerry lost\n\n{ARTICLE}");
        assert_eq!(without_copies(titled, Some("Ferry lost")), format!("Ferry lost\n\n{ARTICLE}"));
        let titled = format!("{ARTICLE}\n\nFerry lost\n\n{ARTICLE}");
        assert_eq!(without_copies(titled, Some("Ferry lost")), ARTICLE);
        let printed = ARTICLE.replace("\n\n", "\n");
        assert_eq!(
            without_copies(format!("{ARTICLE}\n\nPrint\n\n{printed}"), None),
            format!("{ARTICLE}\n\nPrint")
        );
    }

    #[test]
    fn a_line_said_again_stays() {
        let quoted = format!("{ARTICLE}\n\nIts captain had warned of the wind.\n\nMore tomorrow.");
        assert_eq!(without_copies(quoted.clone(), None), quoted);
        assert_eq!(without_copies(String::new(), None), "");
    }
}
