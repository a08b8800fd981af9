//! Whether a meeting has come to an item of another form than a report: its records say it (02 §3.0). What was not reached is free
//! for another meeting.

use crate::{
    forms::FormRecord,
    inspections::{InspectionState, Inspections},
    interpellations::Interpellations,
    investigation_committees::InvestigationCommittees,
    items::{Form, Items, Reached, entity::Model as Item},
    removal_cases::RemovalCases,
    special_inquiries::SpecialInquiries,
};
use instruments::{ballots::ballot_on, on_agenda::OnAgenda};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    records::record::Record,
    values::future::Future,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

pub(super) fn answers(answers: &mut Answers) {
    answers.about::<Items, Reached>(reached);
}

fn reached<'a>(work: UnitOfWork<'a>, item: &'a Item) -> Future<'a, Result<Reached>> {
    Box::pin(async move {
        let Some(meeting) = item.meeting_id else { return Ok(Reached(false)) };
        Ok(Reached(match item.form {
            Form::LawEnforcementInspection => deliberated(&work, item, meeting).await?,
            Form::SpecialInquiry => held(&work, item, meeting).await?,
            Form::Interpellation => answered(&work, item, meeting).await?,
            Form::SpecialInvestigation => investigated(&work, item, meeting).await?,
            Form::Removal => voted(&work, item, meeting).await?,
            _ => false,
        }))
    })
}

/// The records of the item's form.
async fn records<W: FormRecord>(work: &UnitOfWork<'_>, item: &Item) -> Result<Vec<W::Model>> {
    Ok(work.all::<W>().filter(W::ITEM.eq(item.id)).all(work.tx).await?)
}

/// 监督法第三十七条: the report of the inspection was deliberated.
async fn deliberated(work: &UnitOfWork<'_>, item: &Item, meeting: Uuid) -> Result<bool> {
    use InspectionState::{Closed, Deliberated, Handling};
    let inspections = records::<Inspections>(work, item).await?;
    let here = |one: &crate::inspections::entity::Model| one.meeting_id == Some(meeting);
    Ok(inspections.iter().any(|one| here(one) && matches!(one.state, Deliberated | Handling | Closed)))
}

/// 监督法第四十七条: the inquiry was held.
async fn held(work: &UnitOfWork<'_>, item: &Item, meeting: Uuid) -> Result<bool> {
    let inquiries = records::<SpecialInquiries>(work, item).await?;
    Ok(inquiries.iter().any(|one| one.meeting_id == Some(meeting) && SpecialInquiries::has_begun(one.state)))
}

/// 监督法第五十四条: an oral answer was given, the first or the second.
async fn answered(work: &UnitOfWork<'_>, item: &Item, meeting: Uuid) -> Result<bool> {
    let cases = records::<Interpellations>(work, item).await?;
    Ok(cases.iter().any(|case| {
        let first = case.answered_on.is_some() && case.answer_meeting_id == Some(meeting);
        first || (case.second_answered_on.is_some() && case.second_answer_meeting_id == Some(meeting))
    }))
}

/// 监督法第五十七条、第五十九条: the members voted on the committee, or its report was heard.
async fn investigated(work: &UnitOfWork<'_>, item: &Item, meeting: Uuid) -> Result<bool> {
    let committees = records::<InvestigationCommittees>(work, item).await?;
    let heard = committees.iter().any(|one| one.meeting_id == Some(meeting));
    Ok(heard || ballot_on(work, committees.iter().map(Record::id), Some(meeting)).await?.is_some())
}

/// 监督法第六十二条: the members voted on the removal.
async fn voted(work: &UnitOfWork<'_>, item: &Item, meeting: Uuid) -> Result<bool> {
    let cases = records::<RemovalCases>(work, item).await?;
    Ok(ballot_on(work, cases.iter().map(Record::id), Some(meeting)).await?.is_some())
}
