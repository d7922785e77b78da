//! Scripts and styles without what only their authors read.

/// A script or style sheet without indentation, blank lines, and comments that have their lines to
/// themselves. Line ends stay, since they end statements.
pub(super) fn without_layout(source: &str) -> String {
    let mut in_comment = false;
    let mut out = String::with_capacity(source.len());
    for line in source.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_layout;

    #[test]
    fn layout_goes_and_code_stays() {
        let script = "/**\n * Starts.\n */\nfunction start() {\n    // soon\n    go(\"/* a */\"); // now\n\n}\n/* one */\nend";
        assert_eq!(
            without_layout(script),
            "function start() {\ngo(\"/* a */\"); // now\n}\nend\n"
        );
    }
}
