//! Under which text of a statute an instrument falls: that of the record it serves (02 §3.10).

use crate::{
    deliberation_opinions::DeliberationOpinions, disposal_reports::DisposalReports,
    opinion_clauses::OpinionClauses, publications::Publications, resolutions::Resolutions,
    satisfaction_votes::SatisfactionVotes,
};
use platform::{
    call::{Answers, DecisiveDay, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::{future::Future, text::Text},
};
use uuid::Uuid;

pub(super) fn answers(answers: &mut Answers) {
    answers.about::<DeliberationOpinions, DecisiveDay>(|work, opinion| {
        of(work, Some(named(&opinion.source_type, opinion.source_id)))
    });
    answers.about::<OpinionClauses, DecisiveDay>(|work, clause| of_opinion(work, clause.opinion_id));
    answers.about::<DisposalReports, DecisiveDay>(|work, report| of_opinion(work, report.opinion_id));
    answers.about::<Resolutions, DecisiveDay>(|work, resolution| {
        let source = resolution.source_type.as_ref().zip(resolution.source_id);
        of(work, source.map(|(kind, id)| named(kind, id)))
    });
    answers.about::<Publications, DecisiveDay>(|work, text| {
        of(work, Some(named(&text.subject_type, text.subject_id)))
    });
    answers.about::<SatisfactionVotes, DecisiveDay>(|work, vote| {
        of(work, Some(named(&vote.subject_type, vote.subject_id)))
    });
}

fn named(kind: &Text<60>, id: Uuid) -> RecordReference {
    RecordReference { kind: kind.to_string(), id }
}

fn of_opinion(work: UnitOfWork<'_>, opinion: Uuid) -> Future<'_, Result<DecisiveDay>> {
    of(work, Some(RecordReference::of::<DeliberationOpinions>(opinion)))
}

/// What serves nothing falls under the text of today.
fn of(work: UnitOfWork<'_>, record: Option<RecordReference>) -> Future<'_, Result<DecisiveDay>> {
    Box::pin(async move {
        match record {
            Some(record) => work.decisive_day(&record).await,
            None => Ok(DecisiveDay(work.call.today())),
        }
    })
}
