//! Opinions on the same matter: one of them is worked on, and whoever said the same is told the same and rates it for themselves.

use super::{
    CitizenOpinionAction, CitizenOpinionState, CitizenOpinions,
    clocks::RATING,
    entity::{Column, Model, OpinionMerging, OpinionRating},
    receiving::OpinionStep,
    words::OPINION_RATING,
};
use instruments::{
    deadlines,
    links::{LinkKind, connect},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};

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
    if target.reply_text.is_none() {
        return Ok(());
    }
    RATING.open::<CitizenOpinions>(&work, this, step.row.committee_id, step.today()).await?;
    tell_merged_below(&work, this, &target).await?;
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
async fn tell_merged_below(work: &UnitOfWork<'_>, into: uuid::Uuid, answered: &Model) -> Result<()> {
    let mut targets = vec![into];
    while let Some(target) = targets.pop() {
        let merged = work.all::<CitizenOpinions>().filter(Column::MergedIntoId.eq(target));
        let merged = merged.filter(Column::State.eq(CitizenOpinionState::Merged));
        for row in merged.all(work.tx).await? {
            let (id, committee) = (row.id, row.committee_id);
            targets.push(id);
            let action = CitizenOpinionAction::TellReply;
            work.advance::<CitizenOpinions>(row, action, |row| row.is_told(answered)).await?;
            RATING.open::<CitizenOpinions>(work, id, committee, work.call.today()).await?;
        }
    }
    Ok(())
}

/// There is a reply to rate.
pub(super) async fn told_of_a_reply(step: &OpinionStep<'_>, _: &OpinionRating) -> Guarded {
    Ok(Verdict::require(step.row.replied_on.is_some()))
}

/// Whether it is handled again is decided on the opinion that it was merged into.
pub(super) async fn rate_for_oneself(step: &mut OpinionStep<'_>, body: OpinionRating) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    step.row.rated_on = Some(today);
    deadlines::meet(&step.work(), OPINION_RATING, step.row.id, today).await
}
