//! Votes on paper (07 §3.7): printed with numbers on stubs that are torn off, put into a box, and entered one by one by two
//! supervisors, each alone. Their papers stand in the one list with those that were cast electronically.

use super::{
    Ballots,
    entity::{BallotContent, Count, EnteredPapers, Issuing, Model},
    numbers::ReceiptNumber,
    proof::proof_of,
    words::{BoxEntry, CountingMode, EnteredPaper, Paper},
};
use platform::{
    call::Step,
    problem::Result,
    records::record::List,
    store::Transaction,
    workflow::{Guarded, Verdict},
};
use registry::meetings::Meetings;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::collections::BTreeSet;
use uuid::Uuid;

mod stored {
    use super::{EnteredPaper, List};
    use sea_orm::entity::prelude::*;

    /// What one supervisor entered.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ballot_box_entry")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub ballot_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub supervisor_id: Uuid,
        pub papers: List<EnteredPaper>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Two count, each alone; and a vote on paper is secret.
pub(super) async fn a_box_has_two_supervisors(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let two = body.supervisor_ids.iter().collect::<BTreeSet<_>>().len() >= 2;
    Ok(Verdict::require(!body.counting_mode.has_a_box() || (body.is_secret && two)).at("/supervisor_ids"))
}

/// Who votes on paper where others vote electronically is present, has no interest, and is named once.
pub(super) async fn paper_voters_fit(step: &Step<'_, Ballots>, body: &Issuing) -> Guarded {
    let named = &body.paper_member_ids;
    if step.row.counting_mode != CountingMode::Mixed {
        return Ok(Verdict::require(named.is_empty()).at("/paper_member_ids"));
    }
    let meeting = step.stored::<Meetings>(step.row.meeting_id).await?;
    let votes =
        |id: &Uuid| meeting.present_deputy_ids.0.contains(id) && !step.row.excluded_member_ids.0.contains(id);
    let once = named.iter().collect::<BTreeSet<_>>().len() == named.len();
    let strange = named.iter().position(|id| !votes(id));
    Ok(Verdict::require(once && strange.is_none())
        .at(&format!("/paper_member_ids/{}", strange.unwrap_or_default())))
}

/// Totals are no papers, and what was cast electronically is there already.
pub(super) async fn has_a_box(step: &Step<'_, Ballots>, _: &EnteredPapers) -> Guarded {
    Ok(Verdict::require(step.row.counting_mode.has_a_box()))
}

/// Each paper is one that was printed for this ballot, and says what its options allow.
pub(super) async fn papers_are_of_the_box(step: &Step<'_, Ballots>, body: &EnteredPapers) -> Guarded {
    let proof = proof_of(step.tx, step.row.id).await?;
    let printed: BTreeSet<Vec<ReceiptNumber>> = proof.into_iter().flat_map(|proof| proof.sheets.0).collect();
    let (options, mut seen) = (step.row.option_set, BTreeSet::new());
    let mut fits = |paper: &EnteredPaper| {
        let whole = paper.choices.is_empty() || paper.choices.len() == step.row.questions();
        let known = paper.choices.iter().all(|mark| options.knows(*mark));
        whole && known && printed.contains(&paper.numbers) && seen.insert(paper.numbers.clone())
    };
    let wrong = body.papers.iter().position(|paper| !fits(paper));
    Ok(Verdict::require(wrong.is_none()).at(&format!("/papers/{}", wrong.unwrap_or_default())))
}

/// Keeps what a supervisor entered, instead of what the same entered before. Row and trail have how many papers it was, and nothing
/// by which their marks could be tried out.
pub(super) async fn enter(step: &mut Step<'_, Ballots>, body: EnteredPapers) -> Result<()> {
    let mut papers = body.papers;
    papers.sort_by(|one, other| one.numbers.cmp(&other.numbers));
    let (ballot_id, supervisor_id) = (step.row.id, step.call.actor.user_id);
    let number = i32::try_from(papers.len()).unwrap_or(i32::MAX);
    step.row.box_entries.0.retain(|entry| entry.supervisor_id != supervisor_id);
    step.row.box_entries.0.push(BoxEntry { supervisor_id, papers: number });
    stored::Entity::delete_by_id((ballot_id, supervisor_id)).exec(step.tx).await?;
    let entry = stored::Model { ballot_id, supervisor_id, papers: List(papers) }.into_active_model();
    stored::Entity::insert(entry.reset_all()).exec_without_returning(step.tx).await?;
    Ok(())
}

/// Two supervisors entered the same, and as many papers as lay in the box.
pub(super) async fn counts_agree(step: &Step<'_, Ballots>, body: &Count) -> Guarded {
    let row: &Model = &step.row;
    if !row.counting_mode.has_a_box() {
        return Ok(Verdict::Holds);
    }
    let entries = entries(step.tx, row.id).await?;
    let lay = body.returned.and_then(|lay| usize::try_from(lay.get()).ok());
    let same = entries.windows(2).all(|pair| pair[0] == pair[1]);
    let agree = entries.len() >= 2 && same && entries.first().map(Vec::len) == lay;
    Ok(Verdict::require(agree).with("entries", entries.len()).at("/returned"))
}

/// What each supervisor entered.
async fn entries(tx: &Transaction, ballot_id: Uuid) -> Result<Vec<Vec<EnteredPaper>>> {
    let entries = stored::Entity::find().filter(stored::Column::BallotId.eq(ballot_id));
    let entries = entries.order_by_asc(stored::Column::SupervisorId).all(tx).await?;
    Ok(entries.into_iter().map(|entry| entry.papers.0).collect())
}

/// The papers of the box.
pub(super) async fn entered(tx: &Transaction, ballot_id: Uuid) -> Result<Vec<Paper>> {
    let papers = entries(tx, ballot_id).await?.into_iter().next().unwrap_or_default().into_iter();
    let paper =
        |entered: EnteredPaper| Paper { choices: entered.choices, numbers: entered.numbers, member_id: None };
    Ok(papers.map(paper).collect())
}
