//! CSV (RFC 4180) that a spreadsheet opens as data.
//!
//! A spreadsheet runs a cell that begins as a formula does, and reports come from anywhere. As the
//! OWASP's page on CSV injection advises, such a cell begins with an apostrophe, which a spreadsheet
//! takes for "this is text". Whoever reads the file with a program finds the apostrophe there.

/// A line of cells, with its end.
pub(super) fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().collect();
    [&cells.join(","), "\r\n"].concat()
}

/// A cell that is text.
pub(super) fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    if is_formula(text) {
        cell.push('\'');
    }
    cell.push_str(text);
    match cell.contains(['"', ',', '\r', '\n']) {
        true => ["\"", &cell.replace('"', "\"\""), "\""].concat(),
        false => cell,
    }
}

/// Whether a spreadsheet may take the text for a formula. Excel takes the wide forms of the signs,
/// which East Asian keyboards write, for the signs themselves.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
        && !is_number(text)
}

/// A sign, figures, and figures behind one point or comma: that is a value, not a formula.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once(['.', ',']).unwrap_or((unsigned, "0"));
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    figures(whole) && figures(fraction)
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn what_a_spreadsheet_would_run_begins_with_an_apostrophe() {
        for (text, expected) in [
            ("Tegal", "Tegal"),
            ("", ""),
            ("=1+2", "'=1+2"),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+62 812", "'+62 812"),
            ("-3", "-3"),
            ("+4,5", "\"+4,5\""),
            ("-0.25", "-0.25"),
            ("-1.2.3", "'-1.2.3"),
            ("-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"),
            ("-", "'-"),
            ("- kata warga", "'- kata warga"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("＝1", "'＝1"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_comma_a_quotation_mark_and_a_line_break_stay_inside_their_cell() {
        for (text, expected) in [
            ("dua, tiga", "\"dua, tiga\""),
            ("\"ya\"", "\"\"\"ya\"\"\""),
            ("dua\nbaris", "\"dua\nbaris\""),
            ("dua; tiga", "dua; tiga"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
