//! Outlet, authors and dates as a page states them.
//!
//! What stands on the page wins over what the manifest supplies; only where neither states a date
//! of publication is one inferred from the running text. Names are not checked against any list.

use std::collections::BTreeMap;

use super::{
    Block, Document, Entry, Known, Origin, Role, calendar,
    line::{dateline, is_domain, signature, words},
};

/// Fills the metadata of `document` from its blocks and its manifest entry.
pub(super) fn fill(document: &mut Document, entry: &Entry) {
    let page = Page {
        text: &document.text,
        blocks: &document.blocks,
    };
    let headline = page.headline();
    let outlet = page.outlet(entry);
    let byline = page.byline(outlet.as_ref().map(|known| known.value.as_str()));
    let (published, updated) = page.dates();
    let inferred = page.inferred_date();
    document.headline = headline
        .or_else(|| entry.headline.clone())
        .unwrap_or_default();
    document.outlet = outlet;
    document.byline = if byline.is_empty() {
        supplied(entry, "byline", entry.byline.as_ref())
    } else {
        Some(read(byline))
    };
    document.published = published
        .map(read)
        .or_else(|| supplied(entry, "published", entry.published.as_ref()))
        .or_else(|| {
            inferred.map(|value| Known {
                value,
                origin: Origin::Inferred,
            })
        });
    document.updated = updated.map(read);
    document.url.clone_from(&entry.url);
}

fn read<T>(value: T) -> Known<T> {
    Known {
        value,
        origin: Origin::Read,
    }
}

/// A value of the manifest, inferred where the manifest says that an editor concluded it.
pub(super) fn supplied<T: Clone>(
    entry: &Entry,
    field: &str,
    value: Option<&T>,
) -> Option<Known<T>> {
    value.map(|value| Known {
        value: value.clone(),
        origin: if entry.inferred.iter().any(|inferred| inferred == field) {
            Origin::Inferred
        } else {
            Origin::Supplied
        },
    })
}

/// No report has more; a page with more is a list.
const MOST_AUTHORS: usize = 64;

struct Page<'a> {
    text: &'a str,
    blocks: &'a [Block],
}

impl<'a> Page<'a> {
    fn of_role(&self, role: Role) -> impl DoubleEndedIterator<Item = &'a str> {
        let text = self.text;
        self.blocks
            .iter()
            .filter(move |block| block.role == role)
            .map(move |block| block.span.of(text))
    }

    fn headline(&self) -> Option<String> {
        let line = self.of_role(Role::Headline).next()?;
        Some(line.trim_start_matches('#').trim().to_owned())
    }

    /// The outlet of the dateline, of a tag under the headline, or of the furniture.
    fn outlet(&self, entry: &Entry) -> Option<Known<String>> {
        let in_dateline = self
            .of_role(Role::Body)
            .next()
            .and_then(|line| dateline(line)?.outlet);
        // A page's title ends in the outlet's name behind a bar; a saved page may have it on its own
        // line. A name behind a dash is as often the picture's or an agency's, so it says nothing.
        let tag = self.of_role(Role::Byline).find_map(|line| {
            let name = line.strip_prefix('|')?.trim();
            (!name.is_empty()).then_some(name)
        });
        if let Some(name) = in_dateline.or(tag) {
            return Some(read(name.to_owned()));
        }
        let domain = self.domain();
        match (&entry.outlet, domain) {
            (Some(name), Some(domain)) if name.eq_ignore_ascii_case(domain) => {
                Some(read(name.clone()))
            }
            (Some(_), _) => supplied(entry, "outlet", entry.outlet.as_ref()),
            (None, Some(domain)) => Some(read(domain.to_owned())),
            (None, None) => None,
        }
    }

    /// The domain name that bylines and furniture name most often.
    fn domain(&self) -> Option<&'a str> {
        let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
        let lines = self
            .of_role(Role::Boilerplate)
            .chain(self.of_role(Role::Byline));
        for word in lines.flat_map(str::split_whitespace) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if is_domain(word) {
                counts.entry(word.to_lowercase()).or_insert((0, word)).0 += 1;
            }
        }
        let mut best: Option<(usize, &str)> = None;
        for found in counts.into_values() {
            if best.is_none_or(|(highest, _)| found.0 > highest) {
                best = Some(found);
            }
        }
        best.map(|(_, word)| word)
    }

    /// The date of publication and of the last change, from the bylines; the former else from the
    /// furniture above the text.
    fn dates(&self) -> (Option<String>, Option<String>) {
        let (mut published, mut updated) = (None, None);
        for line in self.of_role(Role::Byline) {
            let mut from = 0;
            for stamp in calendar::stamps(line) {
                let before = line
                    .get(from..stamp.span.start as usize)
                    .unwrap_or_default()
                    .to_lowercase();
                from = stamp.span.end as usize;
                let changed = ["diperbarui", "diubah", "update", "pembaruan"]
                    .iter()
                    .any(|word| before.contains(word));
                let slot = if changed {
                    &mut updated
                } else {
                    &mut published
                };
                slot.get_or_insert_with(|| stamp.iso());
            }
        }
        let furniture = || {
            self.blocks
                .iter()
                .take_while(|block| block.role != Role::Body)
                .filter(|block| block.role == Role::Boilerplate)
                .find_map(|block| {
                    calendar::stamps(block.span.of(self.text))
                        .into_iter()
                        .next()
                })
                .map(|stamp| stamp.iso())
        };
        (published.or_else(furniture), updated)
    }

    /// The full date that the running text names most often, the first of equals.
    fn inferred_date(&self) -> Option<String> {
        let mut counts: Vec<(String, usize)> = Vec::new();
        for line in self.of_role(Role::Body) {
            for stamp in calendar::stamps(line) {
                let day: String = stamp.iso().chars().take(10).collect();
                // A text that names more days than this is a table, no report.
                let full = counts.len() >= 32;
                match counts.iter_mut().find(|(known, _)| *known == day) {
                    Some((_, n_times)) => *n_times += 1,
                    None if full => {}
                    None => counts.push((day, 1)),
                }
            }
        }
        let highest = counts.iter().map(|(_, n_times)| *n_times).max()?;
        counts
            .into_iter()
            .find(|(_, n_times)| *n_times == highest)
            .map(|(day, _)| day)
    }

    /// Names and initials of the authors and editors, in the order of the page.
    fn byline(&self, outlet: Option<&str>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let last_body = self
            .blocks
            .iter()
            .rposition(|block| block.role == Role::Body);
        for (at, block) in self.blocks.iter().enumerate() {
            let line = block.span.of(self.text);
            let names = match block.role {
                Role::Byline if signature(line).is_some() => initials(line),
                Role::Byline => names(line, outlet),
                Role::Body if Some(at) == last_body => initials(line),
                _ => Vec::new(),
            };
            for name in names {
                if found.len() < MOST_AUTHORS && !found.contains(&name) {
                    found.push(name);
                }
            }
        }
        found
    }
}

