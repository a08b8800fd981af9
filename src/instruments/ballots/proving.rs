//! What makes a secret ballot provable: its pool at the issue, its seal at the close, and the comparison of both with what is
//! stored.

use super::{
    BallotState, Ballots,
    differences::{Difference, compared},
    entity::Model,
    list::BallotList,
    numbers::{Pool, ReceiptNumber, taken},
    papers::{Votes, papers_as_stored, voters_of},
    proof::{self, proof_of},
    seal::{self, Form, SALT, Seal},
    words::{CountingMode, Paper},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::record::List,
    secrets::codes::drawn,
    workflow::{Guarded, Verdict},
};
use registry::meetings::Meetings;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Numbers of a pool at most: a congress of three thousand with sixteen questions.
const LARGEST_POOL: usize = 50_000;

fn members(total: Option<i32>) -> usize {
    total.and_then(|total| usize::try_from(total).ok()).unwrap_or_default()
}

/// What each cast reads has a bound.
pub(super) async fn pool_is_bounded<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    let total = step.stored::<Meetings>(step.row.meeting_id).await?.total_members.get32();
    let size = members(Some(total)).saturating_mul(step.row.questions());
    let bounded = !step.row.is_provable() || size <= LARGEST_POOL;
    Ok(Verdict::require(bounded).with("largest", LARGEST_POOL).at("/candidates"))
}

/// A pool that is large enough for everybody, also for those who come later, and the numbers of the papers to print.
pub(super) async fn make_pool(step: &mut Step<'_, Ballots>) -> Result<()> {
    let row = &step.row;
    if !row.is_provable() {
        return Ok(());
    }
    let pool = Pool::of_size(members(row.total_members) * row.questions())?;
    let printed = match row.counting_mode {
        CountingMode::ManualPapers => members(row.total_members),
        CountingMode::Mixed => row.paper_member_ids.0.len(),
        CountingMode::Electronic | CountingMode::ManualTally => 0,
    };
    let (mut left, mut sheets) = (pool.left([].iter()), Vec::with_capacity(printed));
    while sheets.len() < printed {
        sheets.extend(taken(&mut left, row.questions())?);
    }
    let salt = drawn(SALT)?;
    let printed_hash = seal::of_sheets(&sheets, &salt)?;
    step.row.pool_hash = Some(pool.hash(printed_hash.as_deref())?);
    let (papers, lines) = (List::default(), List::default());
    let (ballot_id, pool, sheets) = (step.row.id, List(pool.0), List(sheets));
    let proof = proof::Model { ballot_id, salt, pool, sheets, papers, lines };
    proof::Entity::insert(proof.into_active_model().reset_all()).exec_without_returning(step.tx).await?;
    Ok(())
}

/// Hashes what was cast; what was hashed before keeps its hash.
pub(super) async fn hash_papers(step: &mut Step<'_, Ballots>, votes: &Votes) -> Result<()> {
    if !step.row.is_provable() {
        return Ok(());
    }
    let mut proof =
        proof_of(step.tx, step.row.id).await?.ok_or_else(|| Problem::internal("there is no pool"))?;
    let known: BTreeSet<ReceiptNumber> = proof.papers.0.iter().map(|paper| paper.number.clone()).collect();
    let is_new = |paper: &&Paper| paper.numbers.first().is_none_or(|number| !known.contains(number));
    let new: Vec<Paper> = votes.papers().iter().filter(is_new).cloned().collect();
    proof.papers.0.extend(seal::of_papers(&new, Form::of(&step.row))?);
    proof.papers.0.sort();
    step.row.papers_hash = Some(seal::hash(&seal::entries(&proof.papers.0))?);
    step.row.voters_hash = Some(seal::of_voters(votes.voters(), &proof.salt)?);
    proof::Entity::update(proof.into_active_model().reset_all()).exec(step.tx).await?;
    Ok(())
}

/// Hashes the list of all papers and signs.
pub(super) async fn seal_papers(step: &mut Step<'_, Ballots>, votes: &Votes) -> Result<()> {
    if !step.row.is_provable() {
        return Ok(());
    }
    hash_papers(step, votes).await?;
    let mut proof =
        proof_of(step.tx, step.row.id).await?.ok_or_else(|| Problem::internal("there is no pool"))?;
    proof.lines = List(seal::of_lines(&seal::lines(votes.papers(), Form::of(&step.row)))?);
    step.row.list_hash = Some(seal::hash(&proof.lines.0)?);
    proof::Entity::update(proof.into_active_model().reset_all()).exec(step.tx).await?;
    let id = step.row.id;
    if let Some(seal) = step.row.hashes() {
        step.row.seal_signature = Some(seal.signed(id, &step.call.service.signer)?.signature);
    }
    Ok(())
}

impl Model {
    /// Its hashes with the signature, if there is one.
    pub(super) fn hashes(&self) -> Option<Seal> {
        Some(Seal {
            pool_hash: self.pool_hash.clone()?,
            papers_hash: self.papers_hash.clone()?,
            list_hash: self.list_hash.clone()?,
            voters_hash: self.voters_hash.clone()?,
            signature: self.seal_signature.clone().unwrap_or_default(),
        })
    }

    /// Whether all its papers are sealed by now: electronic ones when the vote is closed, those of a box when they are counted.
    fn is_sealed(&self) -> bool {
        match self.state {
            BallotState::Prepared | BallotState::Issuing | BallotState::Void => false,
            BallotState::Closed => self.counting_mode == CountingMode::Electronic,
            BallotState::Counted | BallotState::Confirmed | BallotState::Announced => true,
        }
    }
}

