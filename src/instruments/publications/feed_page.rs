//! What readers of the feed get.

use super::{PublicationKind, entries::PublicChange};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Where the feed is.
pub(super) const PATH: &str = "/api/v1/publications/feed";

/// A change that the public can see.
/// 公众可见的一次变更。
#[derive(Serialize, ToSchema)]
#[schema(as = PublicationEntry)]
pub(super) struct EntryView {
    /// Its number in the district; gaps there are none.
    /// 变更在本区内的序号,连续无缺。
    #[schema(minimum = 1)]
    pub sequence: i64,
    /// What happened.
    /// 变更类型。
    pub change: PublicChange,
    /// When; never before the entry before it.
    /// 变更时刻,不早于前一条。
    pub occurred_at: DateTime<Utc>,
    /// The publication; the same in all its entries.
    /// 所属公开事项,其各次变更均相同。
    pub publication_id: Uuid,
    /// Where the publication is read.
    /// 公开事项的读取地址。
    #[schema(examples("/api/v1/publications/0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a"))]
    pub url: String,
    /// What is published.
    /// 公开种类。
    pub kind: PublicationKind,
    /// Title.
    /// 标题。
    #[schema(examples("嘉定区社区卫生服务能力建设情况的专项工作报告"))]
    pub title: String,
    /// The text after the change; null in every entry of a publication that was withdrawn.
    /// 变更后的正文;公开事项已撤回的,其各次变更的正文均为空。
    #[schema(required = true, examples("全区设社区卫生服务中心十三家,家庭医生签约服务覆盖各街镇。"))]
    pub text: Option<String>,
    /// Why it was corrected or withdrawn; null when it was published.
    /// 更正或者撤回的理由;公开时为空。
    #[schema(required = true, examples("数据有误"))]
    pub reason: Option<String>,
    /// Whether this is how the publication stands; older entries show how it stood before.
    /// 是否为公开事项的现状;较早的变更反映此前的情况。
    pub is_current: bool,
    /// Kind of the record it is about.
    /// 所涉记录的类型。
    #[schema(examples("supervision.item"))]
    pub subject_type: String,
    /// The record it is about.
    /// 所涉记录。
    pub subject_id: Uuid,
    /// The day on which it was published first.
    /// 首次公开日期。
    #[schema(required = true)]
    pub published_on: Option<NaiveDate>,
}

/// A page of the feed.
/// 公开动态的一页。
#[derive(Serialize, ToSchema)]
pub(super) struct PublicationFeed {
    /// The changes, the oldest first.
    /// 各次变更,由早到晚排列。
    #[schema(max_items = 200)]
    pub items: Vec<EntryView>,
    /// The cursor of the next page; null on the last.
    /// 下一页的游标;最后一页为空。
    #[schema(required = true)]
    pub next_cursor: Option<String>,
    /// Where the next poll goes on, on the last page too; null only before the first change.
    /// 下次轮询的起始游标,末页也给出;仅在尚无任何变更时为空。
    #[schema(required = true)]
    pub resume_cursor: Option<String>,
}
