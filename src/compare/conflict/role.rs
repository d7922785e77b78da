//! Words that news uses for one kind of event.
//!
//! Reports of one event differ most in these: `tewas` and `meninggal`, `tiba` and `mengunjungi`.
//! A class is no synonym: it says only that two values beside its words may be of one thing. Kept
//! short: what can be counted of people, and the verbs that a report's dates and times hang on.

/// A kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Dead,
    Injured,
    Badly,
    Slightly,
    Alive,
    Missing,
    Displaced,
    Treated,
    Arrested,
    Infected,
    Recovered,
    Visit,
    Begin,
    Sentence,
    Quake,
    Publish,
    Bury,
    Continue,
    Sign,
    Damage,
    Meet,
}

impl Class {
    /// Whether people are counted by it.
    pub(super) fn is_of_people(self) -> bool {
        self < Self::Visit
    }
}

/// The words of each class, by their roots or, where the root has other meanings, as written.
const WORDS: [(&str, Class); 74] = [
    ("tewas", Class::Dead),
    ("meninggal", Class::Dead),
    ("wafat", Class::Dead),
    ("gugur", Class::Dead),
    ("mati", Class::Dead),
    ("luka", Class::Injured),
    ("luka-luka", Class::Injured),
    ("cedera", Class::Injured),
    ("selamat", Class::Alive),
    ("hilang", Class::Missing),
    ("ungsi", Class::Displaced),
    ("rawat", Class::Treated),
    ("tangkap", Class::Arrested),
    ("ciduk", Class::Arrested),
    ("bekuk", Class::Arrested),
    ("diamankan", Class::Arrested),
    ("mengamankan", Class::Arrested),
    ("tahan", Class::Arrested),
    ("positif", Class::Infected),
    ("infeksi", Class::Infected),
    ("tular", Class::Infected),
    ("sembuh", Class::Recovered),
    ("pulih", Class::Recovered),
    ("kunjung", Class::Visit),
    ("lawat", Class::Visit),
    ("tiba", Class::Visit),
    ("mendarat", Class::Visit),
    ("mulai", Class::Begin),
    ("awal", Class::Begin),
    ("buka", Class::Begin),
    ("gelar", Class::Begin),
    ("berlangsung", Class::Begin),
    ("gulir", Class::Begin),
    ("tuntut", Class::Sentence),
    ("tuntutan", Class::Sentence),
    ("vonis", Class::Sentence),
    ("hukum", Class::Sentence),
    ("hukuman", Class::Sentence),
    ("gempa", Class::Quake),
    ("guncang", Class::Quake),
    ("magnitudo", Class::Quake),
    ("skala", Class::Quake),
    ("richter", Class::Quake),
    ("kekuatan", Class::Quake),
    ("berkekuatan", Class::Quake),
    ("bermagnitudo", Class::Quake),
    ("terbit", Class::Publish),
    ("muat", Class::Publish),
    ("publikasi", Class::Publish),
    ("rilis", Class::Publish),
    ("siar", Class::Publish),
    ("umum", Class::Publish),
    ("diumumkan", Class::Publish),
    ("kubur", Class::Bury),
    ("makam", Class::Bury),
    ("kebumi", Class::Bury),
    ("lanjut", Class::Continue),
    ("tunda", Class::Continue),
    ("tandatangan", Class::Sign),
    ("tanda", Class::Sign),
    ("teken", Class::Sign),
    ("sepakat", Class::Sign),
    ("rusak", Class::Damage),
    ("roboh", Class::Damage),
    ("ambruk", Class::Damage),
    ("runtuh", Class::Damage),
    ("temu", Class::Meet),
    ("jumpa", Class::Meet),
    ("rapat", Class::Meet),
    ("sidang", Class::Meet),
    ("ktt", Class::Meet),
    ("runding", Class::Meet),
    ("dialog", Class::Meet),
    ("pertemuan", Class::Meet),
];

/// The class of a word, by its normal form and its root.
pub(super) fn class(form: &str, root: &str) -> Option<Class> {
    let of = |wanted: &str| WORDS.iter().find(|(word, _)| *word == wanted);
    of(form).or_else(|| of(root)).map(|(_, class)| *class)
}
