//! The files of the folder `pairs`: what is known of each two reports of a cluster.
//!
//! A block begins with `== a b`, two articles in the order of their names; `#` begins a remark.
//!
//! | line | what it says |
//! |---|---|
//! | `same \| beginning in a \| beginning in b` | the same statement, in much the same words |
//! | `reworded \| … \| …` | the same fact in other words, or a part of a sentence that says it |
//! | `related \| … \| …` | near one another: neither wanted nor wrong |
//! | `conflict kind \| value in a \| value in b` | both cannot be right |
//! | `update kind \| … \| …` | the later report tells a later state |
//! | `differently kind \| … \| …` | the same thing said otherwise: to call it a conflict is wrong |
//! | `open kind \| … \| …` | readers may judge one way or the other: neither wanted nor wrong |
//!
//! A sentence is named by its unique beginning of `LEAST_BEGINNING` characters or more, or by the
//! whole of it, without the quotation mark before it. `place/name` leaves two kinds open, and
//! `tiga orang = tiga korban` gives a value that stands in an article in two ways. Headlines are
//! not listed.

use std::{collections::BTreeSet, fs, ops::Range, path::PathBuf};

use crate::article::Cluster;

/// Fewer characters of a sentence's beginning are taken only where they are the whole sentence.
const LEAST_BEGINNING: usize = 25;

const KINDS: [&str; 7] = [
    "quantity",
    "date",
    "time",
    "name",
    "place",
    "attribution",
    "quote",
];

/// How two sentences belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Same,
    Reworded,
    Related,
}

/// Two sentences that belong together.
#[derive(Debug)]
pub struct Link {
    pub relation: Relation,
    pub a: Range<usize>,
    pub b: Range<usize>,
}

/// Two values for one thing.
#[derive(Debug)]
pub struct Difference {
    /// As in the library's output, or `open`.
    pub verdict: String,
    /// Any of them is right.
    pub kinds: Vec<String>,
    /// Any of them is right.
    pub a: Vec<String>,
    pub b: Vec<String>,
}

/// What is known of two articles.
#[derive(Debug)]
pub struct Pair {
    /// Places in the cluster, the smaller first.
    pub a: usize,
    pub b: usize,
    pub links: Vec<Link>,
    pub differences: Vec<Difference>,
}

/// The pairs of a cluster; a fault in its file ends the test with file and line.
pub fn pairs(cluster: &Cluster) -> Vec<Pair> {
    let name = format!("tests/comparing/pairs/{}.txt", cluster.name);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&name);
    let source = fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"));
    read(&source, cluster).unwrap_or_else(|fault| panic!("{name}:{fault}"))
}

/// Reads the pairs of a cluster; the error begins with the line's number.
pub fn read(source: &str, cluster: &Cluster) -> Result<Vec<Pair>, String> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut seen = BTreeSet::new();
    for (number, line) in (1..).zip(source.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let fault = |what: String| format!("{number}: {what}");
        if let Some(names) = line.strip_prefix("== ") {
            let pair = pair(names, cluster).map_err(fault)?;
            if pairs
                .iter()
                .any(|other| (other.a, other.b) == (pair.a, pair.b))
            {
                return Err(fault(format!("{names} once more")));
            }
            seen.clear();
            pairs.push(pair);
        } else {
            let pair = pairs.last_mut().ok_or(fault("no pair yet".to_owned()))?;
            if !seen.insert(line) {
                return Err(fault("a line once more".to_owned()));
            }
            entry(line, cluster, pair).map_err(fault)?;
        }
    }
    let n_articles = cluster.articles.len();
    if pairs.len() == n_articles * n_articles.saturating_sub(1) / 2 {
        Ok(pairs)
    } else {
        let n_lines = source.lines().count();
        Err(format!("{n_lines}: {} pairs, too few", pairs.len()))
    }
}

fn pair(names: &str, cluster: &Cluster) -> Result<Pair, String> {
    let place = |name: &str| {
        let mut articles = cluster.articles.iter();
        let place = articles.position(|article| article.name == name);
        place.ok_or(format!("no article {name:?}"))
    };
    let (a, b) = names.split_once(' ').ok_or("no two articles")?;
    let (a, b) = (place(a)?, place(b)?);
    if a >= b {
        return Err(format!("{names}: not in order"));
    }
    Ok(Pair {
        a,
        b,
        links: Vec::new(),
        differences: Vec::new(),
    })
}

fn entry(line: &str, cluster: &Cluster, pair: &mut Pair) -> Result<(), String> {
    let fields: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let &[what, a, b] = fields.as_slice() else {
        return Err(format!("{} fields, not three", fields.len()));
    };
    let text_a = &cluster.articles[pair.a].marked.text;
    let text_b = &cluster.articles[pair.b].marked.text;
    let relation = match what {
        "same" => Some(Relation::Same),
        "reworded" => Some(Relation::Reworded),
        "related" => Some(Relation::Related),
        _ => None,
    };
    if let Some(relation) = relation {
        let (a, b) = (beginning(a, text_a)?, beginning(b, text_b)?);
        let is_twice = |link: &Link| link.a.start == a.start && link.b.start == b.start;
        if pair.links.iter().any(is_twice) {
            return Err("two sentences once more".to_owned());
        }
        pair.links.push(Link { relation, a, b });
        return Ok(());
    }
    let (verdict, kinds) = what.split_once(' ').ok_or(format!("{what:?}?"))?;
    let verdict = match verdict {
        "differently" => "same-said-differently",
        "conflict" | "update" | "open" => verdict,
        _ => return Err(format!("{verdict:?}?")),
    };
    let kinds: Vec<String> = kinds.split('/').map(str::to_owned).collect();
    if let Some(kind) = kinds.iter().find(|kind| !KINDS.contains(&kind.as_str())) {
        return Err(format!("no kind {kind:?}"));
    }
    pair.differences.push(Difference {
        verdict: verdict.to_owned(),
        kinds,
        a: values(a, text_a)?,
        b: values(b, text_b)?,
    });
    Ok(())
}

/// Where the one sentence with this beginning starts, and where the beginning ends.
fn beginning(words: &str, text: &str) -> Result<Range<usize>, String> {
    let mut places = text.match_indices(words).map(|(at, _)| at);
    let at = places.next().ok_or(format!("{words:?} stands nowhere"))?;
    if places.next().is_some() {
        return Err(format!("{words:?} stands in two places"));
    }
    let is_whole = words.ends_with(['.', '?', '!', ',', '”', '"']);
    if words.chars().count() < LEAST_BEGINNING && !is_whole {
        return Err(format!("{words:?} is too short"));
    }
    let before = text[..at].trim_end_matches([' ', '"', '“', '”', '\'', '’', '‘']);
    // A dateline ends in a dash or a bar.
    let is_start = before.ends_with(['.', '?', '!', '\n', '-', '–', '—', '|']);
    if !is_start && !before.is_empty() {
        return Err(format!("{words:?} begins no sentence"));
    }
    Ok(at..at + words.len())
}

fn values(field: &str, text: &str) -> Result<Vec<String>, String> {
    let values: Vec<String> = field.split(" = ").map(str::to_owned).collect();
    match values.iter().find(|value| !text.contains(value.as_str())) {
        Some(value) => Err(format!("{value:?} stands nowhere")),
        None => Ok(values),
    }
}
