//! A part of a bundle that is read when it is first asked for.
//!
//! A corpus of thousands of articles is searched before anything else is done with it, and search
//! needs entities and findings for questions and partial answers only.

use std::{cell::OnceCell, ops::Deref};

use crate::base::Reader;

/// A value, or the bytes that it is read from.
#[derive(Clone, Debug, Default)]
pub struct Late<T> {
    value: OnceCell<T>,
    stored: Option<Stored<T>>,
}

#[derive(Clone, Debug)]
struct Stored<T> {
    bytes: &'static [u8],
    read: fn(&mut Reader<'static>) -> T,
}

impl<T> Late<T> {
    /// What `read` makes of the columns in `bytes`.
    pub(super) fn new(bytes: &'static [u8], read: fn(&mut Reader<'static>) -> T) -> Self {
        Self {
            value: OnceCell::new(),
            stored: Some(Stored { bytes, read }),
        }
    }
}

impl<T: Default> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            let read = self.stored.as_ref().and_then(|stored| {
                let mut reader = Reader::open(stored.bytes)?;
                Some((stored.read)(&mut reader))
            });
            read.unwrap_or_default()
        })
    }
}

impl<T> From<T> for Late<T> {
    fn from(value: T) -> Self {
        Self {
            value: OnceCell::from(value),
            stored: None,
        }
    }
}

impl<T: Default + PartialEq> PartialEq for Late<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
