//! Words that head or close the names of places.
//!
//! The lists differ in whether the word is a part of the name that it heads.

/// Nouns of landforms and buildings that are a part of the name they head, even in lower case:
/// what follows them alone would name something else.
pub(in crate::entity) const PLACE_HEADS: &[&str] = &[
    "semenanjung",
    "selat",
    "teluk",
    "laut",
    "kepulauan",
    "samudra",
    "samudera",
    "kosmodrom",
    "bandara",
    "stadion",
    "gunung",
    "sungai",
    "danau",
    "pelabuhan",
    "jembatan",
    "lapangan",
    "oblast",
];

/// Nouns of places that are a part of the name only when written with a capital.
pub(in crate::entity) const CAPITAL_PLACE_HEADS: &[&str] = &[
    "jalan",
    "jl",
    "istana",
    "masjid",
    "gereja",
    "candi",
    "pasar",
    "hotel",
    "terminal",
    "stasiun",
    "gedung",
    "wisma",
    "pulau",
    "tanjung",
    "bukit",
    "benteng",
    "taman",
    "lembah",
    "gelora",
    "monumen",
    "museum",
    "kampung",
    "tol",
    "waduk",
    "pura",
    "pondok",
    "villa",
    "perumahan",
    "bumi",
];

/// Nouns of administrative units: what follows is the place's name, they are not.
pub(in crate::entity) const UNIT_HEADS: &[&str] = &[
    "kota",
    "kabupaten",
    "kab",
    "provinsi",
    "propinsi",
    "desa",
    "kecamatan",
    "kec",
    "kelurahan",
    "dusun",
    "wilayah",
    "daerah",
    "kawasan",
    "distrik",
    "negara",
    "ibu",
    "pantai",
    "negeri",
    "prefektur",
    "kotamadya",
    "dukuh",
    "nagari",
    "negara-negara",
    "ibukota",
];

/// Directions that may close the name of a place.
pub(in crate::entity) const DIRECTIONS: &[&str] = &[
    "utara", "selatan", "timur", "barat", "tengah", "tenggara", "pusat", "raya", "oblast", "daya",
    "laut",
];
