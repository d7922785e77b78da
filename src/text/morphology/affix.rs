//! Affixes: how much each speaks for a parse, which go together, and what they do to sounds.

use super::root::{n_vowels, vowel};

/// Affixes by which derived forms of a root are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Affix {
    Di,
    Ke,
    Se,
    Ber,
    Ter,
    Per,
    Pe,
    MeN,
    PeN,
    I,
    An,
    Kan,
    Ku,
    Re,
}

impl Affix {
    /// The affix as one bit of a set.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// How much the prefix alone speaks for a parse: high for the productive verbal prefixes,
    /// below zero where many roots begin with the same letters.
    pub(super) fn strength(self) -> i32 {
        match self {
            Affix::MeN => 5,
            Affix::Ber => 4,
            Affix::Di | Affix::Ter => 3,
            Affix::PeN => 2,
            Affix::Per => 1,
            Affix::Pe | Affix::Ke => -1,
            Affix::Se => -3,
            Affix::An => 2,
            Affix::Kan => 2,
            Affix::I => -3,
            Affix::Ku => -2,
            Affix::Re => -4,
        }
    }

    /// Whether `inner` can stand between this prefix and the root (`mem-per-`, `ke-ber-`).
    pub(super) fn takes(self, inner: Affix) -> bool {
        use Affix::{Ber, Di, Ke, MeN, Pe, PeN, Per, Se, Ter};
        match self {
            Di | MeN => matches!(inner, Per | Ber | Ter | Ke | Se),
            PeN | Pe => matches!(inner, Per | Ber | Ter | Ke | Se),
            Ke => matches!(inner, Ber | Ter | Se | Per | Pe | PeN),
            Ber => matches!(inner, Ke | Pe | PeN | Per | Se),
            Per => matches!(inner, Se | Ke),
            Ter => matches!(inner, Per),
            Se => matches!(inner, Per | Ke | Ter | Ber | Pe | PeN),
            Affix::Re => matches!(inner, Se),
            Affix::Ku => matches!(inner, Per),
            _ => false,
        }
    }

    /// What the pair of prefix and suffix adds, `None` for the pairs that no word has (the
    /// forbidden confixes of Adriani et al. 2007, table 1).
    pub(super) fn confix(self, suffix: Option<Affix>) -> Option<i32> {
        use Affix::{An, Ber, Di, I, Kan, Ke, Ku, MeN, Pe, PeN, Per, Re, Se, Ter};
        match (self, suffix) {
            (Ber | Se | Re, Some(I))
            | (Di | MeN | Ter | Ku, Some(An))
            | (Ke | Se | Re, Some(Kan)) => None,
            (Ke, Some(An)) => Some(6),
            (Ke, Some(I)) => Some(-4),
            (Pe | Per | PeN, Some(An)) => Some(5),
            (MeN | Di | Ter, Some(Kan | I)) => Some(4),
            (Re, Some(An)) => Some(4),
            (Ku, Some(Kan | I)) => Some(3),
            (Ber, Some(An | Kan)) => Some(1),
            _ => Some(0),
        }
    }
}

/// Tells `found` of every prefix that `form` may begin with: what is left behind it, and how natural
/// the change of sound is (0 or less).
pub(super) fn prefixes(form: &str, found: &mut dyn FnMut(Affix, &str, i32)) {
    let plain = [
        ("di", Affix::Di),
        ("ke", Affix::Ke),
        ("se", Affix::Se),
        ("ku", Affix::Ku),
        ("kau", Affix::Ku),
    ];
    for (letters, affix) in plain {
        if let Some(root) = form.strip_prefix(letters) {
            found(affix, root, 0);
        }
    }
    for (letters, affix) in [("be", Affix::Ber), ("te", Affix::Ter), ("pe", Affix::Per)] {
        let Some(rest) = form.strip_prefix(letters) else {
            continue;
        };
        if let Some(root) = rest.strip_prefix('r') {
            found(affix, root, 0);
            if root.starts_with(vowel) {
                found(affix, rest, -2);
            }
        } else if syllable_in_er(rest) {
            // The prefix loses its r before a syllable that has one (be-kerja, te-percaya).
            found(affix, rest, 0);
        } else if rest == "lajar" {
            found(affix, "ajar", 0);
        }
    }
    for (letters, affix) in [("me", Affix::MeN), ("pe", Affix::PeN)] {
        if let Some(rest) = form.strip_prefix(letters) {
            nasal(rest, &mut |hidden, root, sound| {
                if hidden.is_empty() {
                    found(affix, root, sound);
                } else {
                    found(affix, &[hidden, root].concat(), sound);
                }
            });
        }
    }
    // The first consonant once more, with an e (dedaunan, leluhur, seseorang).
    if let Some((first, root)) = form.split_at_checked(2)
        && first.ends_with('e')
        && !first.starts_with(vowel)
        && root.starts_with(first.trim_end_matches('e'))
    {
        found(Affix::Re, root, 0);
    }
    if let Some(root) = form.strip_prefix("pe")
        && !root.starts_with(vowel)
    {
        found(Affix::Pe, root, -2);
    }
}

/// Consonant, "er", consonant: the beginning before which ber-, ter- and per- lose their r.
fn syllable_in_er(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(|c| !vowel(c))
        && letters.next() == Some('e')
        && letters.next() == Some('r')
        && letters.next().is_some_and(|c| !vowel(c))
}

/// The roots behind the nasal of meN- and peN-, given what follows their vowel: the letter that
/// the nasal hides, if any, and what is left.
fn nasal(rest: &str, add: &mut dyn FnMut(&str, &str, i32)) {
    let after = |letters: &str| rest.strip_prefix(letters);
    let first = |text: &str| text.chars().next().unwrap_or(' ');
    let cluster = |text: &str| text.chars().nth(1).is_some_and(|c| !vowel(c));
    if let Some(root) = after("ng") {
        if vowel(first(root)) {
            add("k", root, 0);
            add("", root, -1);
            // Before one syllable the prefix is menge- (menge-cek).
            if let Some(short) = root.strip_prefix('e')
                && n_vowels(short) == 1
                && (3..=4).contains(&short.len())
            {
                add("", short, 11);
            }
        } else if root.starts_with('l') {
            // penglihatan, penglaris
            add("", root, -2);
        } else if root.starts_with(['g', 'h', 'q', 'k']) {
            add(
                "",
                root,
                if first(root) == 'k' && !cluster(root) {
                    -1
                } else {
                    0
                },
            );
        }
    } else if let Some(root) = after("ny") {
        if vowel(first(root)) {
            add("s", root, 0);
            add("", rest, -2);
        }
    } else if let Some(root) = after("m") {
        match first(root) {
            'b' | 'f' | 'v' => add("", root, 0),
            'p' => add(
                "",
                root,
                if cluster(root) || root.starts_with("per") {
                    0
                } else {
                    -2
                },
            ),
            c if vowel(c) => {
                add("p", root, 0);
                add("", rest, -1);
            }
            _ => {}
        }
    } else if let Some(root) = after("n") {
        match first(root) {
            'c' | 'd' | 'j' | 'z' => add("", root, 0),
            't' | 's' => add("", root, if cluster(root) { 0 } else { -2 }),
            c if vowel(c) => {
                add("t", root, 0);
                add("", rest, -1);
            }
            _ => {}
        }
    } else if rest.starts_with(['l', 'r', 'w', 'y']) {
        add("", rest, -1);
    }
}
