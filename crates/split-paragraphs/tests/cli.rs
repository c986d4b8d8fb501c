//! The tool alone, on files that are laid out as real ones are.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

fn tool() -> Command {
    Command::new(env!("CARGO_BIN_EXE_split-paragraphs"))
}

fn records(output: &[u8]) -> Vec<Value> {
    output
        .split(|&b| b == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

/// Splits a text from a file of that name; every byte range must slice the file to its text.
fn split(text: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.txt");
    std::fs::write(&path, text).unwrap();
    let out = tool().arg(&path).assert().success().get_output().stdout.clone();
    let found = records(&out);
    for r in &found {
        let at = |key: &str| r[key].as_u64().unwrap() as usize;
        assert_eq!(&text[at("byte_start")..at("byte_end")], r["text"].as_str().unwrap());
        let points: Vec<char> = r["text"].as_str().unwrap().chars().collect();
        for s in r["sentences"].as_array().unwrap() {
            let (start, end) = (s["start"].as_u64().unwrap(), s["end"].as_u64().unwrap());
            assert!(start < end && end as usize <= points.len());
        }
    }
    found
}

fn roles(text: &str) -> Vec<String> {
    split(text).iter().map(|r| r["role"].as_str().unwrap().to_string()).collect()
}

const PROSE: &str = "The bridge over the Oti was closed on Monday after its northern pier sank by \
half a metre, the road agency said, and buses now take a detour of ninety kilometres.";

#[test]
fn a_page_with_all_its_furniture() {
    let page = format!(
        "Old bridge over the Oti sinks after the rains\n\nBy Afi Mensah\n\n12 October 2024\n\n{PROSE}\n\n\
         Read more: Why the rains came early\n\n{PROSE} Lorries must wait.\n\n\
         Traders cross on foot\nTraders cross the broken bridge on foot near Sansanne.\n\
         Kofi Lawson/Lagoon Press\n\n\
         What happens next?\n\n{PROSE} Engineers from the capital are expected.\n\n\
         - Two piers are to be rebuilt by March.\n- A ferry runs from Friday.\n\n\
         Sign up for our newsletter and get the best of the week to your inbox.\n\n\
         © 2024 Lagoon Press. All rights reserved."
    );
    assert_eq!(
        roles(&page),
        [
            "heading",
            "byline",
            "dateline",
            "body",
            "teaser",
            "body",
            "caption",
            "caption",
            "credit",
            "heading",
            "body",
            "list",
            "list",
            "boilerplate",
            "boilerplate"
        ]
    );
}

#[test]
fn prose_that_begins_like_furniture_is_body() {
    for prose in [
        "By Tuesday the water had risen by two metres, and the ferry stopped.",
        "Photo shops across the city closed because of the strike, owners said.",
        "Follow-up talks are planned for the spring, the minister added on Friday.",
        "Subscribers to the fund lost about a third of their savings, the court heard.",
        "Recommended prices rose by four percent, according to the grocers' union.",
        "“We will not leave,” said the mayor, “and nobody can make us go from here.”",
        "And/or clauses in the treaty were struck out, diplomats in Geneva said.",
    ] {
        let page = format!("{PROSE}\n\n{prose}\n\n{PROSE} It rains.");
        assert_eq!(roles(&page), ["body", "body", "body"], "{prose}");
    }
}

#[test]
fn a_caption_printed_twice_points_to_the_first() {
    let page = format!(
        "{PROSE}\n\nBoats lie at the quay of Lomé after the storm.\n\
         Boats lie at the quay of Lomé after the storm.\nLP Photo/Ama Tetteh\n\n{PROSE} More rain."
    );
    let found = split(&page);
    let twin: Vec<_> =
        found.iter().map(|r| (r["role"].as_str().unwrap(), &r["repeat_of"])).collect();
    assert_eq!(twin[1], ("caption", &Value::Null));
    assert_eq!(twin[2], ("caption", &Value::from(1)));
    assert_eq!(twin[3].0, "credit");
}

#[test]
fn metadata_and_doc() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", "One short line of text that ends here.");
    write("articles.csv", "doc,title,outlet,published,note\na.txt,\"A, title\",,2024-10-12,x\n");
    let out = tool()
        .current_dir(&folder)
        .args(["--articles", "articles.csv", "a.txt"])
        .assert()
        .success();
    let found = records(&out.get_output().stdout);
    assert_eq!(found[0]["doc"], "a.txt");
    assert_eq!(found[0]["title"], "A, title");
    assert_eq!(found[0]["outlet"], Value::Null);
    assert_eq!(found[0]["published"], "2024-10-12");
}

#[test]
fn a_metadata_table_that_is_wrong_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bad.csv"), "name,title\na.txt,T\n").unwrap();
    let run = tool().current_dir(&folder).args(["--articles", "bad.csv"]).write_stdin("x").assert();
    let run = run.code(2);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("bad.csv") && said.contains("doc"), "{said}");
}

