//! Relations and guards of duty reports; their effects have a file of their own.

pub(super) use super::effects::*;
use super::{
    DutyReports,
    entity::{
        Column, DutyReportContent, DutyReportDelivery, DutyReportMaterials, DutyReportPostponement,
        DutyReportRatings, Model, NewDutyReport,
    },
    notice::{notice, published},
    ratings::{too_many, voters},
    words::DutyReportForm,
};
use crate::{areas::Areas, handled::number, sites::Sites};
use chrono::Days;
use instruments::{
    documents::stored,
    publications::{PublicationKind, personal_data::has_personal_numbers},
};
use platform::{
    call::{Step, guards::after_today},
    records::actor::Actor,
    values::numbers::Count,
    vocabulary::Role,
    workflow::{Guarded, Note, Relation, Sight, Verdict},
};
use registry::{
    deputies::{Deputies, all_in_office, entity as deputy, one_in_office},
    terms::Office,
};
use std::collections::HashSet;
use uuid::Uuid;

type ReportStep<'a> = Step<'a, DutyReports>;

/// The deputy who reports.
pub(super) fn own(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::DeputyId, actor.deputy_id)
}

/// Those of the street or town of the deputy.
pub(super) fn own_area(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CongressBodyId, actor.organization_id)
}

/// 代表法第五十八条: of a deputy whose profile is public.
pub(super) fn shown(actor: &Actor) -> Sight<Model> {
    Sight::of::<Deputies>(actor, Column::DeputyId, Sight::is(deputy::Column::PublicProfile, true))
}

platform::guards! { DutyReports:
    new_day_is_ahead(NewDutyReport): after_today(body.held_on);
    day_is_ahead(DutyReportContent): after_today(body.held_on);
    other_day_is_ahead(DutyReportPostponement): after_today(body.held_on);
    report_stored(DutyReportMaterials): stored(body.document_id);
}

pub(super) async fn deputy_in_office(step: &ReportStep<'_>, body: &NewDutyReport) -> Guarded {
    one_in_office(step, body.deputy_id, Office::Deputy, step.today(), "/deputy_id").await
}

/// A street or town sees to the reports of its own deputies.
pub(super) async fn of_own_deputy(step: &ReportStep<'_>, body: &NewDutyReport) -> Guarded {
    let actor = &step.call.actor;
    if actor.is(Role::DeputyAffairs) {
        return Ok(Verdict::Holds);
    }
    let deputy = step.stored::<Deputies>(body.deputy_id).await?;
    let area = Areas::read(step.tx, step.work().district_code).await?.of(&deputy);
    Ok(Verdict::require(area.is_some_and(|body| actor.acts_for(body))).at("/deputy_id"))
}

async fn known(step: &ReportStep<'_>, site: Option<Uuid>) -> Guarded {
    if let Some(site) = site {
        step.referred::<Sites>(site, "/site_id").await?;
    }
    Ok(Verdict::Holds)
}

pub(super) async fn new_site_exists(step: &ReportStep<'_>, body: &NewDutyReport) -> Guarded {
    known(step, body.site_id).await
}

pub(super) async fn site_exists(step: &ReportStep<'_>, body: &DutyReportContent) -> Guarded {
    known(step, body.site_id).await
}

/// 代表法第六十一、六十二条: on the day of the act.
pub(super) async fn still_in_office<B>(step: &ReportStep<'_>, _: &B) -> Guarded {
    let found = all_in_office(&step.work(), &[step.row.deputy_id], Office::Deputy, step.today()).await?;
    Ok(Verdict::require(!found.is_empty()))
}

pub(super) async fn notice_published(step: &ReportStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(notice(step).await?.is_some()).with("missing", vec!["notice"]))
}

