//! Receipts say who has voted, papers say what was chosen, and nothing connects them.
//!
//! On PostgreSQL the place of a row (`ctid`) and the number of its transaction (`xmin`) would: a receipt and a paper
//! written together look alike. So each cast writes all receipts and all papers of its ballot anew, in the order of
//! their ids, of which those of papers are random. On SQLite both tables have no row numbers at all.

use super::api::Choice;
use crate::platform::{
    problem::{Code, Problem, Result},
    record::List,
    store::Transaction,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// Who has voted.
pub mod receipt {
    use sea_orm::entity::prelude::*;

    /// A member has voted in a ballot.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ballot_receipt")]
    pub struct Model {
        /// The ballot.
        #[sea_orm(primary_key, auto_increment = false)]
        pub ballot_id: Uuid,
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
    }

    /// Nothing refers to receipts.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was chosen.
pub mod paper {
    use super::{Choice, List};
    use sea_orm::entity::prelude::*;

    /// A paper in a ballot.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ballot_paper")]
    pub struct Model {
        /// Random (UUIDv4): a time-ordered id would tell the order of voting.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The ballot.
        pub ballot_id: Uuid,
        /// The choices, one for each question; none on a blank paper.
        pub choices: List<Choice>,
        /// Who voted, in a recorded ballot; always null in a secret one.
        pub member_id: Option<Uuid>,
    }

    /// Nothing refers to papers.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Lets one cast after the other write. `LOCK TABLE` waits before the transaction looks at any row, so that what it
/// then reads is what the cast before it wrote. SQLite has one writer anyway.
pub(super) async fn one_after_the_other(tx: &Transaction) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared("LOCK TABLE ballot_receipt, ballot_paper IN EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Puts a paper into the ballot and a receipt beside it.
#[expect(clippy::disallowed_methods, reason = "the ids of papers are random on purpose")]
pub(super) async fn put(
    tx: &Transaction,
    ballot_id: Uuid,
    member_id: Uuid,
    choices: Vec<Choice>,
    is_secret: bool,
) -> Result<()> {
    let mut receipts =
        receipt::Entity::find().filter(receipt::Column::BallotId.eq(ballot_id)).all(tx).await?;
    if receipts.iter().any(|receipt| receipt.member_id == member_id) {
        return Err(Problem::new(Code::AlreadyVoted));
    }
    receipts.push(receipt::Model { ballot_id, member_id });
    receipts.sort_by_key(|receipt| receipt.member_id);
    let mut papers = paper::Entity::find().filter(paper::Column::BallotId.eq(ballot_id)).all(tx).await?;
    let named = (!is_secret).then_some(member_id);
    papers.push(paper::Model { id: Uuid::new_v4(), ballot_id, choices: choices.into(), member_id: named });
    papers.sort_by_key(|paper| paper.id);

    receipt::Entity::delete_many().filter(receipt::Column::BallotId.eq(ballot_id)).exec(tx).await?;
    paper::Entity::delete_many().filter(paper::Column::BallotId.eq(ballot_id)).exec(tx).await?;
    let receipts = receipts.into_iter().map(|receipt| receipt::ActiveModel {
        ballot_id: Set(receipt.ballot_id),
        member_id: Set(receipt.member_id),
    });
    receipt::Entity::insert_many(receipts).exec_without_returning(tx).await?;
    let papers = papers.into_iter().map(|paper| paper::ActiveModel {
        id: Set(paper.id),
        ballot_id: Set(paper.ballot_id),
        choices: Set(paper.choices),
        member_id: Set(paper.member_id),
    });
    paper::Entity::insert_many(papers).exec_without_returning(tx).await?;
    Ok(())
}

/// The choices of all papers, in an order that says nothing.
pub(super) async fn all(tx: &Transaction, ballot_id: Uuid) -> Result<Vec<Vec<Choice>>> {
    let papers =
        paper::Entity::find().filter(paper::Column::BallotId.eq(ballot_id)).order_by_asc(paper::Column::Id);
    Ok(papers.all(tx).await?.into_iter().map(|paper| paper.choices.0).collect())
}