#[test]
fn article_records_keep_their_further_scalars() {
    let line = r#"{"type":"article","doc":"x","published":"2024-01-02","section":"world","tags":["a"],"n":1.50,"text":"First line here.\n\nSecond one, é."}"#;
    let out = tool().write_stdin(format!("{line}\n")).assert().success();
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    assert_eq!(text.lines().count(), 2);
    assert!(text.lines().all(|l| l.ends_with(r#","section":"world","n":1.50}"#)), "{text}");
    let second = &records(text.as_bytes())[1];
    assert_eq!((second["byte_start"].as_u64(), second["byte_end"].as_u64()), (Some(18), Some(33)));
}

#[test]
fn bad_articles_are_rejected_and_kept_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let input = "{\"type\":\"article\",\"doc\":\"a\",\"text\":\"Good one.\"}\n{\"type\":\"article\",\"doc\":\"b\"}\n{\"broken\n{\"type\":\"other\",\"k\":1}\n{\"type\":\"article\",\"doc\":\"c\",\"text\":\"Good too.\"}\n";
    let run = tool()
        .current_dir(&folder)
        .args(["--rejects", "bad.rej"])
        .write_stdin(input)
        .assert()
        .code(1);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("split-paragraphs: (stdin):2: "), "{said}");
    assert!(said.contains("split-paragraphs: (stdin):3: "), "{said}");
    let lines: Vec<&str> = input.lines().collect();
    let kept = std::fs::read_to_string(folder.path().join("bad.rej")).unwrap();
    assert_eq!(kept.lines().collect::<Vec<_>>(), [lines[1], lines[2]]);
    let docs: Vec<Value> =
        records(&run.get_output().stdout).iter().map(|r| r["doc"].clone()).collect();
    assert_eq!(docs, [Value::from("a"), Value::Null, Value::from("c")]);
}

#[test]
fn encodings_given_and_detected() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let text = "The café in Orléans shut on Friday – “for good”, its owner said.";
    write("utf8.txt", text.as_bytes());
    let latin: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '–' => 0x96,
            '“' => 0x93,
            '”' => 0x94,
            c => c as u32 as u8,
        })
        .collect();
    write("cp1252.txt", &latin);
    let wide: Vec<u8> = "\u{FEFF}"
        .chars()
        .chain(text.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    write("utf16.txt", &wide);
    for (name, args) in [
        ("utf8.txt", vec![]),
        ("cp1252.txt", vec![]),
        ("cp1252.txt", vec!["--encoding", "windows-1252"]),
        ("utf16.txt", vec![]),
    ] {
        let run = tool().current_dir(&folder).args(args).arg(name).assert().success();
        let found = records(&run.get_output().stdout);
        assert_eq!(found[0]["text"], text, "{name}");
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        assert_eq!(found[0]["byte_end"].as_u64().unwrap() as usize, bytes.len());
    }
    tool().args(["--encoding", "shift_jis"]).write_stdin("x").assert().code(2);
}

#[test]
fn layouts_of_line_ends_and_blank_input() {
    for text in ["", "\n\n  \n", "\u{FEFF}"] {
        assert!(split(text).is_empty());
    }
    let crlf = format!("{PROSE}\r\n\r\n{PROSE} Twice.\r\n");
    assert_eq!(split(&crlf).len(), 2);
}

