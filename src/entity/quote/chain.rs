//! Chains of attribution: who says something, and through whom the article has it.
//!
//! A sentence may name a speaker, the medium that was spoken to and the outlets that passed it on
//! (`kata Putin kepada Reuters, seperti dikutip Antara`). A passive verb of citing (`dikutip`)
//! wraps what stands before it, an active one (`mengutip`) reaches one step further back. Chains
//! over several sentences are not joined.

use std::collections::BTreeSet;

use super::speech::{Cited, Speaker, Speech};
use crate::{
    base::Span,
    entity::{Attribution, Kind, atom::Shape, lexicon::List},
};

/// A speaker found in a line, with the name that a pronoun stands for.
pub(super) struct Said<'a> {
    pub cited: Cited<'a>,
    pub source: String,
}

/// How a part of a chain stands to the others of its sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Passes on what was said before: `dilansir Antara`.
    Outer,
    /// Is what the one before had it from: `mengutip Reuters`, `kepada Reuters`.
    Inner,
    /// Speaks.
    Speaker,
}

struct Part {
    step: Step,
    start: usize,
    cue: usize,
    end: usize,
    source: String,
    via: Option<String>,
}

/// The media that a line cites: whoever is cited once may be a medium elsewhere.
pub(super) fn cited_media<'a>(speech: &Speech<'a>, media: &mut BTreeSet<&'a str>) {
    for (at, atom) in speech.line.atoms.iter().enumerate() {
        if !atom.lists.has(List::SourceCues) || citing(speech.line.lower(at)).is_none() {
            continue;
        }
        let start = past_media_words(speech, at + 1);
        if let Some(name) = speech.name_starting(start)
            && name.kind == Kind::Organization
        {
            media.insert(name.name);
        }
    }
}

/// What a verb of citing does.
fn citing(word: &str) -> Option<Step> {
    Some(match word {
        "dilansir" | "dikutip" | "dilaporkan" | "diberitakan" | "diwartakan" | "dimuat"
        | "dipublikasikan" | "dinukil" | "disadur" | "lansir" | "lapor" | "warta" => Step::Outer,
        "melansir" | "mengutip" | "menukil" | "menyadur" => Step::Inner,
        _ => return None,
    })
}

/// The first atom from `at` on that is no word for a kind of medium and no preposition before one.
fn past_media_words(speech: &Speech<'_>, mut at: usize) -> usize {
    let is_passed = |at: usize| {
        let word = speech.line.lower(at);
        speech.name_starting(at).is_none()
            && citing(word).is_none()
            && (speech.line.lists(at).has(List::SourceCues)
                || matches!(
                    word,
                    "dari"
                        | "oleh"
                        | "di"
                        | "dalam"
                        | "laporan"
                        | "pemberitaan"
                        | "kantor"
                        | "resmi"
                        | "web"
                        | "website"
                        | "saluran"
                        | "kanal"
                        | "tv"
                        | "akun"
                ))
    };
    while is_passed(at) {
        at += 1;
    }
    at
}

/// The attributions of one line in order; `said` are its speakers, `media` the document's media.
pub(super) fn attributions(
    speech: &Speech<'_>,
    said: Vec<Said<'_>>,
    media: &BTreeSet<&str>,
) -> Vec<Attribution> {
    let mut parts = cited(speech, media);
    for Said { cited, source } in said {
        let Some(cue) = cited.cue else { continue };
        if parts.iter().any(|part| part.cue == cue) {
            continue;
        }
        let mut start = cue;
        let mut step = Step::Speaker;
        if let Speaker::Name(name) = cited.speaker {
            start = start.min(name.start);
            // A medium that speaks passes on the words of somebody.
            if name.kind == Kind::Organization
                && (media.contains(name.name) || is_named_medium(name.name))
            {
                step = Step::Outer;
            }
        }
        parts.push(Part {
            step,
            start,
            cue,
            end: cited.end,
            source,
            via: None,
        });
    }
    parts.sort_by_key(|part| part.cue);
    let sentence = |part: &Part| speech.sentence(part.cue);
    for chain in parts.chunk_by_mut(|a, b| sentence(a) == sentence(b)) {
        link(chain);
    }
    parts.sort_by_key(|part| part.start);
    parts
        .into_iter()
        .map(|part| Attribution {
            span: part_span(speech, &part),
            via: part.via.filter(|via| *via != part.source),
            source: part.source,
            cue: speech.line.lower(part.cue).to_owned(),
        })
        .collect()
}

