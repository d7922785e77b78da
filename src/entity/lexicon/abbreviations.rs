//! Abbreviations that look like the name of a body and are none.
//!
//! Each stands for a common noun, so that none of them is ever a name.

/// Abbreviations of common nouns (fuel, human rights, identity card, civil servant): in capitals,
/// but the name of nothing.
pub(in crate::entity) const ORDINARY_ABBREVIATIONS: &[&str] = &[
    "ham", "bbm", "spbu", "ktp", "sim", "stnk", "apbn", "apbd", "uu", "ruu", "perppu", "wni",
    "wna", "pns", "asn", "tki", "tkw", "tkp", "umkm", "ukm", "bumn", "bumd", "dvd", "cd", "pdb",
    "ihsg", "lpg", "cpo", "plta", "pltu", "pltn", "phk", "thr", "nip", "rt", "rw", "ump", "umr",
    "bop", "bap", "sk", "dpt", "tps", "vip", "ac", "hp", "sms", "wib", "wita", "wit", "kk", "hiv",
    "aids", "dna", "covid", "krl", "mrt", "lrt", "kpr", "pmk", "sdm", "sda", "iptek", "munas",
    "mukernas", "rakernas", "muktamar", "rupiah", "rp", "us", "usd", "tv", "kdrt",
];
