//! Words that head the names of events.
//!
//! A head alone is no event: a proper word or a year must follow.

/// Nouns that head the name of a war, vote, contest or disaster.
pub(in crate::entity) const EVENT_HEADS: &[&str] = &[
    "perang",
    "ktt",
    "pemilu",
    "pilpres",
    "pilkada",
    "pilgub",
    "pileg",
    "piala",
    "gempa",
    "tsunami",
    "olimpiade",
    "konferensi",
    "tragedi",
    "revolusi",
    "liga",
    "kongres",
    "muktamar",
    "festival",
    "kejuaraan",
    "pemilihan",
    "konser",
];
