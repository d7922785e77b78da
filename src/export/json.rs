//! JSON (RFC 8259), as far as tables and citations need it: strings, and objects with their keys in
//! the order in which they are given.

/// A string, in quotation marks.
pub(super) fn string(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                written.push('\\');
                written.push(c);
            }
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            c if c < ' ' => written.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => written.push(c),
        }
    }
    written.push('"');
    written
}

/// An object of values that are JSON already.
pub(super) fn object<'a>(members: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let members: Vec<String> = members
        .into_iter()
        .map(|(key, value)| [&string(key), ":", &value].concat())
        .collect();
    ["{", &members.join(","), "}"].concat()
}

/// An array of values that are JSON already, a line each.
pub(super) fn array(values: &[String]) -> String {
    match values {
        [] => "[]\n".to_owned(),
        values => ["[\n", &values.join(",\n"), "\n]\n"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::proptest;
    use serde_json::Value;

    use super::{array, object, string};

    proptest! {
        #[test]
        fn a_string_is_read_back_as_it_was(text in "[\u{0}-\u{20}\"\\\\/a-c\u{7f}\u{2028}\u{feff}😀]{0,20}") {
            assert_eq!(serde_json::from_str::<Value>(&string(&text)).unwrap(), text);
        }
    }

    #[test]
    fn an_array_of_objects_keeps_keys_and_values() {
        let row = object([("a\"", "1".to_owned()), ("b", string("x"))]);
        assert_eq!(row, r#"{"a\"":1,"b":"x"}"#);
        let rows: Value = serde_json::from_str(&array(&[row.clone(), row])).unwrap();
        assert_eq!(rows[1]["b"], "x");
        assert_eq!(array(&[]), "[]\n");
    }
}
