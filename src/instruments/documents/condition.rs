//! Whether the stored contents are what the records say of them.

pub use super::content::path_of as content_path;
use super::{
    DocumentState,
    entity::{Column, Entity},
};
use platform::{
    problem::{Problem, Result},
    values::{hash::Sha256, hex::hex, numbers::Bytes},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::{
    collections::HashMap,
    fmt,
    fs::File,
    io,
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// Records read at a time.
const PAGE: u64 = 1000;

/// How closely contents are looked at: all must be there and have their length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// No more than that.
    Lengths,
    /// And the part that falls to this hour of the day is read: in a day everything.
    Hour(u32),
    /// And all are read.
    Whole,
}

impl Depth {
    fn reads(self, sha256: &str) -> bool {
        let first = sha256.get(..2).and_then(|start| u32::from_str_radix(start, 16).ok());
        match self {
            Self::Lengths => false,
            Self::Hour(hour) => first.is_some_and(|first| first % 24 == hour),
            Self::Whole => true,
        }
    }
}

/// What is wrong with a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file is not there, or cannot be read.
    Missing,
    /// The file has another length.
    Length(u64),
    /// The file has another hash.
    Changed,
}

/// A stored document, as far as its content goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its id.
    pub id: Uuid,
    /// The hash of its content.
    pub sha256: String,
    /// The size of its content (bytes).
    pub size: u64,
}

/// A document whose content is not what its record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// The document.
    pub document: Stored,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Stored { id, size, sha256 } = &self.document;
        match self.fault {
            Fault::Missing => write!(f, "document {id}: its content {sha256} is missing"),
            Fault::Length(length) => {
                write!(f, "document {id}: its content has {length} bytes instead of {size}")
            }
            Fault::Changed => write!(f, "document {id}: its content is not the one that was uploaded"),
        }
    }
}

impl Stored {
    /// Where its content lies below the folder.
    #[must_use]
    pub fn path(&self, folder: &Path) -> PathBuf {
        content_path(folder, &self.sha256)
    }

    /// What is wrong with its content, read as far as this asks.
    #[must_use]
    pub fn fault(&self, folder: &Path, depth: Depth) -> Option<Fault> {
        let path = self.path(folder);
        match path.metadata() {
            Err(_) => return Some(Fault::Missing),
            Ok(found) if found.len() != self.size => return Some(Fault::Length(found.len())),
            Ok(_) => {}
        }
        if !depth.reads(&self.sha256) {
            return None;
        }
        match hash_of(&path) {
            Err(_) => Some(Fault::Missing),
            Ok(found) => (found != self.sha256).then_some(Fault::Changed),
        }
    }
}

fn hash_of(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::default();
    io::copy(&mut File::open(path)?, &mut hash)?;
    Ok(hex(&hash.finish()))
}

/// The documents with a content after this one, by id; a page of them.
///
/// # Errors
/// The database failed.
pub async fn stored_after(db: &impl ConnectionTrait, last: Uuid) -> Result<Vec<Stored>> {
    let rows: Vec<(Uuid, Option<String>, Option<Bytes>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Sha256, Column::SizeBytes])
        .filter(Column::State.eq(DocumentState::Stored))
        .filter(Column::Id.gt(last))
        .order_by_asc(Column::Id)
        .limit(PAGE)
        .into_tuple()
        .all(db)
        .await?;
    let stored = rows.into_iter().map(|(id, sha256, size)| {
        let size = size.and_then(|size| u64::try_from(size.get()).ok()).unwrap_or_default();
        Stored { id, sha256: sha256.unwrap_or_default(), size }
    });
    Ok(stored.collect())
}

/// Compares every content with its record; answers how many there are, and what is damaged.
///
/// # Errors
/// The database failed.
pub async fn examine(
    db: &impl ConnectionTrait,
    folder: &Path,
    depth: Depth,
) -> Result<(usize, Vec<Damaged>)> {
    let (mut last, mut known, mut damaged) = (Uuid::nil(), HashMap::new(), Vec::new());
    loop {
        let page = stored_after(db, last).await?;
        let Some(end) = page.last() else { return Ok((known.len(), damaged)) };
        last = end.id;
        for document in page {
            let fault = if let Some(fault) = known.get(&document.sha256) {
                *fault
            } else {
                let (folder, looked) = (folder.to_owned(), document.clone());
                let look = tokio::task::spawn_blocking(move || looked.fault(&folder, depth));
                let fault = look.await.map_err(Problem::internal)?;
                known.insert(document.sha256.clone(), fault);
                fault
            };
            damaged.extend(fault.map(|fault| Damaged { document, fault }));
        }
    }
}
