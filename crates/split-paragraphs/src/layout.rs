//! Where paragraphs begin and end, from the layout of the lines alone.
//!
//! Three layouts, and mixtures of them: paragraphs parted by blank lines, one paragraph a
//! line, and hard-wrapped text, whose lines belong together. A line was wrapped when the next
//! line's first word would not have fitted on it (the greedy wrap that editors and mail
//! programs do), or when the next line goes on in lower case.

use std::ops::Range;

use memchr::memchr_iter;

/// A paragraph's place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes, without the white space around.
    pub range: Range<usize>,
    /// Pieces with no blank line between them share a block.
    pub block: usize,
}

/// The longest line that a person or a program wraps at, in code points.
const WIDEST_WRAP: usize = 130;
/// Narrower text than this is a list or verse, not wrapped prose.
const NARROWEST_WRAP: usize = 40;

/// As many as most articles have.
const USUAL_LINES: usize = 64;

struct Line {
    range: Range<usize>,
    /// Code points.
    width: usize,
    indented: bool,
}

/// The paragraphs of a text, in order.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut lines = Vec::with_capacity(USUAL_LINES);
    lines.extend(line_ranges(text));
    let mut pieces = Vec::with_capacity(lines.len());
    let mut run: Vec<Line> = Vec::with_capacity(lines.len());
    let mut block = 0;
    // A text with lines far too long for a screen is not hard-wrapped as a whole.
    let long_lines = lines.iter().any(|line| line.len() > 2 * WIDEST_WRAP);
    let layout = Layout { long_lines, shouted: shouted_width(text) };
    for whole in lines {
        let line = line_at(text, whole);
        if line.range.is_empty() {
            if !run.is_empty() {
                close(text, &mut run, block, &layout, &mut pieces);
                block += 1;
            }
        } else {
            run.push(line);
        }
    }
    close(text, &mut run, block, &layout, &mut pieces);
    pieces
}

/// The lines of a text, without their line feeds.
fn line_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())).map(move |end| {
        let line = start..end;
        start = end + 1;
        line
    })
}

/// What the whole text tells of its lines.
struct Layout {
    /// Are some too long to be wrapped?
    long_lines: bool,
    /// The width at which a text all in capitals is wrapped.
    shouted: Option<usize>,
}

/// The width of a text all in capitals, if most of its lines end because the width ended.
fn shouted_width(text: &str) -> Option<usize> {
    if text.chars().any(char::is_lowercase) {
        return None;
    }
    let lines: Vec<&str> = text.split('\n').map(|l| l.trim_end_matches(blank)).collect();
    let width = lines.iter().map(|l| l.chars().count()).max().filter(|&w| w <= WIDEST_WRAP)?;
    let (mut breaks, mut soft) = (0, 0);
    for pair in lines.windows(2).filter(|p| !p[0].is_empty() && !p[1].is_empty()) {
        let word = pair[1].split(char::is_whitespace).next().unwrap_or("");
        breaks += 1;
        soft += usize::from(fills(pair[0].chars().count(), word, width));
    }
    (width >= NARROWEST_WRAP && breaks > 1 && soft * 100 >= breaks * 60).then_some(width)
}

fn line_at(text: &str, whole: Range<usize>) -> Line {
    let start = whole.start;
    let whole = &text[whole];
    let (lead, body) = match whole.as_bytes() {
        // Mostly nothing is to be trimmed.
        [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => (0, whole),
        _ => {
            let body = whole.trim_start_matches(blank);
            (whole.len() - body.len(), body.trim_end_matches(blank))
        }
    };
    let long = body.len() > 4 * WIDEST_WRAP;
    let width = if long || body.is_ascii() { body.len() } else { body.chars().count() };
    Line {
        range: start + lead..start + lead + body.len(),
        width,
        indented: whole.starts_with('\t') || lead >= 2,
    }
}

/// White space and the invisible marks that editors leave behind.
fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{0}')
}

/// Turns a run of lines without a blank one among them into pieces.
fn close(text: &str, run: &mut Vec<Line>, block: usize, layout: &Layout, out: &mut Vec<Piece>) {
    let mut at = 0;
    while at < run.len() {
        // Long lines are paragraphs of their own; between them a wrapped stretch may stand.
        let end = (at..run.len()).find(|&i| run[i].width > WIDEST_WRAP).unwrap_or(run.len());
        stretch(text, &run[at..end], block, layout, out);
        if let Some(long) = run.get(end) {
            out.push(Piece { range: long.range.clone(), block });
        }
        at = end + 1;
    }
    run.clear();
}

/// Joins the wrapped lines of a stretch of short ones, if it is wrapped at all.
fn stretch(text: &str, lines: &[Line], block: usize, layout: &Layout, out: &mut Vec<Piece>) {
    let Some(first) = lines.first() else { return };
    let wrapped = layout.shouted.is_some() || is_wrapped(text, lines, layout.long_lines);
    let width = lines.iter().map(|l| l.width).max().unwrap_or(0);
    let width = layout.shouted.unwrap_or(width);
    let mut current = first.range.clone();
    for pair in lines.windows(2) {
        let goes_on = wrapped
            && (pair[0].indented || !pair[1].indented)
            && !starts_item(&text[pair[1].range.clone()])
            && (goes_on_below(text, &pair[0], &pair[1]) || full(text, &pair[0], &pair[1], width));
        if goes_on {
            current.end = pair[1].range.end;
        } else {
            out.push(Piece { range: current, block });
            current = pair[1].range.clone();
        }
    }
    out.push(Piece { range: current, block });
}