#[test]
fn an_article_over_the_limit_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("big.txt"), "word ".repeat(1000)).unwrap();
    std::fs::write(folder.path().join("small.txt"), PROSE).unwrap();
    let run = tool()
        .current_dir(&folder)
        .args(["--max-line", "1K", "big.txt", "small.txt"])
        .assert()
        .code(1);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("big.txt: longer than --max-line"), "{said}");
    assert_eq!(records(&run.get_output().stdout).len(), 1);
}

#[test]
fn the_seeds_of_this_repository() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    for (name, expected) in [
        ("ceasefire-talks.txt", "hbbbbbbbbbbbtooo"),
        ("rivals-in-power.txt", "bbbbbbbbbbbbb"),
        ("after-doha.txt", "bthbbbhbbbbyot"),
        ("archrivals.txt", "hobbbbcrbbbccrbbbccrbbbccrbbbccrbbbccrbbbccro"),
        ("monitoring-desk.txt", "bbbb"),
    ] {
        let run = tool().arg(seeds.join(name)).assert().success();
        let letters: String = records(&run.get_output().stdout)
            .iter()
            .map(|r| match r["role"].as_str().unwrap() {
                "credit" => 'r',
                "boilerplate" => 'o',
                "byline" => 'y',
                role => role.chars().next().unwrap(),
            })
            .collect();
        assert_eq!(letters, expected, "{name}");
    }
}

mod any {
    use proptest::prelude::*;
    use split_paragraphs::{Splitter, decode};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn any_bytes_lead_back(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            check(&bytes)?;
        }

        #[test]
        fn any_layout_leads_back(text in "([A-Za-zé“”. \u{a0}]{0,30}(\n|\r\n|\n\n|\t)){0,30}") {
            check(text.as_bytes())?;
        }
    }

    fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
        let decoded = decode(bytes, None);
        let found = Splitter::default().split(&decoded.text, None);
        let mut end = 0;
        for p in &found {
            prop_assert!(p.range.start >= end && !p.range.is_empty());
            prop_assert!(decoded.text[end..p.range.start].chars().all(|c| !c.is_alphanumeric()));
            end = p.range.end;
        }
        let places = found.iter().flat_map(|p| [p.range.start, p.range.end]);
        let source: Vec<u64> = decoded.bytes_of(places).collect();
        for (p, at) in found.iter().zip(source.chunks_exact(2)) {
            let slice = &bytes[at[0] as usize..at[1] as usize];
            let again = decode(slice, Some(decoded.encoding));
            prop_assert_eq!(&again.text[..], &decoded.text[p.range.clone()]);
        }
        Ok(())
    }
}

#[test]
fn files_of_one_name_are_two_articles() {
    let folder = tempfile::tempdir().unwrap();
    let path = |dir: &str| folder.path().join(dir).join("1.txt");
    for dir in ["east", "west"] {
        std::fs::create_dir(folder.path().join(dir)).unwrap();
        std::fs::write(path(dir), format!("{PROSE} It is in the {dir}.")).unwrap();
    }
    let both = [path("east"), path("west")];
    let out = tool().args(&both).assert().success().get_output().stdout.clone();
    let docs: Vec<String> =
        records(&out).iter().map(|r| r["doc"].as_str().unwrap().to_string()).collect();
    assert_eq!(docs, both.map(|p| p.display().to_string()));
    let out = tool().arg(path("east")).assert().success().get_output().stdout.clone();
    assert_eq!(records(&out)[0]["doc"], "1.txt", "alone it keeps its name");
}

#[test]
fn what_is_no_text_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, what, mend) in [
        ("a.txt", &b"\x1f\x8b\x08\x00abc"[..], "gzip", "read-articles"),
        ("b.txt", b"  <!DOCTYPE html><p>Hi</p>", "a web page", "read-articles"),
        ("c.txt", b"%PDF-1.7 ...", "a PDF", "pdftotext"),
        ("d.txt", b"\xff\xd8\xff\xe0JFIF", "a picture", "no text"),
        ("e.txt", b"[{\"text\":\"Hi\"}]", "a JSON array", "jq"),
        ("f.txt", b"{\n  \"text\": \"Hi\"\n}", "several lines", "jq"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let failed = tool().arg(&path).assert().code(2);
        let said = String::from_utf8_lossy(&failed.get_output().stderr).into_owned();
        assert!(said.contains(what) && said.contains(mend), "{said}");
        assert!(failed.get_output().stdout.is_empty());
        tool().arg("--plain").arg(&path).assert().success();
    }
}

