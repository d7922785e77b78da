//! Bundles that were made to harm: altered anywhere, with checksums that fit. Each is refused or
//! opens as some corpus that answers all that is asked of it, without a panic and without taking
//! memory that its bytes do not account for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    fmt::Write as _,
    hint::black_box,
    sync::{
        LazyLock, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use sanding::{
    base::checksum,
    bundle::Bundle,
    corpus::{Manifest, Source},
    engine::{Engine, Order, prepare_plain},
    entity::Knowledge,
};

/// Counts what is allocated, and the most that was at a time.
struct Counted;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed to the system's allocator as it is.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(now, Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counted = Counted;

/// The allocator counts for the whole program, so cases take turns.
static TURN: Mutex<()> = Mutex::new(());

/// A corpus small enough to be indexed on opening, and one with all that a large one stores.
static BUNDLES: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| [4, 220].map(bundle));

fn bundle(n_lines: usize) -> Vec<u8> {
    let sources = (0..3).map(|number| {
        let mut text = String::from("Gubernur Rina Wati tiba di Pelabuhan Tirta\n");
        for line in 0..n_lines {
            writeln!(
                text,
                "\"Kami membawa {line} ton beras,\" kata Rina Wati di Surabaya pada {} Juni 2024, \
                 sementara kapal ke-{} menunggu muatan.",
                line % 28 + 1,
                line * 7 % 90 + number,
            )
            .unwrap();
        }
        Source {
            file: format!("{number}.txt"),
            text,
            ..Source::default()
        }
    });
    prepare_plain(
        sources.collect(),
        &Manifest::default(),
        Knowledge::default(),
    )
    .encode()
}

/// What is done to a bundle, at a place that is told in parts of its length.
#[derive(Clone, Debug)]
enum Harm {
    Set(u8),
    /// A number as large as can be, in the place of what stands there.
    Huge,
    Cut(usize),
    Doubled(usize),
}

fn harms() -> impl Strategy<Value = Vec<(bool, f64, Harm)>> {
    let harm = prop_oneof![
        3 => any::<u8>().prop_map(Harm::Set),
        1 => Just(Harm::Huge),
        1 => (1usize..40).prop_map(Harm::Cut),
        1 => (1usize..40).prop_map(Harm::Doubled),
    ];
    // Lengths and counts stand in front, so damage there is worth more.
    let place = prop_oneof![0.0..1.0, 0.0..0.02, 0.98..1.0];
    prop::collection::vec((any::<bool>(), place, harm), 1..4)
}

/// Up to the head, and the table of parts, of which each has a length and a checksum.
const HEADER: usize = 16;
const TABLE: usize = HEADER + 8;
const ENTRY: usize = 12;

fn number(bytes: &[u8]) -> usize {
    u32::from_le_bytes(bytes.try_into().unwrap()) as usize
}

/// A bundle's body, and its parts.
fn taken_apart(whole: &[u8]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let body_len = number(&whole[HEADER..HEADER + 4]);
    let n_parts = number(&whole[HEADER + 4..TABLE]);
    let body = TABLE + n_parts * ENTRY;
    let mut rest = &whole[body + body_len..];
    let parts = whole[TABLE..body].chunks(ENTRY).map(|entry| {
        let (part, after) = rest.split_at(number(&entry[..4]));
        rest = after;
        part.to_vec()
    });
    let parts = parts.collect();
    assert!(rest.is_empty());
    (whole[body..body + body_len].to_vec(), parts)
}

/// A bundle of these, with checksums that fit.
fn put_together(header: &[u8], body: &[u8], parts: &[Vec<u8>]) -> Vec<u8> {
    let mut head = Vec::new();
    for length in [body.len(), parts.len()] {
        head.extend((length as u32).to_le_bytes());
    }
    for part in parts {
        head.extend((part.len() as u32).to_le_bytes());
        head.extend(checksum(part).to_le_bytes());
    }
    head.extend(body);
    let sum = checksum(&head).to_le_bytes();
    [&header[..8], &sum, &head, &parts.concat()].concat()
}

