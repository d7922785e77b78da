//! How well sentences of two reports are put together, and what is found to differ in them.
//!
//! | measure | what is right |
//! |---|---|
//! | passages | a passage touches two sentences that are the same or reworded; one that touches only related ones does not count |
//! | recall of same, reworded | two sentences are touched by one passage |
//! | conflicts | of what is called a conflict or an update, and of what is one: the kind, and both values, or one inside of the other |
//! | verdicts | of the conflicts and updates found: told apart rightly |
//! | differently | what is said differently is found, with whatever verdict |

use std::{
    fmt::Write,
    ops::{AddAssign, Range},
};

use sanding::engine::Engine;
use serde_json::Value;

use crate::{
    article::{Article, Cluster},
    gold::{Difference, Pair, Relation},
};

/// So many of so many.
#[derive(Clone, Copy, Default)]
pub struct Part {
    pub n: f64,
    pub of: f64,
}

impl Part {
    fn count(&mut self, is_right: bool) {
        self.n += f64::from(u8::from(is_right));
        self.of += 1.0;
    }

    /// Nothing where there is nothing to be right.
    pub fn share(self) -> f64 {
        self.n / self.of.max(1.0)
    }
}

impl AddAssign for Part {
    fn add_assign(&mut self, other: Self) {
        self.n += other.n;
        self.of += other.of;
    }
}

/// The harmonic mean of precision and recall.
pub fn f1(precision: Part, recall: Part) -> f64 {
    let (precision, recall) = (precision.share(), recall.share());
    2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
}

/// The measures of some pairs, and what was missed.
#[derive(Clone, Default)]
pub struct Measures {
    pub passages: Part,
    pub same: Part,
    pub reworded: Part,
    pub claims: Part,
    pub conflicts: Part,
    pub verdicts: Part,
    pub differently: Part,
    /// What the passages that are counted say of themselves: the sum of their scores.
    pub trust: f64,
    pub faults: String,
}

impl Measures {
    /// Of all sentences that belong together, the share that was found.
    pub fn links(&self) -> Part {
        let mut links = self.same;
        links += self.reworded;
        links
    }

