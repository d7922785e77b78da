//! The trained model of names that the command finds names with.
//!
//! Its bytes are part of the command, never of the page. `names/README.md` tells what they were
//! learned from and under which licences.

use std::sync::OnceLock;

use crate::entity::NameModel;

const BYTES: &[u8] = include_bytes!("names/model.bin");

/// The model, decoded once.
pub(super) fn names() -> Option<&'static NameModel> {
    static MODEL: OnceLock<Option<NameModel>> = OnceLock::new();
    MODEL.get_or_init(|| NameModel::decode(BYTES)).as_ref()
}

#[cfg(test)]
mod tests {
    use super::{BYTES, names};

    /// What the model may weigh where a page is to load it.
    const MOST_BROTLI_BYTES: usize = 400_000;

    #[test]
    fn the_model_is_whole_and_light() {
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut &BYTES[..], &mut packed, &parameters)
            .expect("memory takes all bytes");
        assert!(packed.len() < MOST_BROTLI_BYTES, "{}", packed.len());
        assert!(names().is_some_and(|model| model.encode() == BYTES));
    }
}
