//! What a number counts: currencies, measures under one name each, and things.

use crate::{
    entity::{
        Bound,
        atom::{Line, Shape},
        lexicon::{self, List},
    },
    text::normal_form,
};

/// The unit of an earthquake's strength.
pub(super) const MAGNITUDE: &str = "magnitudo";

/// The dollar of which no country is named.
const DOLLAR: &str = "dolar as";

/// What is counted.
#[derive(Default)]
pub(super) struct Unit {
    /// In normal form; empty where nothing is counted.
    pub(super) name: String,
    /// Whether the word stands behind numbers by its meaning, so that what it follows is no name.
    pub(super) is_measure: bool,
    /// What the unit itself says of the bound: `90-an`.
    pub(super) bound: Option<Bound>,
}

impl Unit {
    pub(super) fn measure(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_measure: true,
            bound: None,
        }
    }
}

/// The currency whose sign stands at the atom `at`, and the atom of its figure.
pub(super) fn currency(line: &Line<'_>, at: usize) -> Option<(&'static str, usize)> {
    let signed = line.lower(at + 1) == "$";
    let found = match line.lower(at) {
        "rp" | "idr" => ("rupiah", at + 1),
        "usd" | "$" => (DOLLAR, at + 1),
        "us" | "as" if signed => (DOLLAR, at + 2),
        "s" if signed => ("dolar singapura", at + 2),
        "a" if signed => ("dolar australia", at + 2),
        "sgd" => ("dolar singapura", at + 1),
        "aud" => ("dolar australia", at + 1),
        "rm" | "myr" => ("ringgit", at + 1),
        "€" | "eur" => ("euro", at + 1),
        "£" | "gbp" => ("pound", at + 1),
        "jpy" => ("yen", at + 1),
        _ => return None,
    };
    // `Rp. 5.000` is an old spelling of `Rp5.000`.
    let next = found.1 + usize::from(line.lower(found.1) == ".");
    Some((found.0, next))
}

/// The one name of a measure that is written in several ways.
fn measure(word: &str) -> Option<&'static str> {
    Some(match word {
        "persen" | "prosen" | "%" => "persen",
        "km" | "kilometer" => "kilometer",
        "m" | "meter" => "meter",
        "cm" | "sentimeter" | "senti" | "centimeter" => "sentimeter",
        "mm" | "milimeter" => "milimeter",
        "m2" | "m²" => "meter persegi",
        "km2" | "km²" => "kilometer persegi",
        "m3" | "m³" => "meter kubik",
        "kg" | "kilogram" | "kilo" => "kilogram",
        "g" | "gr" | "gram" => "gram",
        "mg" | "miligram" => "miligram",
        "ton" => "ton",
        "kuintal" | "kwintal" => "kuintal",
        "l" | "liter" => "liter",
        "ml" | "mililiter" => "mililiter",
        "ha" | "hektare" | "hektar" => "hektare",
        "mil" => "mil",
        "kaki" => "kaki",
        "inci" | "inch" | "inchi" => "inci",
        "knot" | "knots" => "knot",
        "barel" => "barel",
        "watt" => "watt",
        "kw" | "kilowatt" => "kilowatt",
        "mw" | "megawatt" => "megawatt",
        "gw" | "gigawatt" => "gigawatt",
        "gb" | "gigabita" | "gigabyte" => "gigabita",
        "derajat" | "°" | "º" => "derajat",
        "detik" => "detik",
        "menit" => "menit",
        "jam" => "jam",
        "hari" => "hari",
        "pekan" => "pekan",
        "minggu" => "minggu",
        "bulan" => "bulan",
        "tahun" => "tahun",
        "dekade" => "dekade",
        "abad" => "abad",
        "rupiah" => "rupiah",
        "dolar" | "dollar" => "dolar",
        "euro" => "euro",
        "yen" => "yen",
        "yuan" => "yuan",
        "ringgit" => "ringgit",
        "rubel" => "rubel",
        "won" => "won",
        "pound" | "poundsterling" => "pound",
        "orang" => "orang",
        "kali" => "kali",
        "unit" => "unit",
        "buah" => "buah",
        "ekor" => "ekor",
        "jiwa" => "jiwa",
        "warga" => "warga",
        "korban" => "korban",
        "rumah" => "rumah",
        "keluarga" => "keluarga",
        "anggota" => "anggota",
        "anak" => "anak",
        "kasus" => "kasus",
        "kursi" => "kursi",
        "poin" => "poin",
        "suara" => "suara",
        "gol" => "gol",
        "lembar" => "lembar",
        "butir" => "butir",
        "batang" => "batang",
        "titik" => "titik",
        "hadirin" => "hadirin",
        _ => return None,
    })
}

/// Short forms that may be glued to their figure: `5kg`.
fn is_short(word: &str) -> bool {
    matches!(
        word,
        "km" | "m"
            | "cm"
            | "mm"
            | "m2"
            | "m3"
            | "km2"
            | "kg"
            | "g"
            | "gr"
            | "mg"
            | "l"
            | "ml"
            | "ha"
            | "kw"
            | "mw"
            | "gw"
            | "gb"
            | "jam"
            | "persen"
    )
}

