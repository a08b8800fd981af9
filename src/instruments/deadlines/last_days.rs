//! Last days for other records, which show them and hold none of their own.

use super::{
    DeadlineState,
    entity::{Column, Entity},
};
use chrono::NaiveDate;
use platform::{
    problem::Result,
    records::question::Asked,
    values::{strict::read_date, words::Words},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr},
};
use uuid::Uuid;

/// The last days of some records as they stand; what was cancelled stands no more.
#[must_use]
pub fn last_days(subjects: Vec<Uuid>, codes: Vec<&'static str>) -> SelectStatement {
    let stand = Entity::find().filter(Column::State.ne(DeadlineState::Cancelled));
    let wanted = stand.filter(Column::SubjectId.is_in(subjects)).filter(Column::Code.is_in(codes));
    wanted
        .select_only()
        .columns([Column::Id, Column::SubjectId, Column::Code])
        .column_as(Column::EffectiveDueOn, "due_on")
        .into_query()
}

/// On which side of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On it or later.
    From,
    /// On it or before.
    To,
}

/// The records whose deadline of a code, as it stands, lies on one side of the day that was asked for.
///
/// # Errors
/// `INVALID_PARAMETER`.
pub fn due_within(asked: &Asked<'_>, id: impl ColumnTrait, code: &str, side: Side) -> Result<Condition> {
    let within = |day: NaiveDate| match side {
        Side::From => Column::EffectiveDueOn.gte(day),
        Side::To => Column::EffectiveDueOn.lte(day),
    };
    let days = asked.values(read_date)?.into_iter().map(within);
    let stand =
        Entity::find().filter(Column::State.ne(DeadlineState::Cancelled)).filter(Column::Code.eq(code));
    let due = days.fold(stand, sea_orm::QueryFilter::filter).select_only().column(Column::SubjectId);
    Ok(Condition::all().add(id.into_simple_expr().in_subquery(due.into_query())))
}

/// The condition that joins a record with the deadline, of these codes, that it shows: the last that was opened.
#[must_use]
pub fn latest(codes: &[&'static str], id: SimpleExpr) -> Condition {
    let later = Alias::new("later");
    let column = |column: Column| Expr::col((later.clone(), column));
    let opened_later = Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, later.clone())
        .and_where(column(Column::SubjectId).eq(id.clone()))
        .and_where(column(Column::Code).is_in(codes.iter().copied()))
        .and_where(column(Column::State).ne(DeadlineState::Cancelled.word()))
        .and_where(column(Column::Id).gt(Column::Id.into_simple_expr()))
        .to_owned();
    Condition::all()
        .add(Column::SubjectId.into_simple_expr().eq(id))
        .add(Column::Code.is_in(codes.iter().copied()))
        .add(Column::State.ne(DeadlineState::Cancelled))
        .add(Expr::exists(opened_later).not())
}
