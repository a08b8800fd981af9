//! Which records somebody sees: everything goes through the tenant, `visible_to`, role and relation.

use crate::{
    problem::{Problem, Result, codes},
    records::record::{Record, Viewer},
    values::words::Words,
    workflow::{EntityOf, Workflow, permitted},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select, sea_query::Expr};
use uuid::Uuid;

/// The action that a table calls reading.
pub(crate) fn view_action<W: Workflow>() -> Result<W::Action> {
    named::<W>("view")
}

/// The action of a table by its word; a table without it does not offer it.
pub(crate) fn named<W: Workflow>(word: &str) -> Result<W::Action> {
    W::Action::parse(word).ok_or_else(|| Problem::new(codes::NOT_FOUND))
}

impl Viewer<'_> {
    /// The rows of the caller's district, whether the caller may see them or not.
    pub fn in_district<W: Workflow>(&self) -> Select<EntityOf<W>> {
        let all = EntityOf::<W>::find();
        if self.actor.crosses_districts() {
            return all;
        }
        all.filter(W::Model::DISTRICT_CODE.eq(&*self.actor.district_code))
    }

    /// The rows that the caller can see: none if the roles of the caller may not view records of the kind at all.
    #[must_use]
    pub fn select<W: Workflow>(&self) -> Select<EntityOf<W>> {
        let rows = self.in_district::<W>().filter(W::visible_to(self.actor));
        if self.may_view::<W>() { rows } else { rows.filter(Expr::value(false)) }
    }

    /// Whether the caller's roles may view records of a kind at all; to others there are none.
    #[must_use]
    pub fn may_view<W: Workflow>(&self) -> bool {
        view_action::<W>().is_ok_and(|view| permitted::<W>(view, self.actor, None).is_ok())
    }

    /// Some of the rows that the caller can see, as far as role and relation let the caller view them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn viewable<W: Workflow>(
        &self,
        db: &impl ConnectionTrait,
        rows: Select<EntityOf<W>>,
    ) -> Result<Vec<W::Model>> {
        let view = view_action::<W>()?;
        let mut rows = rows.all(db).await?;
        rows.retain(|row| permitted::<W>(view, self.actor, Some(row)).is_ok());
        Ok(rows)
    }

    /// One row that the caller may view: by tenant, `visible_to`, role and relation. What every write begins with.
    ///
    /// # Errors
    /// `NOT_FOUND`, also for what is there and invisible.
    pub async fn find<W: Workflow>(&self, db: &impl ConnectionTrait, id: Uuid) -> Result<W::Model> {
        let found = self.viewable::<W>(db, self.select::<W>().filter(W::Model::ID.eq(id))).await?.pop();
        found.ok_or_else(|| Problem::new(codes::NOT_FOUND))
    }
}
