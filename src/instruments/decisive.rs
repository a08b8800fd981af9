//! Under which text of a statute an instrument falls: that of the record it serves (02 §3.10).

use crate::{
    deliberation_opinions::DeliberationOpinions, disposal_reports::DisposalReports, issues::Issues,
    opinion_clauses::OpinionClauses, publications::Publications, resolutions::Resolutions,
    satisfaction_votes::SatisfactionVotes,
};
use chrono::NaiveDate;
use platform::{
    call::{Answers, UnitOfWork},
    problem::{Result, law::Ground},
    records::record_reference::RecordReference,
    values::{future::Future, text::Text},
};
use uuid::Uuid;

pub(super) fn answers(answers: &mut Answers) {
    answers.about::<DeliberationOpinions, Ground>(|work, opinion| {
        of(work, Some(named(&opinion.source_type, opinion.source_id)))
    });
    answers.about::<OpinionClauses, Ground>(|work, clause| of_opinion(work, clause.opinion_id));
    answers.about::<DisposalReports, Ground>(|work, report| of_opinion(work, report.opinion_id));
    answers.about::<Resolutions, Ground>(|work, resolution| {
        let source = resolution.source_type.as_ref().zip(resolution.source_id);
        of(work, source.map(|(kind, id)| named(kind, id)))
    });
    answers.about::<Publications, Ground>(|work, text| {
        of(work, Some(named(&text.subject_type, text.subject_id)))
    });
    answers.about::<SatisfactionVotes, Ground>(|work, vote| {
        of(work, Some(named(&vote.subject_type, vote.subject_id)))
    });
    // What an audit found was heard on a day; everything else follows from a record.
    answers.about::<Issues, Ground>(|work, issue| {
        let source = issue.source_record_type.as_ref().zip(issue.source_record_id);
        let source = of(work, source.map(|(kind, id)| named(kind, id)));
        issue.audit_reported_on.map_or(source, |heard| on(work, heard))
    });
}

fn named(kind: &Text<60>, id: Uuid) -> RecordReference {
    RecordReference { kind: kind.to_string(), id }
}

fn of_opinion(work: UnitOfWork<'_>, opinion: Uuid) -> Future<'_, Result<Ground>> {
    of(work, Some(RecordReference::of::<DeliberationOpinions>(opinion)))
}

fn on(_: UnitOfWork<'_>, day: NaiveDate) -> Future<'_, Result<Ground>> {
    Box::pin(async move { Ok(Ground::of_day(day)) })
}

/// What serves nothing falls under the text of today.
fn of(work: UnitOfWork<'_>, record: Option<RecordReference>) -> Future<'_, Result<Ground>> {
    Box::pin(async move {
        match record {
            Some(record) => work.ground_of(&record).await,
            None => Ok(Ground::of_day(work.call.today())),
        }
    })
}
