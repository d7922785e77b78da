//! Rows as Parquet files, one a table, for whatever reads columns: DuckDB, Spark, pandas.
//!
//! Rows are gathered up to a group, whose columns are then written one after the other; so a file needs the
//! memory of one group. Pages are compressed with gzip: every reader has it, and the command links a
//! compressor of that kind anyway. The same corpus gives the same bytes.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use parquet::{
    basic::{Compression, GzipLevel},
    column::writer::ColumnWriterImpl,
    data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type},
    errors::ParquetError,
    file::{
        properties::WriterProperties,
        writer::{SerializedColumnWriter, SerializedFileWriter},
    },
    schema::{parser::parse_message_type, types::ColumnPath},
};

use super::{
    row::{Corpus, Sink},
    schema::{Column, Kind, Rows, Value},
};
use crate::{engine::Engine, site::Error};

/// Rows of a group: as many as DuckDB reads with one thread,
const MOST_ROWS: usize = 122_880;

/// and fewer where their text is so many bytes.
const MOST_BYTES: usize = 32 << 20;

/// Writes a file a table into a folder, which is made where it is missing. A file that is there already is
/// replaced once all of them could be written.
///
/// # Errors
/// Where the folder or a file can't be written.
pub fn parquet(folder: &Path, engine: &Engine, tables: &[Rows]) -> Result<Vec<PathBuf>, Error> {
    fs::create_dir_all(folder).map_err(|cause| Error::write(folder, cause))?;
    let corpus = Corpus::new(engine);
    let files: Vec<(PathBuf, PathBuf)> = tables
        .iter()
        .map(|table| {
            let file = folder.join(format!("{}.parquet", table.name()));
            (file.with_extension("parquet.new"), file)
        })
        .collect();
    let written = tables
        .iter()
        .zip(&files)
        .try_for_each(|(table, (new, _))| write(new, &corpus, *table));
    if let Err(error) = written {
        for (new, _) in &files {
            // What can't be removed was not written.
            let _ = fs::remove_file(new);
        }
        return Err(error);
    }
    for (new, file) in &files {
        fs::rename(new, file).map_err(|cause| Error::write(file, cause))?;
    }
    Ok(files.into_iter().map(|(_, file)| file).collect())
}

fn write(path: &Path, corpus: &Corpus<'_>, table: Rows) -> Result<(), Error> {
    let refused = |cause| Error::write(path, cause);
    let file = File::create(path).map_err(refused)?;
    let writer = writer(table, file).map_err(|error| refused(io::Error::other(error)))?;
    let mut groups = Groups {
        path,
        writer,
        columns: table.columns().iter().map(|_| Cells::default()).collect(),
        table,
        n_rows: 0,
        n_bytes: 0,
    };
    corpus.rows(table, &mut groups)?;
    groups.finish()
}

fn writer(table: Rows, file: File) -> Result<SerializedFileWriter<File>, ParquetError> {
    let mut properties =
        WriterProperties::builder().set_compression(Compression::GZIP(GzipLevel::default()));
    for column in table.columns() {
        // Hardly a text is there twice.
        if column.kind == Kind::Text {
            let path = ColumnPath::from(column.name);
            properties = properties.set_column_dictionary_enabled(path, false);
        }
    }
    let schema = Arc::new(parse_message_type(&schema(table))?);
    SerializedFileWriter::new(file, schema, Arc::new(properties.build()))
}

/// The table's columns in Parquet's own language.
fn schema(table: Rows) -> String {
    let column = |column: &Column| {
        let name = column.name;
        let presence = if column.optional {
            "optional"
        } else {
            "required"
        };
        match column.kind {
            Kind::Name | Kind::Text => format!("{presence} binary {name} (STRING);"),
            // The three levels by which all readers know a list.
            Kind::Names => format!(
                "required group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}"
            ),
            Kind::Number => format!("{presence} int64 {name};"),
            Kind::Day => format!("{presence} int32 {name} (DATE);"),
            Kind::Moment => format!("{presence} int64 {name} (TIMESTAMP(MICROS,true));"),
        }
    };
    let columns: Vec<String> = table.columns().iter().map(column).collect();
    format!("message {} {{ {} }}", table.name(), columns.join(" "))
}