/// Papers that were changed since they were hashed are not counted.
pub(super) async fn papers_as_closed<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    let row = &step.row;
    if !row.is_provable() || row.counting_mode == CountingMode::Electronic {
        return papers_as_sealed(step, &()).await;
    }
    let votes = Votes::of(step.tx, &step.call.service.sealing, row.id).await?;
    let proof = proof_of(step.tx, row.id).await?.unwrap_or_else(|| proof::Model::empty(row.id));
    let (papers, voters) = (votes.papers().to_vec(), votes.voters().clone());
    let cast = Stored { row: row.clone(), papers, unreadable: Vec::new(), voters, proof };
    // Nothing of a box is hashed before it is counted.
    let differences = if row.papers_hash.is_some() { cast.papers_and_voters()?.len() } else { 0 };
    let cast_elsewhere = row.counting_mode == CountingMode::ManualPapers && !cast.papers.is_empty();
    Ok(Verdict::require(differences == 0 && !cast_elsewhere).with("differences", differences))
}

/// Papers that were changed since the seal decide nothing: they are only voided.
pub(super) async fn papers_as_sealed<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    let differences = match Stored::of(step.tx, step.row.clone()).await? {
        Some(stored) => stored.differences(&step.call.service.signer.public_key())?,
        None => Vec::new(),
    };
    // Who has not signed yet is asked for elsewhere.
    let differences = differences.iter().filter(|one| **one != Difference::Open).count();
    Ok(Verdict::require(differences == 0).with("differences", differences))
}

/// A sealed ballot, as the database has it.
#[derive(Debug)]
pub struct Stored {
    row: Model,
    papers: Vec<Paper>,
    /// What of them cannot be read.
    unreadable: Vec<Difference>,
    voters: BTreeSet<Uuid>,
    proof: proof::Model,
}

impl Stored {
    /// Reads it; none where papers are counted by hand as totals, the vote was recorded, was voided, or lasts.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(db: &impl ConnectionTrait, row: Model) -> Result<Option<Self>> {
        if !row.is_provable() || !row.is_sealed() {
            return Ok(None);
        }
        let proof = proof_of(db, row.id).await?.unwrap_or_else(|| proof::Model::empty(row.id));
        let (papers, unreadable) = papers_as_stored(db, row.id).await?;
        Ok(Some(Self { papers, unreadable, voters: voters_of(db, row.id).await?, proof, row }))
    }

    /// How many papers there are.
    #[must_use]
    pub fn papers(&self) -> usize {
        self.papers.len()
    }

    /// What voters are given; none before it is counted.
    ///
    /// # Errors
    /// It has no canonical form: never.
    pub fn list(&self, public_key: String) -> Result<Option<BallotList>> {
        let lines = seal::lines(&self.papers, Form::of(&self.row));
        BallotList::of(&self.row, &self.proof, lines, public_key)
    }

    /// What differs from the seal, from the record, and from who has voted; the papers with the limit of each.
    ///
    /// # Errors
    /// It has no canonical form: never.
    pub fn differences(&self, public_key: &str) -> Result<Vec<Difference>> {
        let mut differences = self.papers_and_voters()?;
        differences.extend(self.printed()?);
        let signed = match self.row.hashes() {
            Some(seal) => seal.holds(self.row.id, public_key)?,
            None => false,
        };
        if !signed {
            differences.push(Difference::Unsigned);
        }
        match self.list(public_key.to_owned())? {
            Some(list) => differences.extend(list.differences(public_key)?),
            None if self.row.state == BallotState::Closed => {}
            None => differences.push(Difference::Hash("record")),
        }
        differences.sort();
        differences.dedup();
        Ok(differences)
    }

    fn papers_and_voters(&self) -> Result<Vec<Difference>> {
        let (sealed, form) = (&self.proof.papers.0, Form::of(&self.row));
        let mut differences =
            compared("paper", &seal::entries(sealed), &seal::present(&self.papers, form, sealed)?);
        differences.extend(self.unreadable.iter().cloned());
        let strange = |paper: &&Paper| paper.numbers.len() != form.questions || paper.member_id.is_some();
        let strange = self.papers.iter().filter(strange).count();
        if strange > 0 {
            differences.push(Difference::Malformed(strange));
        }
        if self.row.papers_hash != Some(seal::hash(&seal::entries(sealed))?) {
            differences.push(Difference::Hash("papers"));
        }
        if self.row.voters_hash != Some(seal::of_voters(&self.voters, &self.proof.salt)?) {
            differences.push(Difference::Hash("voters"));
        }
        // Who put a paper into the box is not known.
        let printed: BTreeSet<&Vec<ReceiptNumber>> = self.proof.sheets.0.iter().collect();
        let cast = self.papers.iter().filter(|paper| !printed.contains(&paper.numbers)).count();
        if self.voters.len() != cast {
            differences.push(Difference::Voters(self.voters.len(), cast));
        }
        Ok(differences)
    }

    /// Papers are printed for those who vote on paper alone, and the supervisors signed for them with the pool.
    fn printed(&self) -> Result<Vec<Difference>> {
        let sheets = &self.proof.sheets.0;
        let expected = match self.row.counting_mode {
            CountingMode::ManualPapers => members(self.row.total_members),
            CountingMode::Mixed => self.row.paper_member_ids.0.len(),
            CountingMode::Electronic | CountingMode::ManualTally => 0,
        };
        let printed_hash = seal::of_sheets(sheets, &self.proof.salt)?;
        let pool = Pool(self.proof.pool.0.clone()).hash(printed_hash.as_deref())?;
        let mut differences = Vec::new();
        if sheets.len() != expected {
            let (expected, found) = (expected.to_string(), sheets.len().to_string());
            differences.push(Difference::Figure("printed papers".into(), expected, found));
        }
        if self.row.pool_hash != Some(pool) {
            differences.push(Difference::Hash("pool"));
        }
        Ok(differences)
    }
}
