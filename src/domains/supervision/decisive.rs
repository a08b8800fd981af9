//! Under which text of the Supervision Law a record falls: the day that decides, kind by kind (02 §3.10); and what it cites instead of
//! the articles on reports (02 §3, table of the forms).

use crate::{
    evaluations::Evaluations,
    inquiry_questions::InquiryQuestions,
    inspections::Inspections,
    interpellations::Interpellations,
    investigation_committees::InvestigationCommittees,
    investigations::Investigations,
    items::{Form, Items},
    laws::{SUP, SUP24},
    normative_documents::{self, NormativeDocuments},
    plans::Plans,
    removal_cases::RemovalCases,
    special_inquiries::SpecialInquiries,
    speeches::Speeches,
};
use chrono::NaiveDate;
use instruments::ballots::Ballots;
use platform::{
    call::{Answers, UnitOfWork},
    problem::{
        Result,
        law::{Article, Ground, Instead},
    },
    records::record_reference::RecordReference,
    values::future::Future,
    workflow::Workflow,
};
use registry::meetings::Meetings;
use uuid::Uuid;

const fn sup(number: u16) -> Article {
    Article { law: SUP, number }
}

/// What the text of 2024 says first.
const fn added(number: u16) -> Article {
    Article { law: SUP24, number }
}

// Opinion, disposal, resolution, tracking: article 17 speaks of special work reports.
const FISCAL: &[Instead] = &[(sup(17), &[sup(29)]), (added(17), &[added(29)])];
/// 监督法第三十七条, of 2006 第二十七条: tracking stands in both.
const INSPECTION: &[Instead] = &[(sup(17), &[sup(37)]), (added(17), &[sup(37)])];
const INQUIRY: &[Instead] = &[(sup(17), &[sup(46)]), (added(17), &[added(46)])];
const SPECIAL_INQUIRY: &[Instead] = &[(sup(17), &[sup(50)]), (added(17), &[sup(50)])];
const FILING_REVIEW: &[Instead] = &[(sup(15), &[added(15)]), (sup(17), &[sup(45)]), (added(17), &[sup(45)])];

/// What a form cites instead.
fn instead(form: Form) -> &'static [Instead] {
    match form {
        Form::FiscalEconomic => FISCAL,
        Form::LawEnforcementInspection => INSPECTION,
        Form::Inquiry => INQUIRY,
        Form::SpecialInquiry => SPECIAL_INQUIRY,
        Form::FilingReview => FILING_REVIEW,
        Form::SpecialWorkReport | Form::Interpellation | Form::SpecialInvestigation | Form::Removal => &[],
    }
}

pub(super) fn answers(answers: &mut Answers) {
    answers.about::<Plans, Ground>(|work, plan| on(work, plan.approved_on));
    answers.about::<Items, Ground>(|work, item| of_meeting(work, item.meeting_id, instead(item.form)));
    answers
        .about::<Inspections, Ground>(|work, inspection| of_meeting(work, inspection.meeting_id, INSPECTION));
    answers.about::<SpecialInquiries, Ground>(|work, inquiry| {
        of_meeting(work, inquiry.meeting_id, SPECIAL_INQUIRY)
    });
    answers.about::<Interpellations, Ground>(|work, case| on(work, case.submitted_on));
    answers.about::<InvestigationCommittees, Ground>(|work, committee| of_ballot(work, committee.ballot_id));
    answers.about::<RemovalCases, Ground>(|work, case| of_ballot(work, case.ballot_id));
    answers.about::<NormativeDocuments, Ground>(|work, document| on(work, filed_on(document)));
    // What belongs to a record falls under its text.
    answers.about::<Investigations, Ground>(|work, row| of::<Items>(work, row.item_id));
    answers.about::<Speeches, Ground>(|work, row| of::<Items>(work, row.item_id));
    answers.about::<Evaluations, Ground>(|work, row| of::<Items>(work, row.item_id));
    answers.about::<InquiryQuestions, Ground>(|work, row| of::<SpecialInquiries>(work, row.inquiry_id));
}

/// A row that is still to be written has no day yet.
fn filed_on(document: &normative_documents::entity::Model) -> Option<NaiveDate> {
    Some(document.filed_on).filter(|day| *day != NaiveDate::default())
}

/// Until there is a day, it is today.
fn on(work: UnitOfWork<'_>, day: Option<NaiveDate>) -> Future<'_, Result<Ground>> {
    Box::pin(async move { Ok(Ground::of_day(day.unwrap_or(work.call.today()))) })
}

/// The first day of the meeting that deliberates or holds it.
fn of_meeting<'a>(
    work: UnitOfWork<'a>,
    meeting: Option<Uuid>,
    instead: &'static [Instead],
) -> Future<'a, Result<Ground>> {
    Box::pin(async move {
        let day = match meeting {
            Some(meeting) => Some(work.stored::<Meetings>(meeting).await?.start_on),
            None => None,
        };
        Ok(Ground { instead, ..on(work, day).await? })
    })
}

/// The day of the ballot that decided.
fn of_ballot(work: UnitOfWork<'_>, ballot: Option<Uuid>) -> Future<'_, Result<Ground>> {
    Box::pin(async move {
        let meeting = match ballot {
            Some(ballot) => Some(work.stored::<Ballots>(ballot).await?.meeting_id),
            None => None,
        };
        of_meeting(work, meeting, &[]).await
    })
}

fn of<W: Workflow>(work: UnitOfWork<'_>, record: Uuid) -> Future<'_, Result<Ground>> {
    Box::pin(async move { work.ground_of(&RecordReference::of::<W>(record)).await })
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::{problem::law::named, values::locale::Language};

    #[test]
    fn every_form_cites_its_own_articles() {
        let cited = |form, article, day: &str| {
            let ground = Ground { day: day.parse().unwrap(), instead: instead(form) };
            named(&ground.cites(article), Language::Chinese).unwrap_or_default()
        };
        // The opinion and the tracking of its disposal, by the text of 2024 and by that of 2006.
        for (form, new, old) in [
            (Form::SpecialWorkReport, ["第十七条", "第十七条"], ["第十四条", ""]),
            (Form::FiscalEconomic, ["第二十九条", "第二十九条"], ["第二十条", ""]),
            (Form::LawEnforcementInspection, ["第三十七条", "第三十七条"], ["第二十七条", "第二十七条"]),
            (Form::Inquiry, ["第四十六条", "第四十六条"], ["第三十四条", ""]),
            (Form::SpecialInquiry, ["第五十条", "第五十条"], ["", ""]),
            (Form::FilingReview, ["第四十五条", "第四十五条"], ["", ""]),
        ] {
            for (article, (new, old)) in [sup(17), added(17)].into_iter().zip(new.into_iter().zip(old)) {
                assert_eq!(cited(form, article, "2024-11-08"), format!("监督法{new}"), "{form:?}");
                let old = if old.is_empty() { String::new() } else { format!("监督法(2006年){old}") };
                assert_eq!(cited(form, article, "2024-11-07"), old, "{form:?}");
            }
        }
        assert_eq!(cited(Form::FilingReview, sup(15), "2024-11-07"), "");
    }
}