    /// Precision, recall and their mean for the alignment, and the same for the conflicts.
    pub fn figures(&self) -> [(&'static str, f64); 10] {
        [
            ("align P", self.passages.share()),
            ("align R", self.links().share()),
            ("align F1", f1(self.passages, self.links())),
            ("same R", self.same.share()),
            ("reworded R", self.reworded.share()),
            ("conflict P", self.claims.share()),
            ("conflict R", self.conflicts.share()),
            ("conflict F1", f1(self.claims, self.conflicts)),
            ("verdicts", self.verdicts.share()),
            ("differently", self.differently.share()),
        ]
    }
}

impl AddAssign<&Self> for Measures {
    fn add_assign(&mut self, other: &Self) {
        self.passages += other.passages;
        self.same += other.same;
        self.reworded += other.reworded;
        self.claims += other.claims;
        self.conflicts += other.conflicts;
        self.verdicts += other.verdicts;
        self.differently += other.differently;
        self.trust += other.trust;
        self.faults.push_str(&other.faults);
    }
}

/// Measures what the library makes of the pairs of a cluster.
pub fn measured(cluster: &Cluster, engine: &Engine, pairs: &[Pair]) -> Measures {
    let mut measures = Measures::default();
    for pair in pairs {
        let articles = [&cluster.articles[pair.a], &cluster.articles[pair.b]];
        let [a, b] = articles.map(|article| engine.find(&article.file()).unwrap());
        let found = serde_json::to_value(engine.compare(a, b).unwrap()).unwrap();
        passages(articles, &found, pair, &mut measures);
        conflicts(articles, &found, pair, &mut measures);
    }
    measures
}

fn touches(words: &Range<usize>, found: &Value) -> bool {
    let at = |key: &str| usize::try_from(found[key].as_u64().unwrap()).unwrap();
    words.start < at("end") && at("start") < words.end
}

fn passages(articles: [&Article; 2], found: &Value, pair: &Pair, measures: &mut Measures) {
    let texts = articles.map(|article| article.marked.text.as_str());
    let names = articles.map(|article| article.name.as_str()).join(" ");
    let passages = found["passages"].as_array().unwrap();
    let heads = texts.map(|text| 0..text.trim_start().find('\n').unwrap_or(0));
    for passage in passages {
        let (a, b) = (&passage["a"], &passage["b"]);
        if touches(&heads[0], a) || touches(&heads[1], b) {
            continue;
        }
        let hits = pair.links.iter();
        let hits = hits.filter(|link| touches(&link.a, a) && touches(&link.b, b));
        let hits: Vec<Relation> = hits.map(|link| link.relation).collect();
        let is_right = hits.iter().any(|&relation| relation != Relation::Related);
        if is_right || hits.is_empty() {
            measures.passages.count(is_right);
            measures.trust += passage["score"].as_f64().unwrap();
        }
        if hits.is_empty() {
            let show = |text: &str, found: &Value| {
                let at = |key: &str| usize::try_from(found[key].as_u64().unwrap()).unwrap();
                text[at("start")..at("end")].to_owned()
            };
            let (a, b) = (show(texts[0], a), show(texts[1], b));
            writeln!(measures.faults, "{names}: extra: {a} ~ {b}").unwrap();
        }
    }
    for link in &pair.links {
        let part = match link.relation {
            Relation::Same => &mut measures.same,
            Relation::Reworded => &mut measures.reworded,
            Relation::Related => continue,
        };
        let is_hit =
            |passage: &Value| touches(&link.a, &passage["a"]) && touches(&link.b, &passage["b"]);
        let is_found = passages.iter().any(is_hit);
        part.count(is_found);
        if !is_found {
            let (a, b) = (&texts[0][link.a.clone()], &texts[1][link.b.clone()]);
            let relation = link.relation;
            writeln!(measures.faults, "{names}: missed {relation:?}: {a} ~ {b}").unwrap();
        }
    }
}

/// A value without all that is neither letter nor digit.
fn folded(value: &str) -> String {
    let lower = value.to_lowercase();
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_near(found: &Value, values: &[String]) -> bool {
    let found = folded(found.as_str().unwrap_or_default());
    let mut values = values.iter().map(|value| folded(value));
    !found.is_empty()
        && values
            .any(|value| !value.is_empty() && (value.contains(&found) || found.contains(&value)))
}

fn fits(difference: &Difference, found: &Value) -> bool {
    let kind = found["kind"].as_str().unwrap();
    difference.kinds.iter().any(|other| other == kind)
        && is_near(&found["value_a"], &difference.a)
        && is_near(&found["value_b"], &difference.b)
}

fn conflicts(articles: [&Article; 2], found: &Value, pair: &Pair, measures: &mut Measures) {
    let names = articles.map(|article| article.name.as_str()).join(" ");
    let found = found["conflicts"].as_array().unwrap();
    let is_hard = |verdict: &str| matches!(verdict, "conflict" | "update");
    let verdict = |claim: &Value| claim["verdict"].as_str().unwrap().to_owned();
    let claims = found.iter().filter(|claim| is_hard(&verdict(claim)));
    let claims: Vec<&Value> = claims.collect();
    for &claim in &claims {
        let known = pair.differences.iter();
        let known: Vec<&Difference> = known.filter(|known| fits(known, claim)).collect();
        let is_right = known.iter().any(|known| is_hard(&known.verdict));
        if !is_right && known.iter().any(|known| known.verdict == "open") {
            continue;
        }
        measures.claims.count(is_right);
        if !is_right {
            let what = if known.is_empty() {
                "extra"
            } else {
                "false alarm"
            };
            let (kind, verdict) = (&claim["kind"], &claim["verdict"]);
            let (a, b) = (&claim["value_a"], &claim["value_b"]);
            writeln!(
                measures.faults,
                "{names}: {what}: {kind} {a} / {b} {verdict}"
            )
            .unwrap();
        }
    }
    for known in &pair.differences {
        let Difference { kinds, a, b, .. } = known;
        if is_hard(&known.verdict) {
            let hits = claims.iter().filter(|claim| fits(known, claim));
            let hits: Vec<String> = hits.map(|claim| verdict(claim)).collect();
            measures.conflicts.count(!hits.is_empty());
            if hits.is_empty() {
                let verdict = &known.verdict;
                let more = format!("{kinds:?} {a:?} / {b:?}");
                writeln!(measures.faults, "{names}: missed {verdict}: {more}").unwrap();
            } else {
                measures.verdicts.count(hits.contains(&known.verdict));
            }
        } else if known.verdict != "open" {
            let is_found = found.iter().any(|claim| fits(known, claim));
            measures.differently.count(is_found);
            if !is_found {
                let more = format!("{kinds:?} {a:?} / {b:?}");
                writeln!(measures.faults, "{names}: not seen: {more}").unwrap();
            }
        }
    }
}
