//! Clearing: when the vote has ended, what the files of the database keep of its time is removed.
//!
//! The dead versions of receipts and papers tell which of them were written in one batch. They are removed outside of
//! any transaction, so the order to do it is a row that stays until it was done.

use super::papers::{Papers, Votes};
use entity::{ActiveModel, Column, Entity};
use platform::{
    call::{Service, background::Job},
    problem::Result,
    store::{Outcome, Transaction, lease::Lease},
    values::future::Future,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

mod entity {
    use sea_orm::entity::prelude::*;

    /// A ballot whose vote has ended, and whose past is still in the files of the database.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ballot_clearing")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub ballot_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Removes what ballots have left behind.
pub const CLEARING: Job = Job { name: "ballots.clear", every: Duration::from_mins(1), run: clear };

/// Writes the votes of a ballot for the last time, in the open and all in one transaction, and orders the clearing.
pub(super) async fn settle(tx: &Transaction, votes: Votes, ballot_id: Uuid) -> Result<()> {
    votes.write(tx, Papers::Open).await?;
    Entity::insert(ActiveModel { ballot_id: Set(ballot_id) }).exec_without_returning(tx).await?;
    Ok(())
}

fn clear(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let ended = Entity::find().all(service.store.read()).await?;
        if ended.is_empty() {
            return Ok(());
        }
        service.store.forget(&["ballot_receipt", "ballot_paper"]).await?;
        let (cleared, now) = (ended.into_iter().map(|row| row.ballot_id), service.clock.now());
        let cleared: Vec<_> = cleared.collect();
        let write = service.store.write(move |tx| {
            let cleared = cleared.clone();
            Box::pin(async move {
                lease.confirm(tx, now).await?;
                Entity::delete_many().filter(Column::BallotId.is_in(cleared)).exec(tx).await?;
                Ok(Outcome::Commit(()))
            })
        });
        write.await
    })
}
