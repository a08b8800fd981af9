//! What the entries of consequences name.

use crate::{values::words::Words, workflow::Workflow};
use std::fmt;
use uuid::Uuid;

/// An action on a record, as entries of the trail name it that follow from it.
#[derive(Debug, Clone, Copy)]
pub struct Cause {
    kind: &'static str,
    id: Uuid,
    action: &'static str,
}

impl Cause {
    /// An action on a record of a kind.
    pub(crate) fn of<W: Workflow>(id: Uuid, action: W::Action) -> Self {
        Self { kind: W::KIND, id, action: action.word() }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.kind, self.id, self.action)
    }
}