/// The thing counted behind the number that ends before the atom `at`, and the atom after it.
/// Behind a number in words a capital is one of respect (`ratusan Jemaah`), behind one in digits
/// it belongs to a name.
pub(super) fn unit(line: &Line<'_>, at: usize, in_words: bool) -> Option<(Unit, usize)> {
    let glued = |at: usize| line.get(at).is_some_and(|atom| !atom.spaced);
    let suffixed = |at: usize| line.lower(at) == "an" && glued(at);
    // `1980-an`, `20-an orang`, `90 lebih rumah`
    let (at, bound) = if line.get(at).is_some_and(|atom| atom.is_dash()) && suffixed(at + 1) {
        (at + 2, Some(Bound::About))
    } else if suffixed(at) {
        (at + 1, Some(Bound::About))
    } else if line.lower(at) == "lebih"
        && thing(line, at + 1, in_words).is_some_and(|(_, counted)| counted)
    {
        (at + 1, Some(Bound::AtLeast))
    } else {
        (at, None)
    };
    let name = line.lower(at);
    let is_mark = matches!(name, "%" | "°" | "º");
    if let Some(measure) = measure(name).filter(|_| {
        // `5G` is no weight: short forms of measures are written small.
        let small = line.get(at).is_some_and(|atom| !atom.is_capitalized());
        is_mark || !glued(at) || (is_short(name) && small)
    }) {
        let (name, end) = compound(line, measure, at + 1);
        let unit = Unit {
            name,
            is_measure: true,
            bound,
        };
        return Some((unit, end));
    }
    // The scale of earthquakes that came before the magnitude.
    let scale = match (name, line.lower(at + 1)) {
        ("sr" | "magnitudo" | "magnitude", _) => 1,
        ("skala", "richter") => 2,
        _ => 0,
    };
    if scale > 0 {
        return Some((Unit::measure(MAGNITUDE), at + scale));
    }
    let known = thing(line, at, in_words).map(|(name, _)| Unit {
        name,
        is_measure: false,
        bound,
    });
    // An ending that makes a number rough belongs to it, whatever comes behind.
    match known {
        Some(unit) => Some((unit, at + 1)),
        None => bound.map(|bound| {
            let unit = Unit {
                bound: Some(bound),
                ..Unit::default()
            };
            (unit, at)
        }),
    }
}

/// A word that is counted: what it is in normal form, and whether it may be one behind `lebih`.
fn thing(line: &Line<'_>, at: usize, in_words: bool) -> Option<(String, bool)> {
    let atom = line.get(at)?;
    let before = line.get(at.checked_sub(1)?)?;
    let word = line.lower(at);
    let is_named = atom.is_capitalized() && !line.title_case && !in_words;
    let is_month = atom.lists.has(List::Calendar) && lexicon::month(word).is_some();
    let is_unit = atom.shape == Shape::Word
        && atom.spaced
        && atom.sentence == before.sentence
        && !atom.lists.has(List::FunctionWords)
        && !matches!(word, "menjadi" | "merupakan")
        && !is_named
        && !(is_month && atom.is_capitalized());
    is_unit.then(|| (normal_form(atom.text), is_countable(word)))
}

/// Whether a word after `lebih` is a thing and not what is compared (`lebih berat`). Things are too
/// many to list, so what comparisons are made of is: verbs by their prefixes, and adjectives.
fn is_countable(word: &str) -> bool {
    measure(word).is_some()
        || !(word.starts_with("me")
            || word.starts_with("ber")
            || word.starts_with("ter")
            || word.starts_with("di")
            || matches!(
                word,
                "dari"
                    | "banyak"
                    | "besar"
                    | "kecil"
                    | "tinggi"
                    | "rendah"
                    | "lama"
                    | "cepat"
                    | "lambat"
                    | "mahal"
                    | "murah"
                    | "baik"
                    | "buruk"
                    | "berat"
                    | "ringan"
                    | "awal"
                    | "dulu"
                    | "dekat"
                    | "jauh"
                    | "sedikit"
                    | "lanjut"
                    | "kuat"
                    | "muda"
                    | "tua"
                    | "panjang"
                    | "pendek"
                    | "suka"
            ))
}

/// Words that go on with a measure: `meter persegi`, `kilometer per jam`, `derajat Celsius`,
/// `dolar AS`.
fn compound(line: &Line<'_>, name: &'static str, at: usize) -> (String, usize) {
    let next = line.lower(at);
    let joined = |word: &str, end: usize| (format!("{name} {word}"), end);
    match (name, next) {
        ("meter" | "kilometer" | "sentimeter", "persegi" | "kubik") => joined(next, at + 1),
        ("derajat", "celsius" | "celcius" | "c") => joined("celsius", at + 1),
        ("derajat", "fahrenheit" | "f") => joined("fahrenheit", at + 1),
        ("dolar", "singapura" | "australia" | "kanada" | "taiwan") => joined(next, at + 1),
        ("dolar", "as") => (DOLLAR.to_owned(), at + 1),
        ("dolar", "amerika") => {
            let states = usize::from(line.lower(at + 1) == "serikat");
            (DOLLAR.to_owned(), at + 1 + states)
        }
        ("dolar", _) => (DOLLAR.to_owned(), at),
        ("rumah", "sakit" | "ibadah" | "susun" | "tangga" | "makan") => joined(next, at + 1),
        // A rate is none of what it is a rate of.
        ("meter" | "kilometer" | "mil" | "liter" | "sentimeter", "per" | "/") => {
            match measure(line.lower(at + 1)) {
                Some(other) => joined(&format!("per {other}"), at + 2),
                None => (name.to_owned(), at),
            }
        }
        _ => (name.to_owned(), at),
    }
}
