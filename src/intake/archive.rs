//! The files in a `.zip` archive, one after the other; folders in it are not told apart.
//!
//! An archive says itself how large its files are and may lie, so what is unpacked is counted. No
//! file is unpacked that would not be read.

use std::{
    borrow::Cow,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use super::{decode::Remark, reader::most_bytes};

/// The most bytes that are unpacked of one archive: a hundred times what it is likely to hold.
const MOST_UNPACKED: u64 = 1 << 29;

const AGAIN: &str = "make the archive again, or unpack it and take its files";

/// Gives every file to `take`, with its name, or with the reason why it can't be unpacked.
pub(super) fn unpack(
    bytes: Vec<u8>,
    mut take: impl FnMut(&str, Result<Vec<u8>, Remark>),
) -> Result<(), Remark> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        let message = format!("the archive can't be opened: {error}");
        Remark::error(None, message, AGAIN)
    })?;
    let mut left = MOST_UNPACKED;
    for number in 0..archive.len() {
        let named = archive.name_for_index(number).and_then(Result::ok);
        let path = named.map(Cow::into_owned).unwrap_or_default();
        let name = base_name(&path);
        let mut file = match archive.by_index(number) {
            Ok(file) => file,
            Err(error) => {
                let message = format!("can't be unpacked: {error}");
                take(&name, Err(Remark::error(None, message, AGAIN)));
                continue;
            }
        };
        // What systems put beside a person's files.
        if file.is_dir() || name.starts_with('.') || path.starts_with("__MACOSX/") {
            continue;
        }
        let most = most_bytes(&name).min(left);
        let mut unpacked = Vec::new();
        let read = file.by_ref().take(most + 1).read_to_end(&mut unpacked);
        let n_bytes = unpacked.len() as u64;
        if n_bytes > most {
            let message = format!("more than the {most} bytes that are read");
            let hint = "split it, or make several archives";
            take(&name, Err(Remark::error(None, message, hint)));
            continue;
        }
        left -= n_bytes;
        let unpacked = read.map(|_| unpacked).map_err(|error| {
            let message = format!("can't be unpacked: {error}");
            Remark::error(None, message, AGAIN)
        });
        take(&name, unpacked);
    }
    Ok(())
}

/// The name of a file without its folders.
fn base_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next();
    name.unwrap_or_default().to_owned()
}
