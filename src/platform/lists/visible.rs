//! Which records somebody sees: everything goes through the tenant and the View rows.

use crate::{
    problem::{Problem, Result, codes},
    records::record::{Record, Viewer, all_rows},
    store::Rows,
    values::words::Words,
    workflow::{EntityOf, Workflow, permitted, sight, tenant},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select, sea_query::SelectStatement};
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
    #[must_use]
    pub fn in_district<W: Workflow>(&self) -> Select<EntityOf<W>> {
        EntityOf::<W>::find().filter(tenant::<W>(self.actor))
    }

    /// The statement that reads the rows that the caller sees, whole.
    #[must_use]
    pub(crate) fn rows<W: Workflow>(&self) -> SelectStatement {
        let mut rows = all_rows::<W::Model>();
        rows.cond_where(tenant::<W>(self.actor)).cond_where(sight::<W>(self.actor).condition()).take()
    }

    /// The rows that the caller sees.
    #[must_use]
    pub fn select<W: Workflow>(&self) -> Select<EntityOf<W>> {
        self.in_district::<W>().filter(sight::<W>(self.actor).condition())
    }

    /// Whether the caller's roles may view records of a kind at all; to others there are none.
    #[must_use]
    pub fn may_view<W: Workflow>(&self) -> bool {
        view_action::<W>().is_ok_and(|view| permitted::<W>(view, self.actor, None).is_ok())
    }

    /// One row that the caller sees. What every write begins with.
    ///
    /// # Errors
    /// `NOT_FOUND`, also for what is there and invisible.
    pub async fn find<W: Workflow>(&self, db: &impl Rows, id: Uuid) -> Result<W::Model> {
        let found = self.rows::<W>().and_where(W::Model::ID.eq(id)).take();
        db.rows::<W::Model>(db.get_database_backend().build(&found))
            .await?
            .pop()
            .ok_or_else(|| Problem::new(codes::NOT_FOUND))
    }
}
