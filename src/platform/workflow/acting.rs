//! On which records a caller may act: what `available` says of one record, asked of the database for all of them.

use super::{Rule, Sight, Workflow};
use crate::{
    records::actor::{Actor, Credential},
    values::words::Words,
};

/// What everybody does who keeps records: none of it is an act that a record waits for.
const KEEPING: [&str; 4] = ["view", "create", "edit", "remove"];

/// What is done when something happened that nobody waits for: a slip, a change of plans, a wish. A record on which nothing else is
/// open waits for nobody.
const ON_OCCASION: [&str; 14] = [
    "cancel",
    "correct",
    "disable",
    "propose_correction",
    "redact",
    "rename",
    "reopen",
    "repeal",
    "request_extension",
    "retire",
    "suggest_review",
    "transfer_lead",
    "void",
    "withdraw",
];

impl<W: Workflow> Rule<W> {
    /// The rows on which the caller may do this.
    fn acts(&self, actor: &Actor) -> Sight<W::Model> {
        let parties = self.who.iter().filter(|party| party.role_of(actor).is_some());
        Sight::all_of([self.standing(), Sight::any_of(parties.map(|party| party.acts_on(actor)))])
    }
}

/// The records of a kind, beside the tenant and those that the caller does not see, on which role, relation, state and
/// credential allow an act that is waited for.
#[must_use]
pub fn acting<W: Workflow>(actor: &Actor, credential: Credential) -> Sight<W::Model> {
    let waited_for = |word: &str| !KEEPING.contains(&word) && !ON_OCCASION.contains(&word);
    let acts = W::TABLE.iter().filter(|rule| waited_for(rule.action.word()));
    let mine = acts.filter(|rule| rule.assurance.demand(credential).is_ok());
    Sight::any_of(mine.map(|rule| rule.acts(actor)))
}
