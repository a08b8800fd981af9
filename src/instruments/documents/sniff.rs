//! What a file is, by its first bytes: names and headers are claims.

use crate::codes;
use platform::problem::{Problem, Result};
use std::{
    io::{Read, Seek, SeekFrom},
    path::Path,
};

/// Types that documents may have.
pub(super) const TYPES: [&str; 6] = [
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/ofd",
    "image/jpeg",
    "image/png",
];

/// The type of a file; it must be the one that was claimed, unless no type was claimed.
pub(super) async fn sniff(path: &Path, claimed: &str) -> Result<&'static str> {
    let path = path.to_owned();
    let found = tokio::task::spawn_blocking(move || type_of(&path)).await.map_err(Problem::internal)?;
    let refused = || Problem::new(codes::UNSUPPORTED_MEDIA_TYPE).with("accepted", TYPES.to_vec());
    let found = found.map_err(Problem::internal)?.ok_or_else(refused)?;
    let essence = claimed.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence.is_empty() || essence == "application/octet-stream" || essence == found {
        return Ok(found);
    }
    Err(refused().with("found", found))
}

fn type_of(path: &Path) -> std::io::Result<Option<&'static str>> {
    let mut file = std::fs::File::open(path)?;
    let mut head = Vec::new();
    file.by_ref().take(8192).read_to_end(&mut head)?;
    if is_ofd(&mut file, &head)? {
        return Ok(Some("application/ofd"));
    }
    let found = infer::get(&head).map(|kind| kind.mime_type());
    Ok(TYPES.into_iter().find(|known| Some(*known) == found))
}

/// OFD (GB/T 33190) is a zip with `OFD.xml` at its root, often at the end: its name stands in the directory there.
fn is_ofd(file: &mut std::fs::File, head: &[u8]) -> std::io::Result<bool> {
    if !head.starts_with(b"PK\x03\x04") {
        return Ok(false);
    }
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(65_536)))?;
    let mut tail = Vec::new();
    file.take(65_536).read_to_end(&mut tail)?;
    Ok(has_root_entry(&tail, b"OFD.xml"))
}

/// Whether the central directory of a zip names an entry exactly so.
fn has_root_entry(tail: &[u8], name: &[u8]) -> bool {
    const RECORD: &[u8] = b"PK\x01\x02";
    const NAME_AT: usize = 46;
    tail.windows(RECORD.len()).enumerate().filter(|(_, window)| *window == RECORD).any(|(at, _)| {
        let length =
            tail.get(at + 28..at + 30).map(|bytes| usize::from(bytes[0]) | usize::from(bytes[1]) << 8);
        length == Some(name.len()) && tail.get(at + NAME_AT..at + NAME_AT + name.len()) == Some(name)
    })
}
