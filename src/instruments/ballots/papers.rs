//! Receipts say who has voted, papers say what was chosen, and nothing connects them.
//!
//! On PostgreSQL the place of a row (`ctid`) and the number of its transaction (`xmin`) would: a receipt and a paper
//! written together look alike. So each batch of casts writes all receipts and all papers of its ballot anew, in the
//! order of their ids, of which those of papers are random and new each time. On SQLite both tables have no row numbers
//! at all. What the files of the database keep beside the rows is the matter of `ballot_box.rs` and `clearing.rs`.

use super::words::Choice;
use crate::codes;
use access::sealing::PAPER;
use platform::{
    problem::{Problem, Result},
    records::record::List,
    secrets::sealing::{Sealer, SealingKey},
    store::Transaction,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use std::collections::BTreeSet;
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
        /// Random (UUIDv4) and new at each writing: a time-ordered id would tell the order of voting.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The ballot.
        pub ballot_id: Uuid,
        /// The choices, one for each question; none on a blank paper.
        pub choices: List<Choice>,
        /// Who voted, in a recorded ballot; always null in a secret one.
        pub member_id: Option<Uuid>,
        /// The choices while a secret vote lasts; they are in the open when it has ended.
        pub sealed: Option<String>,
    }

    /// Nothing refers to papers.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Lets one batch after the other write. `LOCK TABLE` waits before the transaction looks at any row, so that what it
/// then reads is what the batch before it wrote. SQLite has one writer anyway.
pub(super) async fn one_after_the_other(tx: &Transaction) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared("LOCK TABLE ballot_receipt, ballot_paper IN EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Sealed papers are multiples of so many bytes: their length does not tell a blank one.
const LENGTH: usize = 512;
/// Bytes of one choice at most, as it is sealed.
const CHOICE: usize = 24;

/// The votes of a ballot, as a batch finds them and leaves them.
pub(super) struct Votes {
    ballot_id: Uuid,
    sealer: Sealer,
    voters: BTreeSet<Uuid>,
    /// The choices of each paper, and the member in a recorded vote.
    papers: Vec<(Vec<Choice>, Option<Uuid>)>,
}

/// Whether papers can be read in the database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Papers {
    /// While the vote lasts, what the database and its logs hold is of no use without the key.
    Sealed,
    /// When it has ended, they lie in an order that says nothing.
    Open,
}

impl Votes {
    /// The votes that are stored.
    pub(super) async fn of(tx: &Transaction, key: &SealingKey, ballot_id: Uuid) -> Result<Self> {
        let sealer = key.sealer(PAPER)?;
        let receipts =
            receipt::Entity::find().filter(receipt::Column::BallotId.eq(ballot_id)).all(tx).await?;
        let voters = receipts.into_iter().map(|receipt| receipt.member_id).collect();
        let stored = paper::Entity::find().filter(paper::Column::BallotId.eq(ballot_id));
        let mut papers = Vec::new();
        for paper in stored.order_by_asc(paper::Column::Id).all(tx).await? {
            let choices = match paper.sealed {
                Some(sealed) => {
                    let plain = sealer.open(ballot_id, &sealed)?;
                    serde_json::from_slice(&plain).map_err(Problem::internal)?
                }
                None => paper.choices.0,
            };
            papers.push((choices, paper.member_id));
        }
        Ok(Self { ballot_id, sealer, voters, papers })
    }

    /// How many members have voted.
    pub(super) fn count(&self) -> usize {
        self.voters.len()
    }

    /// Puts a paper into the ballot and a receipt beside it.
    pub(super) fn add(&mut self, member_id: Uuid, choices: Vec<Choice>, is_secret: bool) -> Result<()> {
        if !self.voters.insert(member_id) {
            return Err(Problem::new(codes::ALREADY_VOTED));
        }
        self.papers.push((choices, (!is_secret).then_some(member_id)));
        Ok(())
    }

    /// The choices of all papers.
    pub(super) fn choices(&self) -> Vec<Vec<Choice>> {
        self.papers.iter().map(|(choices, _)| choices.clone()).collect()
    }

    /// Writes everything anew, so that no row tells when it was added.
    pub(super) async fn write(self, tx: &Transaction, kept: Papers) -> Result<()> {
        let ballot_id = self.ballot_id;
        receipt::Entity::delete_many().filter(receipt::Column::BallotId.eq(ballot_id)).exec(tx).await?;
        paper::Entity::delete_many().filter(paper::Column::BallotId.eq(ballot_id)).exec(tx).await?;
        if self.voters.is_empty() {
            return Ok(());
        }
        let papers = self.rows(kept)?;
        let receipts = self.voters.into_iter();
        let receipts = receipts.map(|member_id| receipt::Model { ballot_id, member_id }.into_active_model());
        let receipts = receipts.map(ActiveModelTrait::reset_all);
        receipt::Entity::insert_many(receipts).exec_without_returning(tx).await?;
        let papers = papers.into_iter().map(|paper| paper.into_active_model().reset_all());
        paper::Entity::insert_many(papers).exec_without_returning(tx).await?;
        Ok(())
    }

    /// The rows of the papers in the order of new ids.
    #[expect(clippy::disallowed_methods, reason = "the ids of papers are random on purpose")]
    fn rows(&self, kept: Papers) -> Result<Vec<paper::Model>> {
        let longest = self.papers.iter().map(|(choices, _)| choices.len() * CHOICE).max().unwrap_or_default();
        let length = longest.max(1).next_multiple_of(LENGTH);
        let mut rows = Vec::with_capacity(self.papers.len());
        for (choices, member_id) in &self.papers {
            let (id, ballot_id, member_id) = (Uuid::new_v4(), self.ballot_id, *member_id);
            let is_sealed = kept == Papers::Sealed && member_id.is_none();
            let (choices, sealed) = if is_sealed {
                let mut plain = serde_json::to_vec(choices).map_err(Problem::internal)?;
                plain.resize(length.max(plain.len()), b' ');
                (List::default(), Some(self.sealer.seal(ballot_id, &plain)?))
            } else {
                (choices.clone().into(), None)
            };
            rows.push(paper::Model { id, ballot_id, choices, member_id, sealed });
        }
        rows.sort_by_key(|row| row.id);
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_sealed_paper_says_nothing() {
        let sealer = SealingKey::generate().unwrap().sealer(PAPER).unwrap();
        let papers = [vec![], vec![Choice::For; 20], vec![Choice::BasicallySatisfied; 20]];
        let papers = papers.map(|choices| (choices, None)).to_vec();
        let votes = Votes { ballot_id: Uuid::now_v7(), sealer, voters: BTreeSet::new(), papers };
        let rows = votes.rows(Papers::Sealed).unwrap();
        let lengths: BTreeSet<_> = rows.iter().map(|row| row.sealed.as_ref().unwrap().len()).collect();
        assert_eq!(lengths.len(), 1);
        assert!(rows.iter().all(|row| row.choices.0.is_empty()) && rows.is_sorted_by_key(|row| row.id));
        assert!(votes.rows(Papers::Open).unwrap().iter().all(|row| row.sealed.is_none()));
    }
}
