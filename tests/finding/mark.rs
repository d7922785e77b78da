//! Texts with marks in them: `{kind what|words}`, one inside of another where need be.
//!
//! | mark | what it says |
//! |---|---|
//! | `{person Joko Wibowo\|Wibowo}` | a name and whom it names; `{person\|Joko Wibowo}` names itself; `place/organization` where either is right |
//! | `{place Garut\|<Kabupaten >Garut}`, `{event\|Piala Dunia< 2018>}` | what stands between angles at an end may be left out of the name |
//! | `{date 2024-06-18\|Selasa (18/6)}` | a date, or a range `2024-06-19..2024-06-20` |
//! | `{quantity 2 orang exact\|dua orang}` | value, unit, bound; `*` for a value that is not told (`puluhan`), `30/35` where either is right |
//! | `{quote Joko Wibowo\|…}` | what stands inside quotation marks, and the speaker; `-` where none is told |
//! | `{date? …}`, `{other?\|Bonek}` | may be found or not: a question of custom |

use std::ops::Range;

use sanding::entity::Kind;

/// A name in a text.
pub struct Name {
    pub span: Range<usize>,
    /// Where the name may begin instead, and where it may end.
    pub later: Option<usize>,
    pub earlier: Option<usize>,
    pub kinds: Vec<Kind>,
    /// One for all names of one entity within a cluster.
    pub entity: String,
    pub optional: bool,
}

/// A date in a text.
pub struct Date {
    pub span: Range<usize>,
    pub from: String,
    pub to: String,
    pub optional: bool,
}

/// A quantity in a text.
pub struct Quantity {
    pub span: Range<usize>,
    /// Any of them is right; none where words like `puluhan` tell no number.
    pub values: Vec<f64>,
    /// Any of them is right.
    pub units: Vec<String>,
    pub bound: String,
    pub optional: bool,
}

/// A quotation in a text.
pub struct Quote {
    pub span: Range<usize>,
    pub speaker: Option<String>,
    pub optional: bool,
}

/// A text without its marks, and what they say.
#[derive(Default)]
pub struct Marked {
    pub text: String,
    pub names: Vec<Name>,
    pub dates: Vec<Date>,
    pub quantities: Vec<Quantity>,
    pub quotes: Vec<Quote>,
}

impl Marked {
    /// Reads a text with marks; the error says what is wrong with them.
    pub fn read(source: &str) -> Result<Self, String> {
        let mut marked = Self::default();
        let (rest, angles) = marked.read_until_closed(source)?;
        if rest.is_empty() && angles.is_empty() {
            Ok(marked)
        } else {
            Err(format!("a mark too many before {:?}", start(rest)))
        }
    }

    /// Reads up to the brace that closes what is open, and gives what stands from it on and what
    /// stood between angles.
    fn read_until_closed<'s>(
        &mut self,
        mut source: &'s str,
    ) -> Result<(&'s str, Vec<Range<usize>>), String> {
        let mut angles = Vec::new();
        let mut open = None;
        while let Some(at) = source.find(['{', '}', '<', '>']) {
            let (before, rest) = source.split_at(at);
            self.text.push_str(before);
            source = &rest[1..];
            match (rest.chars().next(), open) {
                (Some('{'), _) => source = self.read_mark(source)?,
                (Some('<'), None) => open = Some(self.text.len()),
                (Some('>'), Some(begin)) => {
                    angles.push(begin..self.text.len());
                    open = None;
                }
                (Some('}'), None) => return Ok((rest, angles)),
                _ => return Err(format!("an angle too many before {:?}", start(source))),
            }
        }
        self.text.push_str(source);
        Ok(("", angles))
    }

    /// Reads a mark whose brace is open already, and gives what stands behind it.
    fn read_mark<'s>(&mut self, source: &'s str) -> Result<&'s str, String> {
        let fault = |what: &str| format!("{what} in {:?}", start(source));
        let (head, inside) = source.split_once('|').ok_or(fault("no bar"))?;
        if head.contains(['{', '}', '\n']) {
            return Err(fault("no bar"));
        }
        let begin = self.text.len();
        let (rest, angles) = self.read_until_closed(inside)?;
        let rest = rest.strip_prefix('}').ok_or(fault("no closing brace"))?;
        let span = begin..self.text.len();
        let words = &self.text[span.clone()];
        if words.trim() != words || words.is_empty() || words.contains('\n') {
            return Err(fault("space at an end"));
        }
        let (mut later, mut earlier) = (None, None);
        for angle in angles {
            if angle.start == span.start {
                later = Some(angle.end);
            } else if angle.end == span.end {
                earlier = Some(angle.start);
            } else {
                return Err(fault("an angle in the middle"));
            }
        }
        let (kind, what) = head.split_once(' ').unwrap_or((head, ""));
        let optional = kind.ends_with('?');
        match kind.trim_end_matches('?') {
            "date" => {
                let (from, to) = what.split_once("..").unwrap_or((what, what));
                if !is_date(from) || !is_date(to) {
                    return Err(fault("no date"));
                }
                self.dates.push(Date {
                    span,
                    from: from.to_owned(),
                    to: to.to_owned(),
                    optional,
                });
            }
            "quantity" => {
                let quantity = quantity(what, span, optional).ok_or(fault("no quantity"))?;
                self.quantities.push(quantity);
            }
            "quote" if !what.is_empty() => self.quotes.push(Quote {
                span,
                speaker: Some(what.to_owned()).filter(|name| name != "-"),
                optional,
            }),
            kinds => {
                let entity = match what {
                    "" => self.text[later.unwrap_or(span.start)..earlier.unwrap_or(span.end)]
                        .to_owned(),
                    name => name.to_owned(),
                };
                let kinds: Option<Vec<Kind>> = kinds.split('/').map(kind_of).collect();
                let kinds = match kinds {
                    Some(kinds) => kinds,
                    None if kind == "other?" => Vec::new(),
                    None => return Err(fault("no kind")),
                };
                self.names.push(Name {
                    span,
                    later,
                    earlier,
                    kinds,
                    entity,
                    optional,
                });
            }
        }
        Ok(rest)
    }
}

fn start(source: &str) -> String {
    source.chars().take(60).collect()
}

fn kind_of(name: &str) -> Option<Kind> {
    match name {
        "person" => Some(Kind::Person),
        "organization" => Some(Kind::Organization),
        "place" => Some(Kind::Place),
        "event" => Some(Kind::Event),
        _ => None,
    }
}

fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    [&[4][..], &[4, 2], &[4, 2, 2]].contains(&&lengths[..])
        && parts.iter().all(|part| part.parse::<u32>().is_ok())
}

fn quantity(what: &str, span: Range<usize>, optional: bool) -> Option<Quantity> {
    let (value, rest) = what.split_once(' ')?;
    let (unit, bound) = rest.rsplit_once(' ')?;
    if !["exact", "about", "at_least", "at_most"].contains(&bound) {
        return None;
    }
    let values = match value {
        "*" => Vec::new(),
        values => {
            let values: Result<Vec<f64>, _> = values.split('/').map(str::parse).collect();
            values.ok()?
        }
    };
    Some(Quantity {
        span,
        values,
        units: unit.split('/').map(str::to_owned).collect(),
        bound: bound.to_owned(),
        optional,
    })
}
