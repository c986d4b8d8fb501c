//! A user's table of units: whether its lines can be read.

const COLUMNS: [&str; 4] = ["name", "kind", "words", "symbols"];

/// Checks a table in the form of `data/units.csv`: its heading line, then name, kind, words and
/// symbols, the last two with | between several. The error is "line: why", lines from 1.
pub fn check_units(csv: &str) -> Result<(), String> {
    let mut lines = csv.strip_prefix('\u{feff}').unwrap_or(csv).lines().zip(1..);
    let heading: Vec<&str> =
        lines.next().map_or_else(Vec::new, |(line, _)| line.split(',').map(str::trim).collect());
    if heading != COLUMNS {
        return Err(format!(
            "1: the heading must be {}, not {}",
            COLUMNS.join(","),
            if heading.is_empty() { "missing".to_owned() } else { heading.join(",") }
        ));
    }
    for (line, n) in lines.filter(|(line, _)| !line.trim().is_empty()) {
        check_row(line).map_err(|why| format!("{n}: {why}"))?;
    }
    Ok(())
}

fn check_row(line: &str) -> Result<(), String> {
    if line.contains('"') {
        return Err("quotes are not read: no field may hold a comma".to_owned());
    }
    let fields: Vec<&str> = line.split(',').map(str::trim).collect();
    let [name, kind, words, symbols] = fields[..] else {
        return Err(format!("{} columns, not {}", fields.len(), COLUMNS.len()));
    };
    if name.is_empty() || kind.is_empty() {
        return Err("a unit needs its name and its kind".to_owned());
    }
    if words.is_empty() && symbols.is_empty() {
        return Err(format!("{name} has neither words nor symbols"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_units;

    #[test]
    fn our_own_table_is_sound() {
        assert_eq!(check_units(include_str!("../data/units.csv")), Ok(()));
    }

    #[test]
    fn the_first_wrong_line_is_told() {
        let why = |csv: &str| check_units(csv).unwrap_err();
        assert!(why("").starts_with("1: the heading"));
        assert!(why("furlong,length,furlong,\n").starts_with("1: the heading"));
        assert!(why("name,words,kind,symbols\n").starts_with("1: the heading"));
        let rows = |rows: &str| why(&format!("name,kind,words,symbols\r\n{rows}"));
        assert_eq!(rows("furlong,length,furlong\r\n"), "2: 3 columns, not 4");
        assert_eq!(rows("\nrod,length,rod,,perch\n"), "3: 5 columns, not 4");
        assert_eq!(rows("rod,length,,\n"), "2: rod has neither words nor symbols");
        assert_eq!(rows(",length,rod,\n"), "2: a unit needs its name and its kind");
        assert!(rows("rod,length,\"rod\",\n").starts_with("2: quotes"));
    }

    #[test]
    fn a_mark_at_the_start_and_blank_lines_do_no_harm() {
        let csv = "\u{feff}name,kind,words,symbols\r\n\r\nrod,length,rod|perch,rd\r\n";
        assert_eq!(check_units(csv), Ok(()));
    }
}
