//! The copies of checkpoints outside the database: lines of a file to which is only appended, and posts to an address.
//! What could not be written or posted is brought by the next checkpoint.

use super::{
    Checkpoint, Checkpoints,
    entity::{Column, Entity, Model},
};
use crate::{
    problem::{Problem, Result},
    store::{Outcome, Store},
};
use chrono::{DateTime, Utc};
use reqwest::{Client, header, redirect::Policy};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use std::{
    collections::HashSet,
    fs::{File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    time::Duration,
};

/// Checkpoints read, and posted, at a time.
const PAGE: u64 = 200;
/// Until an address has answered.
const ANSWERING: Duration = Duration::from_secs(10);

impl Checkpoints {
    /// Brings out every checkpoint that is in the database only.
    ///
    /// # Errors
    /// The database, the file or the address failed; one that fails does not keep the other from being tried.
    pub async fn keep(&self, store: &Store, now: DateTime<Utc>) -> Result<()> {
        let written = match &self.file {
            Some(file) => write_missing(store, file).await,
            None => Ok(()),
        };
        let posted = match &self.url {
            Some(url) => post_missing(store, url, now).await,
            None => Ok(()),
        };
        written.and(posted)
    }
}

/// The lines of a file.
///
/// # Errors
/// It cannot be read.
pub fn read_lines(file: &Path) -> Result<Vec<String>> {
    let failed = |error| Problem::internal(format!("{}: {error}", file.display()));
    let text = std::fs::read_to_string(file).map_err(failed)?;
    Ok(text.lines().map(str::to_owned).collect())
}

async fn write_missing(store: &Store, file: &Path) -> Result<()> {
    let held: Vec<Checkpoint> = match read_lines(file) {
        Ok(lines) => lines.iter().filter_map(|line| Checkpoint::parse(line)).collect(),
        Err(_) if !file.exists() => Vec::new(),
        Err(problem) => return Err(problem),
    };
    let macs: HashSet<&str> = held.iter().map(|checkpoint| checkpoint.mac.as_str()).collect();
    let mut missing = Vec::new();
    'newest: loop {
        let before = missing.last().map_or(i32::MAX, |row: &Model| row.sequence);
        let older = Entity::find().filter(Column::Sequence.lt(before)).order_by_desc(Column::Sequence);
        let page = older.limit(PAGE).all(store.read()).await?;
        let read = page.len() as u64;
        for row in page {
            if Checkpoint::parse(&row.line).is_some_and(|known| macs.contains(&*known.mac)) {
                break 'newest;
            }
            missing.push(row);
        }
        if read < PAGE {
            break;
        }
    }
    let newest = missing.first().map(|row| row.sequence);
    if let Some(last) = held.last()
        && newest.is_some_and(|newest| newest <= last.sequence)
    {
        tracing::error!(checkpoint = last.sequence, made_at = %last.made_at,
            "the file of the checkpoints is ahead of the database: was an older database put back?");
    }
    let lines: Vec<String> = missing.into_iter().rev().map(|row| row.line + "\n").collect();
    if lines.is_empty() {
        return Ok(());
    }
    let (place, text) = (file.to_owned(), lines.concat());
    let appended = tokio::task::spawn_blocking(move || append(&place, &text)).await;
    let failed = |error: io::Error| Problem::internal(format!("{}: {error}", file.display()));
    appended.map_err(Problem::internal)?.map_err(failed)
}

/// Appends to a file for its owner alone; when this returns, the lines are on the disk.
fn append(place: &Path, text: &str) -> io::Result<()> {
    let is_new = !place.exists();
    let mut file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(place)?;
    rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive)?;
    if !ends_whole(&mut file)? {
        // What a process wrote when it died is no line; the next ones are.
        file.write_all(b"\n")?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    if let Some(folder) = place.parent().filter(|folder| is_new && !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn ends_whole(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

async fn post_missing(store: &Store, url: &str, now: DateTime<Utc>) -> Result<()> {
    let client =
        Client::builder().timeout(ANSWERING).redirect(Policy::none()).no_proxy().user_agent("jiandu");
    let client = client.build().map_err(Problem::internal)?;
    loop {
        let waiting = Entity::find().filter(Column::PostedAt.is_null()).order_by_asc(Column::Sequence);
        let waiting = waiting.limit(PAGE).all(store.read()).await?;
        let Some(last) = waiting.last().map(|row| row.sequence) else { return Ok(()) };
        let lines: String = waiting.into_iter().map(|row| row.line + "\n").collect();
        let post = client.post(url).header(header::CONTENT_TYPE, "application/x-ndjson").body(lines);
        // The address may hold a secret, so the error is told without it.
        let failed = |error: reqwest::Error| Problem::internal(error.without_url());
        let answer = post.send().await.map_err(failed)?;
        if !answer.status().is_success() {
            return Err(Problem::internal(format!("checkpoints were answered with {}", answer.status())));
        }
        let posted = store.write(move |tx| {
            Box::pin(async move {
                let posted = Entity::update_many().col_expr(Column::PostedAt, Expr::value(now));
                let posted = posted.filter(Column::PostedAt.is_null()).filter(Column::Sequence.lte(last));
                posted.exec(tx).await?;
                Ok(Outcome::Commit(()))
            })
        });
        posted.await?;
    }
}
