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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{ZipWriter, write::SimpleFileOptions};

    use crate::intake::Reader;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_gives_the_files_in_its_folders_and_names_those_it_does_not() {
        let inner = archive(&[("c.txt", b"tiga")]);
        let bytes = archive(&[
            ("berita/a.txt", b"satu"),
            ("berita/lain/b.md", b"dua"),
            ("lagi/a.txt", b"dua kali"),
            ("foto.jpg", b"xx"),
            ("dalam.zip", &inner),
            ("__MACOSX/berita/a.txt", b"xx"),
            ("berita/.DS_Store", b"xx"),
        ]);
        let mut reader = Reader::default();
        reader.read("arsip.ZIP", bytes);
        let taken = reader.finish();
        let files: Vec<&str> = taken.sources.iter().map(|it| it.file.as_str()).collect();
        assert_eq!(files, ["a.txt", "b.md"]);
        let mut told: Vec<&str> = taken
            .diagnostics
            .iter()
            .map(|it| it.file.as_str())
            .collect();
        told.sort_unstable();
        assert_eq!(told, ["a.txt", "dalam.zip", "foto.jpg"]);
    }

    #[test]
    fn an_archive_cut_anywhere_is_named_and_never_a_panic() {
        let whole = archive(&[("a.txt", "satu dua tiga ".repeat(20).as_bytes())]);
        for end in 0..whole.len() {
            let mut reader = Reader::default();
            reader.read("x.zip", whole[..end].to_vec());
            assert_eq!(reader.diagnostics().len(), 1, "cut at {end}");
        }
    }
}
