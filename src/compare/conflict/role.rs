//! Words that news uses for one kind of event.
//!
//! Reports of one event differ most in these: `tewas` and `meninggal`, `tiba` and `mengunjungi`.
//! A class is no synonym: it says only that two values beside its words may be of one thing. Kept
//! short: what can be counted of people, and the verbs that a report's dates and times hang on.

use super::words::key;

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
const WORDS: [(u32, Class); 74] = [
    (key("tewas"), Class::Dead),
    (key("meninggal"), Class::Dead),
    (key("wafat"), Class::Dead),
    (key("gugur"), Class::Dead),
    (key("mati"), Class::Dead),
    (key("luka"), Class::Injured),
    (key("luka-luka"), Class::Injured),
    (key("cedera"), Class::Injured),
    (key("selamat"), Class::Alive),
    (key("hilang"), Class::Missing),
    (key("ungsi"), Class::Displaced),
    (key("rawat"), Class::Treated),
    (key("tangkap"), Class::Arrested),
    (key("ciduk"), Class::Arrested),
    (key("bekuk"), Class::Arrested),
    (key("diamankan"), Class::Arrested),
    (key("mengamankan"), Class::Arrested),
    (key("tahan"), Class::Arrested),
    (key("positif"), Class::Infected),
    (key("infeksi"), Class::Infected),
    (key("tular"), Class::Infected),
    (key("sembuh"), Class::Recovered),
    (key("pulih"), Class::Recovered),
    (key("kunjung"), Class::Visit),
    (key("lawat"), Class::Visit),
    (key("tiba"), Class::Visit),
    (key("mendarat"), Class::Visit),
    (key("mulai"), Class::Begin),
    (key("awal"), Class::Begin),
    (key("buka"), Class::Begin),
    (key("gelar"), Class::Begin),
    (key("berlangsung"), Class::Begin),
    (key("gulir"), Class::Begin),
    (key("tuntut"), Class::Sentence),
    (key("tuntutan"), Class::Sentence),
    (key("vonis"), Class::Sentence),
    (key("hukum"), Class::Sentence),
    (key("hukuman"), Class::Sentence),
    (key("gempa"), Class::Quake),
    (key("guncang"), Class::Quake),
    (key("magnitudo"), Class::Quake),
    (key("skala"), Class::Quake),
    (key("richter"), Class::Quake),
    (key("kekuatan"), Class::Quake),
    (key("berkekuatan"), Class::Quake),
    (key("bermagnitudo"), Class::Quake),
    (key("terbit"), Class::Publish),
    (key("muat"), Class::Publish),
    (key("publikasi"), Class::Publish),
    (key("rilis"), Class::Publish),
    (key("siar"), Class::Publish),
    (key("umum"), Class::Publish),
    (key("diumumkan"), Class::Publish),
    (key("kubur"), Class::Bury),
    (key("makam"), Class::Bury),
    (key("kebumi"), Class::Bury),
    (key("lanjut"), Class::Continue),
    (key("tunda"), Class::Continue),
    (key("tandatangan"), Class::Sign),
    (key("tanda"), Class::Sign),
    (key("teken"), Class::Sign),
    (key("sepakat"), Class::Sign),
    (key("rusak"), Class::Damage),
    (key("roboh"), Class::Damage),
    (key("ambruk"), Class::Damage),
    (key("runtuh"), Class::Damage),
    (key("temu"), Class::Meet),
    (key("jumpa"), Class::Meet),
    (key("rapat"), Class::Meet),
    (key("sidang"), Class::Meet),
    (key("ktt"), Class::Meet),
    (key("runding"), Class::Meet),
    (key("dialog"), Class::Meet),
    (key("pertemuan"), Class::Meet),
];

/// The class of a word, by the keys of its normal form and its root.
pub(super) fn class(form: u32, root: u32) -> Option<Class> {
    let of = |wanted: u32| WORDS.iter().find(|(word, _)| *word == wanted);
    of(form).or_else(|| of(root)).map(|(_, class)| *class)
}