fn part_span(speech: &Speech<'_>, part: &Part) -> Span {
    speech.line.span(part.start, part.end.max(part.cue + 1))
}

/// Tells every part of one sentence through whom it came.
fn link(chain: &mut [Part]) {
    let mut outermost: Option<usize> = None;
    let mut innermost: Option<usize> = None;
    for index in 0..chain.len() {
        let Some(part) = chain.get(index) else { break };
        let source = part.source.clone();
        match part.step {
            Step::Speaker => continue,
            Step::Outer => {
                if let Some(inner) = outermost.and_then(|at| chain.get_mut(at)) {
                    inner.via.get_or_insert(source);
                }
                outermost = Some(index);
                innermost = innermost.or(outermost);
            }
            Step::Inner => {
                let via = innermost
                    .and_then(|at| chain.get(at))
                    .map(|p| p.source.clone());
                if let Some(part) = chain.get_mut(index)
                    && part.via.is_none()
                {
                    part.via = via;
                }
                innermost = Some(index);
                outermost = outermost.or(innermost);
            }
        }
    }
    let carrier = innermost
        .and_then(|at| chain.get(at))
        .map(|part| (part.source.clone(), part.via.clone()));
    for part in chain.iter_mut().filter(|part| part.step == Step::Speaker) {
        // Who is cited by name and then speaks came through whoever cites.
        part.via = match &carrier {
            Some((source, via)) if *source == part.source => via.clone(),
            Some((source, _)) => Some(source.clone()),
            None => None,
        };
    }
}

/// The sources that a line cites.
fn cited(speech: &Speech<'_>, media: &BTreeSet<&str>) -> Vec<Part> {
    let line = speech.line;
    let mut parts = Vec::new();
    for (at, atom) in line.atoms.iter().enumerate() {
        if atom.shape != Shape::Word || speech.is_quoted(at) {
            continue;
        }
        let word = line.lower(at);
        let is_cue = atom.lists.has(List::SourceCues)
            || atom.lists.has(List::QuotingWords)
            || atom.lists.has(List::SpeechNouns);
        if let Some(step) = citing(word).filter(|_| is_cue) {
            if let Some((source, end)) = source(speech, at, step) {
                let via = match step {
                    Step::Inner => citer(speech, at),
                    Step::Outer | Step::Speaker => None,
                };
                parts.push(Part {
                    step,
                    start: at,
                    cue: at,
                    end,
                    source,
                    via,
                });
            }
            continue;
        }
        let start = match word {
            "kepada" => at + 1,
            "wawancara" => {
                let with = (at + 1..at + 4)
                    .find(|next| matches!(line.lower(*next), "dengan" | "bersama" | "oleh"));
                match with {
                    Some(with) => with + 1,
                    None => continue,
                }
            }
            // What a paper reports is not the paper's own saying.
            "menurut" | "berdasarkan"
                if matches!(line.lower(at + 1), "laporan" | "pemberitaan" | "media") =>
            {
                at + 1
            }
            _ => continue,
        };
        let named = past_media_words(speech, start);
        let Some(name) = speech
            .name_starting(named)
            .filter(|name| name.kind == Kind::Organization)
        else {
            continue;
        };
        // An organ of state is spoken to, too; only a medium passes on what it hears.
        if word == "kepada"
            && !media.contains(name.name)
            && !is_named_medium(name.name)
            && named == start
        {
            continue;
        }
        parts.push(Part {
            step: match word {
                "kepada" | "wawancara" => Step::Inner,
                _ => Step::Outer,
            },
            start: at,
            cue: at,
            end: name.end,
            source: name.name.to_owned(),
            via: None,
        });
    }
    parts
}

