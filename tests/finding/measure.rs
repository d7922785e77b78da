//! How much of what stands in a text is found, and how much of what is found stands there.
//!
//! | measure | what is right |
//! |---|---|
//! | names | the very span, and the kind |
//! | aliases | names found rightly are put together as they belong together: B³ over a cluster |
//! | dates | spans that overlap, the same first and last day |
//! | quantities | spans that overlap, the same value where one is told |
//! | quotations | the whole quotation lies in the one that is found; short ones may be left out of the marks |
//! | speakers | of the quotations that are found: the entity, or a part of its name or of the role |
//!
//! What is marked as a question of custom counts neither where it is found nor where it is not.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    ops::{AddAssign, Range},
};

use sanding::engine::Analysis;
use time::{Date, Month, util::days_in_month};

use crate::{
    article::{Article, Cluster},
    mark,
};

/// A quotation of fewer words may be a title or a word used with reserve: it is no mistake to find
/// it where no mark is.
const SHORT: usize = 6;

/// Of what was found how many are right, and of what is marked how many were found.
#[derive(Clone, Copy, Default)]
pub struct Share {
    pub n_right: f64,
    pub n_found: f64,
    pub n_hit: f64,
    pub n_marked: f64,
}

impl Share {
    pub fn precision(self) -> f64 {
        self.n_right / self.n_found.max(1.0)
    }

    pub fn recall(self) -> f64 {
        self.n_hit / self.n_marked.max(1.0)
    }

    /// The harmonic mean of the two.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.n_right += other.n_right;
        self.n_found += other.n_found;
        self.n_hit += other.n_hit;
        self.n_marked += other.n_marked;
    }
}

/// The measures of a text, a cluster, or all of them, and what was missed.
#[derive(Clone, Default)]
pub struct Measures {
    pub names: Share,
    pub aliases: Share,
    pub dates: Share,
    pub quantities: Share,
    /// Of the quantities that are found: those with the bound that is marked, and the unit.
    pub bounds: Share,
    pub units: Share,
    pub quotes: Share,
    pub speakers: Share,
    pub faults: String,
}

