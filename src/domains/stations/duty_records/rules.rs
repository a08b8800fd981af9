//! Relations, guards and effects of duty records.

use super::{
    DutyRecords,
    entity::{Column, DutyRecordContent, DutyRevocation, Model},
    making::await_verification_of,
    once::recorded_already,
    words::{DUTY_VERIFICATION, DutyRecordSource},
};
use crate::site_deputies::{self, SiteDeputies, SiteDeputyState};
use chrono::Days;
use instruments::{
    activities::{Activities, ActivityState},
    deadlines,
    documents::stored,
    publications::personal_data::has_personal_numbers,
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    values::clock::legal_date,
    vocabulary::Role,
    workflow::{Guarded, Note, Reason, Relation, Sight, Verdict},
};
use registry::{
    deputies::{Deputies, all_in_office, entity as deputy},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};

type RecordStep<'a> = Step<'a, DutyRecords>;

/// The deputy of whom it tells.
pub(super) fn own_record(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::DeputyId, actor.deputy_id)
}

/// Whoever entered it.
pub(super) fn entered(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::EnteredBy, actor.user_id)
}

/// What the deputy entered; what an activity or a suggestion made is as they are.
pub(super) fn own_report(actor: &Actor) -> Relation<Model> {
    Relation::all_of([own_record(actor), self_reported()])
}

/// The same of whoever entered it.
pub(super) fn entered_report(actor: &Actor) -> Relation<Model> {
    Relation::all_of([entered(actor), self_reported()])
}

fn self_reported() -> Relation<Model> {
    Relation::is(Column::Source, DutyRecordSource::SelfReport)
}

/// 代表法第五十八条: what is verified of a deputy whose profile is public.
pub(super) fn shown(actor: &Actor) -> Sight<Model> {
    Sight::of::<Deputies>(actor, Column::DeputyId, Sight::is(deputy::Column::PublicProfile, true))
}

platform::guards! { DutyRecords:
    proofs_stored(DutyRecordContent): stored(body.evidence_ids);
}

/// 代表法第五十八条: what is verified is public, and names nobody by a number.
pub(super) async fn no_personal_numbers<B>(step: &RecordStep<'_>, _: &B) -> Guarded {
    let row = &step.row;
    if has_personal_numbers(&row.title) {
        return Ok(Verdict::require(false).at("/title"));
    }
    Ok(Verdict::require(!has_personal_numbers(&row.place)).at("/place"))
}

/// A deputy enters the own duties; a site those of the deputies who belong to it.
pub(super) async fn entered_for_whom(step: &RecordStep<'_>, body: &DutyRecordContent) -> Guarded {
    let actor = &step.call.actor;
    if actor.deputy_id == Some(body.deputy_id) {
        return Ok(Verdict::Holds);
    }
    let enrolled = step.all::<SiteDeputies>();
    let enrolled = enrolled.filter(site_deputies::entity::Column::DeputyId.eq(body.deputy_id));
    let enrolled = enrolled.filter(site_deputies::entity::Column::State.eq(SiteDeputyState::Active));
    let sites = enrolled.all(step.tx).await?;
    let staff = actor.is_any(&[Role::StreetClerk, Role::SiteManager]);
    let own = staff && sites.iter().any(|one| actor.acts_for(one.committee_id));
    Ok(Verdict::require(own).at("/deputy_id"))
}

/// What somebody enters says how long it took.
pub(super) async fn lasted_a_while(_: &RecordStep<'_>, body: &DutyRecordContent) -> Guarded {
    Ok(Verdict::require(body.duration_minutes.is_some()).at("/duration_minutes"))
}

/// Where the hour is known it lies on the day.
pub(super) async fn begins_on_its_day(_: &RecordStep<'_>, body: &DutyRecordContent) -> Guarded {
    let fits = body.started_at.is_none_or(|start| legal_date(start) == body.occurred_on);
    Ok(Verdict::require(fits).at("/started_at"))
}

pub(super) async fn enter(step: &mut RecordStep<'_>, _: DutyRecordContent) -> Result<()> {
    step.row.entered_by = Some(step.call.actor.user_id);
    step.row.source = DutyRecordSource::SelfReport;
    Ok(())
}