/// Agencies and stations that are spoken to without a word on what they are.
const WELL_KNOWN: [&str; 24] = [
    "ABC",
    "AFP",
    "AP",
    "Agence France-Presse",
    "Al Arabiya",
    "Al Jazeera",
    "Antara",
    "Associated Press",
    "BBC",
    "Bloomberg",
    "CNBC",
    "CNN",
    "Fox News",
    "Interfax",
    "KCNA",
    "Korean Central News Agency",
    "Kyodo",
    "NHK",
    "RIA Novosti",
    "Reuters",
    "Sputnik",
    "TASS",
    "Xinhua",
    "Yonhap",
];

/// Whether a name is known for a medium's or says so of itself.
fn is_named_medium(name: &str) -> bool {
    WELL_KNOWN.contains(&name)
        || name.split([' ', '.']).any(|word| {
            matches!(
                word,
                "News"
                    | "TV"
                    | "Televisi"
                    | "Radio"
                    | "Press"
                    | "Post"
                    | "Times"
                    | "Herald"
                    | "Pos"
                    | "Tribune"
                    | "Journal"
                    | "Jurnal"
                    | "Harian"
                    | "Koran"
                    | "Suara"
                    | "com"
                    | "id"
                    | "Kabar"
                    | "Warta"
                    | "Berita"
                    | "Agency"
                    | "Media"
            )
        })
}

/// Who cites by the active verb at `at`: `Antara, mengutip Reuters`, `Antara yang mengutip
/// Reuters`.
fn citer(speech: &Speech<'_>, at: usize) -> Option<String> {
    let end = match speech.line.before(at, 1) {
        "," | "yang" | "juga" => at.checked_sub(1)?,
        _ => at,
    };
    let name = speech.name_ending(end)?;
    (name.kind == Kind::Organization).then(|| name.name.to_owned())
}

/// What the verb of citing at `cue` cites, and the atom after it.
fn source(speech: &Speech<'_>, cue: usize, step: Step) -> Option<(String, usize)> {
    let line = speech.line;
    let at = past_media_words(speech, cue + 1);
    if speech.sentence(at) != speech.sentence(cue) {
        return None;
    }
    if let Some(name) = speech.name_starting(at) {
        return Some((name.name.to_owned(), name.end));
    }
    let atom = line.get(at).filter(|atom| atom.shape == Shape::Word)?;
    // Addresses are no names: `detik.com`.
    let mut end = at + 1;
    while line.get(end).is_some_and(|next| {
        !next.spaced && (next.shape != Shape::Mark || matches!(next.text, "." | "-" | "/"))
    }) && line.get(end + 1).is_some_and(|next| {
        !next.spaced || line.get(end).is_some_and(|last| last.shape != Shape::Mark)
    }) {
        end += 1;
    }
    let is_address = end > at + 1 || atom.text.ends_with("com");
    // An office is followed by its holder.
    let is_office = atom.lists.has(List::Titles);
    let capitals = (at..).take_while(|at| line.get(*at).is_some_and(|a| a.is_capitalized()));
    let n_capitals = match is_office || atom.lists.has(List::Calendar) {
        true => 0,
        false => capitals.count(),
    };
    if is_address || n_capitals > 0 {
        let end = end.max(at + n_capitals);
        let mut written = String::new();
        for part in line.atoms.iter().take(end).skip(at) {
            if part.spaced && !written.is_empty() {
                written.push(' ');
            }
            written.push_str(part.text);
        }
        return Some((written, end));
    }
    // `dilaporkan tewas` cites nobody; `dikutip dari keterangan tertulis` and `mengutip sumber
    // militer` do.
    let led = matches!(line.lower(cue + 1), "dari" | "oleh");
    if !led && !is_office && step == Step::Outer {
        return None;
    }
    let (speaker, end) = speech.subject_after(at)?;
    match speaker {
        Speaker::Name(name) => Some((name.name.to_owned(), name.end)),
        Speaker::Role(role) | Speaker::Described(role) => Some((role, end)),
        Speaker::Last => None,
    }
}

#[cfg(test)]
mod tests;
