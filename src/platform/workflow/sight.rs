//! Who sees a record: the View rows of its table say it, and nothing else does.

use super::{ColumnOf, EntityOf, From, Rule, Sight, Workflow};
use crate::{
    records::{actor::Actor, record::Record},
    values::words::Words,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement,
};

impl<W: Workflow> Rule<W> {
    /// The rows in whose states this row of the table begins.
    fn standing(&self) -> Sight<W::Model> {
        match self.from {
            From::Any => Sight::always(),
            From::In(states) => Sight::in_state(states),
            From::New => Sight::never(),
        }
    }

    /// What the caller sees by this row of the table.
    fn sight(&self, actor: &Actor) -> Sight<W::Model> {
        let parties = self.who.iter().filter(|party| party.role_of(actor).is_some());
        Sight::all_of([self.standing(), Sight::any_of(parties.map(|party| party.sees(actor)))])
    }
}

/// The records of a kind that a caller sees, beside the tenant: by any of the View rows that name the caller's roles.
#[must_use]
pub fn sight<W: Workflow>(actor: &Actor) -> Sight<W::Model> {
    let views = W::TABLE.iter().filter(|rule| rule.action.word() == "view");
    Sight::any_of(views.map(|rule| rule.sight(actor)))
}

/// The tenant of a caller.
#[must_use]
pub fn tenant<W: Workflow>(actor: &Actor) -> Condition {
    if actor.crosses_districts() {
        Condition::all()
    } else {
        W::Model::DISTRICT_CODE.eq(&*actor.district_code).into()
    }
}

/// A column of the records of a kind in the tenant of the caller for which a relation holds.
fn related<W: Workflow>(actor: &Actor, column: ColumnOf<W>, relation: Sight<W::Model>) -> SelectStatement {
    let rows = EntityOf::<W>::find().select_only().column(column).filter(tenant::<W>(actor));
    rows.filter(relation.condition()).into_query()
}

impl<M: Record> Sight<M> {
    /// The rows that refer, by this column, to a record of another kind for which a relation holds.
    #[must_use]
    pub fn of<W: Workflow>(actor: &Actor, column: M::Column, relation: Sight<W::Model>) -> Self {
        Self::elsewhere(column.in_subquery(related::<W>(actor, W::Model::ID, relation)))
    }

    /// The rows to which, by that column, a record of another kind refers for which a relation holds.
    #[must_use]
    pub fn with<W: Workflow>(actor: &Actor, column: ColumnOf<W>, relation: Sight<W::Model>) -> Self {
        Self::elsewhere(M::ID.in_subquery(related::<W>(actor, column, relation)))
    }

    /// The rows that refer, by this column, to a record that the caller sees.
    #[must_use]
    pub fn through<W: Workflow>(actor: &Actor, column: M::Column) -> Self {
        Self::of::<W>(actor, column, sight::<W>(actor))
    }
}
