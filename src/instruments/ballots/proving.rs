//! What makes a secret ballot provable: its pool at the issue, its seal at the close, and the comparison of both with what is
//! stored.

use super::{
    Ballots,
    differences::{Difference, compared},
    entity::Model,
    list::BallotList,
    numbers::{Pool, ReceiptNumber},
    papers::{paper, receipt},
    proof,
    seal::{self, Form, Seal},
    words::{CountingMode, Paper},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::record::List,
    workflow::{Guarded, Verdict},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder,
};
use std::collections::BTreeSet;

/// A pool that is large enough for everybody, also for those who come later, and the numbers of the papers to print.
pub(super) async fn make_pool(step: &mut Step<'_, Ballots>) -> Result<()> {
    let (row, mode) = (&step.row, step.row.counting_mode);
    if !row.is_secret || mode == CountingMode::ManualTally {
        return Ok(());
    }
    let members = row.total_members.and_then(|total| usize::try_from(total).ok()).unwrap_or_default();
    let pool = Pool::of_size(members * row.questions())?;
    let printed = match mode {
        CountingMode::ManualPapers => members,
        CountingMode::Mixed => row.paper_member_ids.0.len(),
        CountingMode::Electronic | CountingMode::ManualTally => 0,
    };
    let drawn = pool.left([].iter());
    let sheets = drawn.chunks(row.questions()).take(printed).map(<[_]>::to_vec).collect();
    step.row.pool_hash = Some(pool.hash()?);
    let (papers, lines) = (List::default(), List::default());
    let (ballot_id, sheets) = (step.row.id, List(sheets));
    let proof = proof::Model { ballot_id, pool: List(pool.0), sheets, papers, lines };
    proof::Entity::insert(proof.into_active_model().reset_all()).exec_without_returning(step.tx).await?;
    Ok(())
}

/// Hashes and signs what lies in the box.
pub(super) async fn seal_papers(step: &mut Step<'_, Ballots>, papers: &[Paper]) -> Result<()> {
    let (Some(pool_hash), form) = (step.row.pool_hash.clone(), Form::of(&step.row)) else { return Ok(()) };
    let Some(mut proof) = proof::Entity::find_by_id(step.row.id).one(step.tx).await? else {
        return Err(Problem::internal("a ballot without its pool"));
    };
    let (sealed, lines) = (seal::of_papers(papers, form)?, seal::of_lines(&seal::lines(papers, form))?);
    let seal = Seal {
        pool_hash,
        papers_hash: seal::hash(&sealed)?,
        list_hash: seal::hash(&lines)?,
        signature: String::new(),
    };
    let seal = seal.signed(step.row.id, &step.call.service.signer)?;
    (proof.papers, proof.lines) = (List(sealed), List(lines));
    proof::Entity::update(proof.into_active_model().reset_all()).exec(step.tx).await?;
    step.row.papers_hash = Some(seal.papers_hash);
    step.row.list_hash = Some(seal.list_hash);
    step.row.seal_signature = Some(seal.signature);
    Ok(())
}

/// Papers that were changed since the seal decide nothing: they are only voided.
pub(super) async fn papers_as_sealed<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    if step.row.pool_hash.is_none() {
        return Ok(Verdict::Holds);
    }
    let differences = match Stored::of(step.tx, step.row.clone()).await? {
        Some(stored) => stored.differences(&step.call.service.signer.public_key())?.len(),
        None => 1,
    };
    Ok(Verdict::require(differences == 0).with("differences", differences))
}

/// A sealed ballot, as the database has it.
#[derive(Debug)]
pub struct Stored {
    row: Model,
    papers: Vec<Paper>,
    voters: usize,
    proof: proof::Model,
}

impl Stored {
    /// Reads it; none where papers are counted by hand, the vote was recorded, or lasts.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(db: &impl ConnectionTrait, row: Model) -> Result<Option<Self>> {
        let Some(proof) = proof::Entity::find_by_id(row.id).one(db).await? else { return Ok(None) };
        if row.seal_signature.is_none() {
            return Ok(None);
        }
        let papers = paper::Entity::find().filter(paper::Column::BallotId.eq(row.id));
        let papers = papers.order_by_asc(paper::Column::Id).all(db).await?.into_iter();
        let papers = papers.map(|paper| Paper {
            choices: paper.choices.0,
            numbers: paper.numbers.0,
            member_id: paper.member_id,
        });
        let voters = receipt::Entity::find().filter(receipt::Column::BallotId.eq(row.id)).count(db).await?;
        let voters = usize::try_from(voters).map_err(Problem::internal)?;
        Ok(Some(Self { papers: papers.collect(), voters, proof, row }))
    }

    /// How many papers there are.
    #[must_use]
    pub fn papers(&self) -> usize {
        self.papers.len()
    }

    /// What voters are given; none before it is counted.
    #[must_use]
    pub fn list(&self, public_key: String) -> Option<BallotList> {
        BallotList::of(&self.row, &self.proof, seal::lines(&self.papers, Form::of(&self.row)), public_key)
    }

    /// What differs from the seal, from the record, and from who has voted; the papers with the limit of each.
    ///
    /// # Errors
    /// Never, as far as anybody knows.
    pub fn differences(&self, public_key: &str) -> Result<Vec<Difference>> {
        let present = seal::of_papers(&self.papers, Form::of(&self.row))?;
        let mut differences = compared("paper", &self.proof.papers.0, &present);
        if self.row.papers_hash != Some(seal::hash(&self.proof.papers.0)?) {
            differences.push(Difference::Hash("papers"));
        }
        // Who put a paper into the box is not known.
        let printed: BTreeSet<&Vec<ReceiptNumber>> = self.proof.sheets.0.iter().collect();
        let cast = self.papers.iter().filter(|paper| !printed.contains(&paper.numbers)).count();
        if self.voters != cast {
            differences.push(Difference::Voters(self.voters, cast));
        }
        if let Some(list) = self.list(public_key.to_owned()) {
            differences.extend(list.differences(public_key)?);
        }
        Ok(differences)
    }
}