#[test]
fn a_table_that_fits_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("story.txt"), PROSE).unwrap();
    let run = |table: &str| {
        std::fs::write(at("articles.csv"), table).unwrap();
        let args = [at("articles.csv"), at("story.txt")];
        let ran = tool().arg("--articles").args(args).assert();
        let output = ran.get_output();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = run("doc,published\nstory,2024-03-05\n");
    assert!(code == Some(0) && said.contains("\"story\""), "{said}");
    let (code, said) = run("doc,published\nother.txt,2024-03-05\n");
    assert!(code == Some(0) && said.contains("none of the files"), "{said}");
    let (code, said) = run("doc,published\nstory.txt,05/03/2024\n");
    assert!(code == Some(2) && said.contains("write it as 2024-03-05"), "{said}");
    let (code, said) = run("name,published\nstory.txt,2024\n");
    assert!(code == Some(2) && said.contains("no column is called doc"), "{said}");
    assert_eq!(run("doc;published\nstory.txt;2024\n"), (Some(0), String::new()));
    assert_eq!(run("doc,published\nstory.txt,2024-03-05T08:30\n"), (Some(0), String::new()));
    std::fs::write(at("news.txt"), PROSE).unwrap();
    let args = [at("articles.csv"), at("story.txt"), at("news.txt")];
    let ran = tool().arg("--articles").args(args).assert().success();
    let said = String::from_utf8_lossy(&ran.get_output().stderr).into_owned();
    assert!(said.contains("no row for 1 of 2 files") && said.contains("news.txt"), "{said}");
}

#[test]
fn lists_of_videos_are_teasers_and_timelines_are_not() {
    let page = format!(
        "{PROSE}\n\n1:38 Ferry captain tells how the pier sank\n\n0:47 Lorries queue at the bridge \
         Pause\n\n{PROSE} It rains."
    );
    assert_eq!(roles(&page), ["body", "teaser", "teaser", "body"]);
    let page =
        format!("{PROSE}\n\n9:15 The pier begins to sink.\n\n9:40 Police close it.\n\n{PROSE}");
    assert!(!roles(&page).iter().any(|role| role == "teaser"), "{:?}", roles(&page));
}

#[test]
fn a_title_that_the_text_does_not_say_is_a_heading_of_its_own() {
    let article = |title: &str| {
        let text = format!("{PROSE}\n\nFerry to run from Friday\n\n{PROSE} Lorries must wait.");
        serde_json::json!({"type": "article", "doc": "a", "title": title, "text": text}).to_string()
    };
    let split = |title: &str| {
        let out = tool().write_stdin(article(title)).assert().success().get_output().stdout.clone();
        records(&out)
    };
    let title = " Bridge sinks, buses take détour | Lagoon Press";
    let found = split(title);
    assert_eq!(found.len(), 4);
    let at = |key: &str| found[0][key].as_u64().unwrap() as usize;
    assert_eq!(&title[at("byte_start")..at("byte_end")], "Bridge sinks, buses take détour");
    assert_eq!(found[0]["text"], "Bridge sinks, buses take détour");
    assert_eq!(found[0]["role"], "heading");
    assert!(found[0]["paragraph"].is_null() && found[0]["repeat_of"].is_null());
    assert_eq!(found[0]["title"], title);
    assert_eq!(found[0]["sentences"], serde_json::json!([{"start": 0, "end": 31}]));
    assert_eq!(found[1]["paragraph"], 0);
    // The text says it, with other signs; it is the site's name; there is none.
    for title in
        ["Ferry to run from Friday", "FERRY TO RUN FROM FRIDAY! - Lagoon News", "Home | Lagoon", ""]
    {
        assert_eq!(split(title).len(), 3, "{title}");
    }
}