/// The values of a column that are not written yet. Which vector is in use follows from the column's kind.
#[derive(Default)]
struct Cells {
    texts: Vec<ByteArray>,
    days: Vec<i32>,
    numbers: Vec<i64>,
    /// For each value and each gap: 1 where there is a value.
    definitions: Vec<i16>,
    /// For each value and each gap: 1 where it goes on with the list of the value before.
    repetitions: Vec<i16>,
}

impl Cells {
    /// Adds a value; gives its bytes.
    fn push(&mut self, value: &Value<'_>) -> usize {
        let mut n_bytes = size_of::<i64>();
        let mut text = |text: &str| {
            n_bytes += text.len();
            self.texts.push(text.as_bytes().to_vec().into());
        };
        match value {
            Value::Text(name) => text(name),
            Value::Names(names) => {
                for (at, name) in names.iter().enumerate() {
                    text(name);
                    self.definitions.push(1);
                    self.repetitions.push(i16::from(at > 0));
                }
                if names.is_empty() {
                    self.definitions.push(0);
                    self.repetitions.push(0);
                }
                return n_bytes;
            }
            Value::Number(number) => self.numbers.push(i64::from(*number)),
            Value::Day(days) => self.days.push(*days),
            Value::Moment(seconds) => self.numbers.push(seconds.saturating_mul(1_000_000)),
            Value::Missing => {}
        }
        let there = !matches!(value, Value::Missing);
        self.definitions.push(i16::from(there));
        n_bytes
    }

    fn write(
        &self,
        column: Column,
        out: &mut SerializedColumnWriter<'_>,
    ) -> Result<(), ParquetError> {
        match column.kind {
            Kind::Name | Kind::Text | Kind::Names => {
                self.batch(column, out.typed::<ByteArrayType>(), &self.texts)
            }
            Kind::Day => self.batch(column, out.typed::<Int32Type>(), &self.days),
            Kind::Number | Kind::Moment => {
                self.batch(column, out.typed::<Int64Type>(), &self.numbers)
            }
        }
    }

    fn batch<T: DataType>(
        &self,
        column: Column,
        out: &mut ColumnWriterImpl<'_, T>,
        values: &[T::T],
    ) -> Result<(), ParquetError> {
        let list = column.kind == Kind::Names;
        let definitions = (column.optional || list).then_some(self.definitions.as_slice());
        let repetitions = list.then_some(self.repetitions.as_slice());
        out.write_batch(values, definitions, repetitions)?;
        Ok(())
    }
}

struct Groups<'a> {
    path: &'a Path,
    writer: SerializedFileWriter<File>,
    table: Rows,
    columns: Vec<Cells>,
    n_rows: usize,
    n_bytes: usize,
}

impl Sink for Groups<'_> {
    fn row(&mut self, values: &[Value<'_>]) -> Result<(), Error> {
        for (cells, value) in self.columns.iter_mut().zip(values) {
            self.n_bytes += cells.push(value);
        }
        self.n_rows += 1;
        match self.n_rows >= MOST_ROWS || self.n_bytes >= MOST_BYTES {
            true => self.write(),
            false => Ok(()),
        }
    }
}

impl Groups<'_> {
    fn write(&mut self) -> Result<(), Error> {
        let written = self.group();
        written.map_err(|error| self.refused(error))
    }

    /// Writes what was gathered.
    fn group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for (cells, column) in self.columns.iter_mut().zip(self.table.columns()) {
            if let Some(mut out) = group.next_column()? {
                std::mem::take(cells).write(*column, &mut out)?;
                out.close()?;
            }
        }
        group.close()?;
        (self.n_rows, self.n_bytes) = (0, 0);
        Ok(())
    }

    fn finish(mut self) -> Result<(), Error> {
        if self.n_rows > 0 {
            self.write()?;
        }
        let finished = self.writer.finish();
        finished.map(drop).map_err(|error| self.refused(error))
    }

    fn refused(&self, error: ParquetError) -> Error {
        Error::write(self.path, io::Error::other(error))
    }
}
