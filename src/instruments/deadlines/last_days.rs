//! Last days for other records, which show them and hold none of their own.

use super::{
    DeadlineState,
    entity::{Column, Entity},
};
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

/// The last days of some records as they stand; what was cancelled stands no more. Of every code: one look for each record costs
/// less than one for each of its codes.
#[must_use]
pub fn last_days(subjects: Vec<Uuid>) -> SelectStatement {
    let columns = [Column::Id, Column::SubjectId, Column::Code, Column::EffectiveDueOn];
    let mut days = Query::select();
    days.columns(columns.map(|column| column.as_column_ref())).from(Entity);
    days.cond_where(standing()).and_where(Column::SubjectId.is_in(subjects)).take()
}

/// On which side of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On it or later.
    From,
    /// On it or before.
    To,
}

/// The records whose deadline of a code, the one that they show, lies on one side of the day that was asked for; of records
/// without one, those whose drafted day does.
///
/// # Errors
/// `INVALID_PARAMETER`.
pub fn due_within<C: ColumnTrait>(
    asked: &Asked<'_>,
    id: C,
    drafted: Option<C>,
    code: &'static str,
    side: Side,
) -> Result<Condition> {
    let days = asked.values(read_date)?;
    let within = |of: Expr| {
        days.iter().fold(Condition::all(), |all, day| {
            let of = of.clone();
            all.add(if side == Side::From { of.gte(*day) } else { of.lte(*day) })
        })
    };
    let of_code = || Entity::find().select_only().column(Column::SubjectId).filter(stands(&[code]));
    let due = of_code().filter(is_last(&[code])).filter(within(Column::EffectiveDueOn.into_simple_expr()));
    let shown = Condition::any().add(id.into_simple_expr().in_subquery(due.into_query()));
    let Some(drafted) = drafted else { return Ok(shown) };
    let no_clock = id.into_simple_expr().not_in_subquery(of_code().into_query());
    Ok(shown.add(Condition::all().add(no_clock).add(within(drafted.into_simple_expr()))))
}

/// The condition that joins a record with the deadline, of these codes, that it shows.
#[must_use]
pub fn latest(codes: &[&'static str], id: SimpleExpr) -> Condition {
    let of_the_record = Column::SubjectId.into_simple_expr().eq(id);
    Condition::all().add(of_the_record).add(stands(codes)).add(is_last(codes))
}

/// What was cancelled stands no more; what was over before it began is read for its day.
fn standing() -> Condition {
    Condition::any().add(Column::State.ne(DeadlineState::Cancelled)).add(Column::Unopened.eq(true))
}

fn stands(codes: &[&'static str]) -> Condition {
    Condition::all().add(standing()).add(Column::Code.is_in(codes.iter().copied()))
}

/// No other of these codes was opened later for the same record and stands.
fn is_last(codes: &[&'static str]) -> Expr {
    let later = Alias::new("later");
    let column = |column: Column| Expr::col((later.clone(), column));
    let opened_later = Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, later.clone())
        .and_where(column(Column::SubjectId).eq(Column::SubjectId.into_simple_expr()))
        .and_where(column(Column::Code).is_in(codes.iter().copied()))
        .and_where(column(Column::State).ne(DeadlineState::Cancelled.word()))
        .and_where(column(Column::Id).gt(Column::Id.into_simple_expr()))
        .to_owned();
    Expr::exists(opened_later).not()
}
