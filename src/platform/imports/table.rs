//! A table as people's programs write it: CSV, in UTF-8 with or without a mark, or in GB18030.

use super::given::Given;
use crate::{
    exports::unmarked,
    problem::{Problem, Result, codes},
    values::sentence::Sentence,
};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::GB18030;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Rows of a table at most.
pub const ROWS: usize = 5_000;
/// Columns of a table at most: no kind has as many.
pub const COLUMNS: usize = 100;
/// Bytes of a table at most: 4 MiB.
pub const BYTES: usize = 4 << 20;

/// The mark that some programs write before UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A table that was read.
#[derive(Debug)]
pub struct Table {
    /// The names of its columns.
    pub header: Vec<String>,
    /// The line of the header.
    pub first: u64,
    /// Its rows.
    pub rows: Vec<Given>,
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// `MALFORMED_TABLE`, `LIST_TOO_LONG`, `UNSUPPORTED_MEDIA_TYPE` for another charset.
    pub fn read(bytes: &[u8], charset: Option<&str>) -> Result<Self> {
        if bytes.len() > BYTES {
            return Err(Problem::new(codes::PAYLOAD_TOO_LARGE).with("limit_bytes", BYTES));
        }
        let text = decoded(bytes, charset)?;
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let (mut header, mut rows) = (None, Vec::new());
        for record in reader.records() {
            let record = record.map_err(|error| Problem::new(codes::MALFORMED_TABLE).because(error))?;
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let line = line_of(&record, &text);
            let Some((names, _)) = &header else {
                header = Some((names_of(&record)?, line));
                continue;
            };
            if rows.len() == ROWS {
                return Err(Problem::new(codes::LIST_TOO_LONG).with("longest", ROWS));
            }
            rows.push(row(line, names, &record));
        }
        let (header, first) = header.ok_or_else(|| Problem::new(codes::MALFORMED_TABLE))?;
        Ok(Self { header, first, rows })
    }
}

/// The text of a table. Bytes that are no UTF-8 are GB18030, unless the head says otherwise.
fn decoded<'a>(bytes: &'a [u8], charset: Option<&str>) -> Result<Cow<'a, str>> {
    let utf8 = |bytes: &'a [u8]| {
        let text = std::str::from_utf8(bytes).map(Cow::Borrowed);
        text.map_err(|error| Problem::new(codes::MALFORMED_TABLE).because(error))
    };
    let chinese = || {
        let (text, is_wrong) = GB18030.decode_without_bom_handling(bytes);
        if is_wrong { Err(Problem::new(codes::MALFORMED_TABLE)) } else { Ok(text) }
    };
    if let Some(marked) = bytes.strip_prefix(MARK) {
        return utf8(marked);
    }
    match charset {
        None => utf8(bytes).or_else(|_| chinese()),
        Some("utf-8" | "utf8") => utf8(bytes),
        Some("gb18030" | "gbk" | "gb2312") => chinese(),
        Some(_) => {
            Err(Problem::new(codes::UNSUPPORTED_MEDIA_TYPE)
                .with("accepted_charset", vec!["utf-8", "gb18030"]))
        }
    }
}

/// The names of a header; empty ones at its end are none.
fn names_of(record: &StringRecord) -> Result<Vec<String>> {
    let last = (0..record.len()).rev().find(|place| !record[*place].trim().is_empty());
    let width = last.map_or(0, |last| last + 1);
    if width > COLUMNS {
        return Err(Problem::new(codes::LIST_TOO_LONG).with("longest", COLUMNS));
    }
    Ok(record.iter().take(width).map(|name| name.trim().to_owned()).collect())
}

/// The line in which a record begins: empty lines before it are not its own.
fn line_of(record: &StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let rest = usize::try_from(position.byte()).ok().and_then(|from| text.as_bytes().get(from..));
    let before = rest.unwrap_or_default().iter().take_while(|byte| [b'\r', b'\n'].contains(byte));
    position.line() + before.filter(|byte| **byte == b'\n').map(|_| 1).sum::<u64>()
}

fn row(line: u64, names: &[String], record: &StringRecord) -> Given {
    let cells = record.iter().map(|cell| unmarked(cell.trim()));
    let fields: Map<String, Value> = names.iter().cloned().zip(cells.clone().map(Value::from)).collect();
    let too_many = cells.skip(names.len()).any(|cell| !cell.is_empty());
    let refused = too_many.then(|| {
        let said = Sentence::new(
            format!("此行的单元格多于表头的 {} 列;含逗号的内容须加双引号", names.len()),
            format!(
                "The row has more cells than the {} of the header; put quotation marks around commas",
                names.len()
            ),
        );
        Problem::new(codes::VALUE_INVALID).explained(said)
    });
    Given { row: line, fields, refused }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(u64, String)> {
        let table = Table::read(bytes, None).unwrap();
        assert_eq!(table.header, ["code", "name"]);
        table
            .rows
            .into_iter()
            .map(|row| (row.row, row.fields["name"].as_str().unwrap_or_default().into()))
            .collect()
    }

    #[test]
    fn rows_have_the_lines_on_which_they_begin() {
        let text = "code,name\r\na,甲\r\n\r\n,\r\nb,\"乙,\r\n丙\"\r\nc,丁,,\r\n";
        let wanted = [(2, "甲".to_owned()), (5, "乙,\r\n丙".to_owned()), (7, "丁".to_owned())];
        assert_eq!(read(text.as_bytes()), wanted);
        assert_eq!(read(&[MARK, text.as_bytes()].concat()), wanted);
        assert_eq!(read(&GB18030.encode(text).0), wanted);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [b"".as_slice(), b"\n\n", b",,\n", b"code\n\xff\xff\n"] {
            assert_eq!(Table::read(bytes, None).unwrap_err().code(), codes::MALFORMED_TABLE, "{bytes:?}");
        }
        let chinese = GB18030.encode("code\n甲\n").0;
        assert_eq!(Table::read(&chinese, Some("utf-8")).unwrap_err().code(), codes::MALFORMED_TABLE);
        assert!(Table::read(&chinese, Some("gb18030")).is_ok());
        assert_eq!(
            Table::read(b"code\na\n", Some("big5")).unwrap_err().code(),
            codes::UNSUPPORTED_MEDIA_TYPE
        );
        let wide = "a,".repeat(COLUMNS + 1);
        assert_eq!(Table::read(wide.as_bytes(), None).unwrap_err().code(), codes::LIST_TOO_LONG);
        let empty_at_its_end = "a,".repeat(COLUMNS) + ",,,\n";
        assert_eq!(Table::read(empty_at_its_end.as_bytes(), None).unwrap().header.len(), COLUMNS);
        let long = "code\n".to_owned() + &"a\n".repeat(ROWS + 1);
        assert_eq!(Table::read(long.as_bytes(), None).unwrap_err().code(), codes::LIST_TOO_LONG);
    }
}
