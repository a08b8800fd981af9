//! Workflow tables: what may happen to a record, in which state, by whom, on which condition.
//!
//! A record declares one table with [`workflow!`](macro@crate::workflow). Permissions, state guards, the audit trail,
//! `available_actions`, the API document, the role matrix and the diagram are all read from it.

mod acting;
mod check;
mod declare;
mod diagram;
mod print;
mod relation;
mod sight;
mod spoken;
mod table;
mod verdict;

pub use acting::acting;
pub use check::{
    available, not_from_here, not_resting, permitted, rules_for, starting_states, unfinished_states,
};
pub use diagram::{mermaid, svg};
pub use print::{markdown, matrix};
pub use relation::{Relation, Sight};
pub(crate) use sight::is_named_beside_the_public;
pub use sight::{reads_as_the_public, sight, tenant, views_of};
pub(crate) use spoken::{readers, rows_of};
pub use table::{RowText, StateText, TableText};
pub use verdict::{Guarded, Note, Nothing, Reason, Verdict, Warning};

use crate::{
    problem::{Code, law::Article},
    records::{
        actor::Actor,
        assurance::Assurance,
        listing::Listing,
        record::{Record, View},
        record_reference::RecordReference,
    },
    values::{schema::Schema, words::Words},
    vocabulary::{OrganizationFunction, Role, groups::Group},
};
use uuid::Uuid;

/// The states an action starts from.
pub enum From<S: 'static> {
    /// There is no record yet.
    New,
    /// Every state.
    Any,
    /// One of these.
    In(&'static [S]),
}

/// The state an action leads to.
pub enum To<S: 'static> {
    /// The state does not change.
    Same,
    /// The record is archived.
    Archived,
    /// The first of these, unless the effect chooses another of them.
    OneOf(&'static [S]),
}

/// A relation that a table names: `OrganHead of own_organ`.
pub struct Named<M: Record> {
    /// The name of the function in `rules.rs`.
    pub name: &'static str,
    /// Whom it is asked.
    pub asked: Asked<M>,
}

/// Whom a relation is asked: seeing asks the database for rows, acting asks one row.
pub enum Asked<M: Record> {
    /// The rows that the caller sees.
    Rows(fn(&Actor) -> Sight<M>),
    /// Whether it holds for a row, and, where it is asked on which records a caller may act, for which rows.
    Row(fn(&Actor) -> Relation<M>),
}

/// Who may do something: roles, perhaps of an organization with a function, perhaps in a relation to the row.
pub struct Party<M: Record> {
    /// The roles.
    pub group: Group,
    /// The function that the organization of the caller must have.
    pub function: Option<OrganizationFunction>,
    /// The relation that the caller must have to the row.
    pub relation: Option<Named<M>>,
}

impl<M: Record> Party<M> {
    /// The role through which this caller belongs to the party, whatever the row.
    fn role_of(&self, actor: &Actor) -> Option<Role> {
        let function = self.function.is_none_or(|function| actor.functions.contains(&function));
        self.group.roles.iter().copied().find(|role| function && actor.is(*role))
    }

    /// Whether the caller stands in the relation to a row. What a View row names is asked in the database: a row here is
    /// none that it was asked for.
    fn related(&self, actor: &Actor, row: &M) -> bool {
        self.relation.as_ref().is_none_or(|relation| match relation.asked {
            Asked::Row(relation) => relation(actor).holds(row),
            Asked::Rows(_) => false,
        })
    }

    /// The rows to which the caller stands in the relation of a View row.
    fn sees(&self, actor: &Actor) -> Sight<M> {
        self.relation.as_ref().map_or_else(Sight::always, |relation| match relation.asked {
            Asked::Rows(sees) => sees(actor),
            Asked::Row(_) => Sight::never(),
        })
    }

    /// The rows to which the caller stands in the relation of another row of the table.
    fn acts_on(&self, actor: &Actor) -> Sight<M> {
        self.relation.as_ref().map_or_else(Sight::always, |relation| match relation.asked {
            Asked::Row(relation) => relation(actor).asked_of_the_database(),
            Asked::Rows(_) => Sight::never(),
        })
    }
}

/// A condition of an action: a function in `rules.rs` and the code it refuses with.
pub struct Guard {
    /// The name of the function.
    pub name: &'static str,
    /// The code of its refusal.
    pub code: Code,
    /// The articles that demand it here.
    pub basis: &'static [Article],
}

/// The body of an action: the name of its type and its schema.
pub struct Body {
    /// The name of the type.
    pub name: &'static str,
    /// Its schema with everything it refers to.
    pub schema: fn() -> Schema,
}

/// One row of a table.
pub struct Rule<W: Workflow> {
    /// What is done.
    pub action: W::Action,
    /// What the caller must have proved: whether it is an act of office.
    pub assurance: Assurance,
    /// From which states.
    pub from: From<StateOf<W>>,
    /// To which state.
    pub to: To<StateOf<W>>,
    /// By whom.
    pub who: &'static [Party<W::Model>],
    /// With what body.
    pub body: Option<Body>,
    /// On which conditions.
    pub guards: &'static [Guard],
    /// The function that carries it out, if more happens than the change of state.
    pub effect: Option<&'static str>,
}

/// The states of a workflow's records.
pub type StateOf<W> = <<W as Workflow>::Model as Record>::State;
/// The table of a workflow's records.
pub type EntityOf<W> = <<W as Workflow>::Model as Record>::Of;
/// The columns of a workflow's records.
pub type ColumnOf<W> = <<W as Workflow>::Model as Record>::Column;
/// A kind of record with a life. Written by [`workflow!`](macro@crate::workflow), never by hand.
pub trait Workflow: Sized + Send + Sync + 'static {
    /// The row.
    type Model: Record<State: Words>;
    /// The actions.
    type Action: Words;
    /// What callers see.
    type View: View<Self::Model>;

    /// `domain.record`: the name in audit entries, events and links.
    const KIND: &'static str;
    /// What the record is called in Chinese.
    const LABEL: &'static str;
    /// What it is called in English.
    const NOUN: &'static str;
    /// What several are called.
    const PLURAL: &'static str;
    /// The collection's URL below `/api/v1`.
    const PATH: &'static str;
    /// What the doc comment of the table says.
    const ABOUT: &'static str;
    /// States that refuse what they do not allow with a code of their own instead of `INVALID_TRANSITION`.
    const REFUSALS: &'static [(StateOf<Self>, Code)];
    /// The table.
    const TABLE: &'static [Rule<Self>];
    /// The rows of the table that say who sees a record: asked for every record that is shown.
    fn views() -> &'static [&'static Rule<Self>];

    /// Filters, orders, search and expansions of the list.
    fn listing() -> &'static Listing<Self::Model>;
}

impl RecordReference {
    /// A record of a kind.
    #[must_use]
    pub fn of<W: Workflow>(id: Uuid) -> Self {
        Self { kind: W::KIND.into(), id }
    }
}
