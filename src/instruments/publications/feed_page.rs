//! What readers of the feed get.

use super::{PublicationKind, entries::PublicChange};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Where the feed is.
pub(super) const PATH: &str = "/api/v1/publications/feed";

/// A change that the public can see.
#[derive(Serialize, ToSchema)]
#[schema(as = PublicationEntry)]
pub(super) struct EntryView {
    /// Its number in the district; gaps there are none.
    #[schema(minimum = 1)]
    pub sequence: i64,
    /// What happened.
    pub change: PublicChange,
    /// When; never before the entry before it.
    pub occurred_at: DateTime<Utc>,
    /// The publication; the same in all its entries.
    pub publication_id: Uuid,
    /// Where the publication is read.
    #[schema(examples("/api/v1/publications/0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"))]
    pub url: String,
    /// What is published.
    pub kind: PublicationKind,
    /// Title.
    #[schema(examples("公共充电设施建设和管理情况的专项工作报告"))]
    pub title: String,
    /// The text after the change; null in every entry of a publication that was withdrawn.
    #[schema(required = true, examples("截至报告期末,全区公共充电设施布局基本形成。"))]
    pub text: Option<String>,
    /// Why it was corrected or withdrawn; null when it was published.
    #[schema(required = true, examples("数据有误"))]
    pub reason: Option<String>,
    /// Whether this is how the publication stands; older entries show how it stood before.
    pub is_current: bool,
    /// Kind of the record it is about.
    #[schema(examples("supervision.item"))]
    pub subject_type: String,
    /// The record it is about.
    pub subject_id: Uuid,
    /// The day on which it was published first.
    #[schema(required = true)]
    pub published_on: Option<NaiveDate>,
}

/// A page of the feed.
#[derive(Serialize, ToSchema)]
pub(super) struct PublicationFeed {
    /// The changes, the oldest first.
    #[schema(max_items = 200)]
    pub items: Vec<EntryView>,
    /// The cursor of the next page; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
    /// Where the next poll goes on, on the last page too; null only before the first change.
    #[schema(required = true)]
    pub resume_cursor: Option<String>,
}
