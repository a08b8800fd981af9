//! Checkpoints: what the trail was at an instant, sealed with a key that is not in the database, and kept outside it.
//! Whoever changes the database, puts an older one back or computes its chains anew disagrees with them.
//!
//! A checkpoint covers the entries that were written since the one before it. It never reads older ones, so its cost does
//! not grow with the database.

mod making;
mod outside;

pub use outside::read_lines;

use crate::{
    problem::{Problem, Result},
    records::canonical::canonical,
    secrets::keyed::KeyedHash,
};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, path::PathBuf};
use uuid::Uuid;

/// The rows of the checkpoints.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// A checkpoint, beside its copies outside the database.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_checkpoint")]
    pub struct Model {
        /// Counts from 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub sequence: i32,
        /// The checkpoint as its line in the file.
        pub line: String,
        /// When it was posted to the address that is set.
        pub posted_at: Option<DateTimeUtc>,
    }

    /// Nothing refers to checkpoints.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

crate::words! {
    /// Why a checkpoint was made.
    /// 生成检查点的原因。
    pub enum Occasion {
        Hour "每小时" / "Every hour",
        Stop "停止服务" / "Service stopped",
        Command "命令" / "On command",
        Restore "恢复备份" / "Backup restored",
    }
}

/// A checkpoint, as it stands in a line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Counts from 1.
    pub sequence: i32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Why.
    pub occasion: Occasion,
    /// How many entries it covers.
    pub entries: u64,
    /// It covers the entries up to this id that the one before does not cover…
    pub through: Uuid,
    /// …and these, which were committed late: their ids are smaller than what the one before goes through.
    pub late: Vec<Uuid>,
    /// The digest of the entries, in the order of their ids.
    pub digest: String,
    /// How many records of each kind were made until then.
    pub records: BTreeMap<String, u64>,
    /// The `mac` of the checkpoint before.
    pub previous: Option<String>,
    /// Which key sealed it; says nothing about the key.
    pub key: String,
    /// HMAC-SHA256 of all this in canonical JSON.
    pub mac: String,
}

impl Checkpoint {
    /// Reads a line.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }

    /// Writes its line.
    ///
    /// # Errors
    /// A number has no canonical form.
    pub fn line(&self) -> Result<String> {
        canonical(&serde_json::to_value(self).map_err(Problem::internal)?)
    }

    /// What the key says about its content.
    ///
    /// # Errors
    /// A number in it has no canonical form.
    pub fn sealed_by(&self, key: &KeyedHash) -> Result<String> {
        let content = Self { mac: String::new(), ..self.clone() };
        Ok(key.of("checkpoint", &content.line()?))
    }
}

/// The name of a key in checkpoints.
#[must_use]
pub fn key_name(key: &KeyedHash) -> String {
    key.of("name", "")[..16].to_owned()
}

/// Where checkpoints are kept, and what seals them.
#[derive(Clone)]
pub struct Checkpoints {
    /// The key, from outside the database.
    pub key: KeyedHash,
    /// The file outside the database.
    pub file: Option<PathBuf>,
    /// The address to which they are posted.
    pub url: Option<String>,
}

/// The name of the lease under which one process makes checkpoints.
pub(crate) const LEASE: &str = "audit.checkpoint";

/// The last checkpoint that the database has.
///
/// # Errors
/// The database failed, or its line cannot be read.
pub async fn last(db: &impl ConnectionTrait) -> Result<Option<Checkpoint>> {
    let row = entity::Entity::find().order_by_desc(entity::Column::Sequence).one(db).await?;
    let unreadable =
        |row: &entity::Model| Problem::internal(format!("checkpoint {} is no checkpoint", row.sequence));
    row.map(|row| Checkpoint::parse(&row.line).ok_or_else(|| unreadable(&row))).transpose()
}
