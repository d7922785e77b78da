//! One line of a `.jsonl` corpus to a source and what the line says of it.

use serde_json::{Map, Value};

use super::decode::{Decoded, Remark, compose, normal, sha256};
use crate::{
    base::Severity,
    corpus::{Detail, Entry, Field, Source, iso_date},
};

const SHAPE: &str = "a line is one JSON object with \"id\" and \"text\", and \"title\", \"outlet\", \"date\", \"url\" where known";

/// Reads a line; `remarks` takes what is worth telling of a line that is read all the same.
pub(super) fn read(line: &[u8], remarks: &mut Vec<Remark>) -> Result<(Source, Entry), Remark> {
    let line = std::str::from_utf8(line).map_err(|error| {
        let at = error.valid_up_to();
        let message = format!("not UTF-8: byte {at} of the line begins no character");
        Remark::error(None, message, "save the file as UTF-8")
    })?;
    let mut object: Map<String, Value> = serde_json::from_str(line).map_err(refused)?;
    let id = match object.remove("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => id,
        Some(Value::Number(id)) => id.to_string(),
        None => return Err(wrong("\"id\" is missing")),
        Some(_) => return Err(wrong("\"id\" is neither text nor a number")),
    };
    let text = match object.remove("text") {
        Some(Value::String(text)) => text,
        None => return Err(wrong("\"text\" is missing")),
        Some(_) => return Err(wrong("\"text\" is no text")),
    };
    if text.trim().is_empty() {
        return Err(wrong("\"text\" is empty"));
    }
    let sha256 = sha256(text.as_bytes());
    let Decoded {
        text,
        offsets,
        remarks: noticed,
    } = compose(text)?;
    remarks.extend(noticed);
    let mut stated = |key: &str| match object.remove(key) {
        Some(Value::String(value)) => Some(value).filter(|value| !value.trim().is_empty()),
        None | Some(Value::Null) => None,
        Some(_) => {
            remarks.push(warning(
                format!("\"{key}\" is no text and is left out"),
                SHAPE,
            ));
            None
        }
    };
    let (title, outlet) = (stated("title"), stated("outlet"));
    let (url, date) = (stated("url"), stated("date"));
    let published = date.as_deref().and_then(iso_date);
    if let Some(date) = date.filter(|_| published.is_none()) {
        let short: String = date.chars().take(40).collect();
        remarks.push(warning(
            format!("\"date\" is no ISO date and is left out: {short}"),
            "write it as 2024-06-18 or 2024-06-18T14:30:00+07:00",
        ));
    }
    let entry = Entry {
        id: Some(id.clone()),
        file: id.clone(),
        details: [
            (Field::Headline, title.map(normal)),
            (Field::Outlet, outlet.map(normal)),
            (Field::Published, published),
            (Field::Url, url),
        ]
        .into_iter()
        .filter_map(|(field, value)| Some(Detail::supplied(field, value?)))
        .collect(),
    };
    let source = Source {
        file: id,
        text,
        offsets,
        sha256,
        ..Source::default()
    };
    Ok((source, entry))
}

fn wrong(message: &str) -> Remark {
    Remark::error(None, format!("not a document: {message}"), SHAPE)
}

fn warning(message: String, hint: &'static str) -> Remark {
    Remark {
        severity: Severity::Warning,
        line: None,
        message,
        hint,
    }
}

/// Why serde_json refused a line, without the place, which it counts inside of the line.
fn refused(error: serde_json::Error) -> Remark {
    let told = error.to_string();
    let what = told
        .rsplit_once(" at line ")
        .map_or(told.as_str(), |it| it.0);
    if what.contains("surrogate") || what.contains("hex escape") {
        let message = format!(
            "not a document: a \\u escape is half of a surrogate pair, which is no character (column {})",
            error.column()
        );
        return Remark::error(
            None,
            message,
            "write the character itself, or both halves of the pair",
        );
    }
    wrong(what)
}

#[cfg(test)]
mod tests {
    use super::read;

    /// What a line is refused or remarked on with; empty where all is well.
    fn told(line: &[u8]) -> String {
        let mut remarks = Vec::new();
        if let Err(remark) = read(line, &mut remarks) {
            remarks.push(remark);
        }
        let messages: Vec<String> = remarks.into_iter().map(|it| it.message).collect();
        messages.join("\n")
    }

    #[test]
    fn every_line_is_read_or_says_why_not() {
        for (line, word) in [
            (&br#"{"id":"a","text":"Banjir surut."}"#[..], ""),
            (br#"{"id":"a","text":"\ud83d\ude00"}"#, ""),
            (br#"{"id":"a","text":"x \ud800 y"}"#, "surrogate"),
            (br#"{"id":"a","text":"x \ud800"}"#, "surrogate"),
            (br#"{"id":"a","text":"x \udc00 y"}"#, "surrogate"),
            (br#"{"id":"a","text":"x\ud800\u0041"}"#, "surrogate"),
            (
                br#"{"id":"a","text":"Banjir di desa itu surut pada malam\u0000 hari."}"#,
                "NUL",
            ),
            (b"{\"id\":\"a\",\"text\":\"Banjir\xff\"}", "UTF-8"),
            (br#"{"text":"Banjir"}"#, "\"id\" is missing"),
            (br#"{"id":"a"}"#, "\"text\" is missing"),
            (br#"{"id":null,"text":"Banjir"}"#, "\"id\""),
            (br#"{"id":"a","text":["Banjir"]}"#, "\"text\" is no text"),
            (br#"{"id":"a","text":" \n"}"#, "empty"),
            (br#"["a","Banjir"]"#, "not a document"),
            (br#"{"id":"a","text":"Banjir""#, "not a document"),
            (
                br#"{"id":"a","text":"Banjir","date":"2024-06-18T14:30:00+07:00"}"#,
                "",
            ),
            (
                br#"{"id":"a","text":"Banjir","date":"18 Juni 2024"}"#,
                "ISO date",
            ),
            (br#"{"id":"a","text":"Banjir","date":20240618}"#, "\"date\""),
            (br#"{"id":"a","text":"Banjir","title":null,"url":""}"#, ""),
        ] {
            let told = told(line);
            let line = String::from_utf8_lossy(line);
            assert!(
                told.contains(word) && told.is_empty() == word.is_empty(),
                "{line}: {told}"
            );
        }
    }

    #[test]
    fn offsets_are_of_the_text_as_the_line_has_it() {
        let line = "{\"id\":7,\"text\":\"Kafe\u{301} tutup.\"}".as_bytes();
        let (source, entry) = read(line, &mut Vec::new()).unwrap();
        assert_eq!(
            (source.file.as_str(), entry.id.as_deref()),
            ("7", Some("7"))
        );
        assert_eq!(source.text, "Kaf\u{e9} tutup.");
        assert_eq!(source.offsets.of_file(5), 6);
    }
}
