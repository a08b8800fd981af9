//! `GET /{collection}/{id}/history`: the past of a record, page by page.

use super::Call;
use crate::{
    http::{query_string::pairs, reply::Answer},
    lists::Past,
    problem::{Problem, Result, codes},
    records::{
        audit::{
            AuditEvent,
            entity::{Column, Entity},
        },
        listing::{DEFAULT_LIMIT, LIMIT},
        people::{NamedPeople, PEOPLE},
    },
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A page of the history of a record, oldest first.
/// 记录变更历史的一页,由早到晚排列。
#[derive(Serialize, ToSchema)]
pub struct HistoryPage {
    /// The changes.
    /// 各次变更。
    pub items: Vec<AuditEvent>,
    /// The cursor of the next page; null on the last.
    /// 下一页的游标;最后一页为空。
    #[schema(required = true)]
    pub next_cursor: Option<String>,
    /// Who is who, with `expand=people`.
    /// 各人是谁(`expand=people` 时)。
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    pub expanded: Option<NamedPeople>,
}

impl Call {
    /// `GET /{collection}/{id}/history`.
    pub async fn history<W: Workflow>(&self, id: Uuid, query: &str) -> Result<Answer> {
        let row = self.read::<W>(id).await?;
        let (after, limit, people) = history_query(query)?;
        let entries = Entity::find().filter(Column::SubjectId.eq(id)).filter(Column::Sequence.gt(after));
        let entries = entries.order_by_asc(Column::Sequence).limit(limit + 1);
        let mut entries = entries.all(self.service.store.read()).await?;
        let size = usize::try_from(limit).map_err(Problem::internal)?;
        let more = entries.len() > size;
        entries.truncate(size);
        let next_cursor = entries.last().filter(|_| more).map(|last| last.sequence.to_string());
        let past = Past::<W>::of(self.viewer(), self.fields_of(W::KIND), &row)?;
        let mut items = Vec::new();
        for entry in entries {
            items.push(past.told(entry).await);
        }
        let expanded = if people { Some(self.people_in(&items).await?) } else { None };
        Answer::json(200, &HistoryPage { items, next_cursor, expanded })
    }
}

/// A history is read by version, which is no secret: its cursor is the last version read.
fn history_query(query: &str) -> Result<(i32, u64, bool)> {
    let (mut after, mut limit, mut people) = (0, DEFAULT_LIMIT, false);
    for (name, value) in pairs(query) {
        let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", name.as_str());
        match &*name {
            "cursor" => {
                let version = value.parse::<i32>().ok().filter(|version| version.to_string() == value);
                after = version.ok_or_else(|| Problem::new(codes::INVALID_CURSOR))?;
            }
            "expand" if value == PEOPLE => people = true,
            "expand" => return Err(wrong().with("allowed", vec![PEOPLE])),
            "limit" => {
                limit = value.parse().ok().filter(|n| (1..=LIMIT).contains(n)).ok_or_else(wrong)?;
            }
            _ => {
                let unknown = Problem::new(codes::UNKNOWN_PARAMETER).with("parameter", name.as_str());
                return Err(unknown.with("allowed", vec!["limit", "cursor", "expand"]));
            }
        }
    }
    Ok((after, limit, people))
}
