//! One action on one record, while it is carried out: what guards read and effects change.

use super::{Call, Cause, UnitOfWork};
use crate::{
    http::{body::Raw, patch},
    problem::{Code, Problem, Result},
    records::record::{Content, Record},
    store::Transaction,
    values::clock::legal_date,
    workflow::{EntityOf, Rule, StateOf, To, Warning, Workflow},
};
use chrono::NaiveDate;
use sea_orm::Select;
use serde_json::Value;
use uuid::Uuid;

/// One action on one record inside its transaction.
pub struct Step<'a, W: Workflow> {
    /// Who calls, and when.
    pub call: &'a Call,
    /// The transaction that everything of this action shares.
    pub tx: &'a Transaction,
    /// The record: before the action for guards of actions, the candidate for guards of create and edit.
    pub row: W::Model,
    /// The record as it was; none when it is created.
    pub before: Option<W::Model>,
    pub(crate) action: W::Action,
    pub(crate) targets: &'static [StateOf<W>],
    pub(crate) target: Option<StateOf<W>>,
    pub(crate) warnings: Vec<Warning>,
    /// Whether the guards have held: what refuses from here on is the effect, which may have written.
    pub(crate) granted: bool,
}

impl<W: Workflow> Step<'_, W> {
    /// Today's legal date.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        legal_date(self.call.now)
    }

    /// Chooses among the states that the table names for this action.
    ///
    /// # Errors
    /// A state that the table does not name is a defect of the rules.
    pub fn lead_to(&mut self, state: StateOf<W>) -> Result<()> {
        if !self.targets.contains(&state) {
            return Err(Problem::internal("an effect chose a state that its table does not name"));
        }
        self.target = Some(state);
        Ok(())
    }

    /// Adds a hint to the answer.
    pub fn warn(&mut self, code: Code, params: &[(&str, Value)]) {
        self.warnings.push(Warning::of(code, self.call.language, params));
    }

    /// Notes that the guards have held.
    #[doc(hidden)]
    pub fn grant(&mut self) {
        self.granted = true;
    }

    /// Reads the body of a new record and writes it to the row.
    #[doc(hidden)]
    pub fn write_new<C: Content<W::Model>>(&mut self, raw: &Raw) -> Result<C> {
        let content: C = raw.parse()?;
        content.write(&mut self.row);
        Ok(content)
    }

    /// Merges the body of an edit (RFC 7396) into the present content and writes it to the row.
    #[doc(hidden)]
    pub fn write_merged<C: Content<W::Model>>(&mut self, raw: &Raw) -> Result<C> {
        let content: C = patch::merged(&C::read(&self.row), raw)?;
        content.write(&mut self.row);
        Ok(content)
    }
}

impl<'a, W: Workflow> Step<'a, W> {
    pub(super) fn begin(
        call: &'a Call,
        tx: &'a Transaction,
        before: Option<W::Model>,
        rule: &'static Rule<W>,
    ) -> Self {
        let targets: &[StateOf<W>] = match rule.to {
            To::OneOf(states) => states,
            To::Same | To::Archived => &[],
        };
        let row = before.clone().unwrap_or_else(|| call.blank::<W>());
        let (action, warnings) = (rule.action, Vec::new());
        Self { call, tx, row, before, action, targets, target: None, warnings, granted: false }
    }

    /// The transaction and the district of this step, for rules that are not about its record.
    #[must_use]
    pub fn work(&self) -> UnitOfWork<'_> {
        UnitOfWork {
            call: self.call,
            tx: self.tx,
            district_code: self.row.district_code(),
            cause: Some(Cause::of::<W>(self.row.id(), self.action)),
        }
    }

    /// See [`UnitOfWork::stored`].
    ///
    /// # Errors
    /// It is not there.
    pub async fn stored<O: Workflow>(&self, id: Uuid) -> Result<O::Model> {
        self.work().stored::<O>(id).await
    }

    /// See [`UnitOfWork::all`].
    pub fn all<O: Workflow>(&self) -> Select<EntityOf<O>> {
        self.work().all::<O>()
    }
}
