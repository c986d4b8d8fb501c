//! What keeps an article's text from being anything but text.

/// Text for an element or a quoted attribute.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// JSON for a `<script>` element. A browser ends that at `</script`, and reads on strangely
/// after `<!--`: no `<` is left. In JSON, `<`, `>` and `&` stand only in strings.
pub fn json(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 50);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// Puts values into a template's `{{NAME}}` slots, once: a value that looks like a slot is none.
/// A slot without a value stays empty.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        out.extend(values.iter().find(|(n, _)| *n == name).map(|(_, value)| *value));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        assert_eq!(html(r#"<b a='"'>&"#), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
        let hostile = "</script><!-- <script>\u{2028}& \u{1F600}";
        let text = serde_json::to_string(hostile).unwrap();
        let safe = json(&text);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}']), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), hostile);
    }

    #[test]
    fn values_are_not_templates() {
        let page = fill("{{A}}-{{B}}-{{C}}", &[("A", "{{B}}"), ("B", "b}}")]);
        assert_eq!(page, "{{B}}-b}}-");
        assert_eq!(fill("a {{", &[]), "a ");
    }
}