fn initials(line: &str) -> Vec<String> {
    signature(line)
        .map(|(_, initials)| {
            // "tim" is the desk, nobody's initials.
            let persons = initials.split('/').filter(|part| *part != "tim");
            persons.map(str::to_owned).collect()
        })
        .unwrap_or_default()
}

/// Words of a byline that are no part of a name.
#[rustfmt::skip]
const NOT_NAMES: &[&str] = &[
    "oleh", "penulis", "editor", "reporter", "jurnalis", "pewarta", "kontributor", "wartawan",
    "laporan", "redaktur", "penyunting", "diterbitkan", "diperbarui", "dipublikasikan", "terbit",
    "tayang", "published", "updated", "update", "by", "tim", "redaksi", "pada", "pukul", "wib",
    "wita", "wit", "date", "dibaca", "menit", "baca", "senin", "selasa", "rabu", "kamis", "jumat",
    "jum'at", "sabtu", "minggu", "ahad", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday",
];

/// The personal names in a byline: what its dates, its formulas and the outlet's name leave.
fn names(line: &str, outlet: Option<&str>) -> Vec<String> {
    let mut kept = String::with_capacity(line.len());
    let mut from = 0;
    for stamp in calendar::stamps(line) {
        kept.push_str(
            line.get(from..stamp.span.start as usize)
                .unwrap_or_default(),
        );
        kept.push('|');
        from = stamp.span.end as usize;
    }
    kept.push_str(line.get(from..).unwrap_or_default());
    // A conjunction joins two authors.
    let kept = kept
        .replace(" dan ", "|")
        .replace(" and ", "|")
        .replace(" & ", "|");
    let mut found = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    let mut flush = |name: &mut Vec<&str>| {
        let joined = name.join(" ");
        let outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(&joined));
        let acronym = !joined.contains(char::is_lowercase) && name.len() < 2;
        if (1..=5).contains(&name.len()) && !outlet && !acronym {
            found.push(joined);
        }
        name.clear();
    };
    for word in kept.split_inclusive(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '/' | ':' | '•' | ',' | '–')
    }) {
        let separated = word.ends_with(['|', '/', ':', '•', ',', '–']);
        let word = word.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, '|' | '/' | ':' | '•' | ',' | '–')
        });
        // "Jurnalis-Selasa" and a dash between spaces both end a name.
        let core = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let first = core.split('-').next().unwrap_or_default().to_lowercase();
        let part = core.starts_with(char::is_uppercase)
            && !NOT_NAMES.contains(&first.as_str())
            && !is_domain(core)
            && !core.contains(|c: char| c.is_ascii_digit());
        if part {
            name.push(core);
        }
        if !part || separated {
            flush(&mut name);
        }
    }
    flush(&mut name);
    // A name has at least two words or is all that the byline says.
    let only = words(line).count() <= 3 || found.iter().all(|name| !name.contains(' '));
    found.retain(|name| only || name.contains(' '));
    found
}

#[cfg(test)]
mod tests {
    use super::names;

    fn check(line: &str, expected: &[&str]) {
        assert_eq!(names(line, Some("Contoh News")), expected, "{line}");
    }

    #[test]
    fn names_are_what_formulas_and_dates_leave() {
        check(
            "oleh Rina Wati diperbarui 3 Mei 2021, 07:05 WIB",
            &["Rina Wati"],
        );
        check("Rina Wati • 3 Mei 2021 07:05", &["Rina Wati"]);
        check(
            "Rina Wati , Jurnalis-Senin, 3 Mei 2021 |07:05 WIB",
            &["Rina Wati"],
        );
        check(
            "Penulis: Rina Wati / Editor: Budi S. Hartono",
            &["Rina Wati", "Budi S. Hartono"],
        );
        check(
            "Oleh Rina Wati dan Budi Hartono",
            &["Rina Wati", "Budi Hartono"],
        );
        check("Rina Wati - Contoh News", &["Rina Wati"]);
        check("contoh.com - 03/05/2021, 07:05 WIB", &[]);
        check("Senin, 3 Mei 2021 07:05 WIB", &[]);
        check("Tim Redaksi", &[]);
    }
}
