//! Receipts say who has voted, papers say what was chosen, and nothing connects them.
//!
//! On PostgreSQL the place of a row (`ctid`) and the number of its transaction (`xmin`) would: a receipt and a paper
//! written together look alike. So each batch of casts writes all receipts and all papers of its ballot anew, in the
//! order of their ids, of which those of papers are random and new each time. On SQLite both tables have no row numbers
//! at all. What the files of the database keep beside the rows is the matter of `ballot_box.rs` and `clearing.rs`.

use super::{
    differences::Difference,
    marks::Mark,
    numbers::{Pool, ReceiptNumber, taken},
    proof::proof_of,
    words::Paper,
};
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
    QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
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
    use super::{List, Mark, ReceiptNumber};
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
        /// The marks, one for each question; none on a blank paper.
        pub choices: List<Mark>,
        /// The receipt numbers, one for each question; none in a recorded ballot.
        pub numbers: List<ReceiptNumber>,
        /// Who voted, in a recorded ballot; always null in a secret one.
        pub member_id: Option<Uuid>,
        /// Marks and numbers while a secret vote lasts; they are in the open when it has ended.
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

/// Who has voted in a ballot.
pub(super) async fn voters_of(db: &impl ConnectionTrait, ballot_id: Uuid) -> Result<BTreeSet<Uuid>> {
    let receipts = receipt::Entity::find().filter(receipt::Column::BallotId.eq(ballot_id)).all(db).await?;
    Ok(receipts.into_iter().map(|receipt| receipt.member_id).collect())
}

/// The papers of a ballot as the database has them, in the order of their ids, and the marks of them that cannot be read: a paper with
/// such a mark says nothing.
pub(super) async fn papers_as_stored(
    db: &impl ConnectionTrait,
    ballot_id: Uuid,
) -> Result<(Vec<Paper>, Vec<Difference>)> {
    let all = paper::Entity::find().filter(paper::Column::BallotId.eq(ballot_id));
    let all = all.order_by_asc(paper::Column::Id).select_only();
    let all = all.columns([paper::Column::Choices, paper::Column::Numbers, paper::Column::MemberId]);
    let (mut papers, mut unreadable) = (Vec::new(), Vec::new());
    for (choices, numbers, member_id) in all.into_tuple::<(Value, Value, Option<Uuid>)>().all(db).await? {
        // What has no numbers is named by none.
        let numbers: Vec<ReceiptNumber> = serde_json::from_value(numbers).unwrap_or_default();
        let said = if let Value::Array(said) = choices { said } else { vec![choices] };
        let marks: Vec<Option<Mark>> =
            said.into_iter().map(|mark| serde_json::from_value(mark).ok()).collect();
        for (question, _) in marks.iter().enumerate().filter(|(_, mark)| mark.is_none()) {
            let number = numbers.first().cloned();
            unreadable.extend(number.map(|number| Difference::Unreadable("paper", number, question)));
        }
        let choices = marks.into_iter().collect::<Option<Vec<Mark>>>().unwrap_or_default();
        papers.push(Paper { choices, numbers, member_id });
    }
    Ok((papers, unreadable))
}

/// Sealed papers are multiples of so many bytes: their length does not tell a blank one.
const LENGTH: usize = 512;
/// Bytes of one mark at most, as it is sealed.
const CHOICE: usize = 24;
/// Bytes of one number, as it is sealed.
const NUMBER: usize = 11;
/// Bytes of what is around both.
const FRAME: usize = 32;

/// What of a paper is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    choices: Vec<Mark>,
    numbers: Vec<ReceiptNumber>,
}

