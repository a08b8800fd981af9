//! How many of the members were dissatisfied in a vote that still asks for something.

use super::{
    SatisfactionVoteState, SatisfactionVotes,
    entity::{Column, Entity},
};
use platform::{
    problem::Result,
    records::{
        measures::{Measure, Measured, Probe},
        record_reference::RecordReference,
    },
    values::{future::Future, numbers::Hundredths},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;

/// What rules can watch of satisfaction votes.
pub const MEASURES: [Measure; 1] = [Measure { word: "dissatisfied_share", read: dissatisfied_share }];

/// Announced and not closed: a closed vote asks for nothing any more.
const PENDING: [SatisfactionVoteState; 2] =
    [SatisfactionVoteState::Announced, SatisfactionVoteState::Rectifying];

/// Dissatisfied papers of the valid ones, in basis points; one query.
fn dissatisfied_share(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let number = |column: Column| Expr::col(column.as_column_ref());
        let votes = Entity::find()
            .select_only()
            .columns([Column::Id, Column::OrganId, Column::Dissatisfied, Column::Valid])
            .filter(Column::DistrictCode.eq(probe.district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::State.is_in(PENDING))
            .filter(probe.limit.share_crossed(number(Column::Dissatisfied), number(Column::Valid)));
        let rows: Vec<(Uuid, Uuid, i32, i32)> =
            probe.page(votes, Column::Id).into_tuple().all(&probe.db).await?;
        let measured = rows.into_iter().filter_map(|(id, organ, dissatisfied, valid)| {
            Some(Measured {
                subject: RecordReference::of::<SatisfactionVotes>(id),
                value: Hundredths::percent(dissatisfied.into(), valid.into())?.0,
                responsible: Some(organ),
            })
        });
        Ok(measured.collect())
    })
}