/// 代表法第六十一条、第六十二条: on the day on which it was done.
pub(super) async fn in_office_then(step: &RecordStep<'_>, _: &Note) -> Guarded {
    let (deputy, day) = (step.row.deputy_id, step.row.occurred_on);
    let found = all_in_office(&step.work(), &[deputy], Office::Deputy, day).await?;
    Ok(Verdict::require(!found.is_empty()))
}

pub(super) async fn not_in_the_future(step: &RecordStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.occurred_on <= step.today()))
}

/// What is reported by oneself is so within some days after it was done.
pub(super) async fn not_too_old(step: &RecordStep<'_>, _: &Note) -> Guarded {
    if step.row.source != DutyRecordSource::SelfReport {
        return Ok(Verdict::Holds);
    }
    let days = rule(&step.work(), RuleKind::Stations, "duty_record.report_days", step.today()).await?.value;
    let last = step.row.occurred_on + Days::new(days.into());
    Ok(Verdict::require(step.today() <= last).with("latest", last.to_string()))
}

/// What an activity made waits while its record is corrected.
pub(super) async fn activity_stands(step: &RecordStep<'_>, _: &Note) -> Guarded {
    use ActivityState as S;
    let Some(activity) = step.row.activity_id else { return Ok(Verdict::Holds) };
    let state = step.stored::<Activities>(activity).await?.state;
    Ok(Verdict::require(matches!(state, S::Recorded | S::Verified | S::Archived)))
}

/// What was done once is recorded once.
pub(super) async fn not_recorded_yet<B>(step: &RecordStep<'_>, _: &B) -> Guarded {
    let same = recorded_already(&step.work(), &step.row).await?;
    Ok(Verdict::require(same.is_none()).with("record_id", same.map(|same| same.to_string())))
}

/// Submitted: somebody else verifies it within some days.
pub(super) async fn submit(step: &mut RecordStep<'_>, _: Note) -> Result<()> {
    await_verification(step).await
}

async fn await_verification(step: &RecordStep<'_>) -> Result<()> {
    await_verification_of(&step.work(), step.row.id).await
}

/// Neither the deputy nor who entered it.
fn is_another(step: &RecordStep<'_>) -> Verdict {
    let actor = &step.call.actor;
    let own = actor.deputy_id == Some(step.row.deputy_id);
    Verdict::require(!own && step.row.entered_by != Some(actor.user_id))
}

pub(super) async fn verified_by_another(step: &RecordStep<'_>, _: &Note) -> Guarded {
    Ok(is_another(step))
}

pub(super) async fn rejected_by_another(step: &RecordStep<'_>, _: &Reason) -> Guarded {
    Ok(is_another(step))
}

/// On an objection somebody else decides.
pub(super) async fn decided_by_somebody_new<B>(step: &RecordStep<'_>, _: &B) -> Guarded {
    let objected = step.row.objection_text.is_some();
    Ok(Verdict::require(!objected || step.row.decided_by != Some(step.call.actor.user_id)))
}

async fn decide(step: &mut RecordStep<'_>) -> Result<()> {
    let today = step.today();
    (step.row.decided_by, step.row.decided_on) = (Some(step.call.actor.user_id), Some(today));
    deadlines::meet(&step.work(), DUTY_VERIFICATION, step.row.id, today).await
}

pub(super) async fn verify(step: &mut RecordStep<'_>, _: Note) -> Result<()> {
    decide(step).await
}

pub(super) async fn reject(step: &mut RecordStep<'_>, _: Reason) -> Result<()> {
    decide(step).await
}

/// Within so many days after it was decided.
pub(super) async fn within_objection_window(step: &RecordStep<'_>, _: &Reason) -> Guarded {
    let key = "duty_record.dispute_days";
    let days = rule(&step.work(), RuleKind::Stations, key, step.today()).await?.value;
    let last = step.row.decided_on.map(|decided| decided + Days::new(days.into()));
    let holds = last.is_none_or(|last| step.today() <= last);
    Ok(Verdict::require(holds).with("latest", last.map(|day| day.to_string())))
}

pub(super) async fn object(step: &mut RecordStep<'_>, body: Reason) -> Result<()> {
    step.row.objection_text = Some(body.reason);
    await_verification(step).await
}

/// The deputy is heard before it is found false.
pub(super) async fn deputy_was_heard(_: &RecordStep<'_>, body: &DutyRevocation) -> Guarded {
    Ok(Verdict::require(body.deputy_heard).at("/deputy_heard"))
}