fn harmed(whole: &[u8], harms: &[(bool, f64, Harm)]) -> Vec<u8> {
    let (mut body, mut parts) = taken_apart(whole);
    for (n, (of_parts, place, harm)) in harms.iter().enumerate() {
        let n_parts = parts.len();
        let bytes = match of_parts {
            true if n_parts > 0 => &mut parts[(n_parts as f64 * place) as usize % n_parts],
            _ => &mut body,
        };
        let place = if *of_parts {
            (place * 31.0 + n as f64 / 7.0).fract()
        } else {
            *place
        };
        let at = (bytes.len().saturating_sub(1) as f64 * place) as usize;
        match *harm {
            Harm::Set(byte) if bytes.is_empty() => bytes.push(byte),
            Harm::Set(byte) => bytes[at] = byte,
            Harm::Huge => {
                let end = bytes.len().min(at + 5);
                bytes.splice(at..end, [0xff, 0xff, 0xff, 0xff, 0x0f]);
            }
            Harm::Cut(n) => {
                let end = bytes.len().saturating_sub(1).min(at + n).max(at);
                bytes.drain(at..end);
            }
            Harm::Doubled(n) => {
                let end = bytes.len().min(at + n);
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    put_together(whole, &body, &parts)
}

const QUERIES: [&str; 9] = [
    "beras ",
    "membawa rina",
    "\"ton beras\"",
    "ka",
    "kpal ",
    "person:\"rina wati\" -muatan",
    "near:5(beras kapal)",
    "from:2024-06-01 outlet:tirta in:headline gubernur",
    "(beras OR muatan) menunggu",
];

/// Opens a bundle and asks everything of it; `false` where it is refused.
fn asked(bytes: &'static [u8]) -> bool {
    let Ok(bundle) = Bundle::decode(bytes) else {
        return false;
    };
    let n_documents = bundle.documents.len();
    let engine = Engine::new(bundle);
    for query in QUERIES {
        let mut results = engine.search(query, 10);
        engine.on_disk(&mut results);
        black_box(results);
    }
    black_box(engine.concordance("beras ", Order::Left, 20));
    black_box(engine.documents());
    black_box(engine.entities());
    for document in 0..n_documents.min(3) {
        let mut analysis = engine.analyze(document);
        engine.on_disk(&mut analysis);
        black_box(analysis);
    }
    black_box(engine.characteristic(5));
    true
}

/// What a case may take: forty times the bytes, which is far more than an unharmed bundle takes and
/// far less than a length that is believed.
fn allowed(n_bytes: usize) -> usize {
    40 * n_bytes + (1 << 20)
}

/// Asks everything of a harmed bundle; `false` where it is refused.
fn check(whole: &[u8], harms: &[(bool, f64, Harm)]) -> bool {
    let _turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let bytes: &'static [u8] = harmed(whole, harms).leak();
    let before = NOW.load(Relaxed);
    MOST.store(before, Relaxed);
    let opened = asked(bytes);
    let taken = MOST.load(Relaxed) - before;
    assert!(
        taken <= allowed(bytes.len()),
        "{taken} bytes for {}",
        bytes.len()
    );
    opened
}

#[test]
fn what_is_not_harmed_opens_and_takes_what_it_may() {
    for whole in BUNDLES.iter() {
        let (body, parts) = taken_apart(whole);
        assert_eq!(&put_together(whole, &body, &parts), whole);
        assert!(check(whole, &[]));
    }
    assert!(
        taken_apart(&BUNDLES[1]).1.len() > 1,
        "a large corpus has parts"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn small_bundles_do_no_harm(harms in harms()) {
        check(&BUNDLES[0], &harms);
    }

    #[test]
    fn large_bundles_do_no_harm(harms in harms()) {
        check(&BUNDLES[1], &harms);
    }

    #[test]
    fn bytes_that_are_no_bundle_are_refused(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let bytes = put_together(&BUNDLES[0], &body, &[]);
        assert!(!check(&bytes, &[]));
    }
}
