//! Who sees a record: the View rows of its table say it, and nothing else does.

use super::{ColumnOf, EntityOf, From, Party, Rule, Sight, Workflow};
use crate::{
    records::{actor::Actor, record::Record},
    values::words::Words,
    vocabulary::Role,
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

/// Whether a caller reads no more of a record than the public: the View rows name the caller's roles in the relation of the public,
/// and in no other that holds. Who is named beside the public reads the published part.
#[must_use]
pub fn reads_as_the_public<W: Workflow>(actor: &Actor, row: &W::Model) -> bool {
    let parties = || {
        let views = W::TABLE.iter().filter(|rule| rule.action.word() == "view");
        views.flat_map(|rule| rule.who.iter().map(move |party| (rule, party)))
    };
    let relation = |party: &Party<W::Model>| party.relation.as_ref().map(|relation| relation.name);
    let of_the_public = parties()
        .find(|(_, party)| party.group.roles.contains(&Role::Public))
        .and_then(|(_, party)| relation(party));
    let beside = |party: &Party<W::Model>| of_the_public.is_some() && relation(party) == of_the_public;
    let mut own = parties().filter(|(_, party)| party.role_of(actor).is_some());
    if actor.is(Role::Public) || !own.any(|(_, party)| beside(party)) {
        return actor.is(Role::Public);
    }
    let mut others = parties().filter(|(_, party)| !beside(party) && party.role_of(actor).is_some());
    // What other tables say is not asked again: whoever may see more by them is not shown less.
    !others.any(|(rule, party)| {
        rule.starts_from(Some(row.state())) && party.sees(actor).holds_with(row, |_| true)
    })
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
