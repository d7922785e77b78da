//! A part of what is stored that is read when it is first asked for.
//!
//! A corpus of thousands of articles is searched before anything else is done with it. Search needs
//! entities and findings for questions and partial answers only, and of the articles those that it
//! shows.

use std::{cell::OnceCell, ops::Deref};

use super::{Reader, Words};

/// A value, or the bytes that it is read from.
#[derive(Clone, Debug, Default)]
pub struct Late<T> {
    value: OnceCell<T>,
    stored: Option<Stored<T>>,
}

#[derive(Clone, Debug)]
struct Stored<T> {
    bytes: &'static [u8],
    words: Option<Words>,
    read: fn(&mut Reader<'static>) -> T,
}

impl<T> Late<T> {
    /// What `read` makes of the next bytes of `reader`, which are columns of their own.
    pub fn new(reader: &mut Reader<'static>, read: fn(&mut Reader<'static>) -> T) -> Self {
        Self {
            value: OnceCell::new(),
            stored: Some(Stored {
                bytes: reader.bytes(),
                words: reader.words(),
                read,
            }),
        }
    }
}

impl<T: Default> Late<T> {
    /// Changes the value; it is read before.
    pub fn change(&mut self, change: impl FnOnce(&mut T)) {
        let _: &T = self;
        if let Some(value) = self.value.get_mut() {
            change(value);
        }
    }
}

impl<T: Default> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            let read = self.stored.as_ref().and_then(|stored| {
                let mut reader = Reader::open(stored.bytes)?;
                reader.decode_with(stored.words);
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