/// Is this stretch hard-wrapped prose? Most of its lines end because the width ended, not
/// because the sentence did.
fn is_wrapped(text: &str, lines: &[Line], long_lines: bool) -> bool {
    let width = lines.iter().map(|l| l.width).max().unwrap_or(0);
    let breaks = lines.len().saturating_sub(1);
    if breaks == 0 || width < NARROWEST_WRAP {
        return false;
    }
    let (mut soft, mut open, mut below) = (0, 0, 0);
    for pair in lines.windows(2) {
        let under = goes_on_below(text, &pair[0], &pair[1]);
        soft += usize::from(under || full(text, &pair[0], &pair[1], width));
        open += usize::from(!ends_sentence(&text[pair[0].range.clone()]));
        below += usize::from(under);
    }
    let share = |n: usize, percent: usize| n * 100 >= breaks * percent;
    if long_lines {
        // Elsewhere a paragraph is a line: only plain evidence counts here.
        return share(soft, 80) && share(open, 50) && share(below, 50);
    }
    share(soft, 60) && share(open, 40) && (below > 0 || breaks > 2 && share(open, 70))
}

/// The next line begins in lower case and this one did not end its sentence.
fn goes_on_below(text: &str, line: &Line, next: &Line) -> bool {
    let first = text[next.range.clone()].chars().next();
    first.is_some_and(char::is_lowercase) && !ends_sentence(&text[line.range.clone()])
}

/// The next line's first word would not have fitted on this one.
fn full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = text[next.range.clone()].split(char::is_whitespace).next().unwrap_or("");
    fills(line.width, word, width)
}

/// Would the word have gone past a width, or nearly, behind so many code points?
fn fills(line: usize, word: &str, width: usize) -> bool {
    (line + 1 + word.chars().count()) * 100 > width * 92
}

/// Does a text end as a sentence ends, closing quotes and brackets apart?
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', ' ', '\u{A0}'])
        .ends_with(['.', '!', '?', ':', '…'])
}

/// Does a text begin as the item of a list begins?
pub fn starts_item(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('•' | '‣' | '▪' | '●' | '◦' | '·' | '■' | '►') => true,
        Some('*' | '-' | '–' | '—' | '+') => {
            chars.next().is_some_and(|c| c == ' ' || c == '\t')
        }
        Some(c) if c.is_ascii_digit() => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            text.len() - rest.len() <= 2
                && (rest.starts_with(". ") || rest.starts_with(") ") || rest.starts_with(".\t"))
        }
        Some('(') => {
            let inside: String = chars.by_ref().take_while(|&c| c != ')').take(4).collect();
            !inside.is_empty()
                && inside.len() <= 3
                && inside
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, 'a'..='h' | 'i' | 'v' | 'x'))
                && chars.next() == Some(' ')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|p| &text[p.range]).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(
            texts("One here.\n\n \t\nTwo here.\r\n\r\nThree."),
            ["One here.", "Two here.", "Three."]
        );
        assert!(texts("").is_empty());
        assert!(texts(" \n\u{FEFF}\n").is_empty());
    }

    #[test]
    fn a_line_is_a_paragraph() {
        let text = "The river rose by two metres overnight.\nMayors of nine towns asked for boats.\n\
                    Nobody was hurt.";
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn hard_wrapped_lines_belong_together() {
        let text = "The harbour at Aden was shut on Sunday after a fire\n\
                    spread through two warehouses, and three ships that\n\
                    were waiting outside turned back.\n\
                    Officials said the cause was not yet known, though\n\
                    witnesses spoke of an explosion.\n";
        let seen = texts(text);
        assert_eq!(seen.len(), 2, "{seen:?}");
        assert!(seen[0].ends_with("back."));
        assert!(seen[0].contains("fire\nspread"));
    }

    #[test]
    fn wrapped_lines_all_in_capitals_belong_together() {
        let text = "   ADEN, 4 MAY -- THE HARBOUR WAS SHUT ON SUNDAY AFTER A\n\
                    FIRE SPREAD THROUGH TWO WAREHOUSES, AND THREE SHIPS\n\
                    THAT WERE WAITING OUTSIDE TURNED BACK.\n\n\
                    \x20  OFFICIALS SAID THE CAUSE WAS NOT YET KNOWN, THOUGH\n\
                    WITNESSES SPOKE OF AN EXPLOSION.\n";
        let seen = texts(text);
        assert_eq!(seen.len(), 2, "{seen:?}");
        assert!(seen[0].contains("AFTER A\nFIRE"));
        let titles = "HARBOUR SHUT AFTER A FIRE\nMAYOR ASKS FOR BOATS\nNO RAIN BEFORE THE SPRING, SAY FARMERS";
        assert_eq!(texts(titles).len(), 3);
    }

    #[test]
    fn indented_first_lines_begin_paragraphs() {
        let text = "  The harbour at Aden was shut on Sunday after a fire in\n\
                    two of its warehouses, and ships turned back at sea to\n\
                    wait for news from the port authority in the capital,\n\
                    its spokesman said.\n\
                    \x20 Officials said that the cause was unknown, although\n\
                    witnesses spoke of an explosion before the flames.\n";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn captions_under_one_another_stay_apart() {
        let long = "word ".repeat(80);
        let text = format!(
            "{long}.\n\nFighters at a gate\nA fighter stands at the gate of the old airport in Herat.\n\
             A. Person/Agency\n\n{long}."
        );
        assert_eq!(texts(&text).len(), 5);
    }

    #[test]
    fn wrapped_stretch_among_long_lines() {
        let long = "word ".repeat(80);
        let text = format!(
            "{long}.\nthe committee met again on the following\nmorning and after a long debate put off\n\
             its vote until the spring, when the new\nmembers will have been sworn in.\n{long}."
        );
        assert_eq!(texts(&text).len(), 3);
    }
}
