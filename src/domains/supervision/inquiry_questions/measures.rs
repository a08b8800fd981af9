//! How long what was promised in a special inquiry is overdue.

use super::{
    InquiryQuestions,
    entity::{Column, Entity},
};
use chrono::NaiveDate;
use instruments::opinion_clauses::{ClauseResult, entity as clause};
use platform::{
    problem::Result,
    records::{
        measures::{Measure, Measured, Probe},
        record_reference::RecordReference,
    },
    values::future::Future,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr};
use uuid::Uuid;

/// What rules can watch of questions.
pub const MEASURES: [Measure; 1] = [Measure { word: "commitment_days_overdue", read: days_overdue }];

/// Days since the day of a promise that is not kept: its clause is not solved, at least basically, or there is none
/// (02 SV16); one query.
fn days_overdue(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let solved = [ClauseResult::Solved, ClauseResult::BasicallySolved];
        let kept = clause::Entity::find()
            .filter(clause::Column::DistrictCode.eq(probe.district_code))
            .filter(clause::Column::Result.is_in(solved))
            .select_only()
            .column(clause::Column::Id)
            .into_query();
        let open =
            Condition::any().add(Column::ClauseId.is_null()).add(Column::ClauseId.not_in_subquery(kept));
        let questions = Entity::find()
            .select_only()
            .columns([Column::Id, Column::CommitmentDueOn, Column::RespondentOrganId])
            .filter(Column::DistrictCode.eq(probe.district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::Commitment.is_not_null())
            .filter(Column::CommitmentDueOn.lt(probe.today))
            .filter(open)
            .filter(probe.days_since(Expr::col(Column::CommitmentDueOn.as_column_ref())));
        let rows: Vec<(Uuid, NaiveDate, Uuid)> =
            probe.page(questions, Column::Id).into_tuple().all(&probe.db).await?;
        let measured = rows.into_iter().map(|(id, due_on, organ)| Measured {
            subject: RecordReference::of::<InquiryQuestions>(id),
            value: (probe.today - due_on).num_days(),
            responsible: Some(organ),
        });
        Ok(measured.collect())
    })
}