impl Measures {
    /// Each measure by its name.
    pub fn all(&self) -> [(&'static str, Share); 8] {
        [
            ("names", self.names),
            ("aliases", self.aliases),
            ("dates", self.dates),
            ("quantities", self.quantities),
            ("bounds", self.bounds),
            ("units", self.units),
            ("quotes", self.quotes),
            ("speakers", self.speakers),
        ]
    }

    fn fault(&mut self, article: &Article, what: &str, span: Range<usize>, more: &str) {
        let text = &article.marked.text;
        let words = text.get(span).unwrap_or_default();
        writeln!(self.faults, "{}: {what}: {words:?} {more}", article.name).unwrap();
    }
}

impl AddAssign<&Self> for Measures {
    fn add_assign(&mut self, other: &Self) {
        self.names += other.names;
        self.aliases += other.aliases;
        self.dates += other.dates;
        self.quantities += other.quantities;
        self.bounds += other.bounds;
        self.units += other.units;
        self.quotes += other.quotes;
        self.speakers += other.speakers;
        self.faults.push_str(&other.faults);
    }
}

/// Measures what was found in the articles of a cluster.
pub fn measured(cluster: &Cluster, found: &[Analysis]) -> Measures {
    let mut measures = Measures::default();
    // The marked and the found entity of each name found rightly.
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for (article, found) in cluster.articles.iter().zip(found) {
        names(article, found, &mut measures, &mut pairs);
    }
    for (article, found) in cluster.articles.iter().zip(found) {
        dates(article, found, &mut measures);
        quantities(article, found, &mut measures);
        quotes(article, found, &pairs, &mut measures);
    }
    aliases(&pairs, &mut measures);
    measures
}

fn range(start: u32, end: u32) -> Range<usize> {
    start as usize..end as usize
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn names<'a>(
    article: &'a Article,
    found: &'a Analysis,
    measures: &mut Measures,
    pairs: &mut Vec<(&'a str, &'a str)>,
) {
    let marked = &article.marked.names;
    let mut hit = BTreeSet::new();
    for entity in &found.entities {
        let span = range(entity.start, entity.end);
        let fits = |name: &&mark::Name| {
            let starts = [Some(name.span.start), name.later];
            let ends = [Some(name.span.end), name.earlier];
            starts.contains(&Some(span.start)) && ends.contains(&Some(span.end))
        };
        let name = marked.iter().find(|name| !name.optional && fits(name));
        let is_open = |name: &mark::Name| {
            name.optional && name.span.start <= span.start && span.end <= name.span.end
        };
        match name {
            Some(name) if name.kinds.contains(&entity.kind) => {
                measures.names.n_found += 1.0;
                measures.names.n_right += 1.0;
                hit.insert(name.span.start);
                pairs.push((&name.entity, &entity.name));
            }
            None if marked.iter().any(is_open) => {}
            _ => {
                measures.names.n_found += 1.0;
                let more = format!("{:?} {}", entity.kind, entity.name);
                measures.fault(article, "name too many", span, &more);
            }
        }
    }
    for name in marked.iter().filter(|name| !name.optional) {
        measures.names.n_marked += 1.0;
        if hit.contains(&name.span.start) {
            measures.names.n_hit += 1.0;
        } else {
            let more = format!("{:?} {}", name.kinds, name.entity);
            measures.fault(article, "name missed", name.span.clone(), &more);
        }
    }
}

/// For each name the share of those put together with it that belong to it, and the share of
/// those that belong to it that are put together with it.
fn aliases(pairs: &[(&str, &str)], measures: &mut Measures) {
    let mut together: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let mut marked: BTreeMap<&str, f64> = BTreeMap::new();
    let mut found: BTreeMap<&str, f64> = BTreeMap::new();
    for &(a, b) in pairs {
        *together.entry((a, b)).or_default() += 1.0;
        *marked.entry(a).or_default() += 1.0;
        *found.entry(b).or_default() += 1.0;
    }
    for (&(a, b), &n) in &together {
        measures.aliases += Share {
            n_right: n * n / found[b],
            n_found: n,
            n_hit: n * n / marked[a],
            n_marked: n,
        };
    }
    let mut apart: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut one: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for &(a, b) in together.keys() {
        apart.entry(a).or_default().push(b);
        one.entry(b).or_default().push(a);
    }
    for (entity, names) in apart.iter().filter(|(_, names)| names.len() > 1) {
        writeln!(measures.faults, "one told apart: {entity}: {names:?}").unwrap();
    }
    for (name, entities) in one.iter().filter(|(_, entities)| entities.len() > 1) {
        writeln!(
            measures.faults,
            "several put together: {name}: {entities:?}"
        )
        .unwrap();
    }
}

fn dates(article: &Article, found: &Analysis, measures: &mut Measures) {
    let found: Vec<_> = found
        .dates
        .iter()
        .map(|date| (range(date.start, date.end), days(&date.from, &date.to)))
        .collect();
    let marked: Vec<_> = article.marked.dates.iter().collect();
    let mut used = vec![false; found.len()];
    for date in marked.iter().filter(|date| !date.optional) {
        let right = days(&date.from, &date.to);
        measures.dates.n_marked += 1.0;
        let mut is_hit = false;
        let mut others = String::new();
        for ((span, days), used) in found.iter().zip(&mut used) {
            if overlap(span, &date.span) {
                *used |= *days == right;
                is_hit |= *days == right;
                write!(others, " {days:?}").unwrap();
            }
        }
        if is_hit {
            measures.dates.n_hit += 1.0;
        } else {
            let more = format!("{}..{}, found{others}", date.from, date.to);
            measures.fault(article, "date missed", date.span.clone(), &more);
        }
    }
    for ((span, days), used) in found.iter().zip(used) {
        let is_open = |date: &&mark::Date| date.optional && overlap(&date.span, span);
        if !used && marked.iter().any(is_open) {
            continue;
        }
        measures.dates.n_found += 1.0;
        if used {
            measures.dates.n_right += 1.0;
        } else {
            let more = format!("{days:?}");
            measures.fault(article, "date too many", span.clone(), &more);
        }
    }
}

/// The first and the last day of what two ISO 8601 dates of any precision name.
fn days(from: &str, to: &str) -> Option<(Date, Date)> {
    let part = |date: &str, n: usize| {
        date.get(..10)
            .unwrap_or(date)
            .split('-')
            .nth(n)?
            .parse()
            .ok()
    };
    let month = |date: &str| part(date, 1).map(|month| Month::try_from(month).ok());
    let year = |date: &str| date.get(..4)?.parse::<i32>().ok();
    let first = (year(from)?, month(from).unwrap_or(Some(Month::January))?);
    let last = (year(to)?, month(to).unwrap_or(Some(Month::December))?);
    let begin = Date::from_calendar_date(first.0, first.1, part(from, 2).unwrap_or(1)).ok()?;
    let n_days = days_in_month(last.1, last.0);
    let end = Date::from_calendar_date(last.0, last.1, part(to, 2).unwrap_or(n_days)).ok()?;
    Some((begin, end))
}

fn quantities(article: &Article, found: &Analysis, measures: &mut Measures) {
    let marked = &article.marked.quantities;
    let mut used = vec![false; found.quantities.len()];
    for quantity in marked.iter().filter(|quantity| !quantity.optional) {
        measures.quantities.n_marked += 1.0;
        let mut hit = None;
        let mut others = String::new();
        for (one, used) in found.quantities.iter().zip(&mut used) {
            if !overlap(&range(one.start, one.end), &quantity.span) {
                continue;
            }
            let is_near = |value: &f64| (value - one.value).abs() <= 1e-9 * value.abs();
            if quantity.values.is_empty() || quantity.values.iter().any(is_near) {
                *used = true;
                hit.get_or_insert(one);
            }
            write!(others, " {} {}", one.value, one.unit).unwrap();
        }
        if let Some(one) = hit {
            measures.quantities.n_hit += 1.0;
            let bound = serde_json::to_value(one.bound).unwrap();
            let is_unit = |unit: &String| unit.to_lowercase() == one.unit.to_lowercase();
            let is_right = [
                // What words like `puluhan` leave open is a question of custom.
                bound == quantity.bound.as_str() || quantity.values.is_empty(),
                quantity.units.iter().any(is_unit),
            ];
            let shares = [&mut measures.bounds, &mut measures.units];
            for (share, is_right) in shares.into_iter().zip(is_right) {
                let n_right = f64::from(u8::from(is_right));
                *share += Share {
                    n_right,
                    n_found: 1.0,
                    n_hit: n_right,
                    n_marked: 1.0,
                };
            }
            if !is_right[0] || !is_right[1] {
                let marked = format!("{:?} {}", quantity.units, quantity.bound);
                let more = format!("{marked}, found {} {bound}", one.unit);
                measures.fault(article, "unit or bound", quantity.span.clone(), &more);
            }
        } else {
            let more = format!("{:?} {:?}, found{others}", quantity.values, quantity.units);
            measures.fault(article, "quantity missed", quantity.span.clone(), &more);
        }
    }
    for (one, used) in found.quantities.iter().zip(used) {
        let span = range(one.start, one.end);
        let is_open = |other: &mark::Quantity| other.optional && overlap(&other.span, &span);
        if !used && marked.iter().any(is_open) {
            continue;
        }
        measures.quantities.n_found += 1.0;
        if used {
            measures.quantities.n_right += 1.0;
        } else {
            let more = format!("{} {}", one.value, one.unit);
            measures.fault(article, "quantity too many", span, &more);
        }
    }
}

fn quotes(article: &Article, found: &Analysis, pairs: &[(&str, &str)], measures: &mut Measures) {
    let text = &article.marked.text;
    let marked = &article.marked.quotes;
    let mut used = vec![false; found.quotes.len()];
    for quote in marked {
        // A comma before the closing mark belongs to the sentence around as well.
        let words = &text[quote.span.clone()];
        let is_edge = |c: char| !c.is_alphanumeric();
        let start = quote.span.end - words.trim_start_matches(is_edge).len();
        let end = quote.span.start + words.trim_end_matches(is_edge).len();
        let place = found.quotes.iter().position(|one| {
            let span = range(one.start, one.end);
            span.start <= start && end <= span.end
        });
        if let Some(place) = place {
            used[place] = true;
        }
        if quote.optional {
            continue;
        }
        measures.quotes.n_marked += 1.0;
        let Some(place) = place else {
            measures.fault(article, "quotation missed", quote.span.clone(), "");
            continue;
        };
        measures.quotes.n_hit += 1.0;
        let said = found.quotes[place].speaker.as_deref();
        let is_right = match (&quote.speaker, said) {
            (None, None) => true,
            (Some(speaker), Some(said)) if !said.is_empty() => {
                // An entity may go by another of its names, where that is not also another's.
                let with_name = pairs.iter().filter(|(_, name)| *name == said);
                let entities: BTreeSet<&str> = with_name.map(|(entity, _)| *entity).collect();
                let is_own = entities == BTreeSet::from([speaker.as_str()]);
                let (speaker, said) = (speaker.to_lowercase(), said.to_lowercase());
                is_own || speaker.contains(&said) || said.contains(&speaker)
            }
            _ => false,
        };
        let n_right = f64::from(u8::from(is_right));
        measures.speakers += Share {
            n_right,
            n_found: 1.0,
            n_hit: n_right,
            n_marked: 1.0,
        };
        if !is_right {
            let more = format!("{:?}, found {said:?}", quote.speaker);
            measures.fault(article, "speaker", quote.span.clone(), &more);
        }
    }
    for (one, used) in found.quotes.iter().zip(used) {
        let span = range(one.start, one.end);
        let is_long = text[span.clone()].split_whitespace().count() >= SHORT;
        if used || is_long {
            measures.quotes.n_found += 1.0;
            measures.quotes.n_right += f64::from(u8::from(used));
        }
        if !used && is_long {
            measures.fault(article, "quotation too many", span, "");
        }
    }
}
