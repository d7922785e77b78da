//! What takes long to make is kept beside what the compiler keeps, under a checksum of what it was made from.

use std::{fs, path::PathBuf};

use super::place::write_changed;
use crate::intake::sha256;

/// The folder of what is kept. Nothing in it is needed: without it all is made anew.
#[derive(Clone, Debug)]
pub(super) struct Kept(pub(super) PathBuf);

impl Kept {
    /// What was made of `from` before in this `way`, else what `make` makes of it.
    ///
    /// # Errors
    /// Those of `make`. What can't be kept is made again the next time.
    pub(super) fn made<E>(
        &self,
        way: &str,
        from: &[u8],
        make: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let file = self.0.join(way).join(sha256(from));
        if let Ok(known) = fs::read(&file) {
            return Ok(known);
        }
        let made = make(from)?;
        let _ = write_changed(&file, &made);
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn what_was_made_once_is_not_made_again_unless_another_way_or_of_something_else() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept(folder.path().join("new"));
        let made = |way, from: &[u8], made: &[u8]| {
            kept.made(way, from, |_| std::io::Result::Ok(made.to_vec()))
        };
        assert_eq!(made("gz", b"a", b"1").unwrap(), b"1");
        assert_eq!(made("gz", b"a", b"2").unwrap(), b"1");
        assert_eq!(made("br", b"a", b"3").unwrap(), b"3");
        assert_eq!(made("gz", b"b", b"4").unwrap(), b"4");
        let failed = kept.made("gz", b"c", |_| Err(std::io::Error::other("no")));
        assert!(failed.is_err());
        assert_eq!(made("gz", b"c", b"5").unwrap(), b"5");
    }
}