/// The votes of a ballot, as a batch finds them and leaves them.
pub(super) struct Votes {
    ballot_id: Uuid,
    sealer: Sealer,
    voters: BTreeSet<Uuid>,
    papers: Vec<Paper>,
    /// The numbers that are not drawn yet.
    undrawn: Vec<ReceiptNumber>,
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
        let voters = voters_of(tx, ballot_id).await?;
        let stored = paper::Entity::find().filter(paper::Column::BallotId.eq(ballot_id));
        let mut papers = Vec::new();
        for paper in stored.order_by_asc(paper::Column::Id).all(tx).await? {
            let (choices, numbers) = match paper.sealed {
                Some(sealed) => {
                    let plain = sealer.open(ballot_id, &sealed)?;
                    let plain: Sealed = serde_json::from_slice(&plain).map_err(Problem::internal)?;
                    (plain.choices, plain.numbers)
                }
                None => (paper.choices.0, paper.numbers.0),
            };
            papers.push(Paper { choices, numbers, member_id: paper.member_id });
        }
        let proof = proof_of(tx, ballot_id).await?;
        let (pool, sheets) = proof.map(|proof| (proof.pool.0, proof.sheets.0)).unwrap_or_default();
        let printed = sheets.iter().flatten();
        let undrawn = Pool(pool).left(papers.iter().flat_map(|paper| &paper.numbers).chain(printed));
        Ok(Self { ballot_id, sealer, voters, papers, undrawn })
    }

    /// How many members have voted.
    pub(super) fn count(&self) -> usize {
        self.voters.len()
    }

    /// Puts the paper of a recorded vote into the ballot and a receipt beside it.
    pub(super) fn record(&mut self, member_id: Uuid, choices: Vec<Mark>) -> Result<()> {
        self.receive(member_id)?;
        self.papers.push(Paper { choices, numbers: Vec::new(), member_id: Some(member_id) });
        Ok(())
    }

    /// Puts a secret paper into the ballot and a receipt beside it. Answers its numbers, one for each question.
    pub(super) fn cast(
        &mut self,
        member_id: Uuid,
        choices: Vec<Mark>,
        questions: usize,
    ) -> Result<Vec<ReceiptNumber>> {
        self.receive(member_id)?;
        let numbers = taken(&mut self.undrawn, questions)?;
        let numbers = numbers.ok_or_else(|| Problem::internal("the pool of receipt numbers is empty"))?;
        self.papers.push(Paper { choices, numbers: numbers.clone(), member_id: None });
        Ok(numbers)
    }

    /// Puts papers that came out of the box into the ballot. Who cast them is not known.
    pub(super) fn enter(&mut self, papers: impl IntoIterator<Item = Paper>) {
        self.papers.extend(papers);
    }

    fn receive(&mut self, member_id: Uuid) -> Result<()> {
        if self.voters.insert(member_id) { Ok(()) } else { Err(Problem::new(codes::ALREADY_VOTED)) }
    }

    /// Who has voted.
    pub(super) fn voters(&self) -> &BTreeSet<Uuid> {
        &self.voters
    }

    /// All papers.
    pub(super) fn papers(&self) -> &[Paper] {
        &self.papers
    }

    /// Writes everything anew, so that no row tells when it was added.
    pub(super) async fn write(self, tx: &Transaction, kept: Papers) -> Result<()> {
        let ballot_id = self.ballot_id;
        receipt::Entity::delete_many().filter(receipt::Column::BallotId.eq(ballot_id)).exec(tx).await?;
        paper::Entity::delete_many().filter(paper::Column::BallotId.eq(ballot_id)).exec(tx).await?;
        let papers = self.rows(kept)?;
        let receipts = self.voters.into_iter();
        let receipts = receipts.map(|member_id| receipt::Model { ballot_id, member_id }.into_active_model());
        let receipts: Vec<_> = receipts.map(ActiveModelTrait::reset_all).collect();
        // What came out of a box has no receipts.
        if !receipts.is_empty() {
            receipt::Entity::insert_many(receipts).exec_without_returning(tx).await?;
        }
        if !papers.is_empty() {
            let papers = papers.into_iter().map(|paper| paper.into_active_model().reset_all());
            paper::Entity::insert_many(papers).exec_without_returning(tx).await?;
        }
        Ok(())
    }

    /// The rows of the papers in the order of new ids.
    #[expect(clippy::disallowed_methods, reason = "the ids of papers are random on purpose")]
    fn rows(&self, kept: Papers) -> Result<Vec<paper::Model>> {
        // As long as if every question were marked: a paper that is blank has its numbers all the same.
        let size = |paper: &Paper| paper.numbers.len() * (CHOICE + NUMBER) + FRAME;
        let length = self.papers.iter().map(size).max().unwrap_or_default().max(1).next_multiple_of(LENGTH);
        let mut rows = Vec::with_capacity(self.papers.len());
        for Paper { choices, numbers, member_id } in self.papers.clone() {
            let (id, ballot_id) = (Uuid::new_v4(), self.ballot_id);
            let is_sealed = kept == Papers::Sealed && member_id.is_none();
            let (choices, numbers, sealed) = if is_sealed {
                let plain = Sealed { choices, numbers };
                let mut plain = serde_json::to_vec(&plain).map_err(Problem::internal)?;
                plain.resize(length.max(plain.len()), b' ');
                (Vec::new(), Vec::new(), Some(self.sealer.seal(ballot_id, &plain)?))
            } else {
                (choices, numbers, None)
            };
            let (choices, numbers) = (choices.into(), numbers.into());
            rows.push(paper::Model { id, ballot_id, choices, numbers, member_id, sealed });
        }
        rows.sort_by_key(|row| row.id);
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::marks::Choice, *};

    #[test]
    fn the_length_of_a_sealed_paper_says_nothing() {
        let sealer = SealingKey::generate().unwrap().sealer(PAPER).unwrap();
        let pool = Pool::of_size(60).unwrap();
        let papers = [vec![], vec![Choice::For.into(); 20], vec![Choice::BasicallySatisfied.into(); 20]];
        let papers = papers.into_iter().zip(pool.0.chunks(20));
        let papers =
            papers.map(|(choices, numbers)| Paper { choices, numbers: numbers.to_vec(), member_id: None });
        let papers: Vec<_> = papers.collect();
        let (voters, undrawn) = (BTreeSet::new(), Vec::new());
        let votes = Votes { ballot_id: Uuid::now_v7(), sealer, voters, papers, undrawn };
        let rows = votes.rows(Papers::Sealed).unwrap();
        let lengths: BTreeSet<_> = rows.iter().map(|row| row.sealed.as_ref().unwrap().len()).collect();
        assert_eq!(lengths.len(), 1);
        let empty = |row: &paper::Model| row.choices.0.is_empty() && row.numbers.0.is_empty();
        assert!(rows.iter().all(empty) && rows.is_sorted_by_key(|row| row.id));
        assert!(votes.rows(Papers::Open).unwrap().iter().all(|row| row.sealed.is_none()));
    }
}
