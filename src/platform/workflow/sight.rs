//! Who sees a record: the View rows of its table say it, and nothing else does.

use super::{ColumnOf, EntityOf, From, Party, Rule, Sight, StateOf, Workflow};
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
    pub(super) fn standing(&self) -> Sight<W::Model> {
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
    Sight::any_of(W::views().iter().map(|rule| rule.sight(actor)))
}

/// The View rows of a table, for the macro that keeps them.
#[must_use]
pub fn views_of<W: Workflow>() -> Vec<&'static Rule<W>> {
    W::TABLE.iter().filter(|rule| rule.action.word() == "view").collect()
}

/// Every party of every View row.
fn parties<W: Workflow>() -> impl Iterator<Item = (&'static Rule<W>, &'static Party<W::Model>)> {
    W::views().iter().flat_map(|rule| rule.who.iter().map(|party| (*rule, party)))
}

fn relation<M: Record>(party: &Party<M>) -> Option<&'static str> {
    party.relation.as_ref().map(|relation| relation.name)
}

/// The relation in which the public sees records of a kind, if there is one.
fn of_the_public<W: Workflow>() -> Option<&'static str> {
    let public = parties::<W>().find(|(_, party)| party.group.roles.contains(&Role::Public));
    public.and_then(|(_, party)| relation(party))
}

/// Whether there may be records of a kind of which a caller reads no more than the public.
pub(crate) fn is_named_beside_the_public<W: Workflow>(actor: &Actor) -> bool {
    let beside = of_the_public::<W>();
    let named =
        |(_, party): (_, &Party<W::Model>)| relation(party) == beside && party.role_of(actor).is_some();
    actor.is(Role::Public) || (beside.is_some() && parties::<W>().any(named) && !sees_everything::<W>(actor))
}

/// Whether a role of the caller sees every record of a kind, whatever the state and whosever it is.
fn sees_everything<W: Workflow>(actor: &Actor) -> bool {
    parties::<W>().any(|(rule, party)| {
        let always = StateOf::<W>::ALL.iter().all(|state| rule.starts_from(Some(*state)));
        always && relation(party).is_none() && party.role_of(actor).is_some()
    })
}

/// Whether a caller reads no more of a record than the public: the View rows name the caller's roles in the relation of the public,
/// and in no other that holds. Who is named beside the public reads the published part.
#[must_use]
pub fn reads_as_the_public<W: Workflow>(actor: &Actor, row: &W::Model) -> bool {
    if actor.is(Role::Public) || !is_named_beside_the_public::<W>(actor) {
        return actor.is(Role::Public);
    }
    let beside = of_the_public::<W>();
    let mut others =
        parties::<W>().filter(|(_, party)| relation(party) != beside && party.role_of(actor).is_some());
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
