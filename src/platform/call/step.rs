//! What a step may do with other records: read them, make them, move them, each with its own trail.

use super::{Call, persist, read::named};
use crate::platform::{
    problem::{Code, Problem, Result},
    record::{Record, Stamp},
    store::Transaction,
    words::Words,
    workflow::{Rule, StateOf, Step, To, Workflow},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

impl<'a, W: Workflow> Step<'a, W> {
    pub(super) fn begin(call: &'a Call, tx: &'a Transaction, before: Option<W::Model>, rule: &'static Rule<W>) -> Self {
        let targets: &[StateOf<W>] = match rule.to {
            To::OneOf(states) => states,
            To::Same | To::Archived => &[],
        };
        let row = before.clone().unwrap_or_else(|| call.blank::<W>());
        Self { call, tx, row, before, targets, target: None, warnings: Vec::new() }
    }

    /// A record that the body of this action refers to; it must be one that the caller can see, in the same
    /// district as this record.
    ///
    /// # Errors
    /// `UNKNOWN_REFERENCE` at the pointer.
    pub async fn referred<O: Workflow>(&self, id: Uuid, pointer: &str) -> Result<O::Model> {
        let visible = self.call.select::<O>().filter(O::Model::ID.eq(id));
        let found = visible.filter(O::Model::DISTRICT_CODE.eq(self.row.district_code())).one(self.tx).await?;
        found.ok_or_else(|| Problem::new(Code::UnknownReference).at(pointer))
    }

    /// A record of this district that the rules need, whether the caller can see it or not.
    ///
    /// # Errors
    /// It is not there: a reference was checked when it was stored, so this is a defect.
    pub async fn stored<O: Workflow>(&self, id: Uuid) -> Result<O::Model> {
        let found = self.all::<O>().filter(O::Model::ID.eq(id)).one(self.tx).await?;
        found.ok_or_else(|| Problem::internal(format!("{} {id} is gone", O::KIND)))
    }

    /// The active records of this district.
    pub fn all<O: Workflow>(&self) -> Select<<O::Model as Record>::Of> {
        <O::Model as Record>::Of::find()
            .filter(O::Model::DISTRICT_CODE.eq(self.row.district_code()))
            .filter(O::Model::ARCHIVED_AT.is_null())
    }

    /// Makes another record as a consequence of this action, in the first state that its table names for `create`.
    ///
    /// # Errors
    /// The database failed, or a unique key was hit.
    pub async fn make<O: Workflow>(&self, fill: impl FnOnce(&mut O::Model)) -> Result<O::Model> {
        self.call.make::<O>(self.tx, self.row.district_code(), fill).await
    }

    /// Moves another record as a consequence of this action, if its table has the action from its present state.
    ///
    /// # Errors
    /// `INVALID_TRANSITION` if it has not.
    pub async fn advance<O: Workflow>(
        &self,
        row: O::Model,
        action: O::Action,
        change: impl FnOnce(&mut O::Model),
    ) -> Result<O::Model> {
        let fits = |rule: &&Rule<O>| rule.action == action && rule.starts_from(Some(row.state()));
        let rule = O::TABLE.iter().find(fits).ok_or_else(|| {
            let refused = Problem::new(Code::InvalidTransition).with("kind", O::KIND);
            refused.with("action", action.word()).with("state", row.state().word())
        })?;
        let mut step = Step::<O>::begin(self.call, self.tx, Some(row), rule);
        change(&mut step.row);
        persist::save(step, &consequence(action.word())).await
    }
}

fn consequence(action: &'static str) -> persist::Entry {
    persist::Entry { action, role: None, reason: None, archive: false }
}

impl Call {
    /// Makes a record without a request, in the first state that its table names for `create`: as a consequence of
    /// an action, or as demonstration data. Its guards are not asked; its trail is written.
    ///
    /// # Errors
    /// The database failed, or a unique key was hit.
    pub async fn make<O: Workflow>(
        &self,
        tx: &Transaction,
        district_code: &str,
        fill: impl FnOnce(&mut O::Model),
    ) -> Result<O::Model> {
        let create = named::<O>("create")?;
        let rule = O::TABLE.iter().find(|rule| rule.action == create);
        let rule = rule.ok_or_else(|| Problem::internal(format!("{} has no create", O::KIND)))?;
        let mut step = Step::<O>::begin(self, tx, None, rule);
        let stamp = Stamp { at: self.now, by: self.actor.user_id };
        step.row.begin(Self::new_id(), district_code, stamp);
        fill(&mut step.row);
        persist::save(step, &consequence("create")).await
    }

    /// A new row of the caller's district.
    pub(super) fn blank<W: Workflow>(&self) -> W::Model {
        let mut row = W::Model::default();
        row.begin(Self::new_id(), &self.actor.district_code, Stamp { at: self.now, by: self.actor.user_id });
        row
    }
}
