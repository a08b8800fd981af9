//! What an action may do with other records: read them, make them, move them, each with its own trail.

use super::{Call, UnitOfWork, persist, step::Step};
use crate::{
    lists::{Days, named, read_days},
    problem::{Code, Problem, Result, codes},
    records::record::{Record, Stamp, all_rows},
    store::{Rows, Transaction},
    values::words::Words,
    workflow::{EntityOf, Rule, StateOf, To, Warning, Workflow},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

impl UnitOfWork<'_> {
    /// The active records of this district.
    pub fn all<O: Workflow>(&self) -> Select<EntityOf<O>> {
        EntityOf::<O>::find()
            .filter(O::Model::DISTRICT_CODE.eq(self.district_code))
            .filter(O::Model::ARCHIVED_AT.is_null())
    }

    /// A record of this district that the rules need, whether the caller can see it or not, and archived or not: what was
    /// archived still holds for the records that refer to it.
    ///
    /// # Errors
    /// It is not there: a reference was checked when it was stored, so this is a defect.
    pub async fn stored<O: Workflow>(&self, id: Uuid) -> Result<O::Model> {
        let mut row = all_rows::<O::Model>();
        row.and_where(O::Model::DISTRICT_CODE.eq(self.district_code)).and_where(O::Model::ID.eq(id));
        let mut found: Vec<O::Model> = self.tx.rows(self.tx.get_database_backend().build(&row)).await?;
        read_days::<O>(self.tx, &mut found, Days::OfTheClock).await?;
        found.pop().ok_or_else(|| Problem::internal(format!("{} {id} is gone", O::KIND)))
    }

    /// The same for many, by their ids, in one query; who is gone is not among them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn stored_all<O: Workflow>(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, O::Model>> {
        let mut rows = all_rows::<O::Model>();
        rows.and_where(O::Model::DISTRICT_CODE.eq(self.district_code));
        rows.and_where(O::Model::ID.is_in(ids.iter().copied()));
        let mut found: Vec<O::Model> = self.tx.rows(self.tx.get_database_backend().build(&rows)).await?;
        read_days::<O>(self.tx, &mut found, Days::OfTheClock).await?;
        Ok(found.into_iter().map(|row| (row.id(), row)).collect())
    }

    /// Makes a record without a request, in the first state that its table names for `create`: as a consequence of
    /// an action, or as demonstration data. Its guards are not asked; its trail is written.
    ///
    /// # Errors
    /// The database failed, or a unique key was hit.
    pub async fn make<O: Workflow>(&self, fill: impl FnOnce(&mut O::Model)) -> Result<O::Model> {
        let create = named::<O>("create")?;
        let rule = O::TABLE.iter().find(|rule| rule.action == create);
        let rule = rule.ok_or_else(|| Problem::internal(format!("{} has no create", O::KIND)))?;
        let mut step = Step::<O>::begin(self.call, self.tx, None, rule);
        let stamp = Stamp { at: self.call.now, by: self.call.actor.user_id };
        step.row.begin(Call::new_id(), self.district_code, stamp);
        fill(&mut step.row);
        persist::save(step, &self.consequence("create")).await
    }

    /// Adds a hint to the answer of the action that is being carried out.
    pub fn warn(&self, code: Code, params: &[(&str, Value)]) {
        self.call.hints.say(Warning::of(code, self.call.language, params));
    }

    /// Moves a record as a consequence of an action, if its table has a row of the service's own (`System`) for it from the
    /// present state.
    ///
    /// # Errors
    /// `INVALID_TRANSITION` if it has not.
    pub async fn advance<O: Workflow>(
        &self,
        row: O::Model,
        action: O::Action,
        change: impl FnOnce(&mut O::Model),
    ) -> Result<O::Model> {
        self.advance_to::<O>(row, action, None, change).await
    }

    /// The same, to one of several states that the table names.
    ///
    /// # Errors
    /// `INVALID_TRANSITION` if the table has not.
    pub async fn advance_to<O: Workflow>(
        &self,
        row: O::Model,
        action: O::Action,
        state: Option<StateOf<O>>,
        change: impl FnOnce(&mut O::Model),
    ) -> Result<O::Model> {
        // What people do has guards and effects, which nobody would ask here: a consequence has a row of its own.
        let fits = |rule: &&Rule<O>| {
            rule.action == action && rule.starts_from(Some(row.state())) && rule.is_of_the_service()
        };
        let rule = O::TABLE.iter().find(fits).ok_or_else(|| {
            let refused = Problem::new(codes::INVALID_TRANSITION).with("kind", O::KIND);
            refused.with("action", action.word()).with("state", row.state().word())
        })?;
        let mut step = Step::<O>::begin(self.call, self.tx, Some(row), rule);
        if let Some(state) = state {
            step.lead_to(state)?;
        }
        change(&mut step.row);
        let archive = matches!(rule.to, To::Archived);
        persist::save(step, &persist::Entry { archive, ..self.consequence(action.word()) }).await
    }

    /// How a consequence is told in the trail: in no role, and with what it follows.
    fn consequence(&self, action: &'static str) -> persist::Entry {
        let reason = self.cause.map(|cause| cause.to_string());
        persist::Entry { action, role: None, reason, archive: false }
    }
}

impl Call {
    /// A new row of the caller's district.
    pub(super) fn blank<W: Workflow>(&self) -> W::Model {
        let mut row = W::Model::default();
        let id = self.given_id.unwrap_or_else(Self::new_id);
        row.begin(id, &self.actor.district_code, Stamp { at: self.now, by: self.actor.user_id });
        row
    }

    /// A transaction in a district.
    #[must_use]
    pub fn work<'a>(&'a self, tx: &'a Transaction, district_code: &'a str) -> UnitOfWork<'a> {
        UnitOfWork { call: self, tx, district_code, cause: None }
    }
}
