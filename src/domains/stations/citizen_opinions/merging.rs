//! Opinions on the same matter: one of them is worked on, and whoever said the same is told the same and rates it for themselves.

use super::{
    CitizenOpinionAction, CitizenOpinionState, CitizenOpinions,
    clocks::{RATING, REHANDLING},
    entity::{Column, Model, OpinionMerging, OpinionRating},
    receiving::OpinionStep,
    words::{OPINION_RATING, OPINION_REHANDLING},
};
use crate::handled::{Handled, may_be_handled_again};
use instruments::{
    deadlines::{self, DeadlineState, Deadlines},
    links::{LinkKind, connect},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// What it is merged into is still worked on, and is not itself.
pub(super) async fn target_is_open(step: &OpinionStep<'_>, body: &OpinionMerging) -> Guarded {
    let target = step.referred::<CitizenOpinions>(body.merged_into_id, "/merged_into_id").await?;
    let goes_on = target.state.is_open() && target.id != step.row.id;
    Ok(Verdict::require(goes_on).at("/merged_into_id"))
}

/// Merged; what was answered already is told at once.
pub(super) async fn merge(step: &mut OpinionStep<'_>, body: OpinionMerging) -> Result<()> {
    let (this, target) = (step.row.id, body.merged_into_id);
    body.assign(&mut step.row);
    let work = step.work();
    let [from, to] = [this, target].map(RecordReference::of::<CitizenOpinions>);
    connect(&work, LinkKind::MergedInto, from, to).await?;
    deadlines::cancel_all(&work, this).await?;
    let target = work.stored::<CitizenOpinions>(target).await?;
    if target.suggestion_id.is_some() {
        suggest_merged(&work, this, target.suggestion_id).await?;
    }
    if target.reply_text.is_none() {
        step.row.suggestion_id = target.suggestion_id;
        return Ok(());
    }
    RATING.open::<CitizenOpinions>(&work, this, step.row.committee_id, step.today()).await?;
    tell_merged_below(&work, this, &target).await?;
    step.row.suggestion_id = target.suggestion_id;
    step.row.is_told(&target);
    Ok(())
}

impl Model {
    /// The reply as it stands was not rated yet.
    pub(super) fn await_rating(&mut self) {
        (self.rating_attitude, self.rating_result, self.rating_comment) = (None, None, None);
        (self.rated_on, self.rehandling_declined_reason) = (None, None);
    }

    /// Takes over what was answered to another opinion.
    fn is_told(&mut self, other: &Self) {
        self.reply_text.clone_from(&other.reply_text);
        (self.reply_document_id, self.evidence_ids) = (other.reply_document_id, other.evidence_ids.clone());
        (self.replied_on, self.outcome_class) = (other.replied_on, other.outcome_class);
        self.promised_on = other.promised_on;
        self.await_rating();
    }
}

/// Tells whoever said the same what was answered.
pub(super) async fn tell_merged(work: &UnitOfWork<'_>, answered: &Model) -> Result<()> {
    tell_merged_below(work, answered.id, answered).await
}

/// The same for what was merged into one opinion, and into those again.
async fn tell_merged_below(work: &UnitOfWork<'_>, into: Uuid, answered: &Model) -> Result<()> {
    for row in merged_below(work, into).await? {
        let (id, committee) = (row.id, row.committee_id);
        let action = CitizenOpinionAction::TellReply;
        work.advance::<CitizenOpinions>(row, action, |row| row.is_told(answered)).await?;
        RATING.open::<CitizenOpinions>(work, id, committee, work.call.today()).await?;
    }
    Ok(())
}

/// Whoever said the same is told of the suggestion that was made of it, and no more of one that came to nothing.
pub(super) async fn suggest_merged(
    work: &UnitOfWork<'_>,
    into: Uuid,
    suggestion: Option<Uuid>,
) -> Result<()> {
    for row in merged_below(work, into).await? {
        let follow = |row: &mut Model| row.suggestion_id = suggestion;
        work.advance::<CitizenOpinions>(row, CitizenOpinionAction::FollowTarget, follow).await?;
    }
    Ok(())
}

/// What was merged into an opinion, and into those again: a query for each level.
pub(super) async fn merged_below(work: &UnitOfWork<'_>, into: Uuid) -> Result<Vec<Model>> {
    let (mut level, mut found) = (vec![into], Vec::new());
    while !level.is_empty() {
        let merged = work.all::<CitizenOpinions>().filter(Column::MergedIntoId.is_in(level));
        let merged = merged.filter(Column::State.eq(CitizenOpinionState::Merged));
        let merged = merged.order_by_asc(Column::Id).all(work.tx).await?;
        level = merged.iter().map(|one| one.id).collect();
        found.extend(merged);
    }
    Ok(found)
}

/// Whether each of some opinions was rated, or can be no more.
pub(super) async fn all_have_rated(work: &UnitOfWork<'_>, merged: &[Model]) -> Result<bool> {
    use deadlines::entity::Column as Deadline;
    let waiting = work.all::<Deadlines>().filter(Deadline::Code.eq(OPINION_RATING));
    let waiting = waiting.filter(Deadline::SubjectId.is_in(merged.iter().map(|one| one.id)));
    Ok(waiting.filter(Deadline::State.is_in(DeadlineState::open())).one(work.tx).await?.is_none())
}

/// There is a reply to rate.
pub(super) async fn told_of_a_reply(step: &OpinionStep<'_>, _: &OpinionRating) -> Guarded {
    Ok(Verdict::require(step.row.replied_on.is_some()))
}

/// Whether it is handled again is decided on the opinion that it was merged into, within a few days of the first dissatisfaction.
pub(super) async fn rate_for_oneself(step: &mut OpinionStep<'_>, body: OpinionRating) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    step.row.rated_on = Some(today);
    let work = step.work();
    deadlines::meet(&work, OPINION_RATING, step.row.id, today).await?;
    if !step.row.is_dissatisfied() {
        return Ok(());
    }
    let target = worked_on(&work, &step.row).await?;
    let decided = target.standing().declined || !may_be_handled_again(&work, &target).await?;
    let open = matches!(target.state, CitizenOpinionState::Replied | CitizenOpinionState::Rated);
    let asked = deadlines::running_day(&work, OPINION_REHANDLING, target.id).await?.is_some();
    if open && !decided && !asked {
        REHANDLING.open::<CitizenOpinions>(&work, target.id, target.committee_id, today).await?;
    }
    Ok(())
}

/// The opinion that is worked on for one that was merged, and perhaps merged again.
async fn worked_on(work: &UnitOfWork<'_>, row: &Model) -> Result<Model> {
    let mut target = row.clone();
    while let Some(into) = target.merged_into_id.filter(|_| target.state == CitizenOpinionState::Merged) {
        target = work.stored::<CitizenOpinions>(into).await?;
    }
    Ok(target)
}
