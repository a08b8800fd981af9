//! What may be open when a record of supervision closes: nothing, and not only of the newest (00 §5.0 «nothing open»).

use crate::telling::{Source, resolutions_on, told_everything};
use instruments::{
    deliberation_opinions::{ESCALATIONS, OpinionState, opinions_on},
    links,
    resolutions::ResolutionState,
    satisfaction_votes::{SatisfactionResult, SatisfactionVotes, entity as vote},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::record_reference::RecordReference,
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// 监督法第十七条: **all** opinions on a record are closed or tracked.
pub(crate) async fn opinions_ended(work: &UnitOfWork<'_>, record: &RecordReference) -> Guarded {
    let ended = [OpinionState::Closed, OpinionState::Tracking];
    let opinions = opinions_on(work, &record.kind, record.id).await?.into_iter();
    let open = opinions.filter(|opinion| !ended.contains(&opinion.state));
    let open: Vec<String> = open.map(|opinion| opinion.document_number.into_string()).collect();
    Ok(Verdict::require(open.is_empty()).with("opinions", open))
}

/// 监督法第十七条: **all** resolutions on a record are executed.
pub(crate) async fn resolutions_executed(work: &UnitOfWork<'_>, record: &RecordReference) -> Guarded {
    let open = resolutions_on(work, record).await?.into_iter();
    let open = open.filter(|resolution| resolution.state != ResolutionState::Executed);
    let open: Vec<String> = open.map(|resolution| resolution.document_number.into_string()).collect();
    Ok(Verdict::require(open.is_empty()).with("resolutions", open))
}

/// An opinion whose last vote was dissatisfied is handled again, or raised to a stronger form.
pub(crate) async fn dissatisfied_opinions(work: &UnitOfWork<'_>, record: &RecordReference) -> Guarded {
    let opinions = opinions_on(work, &record.kind, record.id).await?;
    let votes: Vec<Uuid> = opinions.iter().filter_map(|opinion| opinion.satisfaction_vote_id).collect();
    let votes = work.all::<SatisfactionVotes>().filter(vote::Column::Id.is_in(votes));
    // A vote that is taken again has no result yet, and the one before it was dissatisfied.
    let unanswered = |vote: &vote::Model| vote.result.is_none_or(|is| is == SatisfactionResult::Dissatisfied);
    let votes = votes.all(work.tx).await?.into_iter().filter(unanswered);
    let votes: Vec<Uuid> = votes.map(|vote| vote.id).collect();
    let of_dissatisfied =
        opinions.iter().filter(|one| one.satisfaction_vote_id.is_some_and(|id| votes.contains(&id)));
    let ids: Vec<Uuid> = of_dissatisfied.clone().map(|opinion| opinion.id).collect();
    let raised = links::raised_to(work, &ids, ESCALATIONS).await?;
    // The Chairpersons' Meeting may have had it closed all the same.
    let open = of_dissatisfied
        .filter(|opinion| !raised.contains(&opinion.id) && opinion.closing_meeting_id.is_none());
    let open: Vec<String> = open.map(|opinion| opinion.document_number.to_string()).collect();
    Ok(Verdict::require(open.is_empty()).with("opinions", open))
}

/// Whether what closed a record holds no more.
pub(crate) async fn is_open_again(work: &UnitOfWork<'_>, source: Source) -> Result<bool> {
    let holds = |verdict: Verdict| matches!(verdict, Verdict::Holds);
    let record = source.record.clone();
    Ok(!holds(opinions_ended(work, &record).await?)
        || !holds(resolutions_executed(work, &record).await?)
        || !holds(told_everything(work, source).await?))
}
