//! Under which text of the Supervision Law a record falls: the day that decides, kind by kind (02 §3.10).

use crate::{
    evaluations::Evaluations,
    inquiry_questions::InquiryQuestions,
    inspections::Inspections,
    interpellations::Interpellations,
    investigation_committees::InvestigationCommittees,
    investigations::Investigations,
    items::Items,
    normative_documents::{self, NormativeDocuments},
    plans::Plans,
    removal_cases::RemovalCases,
    special_inquiries::SpecialInquiries,
    speeches::Speeches,
};
use chrono::NaiveDate;
use instruments::ballots::Ballots;
use platform::{
    call::{Answers, DecisiveDay, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::future::Future,
    workflow::Workflow,
};
use registry::meetings::Meetings;
use uuid::Uuid;

pub(super) fn answers(answers: &mut Answers) {
    answers.about::<Plans, DecisiveDay>(|work, plan| on(work, plan.approved_on));
    answers.about::<Items, DecisiveDay>(|work, item| of_meeting(work, item.meeting_id));
    answers.about::<Inspections, DecisiveDay>(|work, inspection| of_meeting(work, inspection.meeting_id));
    answers.about::<SpecialInquiries, DecisiveDay>(|work, inquiry| of_meeting(work, inquiry.meeting_id));
    answers.about::<Interpellations, DecisiveDay>(|work, case| on(work, case.submitted_on));
    answers.about::<InvestigationCommittees, DecisiveDay>(|work, committee| {
        of_ballot(work, committee.ballot_id)
    });
    answers.about::<RemovalCases, DecisiveDay>(|work, case| of_ballot(work, case.ballot_id));
    answers.about::<NormativeDocuments, DecisiveDay>(|work, document| on(work, filed_on(document)));
    // What belongs to a record falls under its text.
    answers.about::<Investigations, DecisiveDay>(|work, row| of::<Items>(work, row.item_id));
    answers.about::<Speeches, DecisiveDay>(|work, row| of::<Items>(work, row.item_id));
    answers.about::<Evaluations, DecisiveDay>(|work, row| of::<Items>(work, row.item_id));
    answers.about::<InquiryQuestions, DecisiveDay>(|work, row| of::<SpecialInquiries>(work, row.inquiry_id));
}

/// A row that is still to be written has no day yet.
fn filed_on(document: &normative_documents::entity::Model) -> Option<NaiveDate> {
    Some(document.filed_on).filter(|day| *day != NaiveDate::default())
}

/// Until there is a day, it is today.
fn on(work: UnitOfWork<'_>, day: Option<NaiveDate>) -> Future<'_, Result<DecisiveDay>> {
    Box::pin(async move { Ok(DecisiveDay(day.unwrap_or(work.call.today()))) })
}

/// The first day of the meeting that deliberates or holds it.
fn of_meeting(work: UnitOfWork<'_>, meeting: Option<Uuid>) -> Future<'_, Result<DecisiveDay>> {
    Box::pin(async move {
        match meeting {
            Some(meeting) => Ok(DecisiveDay(work.stored::<Meetings>(meeting).await?.start_on)),
            None => on(work, None).await,
        }
    })
}

/// The day of the ballot that decided.
fn of_ballot(work: UnitOfWork<'_>, ballot: Option<Uuid>) -> Future<'_, Result<DecisiveDay>> {
    Box::pin(async move {
        match ballot {
            Some(ballot) => of_meeting(work, Some(work.stored::<Ballots>(ballot).await?.meeting_id)).await,
            None => on(work, None).await,
        }
    })
}

fn of<W: Workflow>(work: UnitOfWork<'_>, record: Uuid) -> Future<'_, Result<DecisiveDay>> {
    Box::pin(async move { work.decisive_day(&RecordReference::of::<W>(record)).await })
}
