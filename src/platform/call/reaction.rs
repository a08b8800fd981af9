//! What follows in a layer above when a record has done an action, in the same transaction: a meeting that is rescheduled
//! moves the deadlines of the reports before it, and the registry need not know of reports.

use super::UnitOfWork;
use crate::{
    problem::{Code, Result},
    values::{future::Future, words::Words},
    workflow::Workflow,
};
use std::{any::Any, collections::HashMap};

/// An action that a record has done.
pub struct Happened<'a, W: Workflow> {
    /// What was done.
    pub action: W::Action,
    /// The record as it was; none if it was made.
    pub before: Option<&'a W::Model>,
    /// The record as it is.
    pub after: &'a W::Model,
    /// Whether it followed from another action, so that nobody did it.
    pub by_itself: bool,
}

impl<W: Workflow> Clone for Happened<'_, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W: Workflow> Copy for Happened<'_, W> {}

/// What follows an action on records of one kind.
type Follow<W> = for<'a> fn(UnitOfWork<'a>, Happened<'a, W>) -> Future<'a, Result<()>>;

pub(super) struct Reaction<W: Workflow> {
    pub(super) action: W::Action,
    pub(super) run: Follow<W>,
}

/// A reaction as the table of what it follows prints it.
#[derive(Debug, Clone, Copy)]
pub struct Followed {
    /// The kind of the record.
    pub kind: &'static str,
    /// The action that is followed.
    pub action: &'static str,
    /// Who follows, and with what: `its reports move with it`.
    pub by: &'static str,
    /// What it may refuse the action with.
    pub codes: &'static [Code],
}

/// Everything that follows, by the kind of the record that has done something.
#[derive(Default)]
pub struct Reactions {
    of_kind: HashMap<&'static str, Box<dyn Any + Send + Sync>>,
    told: Vec<Followed>,
}

impl Reactions {
    /// Lets something follow an action: `by` says who follows, and with what.
    pub fn after<W: Workflow>(&mut self, action: W::Action, by: &'static str, run: Follow<W>) {
        self.or_refuse::<W>(action, by, &[], run);
    }

    /// The same for what may refuse the action with some codes.
    pub fn or_refuse<W: Workflow>(
        &mut self,
        action: W::Action,
        by: &'static str,
        codes: &'static [Code],
        run: Follow<W>,
    ) {
        let own = self.of_kind.entry(W::KIND).or_insert_with(|| Box::new(Vec::<Reaction<W>>::new()));
        // Kinds have names of their own, so it is a list of this kind's.
        if let Some(own) = own.downcast_mut::<Vec<Reaction<W>>>() {
            own.push(Reaction { action, run });
            self.told.push(Followed { kind: W::KIND, action: action.word(), by, codes });
        }
    }

    /// What follows actions of a kind, in the order of its declaration.
    pub(super) fn of<W: Workflow>(&self) -> &[Reaction<W>] {
        let own = self.of_kind.get(W::KIND).and_then(|own| own.downcast_ref::<Vec<Reaction<W>>>());
        own.map_or(&[], Vec::as_slice)
    }

    /// All of them, as tables print them.
    #[must_use]
    pub fn told(&self) -> &[Followed] {
        &self.told
    }
}
