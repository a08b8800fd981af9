//! May this caller do this to this record now? The only place that decides.

use super::{From, Party, Rule, StateOf, Workflow};
use crate::{
    problem::{Problem, Result, codes},
    records::{
        actor::{Actor, Credential},
        record::Record,
    },
    values::words::Words,
    vocabulary::Role,
};

impl<W: Workflow> Rule<W> {
    /// Whether the action may start from this state; none means that there is no record yet.
    pub(crate) fn starts_from(&self, state: Option<StateOf<W>>) -> bool {
        match (&self.from, state) {
            (From::New, now) => now.is_none(),
            (From::Any, now) => now.is_some(),
            (From::In(states), Some(now)) => states.contains(&now),
            (From::In(_), None) => false,
        }
    }

    /// Whether it is a row for consequences: by nobody, without conditions, and with nothing more to do.
    pub(crate) fn is_of_the_service(&self) -> bool {
        let nobody = self.who.iter().all(|party| party.group.roles.is_empty());
        nobody && self.guards.is_empty() && self.effect.is_none()
    }

    /// The roles that the row names.
    fn roles(&self) -> impl Iterator<Item = &'static Role> {
        self.who.iter().flat_map(|party| party.group.roles)
    }

    /// The role through which the caller may use this row of the table, on this row of data if there is one.
    fn role_for(&self, actor: &Actor, row: Option<&W::Model>) -> Option<Role> {
        self.role_if(actor, |party| row.is_none_or(|row| party.related(actor, row)))
    }

    fn role_if(&self, actor: &Actor, related: impl Fn(&Party<W::Model>) -> bool) -> Option<Role> {
        self.who.iter().find_map(|party| party.role_of(actor).filter(|_| related(party)))
    }

    /// Whether a role alone is enough, of whatever organization, for whatever record.
    pub(super) fn is_enough(&self, role: Role) -> bool {
        let nobody = Actor { roles: vec![role], ..Actor::operator() };
        self.role_if(&nobody, |party| party.relation.is_none()).is_some()
    }
}

fn rules_of<W: Workflow>(action: W::Action) -> impl Iterator<Item = (usize, &'static Rule<W>)> + Clone {
    W::TABLE.iter().enumerate().filter(move |(_, rule)| rule.action == action)
}

/// The states from which an action may start: what rules look for where they ask which records it still concerns.
#[must_use]
pub fn starting_states<W: Workflow>(action: W::Action) -> Vec<StateOf<W>> {
    let starts = |state: &StateOf<W>| rules_of::<W>(action).any(|(_, rule)| rule.starts_from(Some(*state)));
    StateOf::<W>::ALL.iter().copied().filter(starts).collect()
}

/// The states from which somebody goes on: in all others a record is finished, though the service may open it again.
#[must_use]
pub fn unfinished_states<W: Workflow>() -> Vec<StateOf<W>> {
    let moves = |rule: &&Rule<W>| rule.action.word() != "view" && !rule.is_of_the_service();
    let starts =
        |state: &StateOf<W>| W::TABLE.iter().filter(moves).any(|rule| rule.starts_from(Some(*state)));
    StateOf::<W>::ALL.iter().copied().filter(starts).collect()
}

/// Whether a caller might do this if a role of theirs did not rest: they are told so, whatever they see of the record.
///
/// # Errors
/// The code that says why the role rests.
pub fn not_resting<W: Workflow>(action: W::Action, actor: &Actor) -> Result<()> {
    let named = |role: Role| rules_of::<W>(action).any(|(_, rule)| rule.roles().any(|own| *own == role));
    let holds = || rules_of::<W>(action).any(|(_, rule)| rule.role_for(actor, None).is_some());
    match actor.resting_roles.iter().find(|(role, _)| named(*role)) {
        Some((_, code)) if !holds() => Err(Problem::new(*code).with("action", action.word())),
        _ => Ok(()),
    }
}

/// Whether a caller's role may do this to any record at all, and then to this one.
///
/// # Errors
/// `FORBIDDEN` for the role, `FORBIDDEN_SCOPE` for the record.
pub fn permitted<W: Workflow>(action: W::Action, actor: &Actor, row: Option<&W::Model>) -> Result<()> {
    if !rules_of::<W>(action).any(|(_, rule)| rule.role_for(actor, None).is_some()) {
        return Err(Problem::new(codes::FORBIDDEN).with("action", action.word()));
    }
    if rules_of::<W>(action).any(|(_, rule)| rule.role_for(actor, row).is_some()) {
        return Ok(());
    }
    Err(Problem::new(codes::FORBIDDEN_SCOPE).with("action", action.word()))
}

/// The rows of the table for a permitted action in the record's present state, and the caller's role in each: whoever has
/// several roles may act by any of them.
pub fn rules_for<W: Workflow>(
    action: W::Action,
    actor: &Actor,
    row: Option<&W::Model>,
) -> Vec<(usize, &'static Rule<W>, Role)> {
    let state = row.map(Record::state);
    let starting = rules_of::<W>(action).filter(|(_, rule)| starts_and_is_active(rule, row, state));
    starting.filter_map(|(index, rule)| rule.role_for(actor, row).map(|role| (index, rule, role))).collect()
}

/// What a caller is told for whom no row starts from the record's present state: `INVALID_TRANSITION`, or the code of the
/// state, with the present state.
pub fn not_from_here<W: Workflow>(action: W::Action, row: Option<&W::Model>) -> Problem {
    let state = row.map(Record::state);
    let own = W::REFUSALS.iter().find(|(refusing, _)| Some(*refusing) == state);
    Problem::new(own.map_or(codes::INVALID_TRANSITION, |(_, code)| *code))
        .with("action", action.word())
        .with("state", state.map_or("(new)", Words::word))
}

/// An archived record can be read, not moved.
fn starts_and_is_active<W: Workflow>(
    rule: &Rule<W>,
    row: Option<&W::Model>,
    state: Option<StateOf<W>>,
) -> bool {
    let archived = row.is_some_and(Record::is_archived);
    rule.starts_from(state) && !(archived && rule.action.word() != "view")
}

/// What the caller may do with the record now, by role, relation, state and credential; guards are asked when it is done.
#[must_use]
pub fn available<W: Workflow>(actor: &Actor, credential: Credential, row: &W::Model) -> Vec<W::Action> {
    let mut open: Vec<W::Action> = Vec::new();
    if row.is_archived() {
        return open;
    }
    let state = Some(row.state());
    for rule in W::TABLE.iter().filter(|rule| rule.starts_from(state) && rule.action.word() != "view") {
        let mine = !open.contains(&rule.action)
            && rule.assurance.demand(credential).is_ok()
            && rule.role_for(actor, Some(row)).is_some();
        if mine {
            open.push(rule.action);
        }
    }
    open
}
