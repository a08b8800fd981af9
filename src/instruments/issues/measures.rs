//! How long an issue is overdue that its organization has not put right.

use super::{
    IssueDomain, IssueState, Issues,
    entity::{Column, Entity},
    words::{ISSUE_PROGRESS, ISSUE_RECTIFICATION},
};
use crate::deadlines::{
    entity::{Column as Clock, Entity as Deadlines},
    latest,
};
use chrono::NaiveDate;
use platform::{
    problem::Result,
    records::{
        measures::{Measure, Measured, Probe},
        record_reference::RecordReference,
    },
    values::{future::Future, words::Words},
};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoSimpleExpr, JoinType, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr,
};
use uuid::Uuid;

/// What rules can watch of issues.
pub const MEASURES: [Measure; 1] = [Measure { word: "issue_days_overdue", read: days_overdue }];

/// Where it is the turn of the organization: not while another verifies, nor while a stronger form is at work.
const WITH_THE_ORGANIZATION: [IssueState; 5] = [
    IssueState::Assigned,
    IssueState::Planned,
    IssueState::Rectifying,
    IssueState::Returned,
    IssueState::LongTerm,
];

/// Days since the last day of the issue; one query.
fn days_overdue(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let Some(domain) = IssueDomain::parse(probe.field) else { return Ok(Vec::new()) };
        let mut issues = Entity::find()
            .select_only()
            .column(Column::Id)
            .column(Clock::EffectiveDueOn)
            .column(Column::ResponsibleOrgId)
            .filter(Column::DistrictCode.eq(probe.district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::Domain.eq(domain))
            .filter(Column::State.is_in(WITH_THE_ORGANIZATION))
            .filter(Clock::EffectiveDueOn.lt(probe.today))
            .filter(probe.days_since(Expr::col(Clock::EffectiveDueOn.as_column_ref())));
        let last = latest(&[ISSUE_RECTIFICATION, ISSUE_PROGRESS], Column::Id.into_simple_expr());
        QueryTrait::query(&mut issues).join(JoinType::InnerJoin, Deadlines, last);
        let rows: Vec<(Uuid, NaiveDate, Uuid)> =
            probe.page(issues, Column::Id).into_tuple().all(&probe.db).await?;
        let measured = rows.into_iter().map(|(id, due_on, responsible)| Measured {
            subject: RecordReference::of::<Issues>(id),
            value: (probe.today - due_on).num_days(),
            responsible: Some(responsible),
        });
        Ok(measured.collect())
    })
}
