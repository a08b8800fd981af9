//! How many clauses of an opinion had to be dealt with again.

use super::{ClauseState, OpinionClauses, entity as clause};
use crate::deliberation_opinions::{
    DeliberationOpinions, OpinionState,
    entity::{Column, Entity},
};
use platform::{
    problem::Result,
    records::{
        audit::entity as audit,
        measures::{Measure, Measured, Probe},
        record_reference::RecordReference,
    },
    values::{future::Future, numbers::Hundredths, words::Words},
    workflow::Workflow,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;

/// What rules can watch of opinions and their clauses.
pub const MEASURES: [Measure; 1] = [Measure { word: "reopened_share", read: reopened_share }];

/// Before an opinion is issued nothing can be reopened, and what is closed is over.
const OVER_OR_NOT_BEGUN: [OpinionState; 3] =
    [OpinionState::Drafted, OpinionState::Approved, OpinionState::Closed];

/// Clauses that were ever reopened, as the trail has it, of all clauses of the opinion, in basis points; one query.
fn reopened_share(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let opinions = Entity::find()
            .select_only()
            .columns([Column::Id, Column::AddresseeOrganId])
            .expr_as(clauses(true), "reopened")
            .expr_as(clauses(false), "clauses")
            .filter(Column::DistrictCode.eq(probe.district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::State.is_not_in(OVER_OR_NOT_BEGUN))
            .filter(probe.limit.share_crossed(clauses(true), clauses(false)));
        let rows: Vec<(Uuid, Uuid, i64, i64)> =
            probe.page(opinions, Column::Id).into_tuple().all(&probe.db).await?;
        let measured = rows.into_iter().filter_map(|(id, organ, reopened, clauses)| {
            Some(Measured {
                subject: RecordReference::of::<DeliberationOpinions>(id),
                value: Hundredths::percent(reopened, clauses)?.0,
                responsible: Some(organ),
            })
        });
        Ok(measured.collect())
    })
}

/// The number of clauses of the opinion of the outer query: all, or those that were reopened.
fn clauses(reopened: bool) -> Expr {
    let column = |column: clause::Column| Expr::col((clause::Entity, column));
    let mut counted = Query::select();
    counted
        .expr(column(clause::Column::Id).count())
        .from(clause::Entity)
        .and_where(column(clause::Column::OpinionId).equals((Entity, Column::Id)))
        .and_where(clause::Column::ArchivedAt.is_null());
    if reopened {
        let mut once = Query::select();
        once.expr(Expr::value(1))
            .from(audit::Entity)
            .and_where(
                Expr::col((audit::Entity, audit::Column::SubjectId))
                    .equals((clause::Entity, clause::Column::Id)),
            )
            .and_where(audit::Column::SubjectType.eq(OpinionClauses::KIND))
            .and_where(audit::Column::ToState.eq(ClauseState::Reopened.word()));
        counted.and_where(Expr::exists(once));
    }
    Expr::SubQuery(None, Box::new(counted.into()))
}