/// Voters are told so many days before.
pub(super) async fn notice_in_time(step: &ReportStep<'_>, _: &Note) -> Guarded {
    let days = number(&step.work(), "duty_report.notice_days").await?;
    let last = step.row.held_on - Days::new(days.into());
    let told_on = notice(step).await?.and_then(|notice| notice.published_on);
    let verdict = Verdict::require(told_on.is_some_and(|day| day <= last));
    Ok(verdict.with("last_day", last.to_string()).with("days", days))
}

/// After its day it is postponed, not prepared.
pub(super) async fn its_day_is_not_over(step: &ReportStep<'_>, _: &DutyReportMaterials) -> Guarded {
    let day = step.row.held_on;
    Ok(Verdict::require(step.today() <= day).with("held_on", day.to_string()))
}

/// The contents become public with the result.
pub(super) async fn no_personal_numbers(_: &ReportStep<'_>, body: &DutyReportMaterials) -> Guarded {
    let told = [
        ("/on_laws", &body.on_laws),
        ("/on_sessions", &body.on_sessions),
        ("/on_intersession", &body.on_intersession),
        ("/on_contact", &body.on_contact),
    ];
    let broken = told.into_iter().find(|(_, text)| has_personal_numbers(text));
    Ok(broken.map_or(Verdict::Holds, |(pointer, _)| Verdict::require(false).at(pointer)))
}

pub(super) async fn on_the_announced_day(step: &ReportStep<'_>, _: &DutyReportDelivery) -> Guarded {
    let day = step.row.held_on;
    Ok(Verdict::require(step.today() == day).with("held_on", day.to_string()))
}

/// Before so many voters of the own constituency, or sent to as many.
pub(super) async fn enough_voters(step: &ReportStep<'_>, body: &DutyReportDelivery) -> Guarded {
    let least = number(&step.work(), "duty_report.min_voters").await?;
    let (reached, pointer) = match step.row.form {
        DutyReportForm::Oral => (body.voters_present.map_or(0, Count::get), "/voters_present"),
        DutyReportForm::Written => (body.voters_invited.get(), "/voters_invited"),
    };
    Ok(Verdict::require(reached >= i64::from(least)).with("least", least).at(pointer))
}

/// A deputy who works in the office does not write down the own ratings.
pub(super) async fn not_the_deputy(step: &ReportStep<'_>, _: &DutyReportRatings) -> Guarded {
    Ok(Verdict::require(step.call.actor.deputy_id != Some(step.row.deputy_id)))
}

pub(super) async fn each_aspect_once(_: &ReportStep<'_>, body: &DutyReportRatings) -> Guarded {
    let mut seen = HashSet::new();
    let twice = body.ratings.iter().position(|rating| !seen.insert(rating.aspect));
    Ok(twice.map_or(Verdict::Holds, |index| Verdict::require(false).at(&format!("/ratings/{index}/aspect"))))
}

/// What voters hand in while they are there is counted before them.
pub(super) async fn told_on_the_spot(step: &ReportStep<'_>, body: &DutyReportRatings) -> Guarded {
    let holds = body.announced_on_the_spot || step.row.form == DutyReportForm::Written;
    Ok(Verdict::require(holds).at("/announced_on_the_spot"))
}

pub(super) async fn papers_add_up(step: &ReportStep<'_>, body: &DutyReportRatings) -> Guarded {
    let most = voters(&step.row);
    let wrong = too_many(body, most);
    let pointer = wrong.clone().unwrap_or_default();
    Ok(Verdict::require(wrong.is_none()).with("voters", most).at(&pointer))
}

/// What was told to voters is rated by them before it is published; what was sent need not be.
pub(super) async fn is_written(step: &ReportStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.form == DutyReportForm::Written))
}

/// 代表法第五十八条: with the result, if there is one.
pub(super) async fn result_published(step: &ReportStep<'_>, _: &Note) -> Guarded {
    let told = published(step, PublicationKind::DutyRecord).await?;
    Ok(Verdict::require(told.is_some()).with("missing", vec!["duty_record"]))
}
