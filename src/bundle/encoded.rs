//! The frame of a bundle's bytes: what is checked before any of them is read.
//!
//! Layout: the four bytes `SNDG`, the format's version (`u32`), the checksum of the head (`u64`); the head,
//! which has the length of the body and the number of parts (`u32` each), the table of the parts
//! ([`Parts`]) and the body; then the parts. Numbers are little-endian. The body is the [`super::Bundle`], which
//! `layout` takes apart into columns and serde writes.
//!
//! The parts are what of a large corpus is read late. They are there, all of them, or none is: a page
//! whose parts lie beside it loads them one by one, into [`super::Bundle::parts`]. Bytes that are neither, or are
//! of another version, are refused, never half read.

use crate::base::{Parts, PartsWriter, checksum};

const MAGIC: &[u8; 4] = b"SNDG";
const VERSION: u32 = 12;
const HEADER_LEN: usize = 16;
/// The length of the body and the number of parts.
const LENGTHS_LEN: usize = 8;

/// A body and the parts beside it as the bytes of a bundle.
pub(super) fn framed(body: &[u8], parts: PartsWriter) -> Vec<u8> {
    let (table, parts) = parts.finish();
    let mut head = Vec::with_capacity(LENGTHS_LEN + table.len() + body.len());
    for length in [body.len(), parts.len()] {
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        head.extend_from_slice(&length.to_le_bytes());
    }
    head.extend_from_slice(&table);
    head.extend_from_slice(body);
    let mut bytes = Vec::with_capacity(HEADER_LEN + head.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&checksum(&head).to_le_bytes());
    bytes.extend_from_slice(&head);
    for part in parts {
        bytes.extend_from_slice(&part);
    }
    bytes
}

/// A bundle's bytes, of which the parts can be had apart.
#[derive(Clone, Copy, Debug)]
pub struct Encoded<'a> {
    /// All but the parts: a bundle of its own, whose parts are to come.
    pub head: &'a [u8],
    /// The parts, one behind the other.
    pub parts: &'a [u8],
    table: &'a [u8],
}

impl<'a> Encoded<'a> {
    /// Takes a bundle's bytes apart, without a look at what they hold.
    ///
    /// # Errors
    /// Where they are not those of a bundle of this version.
    pub fn open(bytes: &'a [u8]) -> Result<Self, BundleError> {
        let (magic, rest) = bytes
            .split_first_chunk::<4>()
            .ok_or(BundleError::NotABundle)?;
        if magic != MAGIC {
            return Err(BundleError::NotABundle);
        }
        let (version, rest) = rest.split_first_chunk().ok_or(BundleError::Damaged)?;
        let version = u32::from_le_bytes(*version);
        if version != VERSION {
            return Err(BundleError::Version(version));
        }
        let (sum, rest) = rest.split_first_chunk().ok_or(BundleError::Damaged)?;
        let lengths = rest.first_chunk::<LENGTHS_LEN>();
        let [a, b, c, d, n_parts @ ..] = *lengths.ok_or(BundleError::Damaged)?;
        let body_len = u32::from_le_bytes([a, b, c, d]) as usize;
        let table_len = Parts::table_len(u32::from_le_bytes(n_parts) as usize);
        let head_len = body_len.saturating_add(table_len.saturating_add(LENGTHS_LEN));
        let (own, _) = rest
            .split_at_checked(head_len)
            .ok_or(BundleError::Damaged)?;
        if u64::from_le_bytes(*sum) != checksum(own) {
            return Err(BundleError::Damaged);
        }
        let (head, parts) = bytes
            .split_at_checked(HEADER_LEN + head_len)
            .ok_or(BundleError::Damaged)?;
        let table = own.get(LENGTHS_LEN..LENGTHS_LEN + table_len);
        Ok(Self {
            head,
            parts,
            table: table.unwrap_or_default(),
        })
    }

    /// The parts, one by one.
    pub fn each_part(self) -> impl Iterator<Item = &'a [u8]> {
        let mut rest = self.parts;
        Parts::lengths(self.table).map(move |length| {
            let (part, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            rest = after;
            part
        })
    }

    /// The table of the parts.
    pub(super) fn table(self) -> &'a [u8] {
        self.table
    }

    /// What stands in the head behind the table.
    pub(super) fn body(&self) -> &'a [u8] {
        let before = HEADER_LEN + LENGTHS_LEN + self.table.len();
        self.head.get(before..).unwrap_or_default()
    }
}

/// Why bytes are not a bundle that this program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// They do not begin as a bundle does.
    NotABundle,
    /// They are a bundle of another version of the format.
    Version(u32),
    /// They are a bundle that was cut or altered.
    Damaged,
}

impl std::fmt::Display for BundleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotABundle => f.write_str("these bytes are not a corpus: build the page again"),
            Self::Version(found) => {
                let (found, read) = (found.to_string(), VERSION.to_string());
                f.write_str(
                    &[
                        "the corpus has format ",
                        &found,
                        ", this page reads format ",
                        &read,
                        ": build the page again",
                    ]
                    .concat(),
                )
            }
            Self::Damaged => {
                f.write_str("the corpus was cut short or altered: load the page again")
            }
        }
    }
}

impl std::error::Error for BundleError {}
