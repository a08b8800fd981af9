//! What a secret ballot can be proven by: the pool from its issue on, the rest from its close on.

use super::{
    numbers::ReceiptNumber,
    seal::{Entry, SealedPaper},
};
use platform::{problem, records::record::List};
use sea_orm::entity::prelude::*;

/// The proof of a ballot.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_proof")]
pub struct Model {
    /// The ballot.
    #[sea_orm(primary_key, auto_increment = false)]
    pub ballot_id: Uuid,
    /// Random: without it nobody can try out which numbers stand together, or who voted.
    pub salt: String,
    /// All numbers that can be drawn, sorted.
    pub pool: List<ReceiptNumber>,
    /// The numbers of each printed paper; none where nobody votes on paper.
    pub sheets: List<Vec<ReceiptNumber>>,
    /// What the seal says of each paper, by its first number.
    pub papers: List<SealedPaper>,
    /// What the seal says of each line of the list, by its number.
    pub lines: List<Entry>,
}

/// Nothing refers to proofs.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// That of a ballot whose own was taken away.
    #[must_use]
    pub fn empty(ballot_id: Uuid) -> Self {
        let (pool, sheets) = (List::default(), List::default());
        Self { ballot_id, salt: String::new(), pool, sheets, papers: List::default(), lines: List::default() }
    }
}

/// The proof of a ballot; none where papers are counted by hand as totals, or votes are recorded.
pub(super) async fn proof_of(db: &impl ConnectionTrait, ballot_id: Uuid) -> problem::Result<Option<Model>> {
    Ok(Entity::find_by_id(ballot_id).one(db).await?)
}
