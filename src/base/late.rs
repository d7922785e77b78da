//! A part of what is stored that is read when it is first asked for.
//!
//! A corpus of thousands of articles is searched before anything else is done with it. Search needs
//! entities and findings for questions and partial answers only, and of the articles those that it
//! shows.

use std::{cell::OnceCell, ops::Deref};

use super::{Parts, Piece, Reader, Words};

/// A value, or the bytes that it is read from.
#[derive(Clone, Debug, Default)]
pub struct Late<T> {
    value: OnceCell<T>,
    stored: Option<Stored<T>>,
    /// What stands for the value as long as its bytes have not come.
    absent: OnceCell<Box<T>>,
}

#[derive(Clone, Debug)]
struct Stored<T> {
    columns: Columns,
    read: fn(&mut Reader<'static>) -> T,
}

/// Where a value's columns lie, and what they are read with.
#[derive(Clone, Debug)]
struct Columns {
    bytes: Piece,
    parts: &'static Parts,
    words: Option<Words>,
}

impl Columns {
    /// A reader of the columns, of none where they are damaged; `None` where they have not come.
    #[inline(never)]
    fn open(&self) -> Option<Reader<'static>> {
        let mut reader = Reader::open(self.bytes.get()?).unwrap_or_default();
        reader.decode_with(self.words, self.parts);
        Some(reader)
    }
}

impl<T> Late<T> {
    /// What `read` makes of the next bytes of `reader`, which are columns of their own.
    pub fn new(reader: &mut Reader<'static>, read: fn(&mut Reader<'static>) -> T) -> Self {
        let bytes = Piece::Here(reader.bytes());
        Self::of(bytes, reader, read)
    }

    /// The same of columns that lie in a part, where `reader` tells which.
    pub fn in_part(reader: &mut Reader<'static>, read: fn(&mut Reader<'static>) -> T) -> Self {
        let bytes = reader.piece();
        Self::of(bytes, reader, read)
    }

    fn of(bytes: Piece, reader: &Reader<'static>, read: fn(&mut Reader<'static>) -> T) -> Self {
        Self {
            value: OnceCell::new(),
            stored: Some(Stored {
                columns: Columns {
                    bytes,
                    parts: reader.parts(),
                    words: reader.words(),
                },
                read,
            }),
            absent: OnceCell::new(),
        }
    }
}

impl<T: Default> Late<T> {
    /// Changes the value; it is read before. What has not come is not changed.
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
        if let Some(value) = self.value.get() {
            return value;
        }
        let mut value = T::default();
        if let Some(stored) = &self.stored {
            let Some(mut reader) = stored.columns.open() else {
                return self.absent.get_or_init(Box::default);
            };
            value = (stored.read)(&mut reader);
        }
        self.value.get_or_init(|| value)
    }
}

impl<T> From<T> for Late<T> {
    fn from(value: T) -> Self {
        Self {
            value: OnceCell::from(value),
            stored: None,
            absent: OnceCell::new(),
        }
    }
}

impl<T: Default + PartialEq> PartialEq for Late<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
