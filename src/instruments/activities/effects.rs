//! What the actions on an activity write.

use super::{
    Activities, ActivityAction, ActivityState, clock,
    conditions::{covered_on, organizer},
    entity::{
        ActivityContent, ActivityMerging, ActivityRecord, ActivityStart, ActivityVoiding, NewActivity,
        Postponement, Reclassification,
    },
    guards::notice,
    supervised::cover_of,
    words::Attendance,
};
use crate::{
    codes, deadlines,
    links::{self, LinkKind},
    publications::{Draft, PublicationKind, TO_PUBLIC, draft},
    work_plan_items,
};
use platform::{
    call::Step,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::clock::legal_date,
    workflow::{Note, Reason, Verdict},
};
use serde_json::json;
use uuid::Uuid;

type ActivityStep<'a> = Step<'a, Activities>;

/// Who answers for it is known from its organizer; voters are to be told of what they come to.
pub(super) async fn plan(step: &mut ActivityStep<'_>, _: NewActivity) -> Result<()> {
    let organizer = organizer(step).await?;
    step.row.congress_body_id = organizer.congress_body;
    step.row.acting_ids = organizer.acting.into();
    step.row.issuer_id = issuer(step).await?;
    if step.row.category.is_announced_to_voters() {
        draft_notice(step).await?;
    }
    Ok(())
}

async fn issuer(step: &ActivityStep<'_>) -> Result<Option<Uuid>> {
    let Some(assignment) = step.row.assignment_id else { return Ok(None) };
    Ok(cover_of(&step.work(), assignment).await?.map(|cover| cover.issuer))
}

pub(super) async fn follow_assignment(step: &mut ActivityStep<'_>, _: ActivityContent) -> Result<()> {
    step.row.issuer_id = issuer(step).await?;
    Ok(())
}

async fn draft_notice(step: &ActivityStep<'_>) -> Result<()> {
    let row = &step.row;
    let told = Draft {
        subject: RecordReference::of::<Activities>(row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title: &row.title,
        text: format!("{}于{}在{}举行。", &*row.title, legal_date(row.planned_start_at), &*row.place),
        round: None,
        document_id: None,
        organization: row.congress_body_id.unwrap_or(step.call.actor.organization_id),
    };
    draft(&step.work(), told).await
}

/// Whoever is invited is listed, and may check in.
pub(super) async fn announce(step: &mut ActivityStep<'_>, _: Note) -> Result<()> {
    let told = notice(step).await?;
    step.row.notice_publication_id = told.as_ref().map(|notice| notice.id);
    step.row.announced_on = Some(told.and_then(|notice| notice.published_on).unwrap_or(step.today()));
    step.row.attendance = step
        .row
        .invited_deputy_ids
        .0
        .iter()
        .map(|deputy| Attendance::invited(*deputy))
        .collect::<Vec<_>>()
        .into();
    Ok(())
}

pub(super) async fn start(step: &mut ActivityStep<'_>, _: ActivityStart) -> Result<()> {
    clock::started(&step.work(), &step.row).await
}

/// Invitations are void with the old time, which is kept.
pub(super) async fn postpone(step: &mut ActivityStep<'_>, body: Postponement) -> Result<()> {
    let row = &mut step.row;
    row.postponed_from = row.postponed_from.or(Some(row.planned_start_at));
    row.attendance = Vec::new().into();
    (row.announced_on, row.notice_publication_id) = (None, None);
    body.assign(row);
    if step.row.category.is_announced_to_voters() {
        draft_notice(step).await?;
    }
    Ok(())
}

pub(super) async fn record(step: &mut ActivityStep<'_>, body: ActivityRecord) -> Result<()> {
    body.assign(&mut step.row);
    let today = step.today();
    let row = &mut step.row;
    (row.recorded_by, row.recorded_on) = (Some(step.call.actor.user_id), Some(today));
    row.deputies_absent = !row.attendance.0.iter().any(Attendance::took_part);
    clock::recorded(&step.work(), &step.row).await
}

pub(super) async fn verify(step: &mut ActivityStep<'_>, _: Note) -> Result<()> {
    (step.row.verified_by, step.row.verified_on) = (Some(step.call.actor.user_id), Some(step.today()));
    clock::verified(&step.work(), &step.row).await?;
    count(step, 1).await
}

/// The item of the plan that it carries out, counted with or without it.
async fn count(step: &ActivityStep<'_>, change: i32) -> Result<()> {
    match step.row.plan_item_id {
        Some(item) => work_plan_items::count_verified(&step.work(), item, change).await,
        None => Ok(()),
    }
}

pub(super) async fn return_record(step: &mut ActivityStep<'_>, _: Reason) -> Result<()> {
    clock::returned(&step.work(), &step.row).await
}

/// 地方组织法第五十九条: what was work of supervision without an assignment is marked.
pub(super) async fn reclassify(step: &mut ActivityStep<'_>, body: Reclassification) -> Result<()> {
    body.assign(&mut step.row);
    let held = step.row.actual_start_at.unwrap_or(step.row.planned_start_at);
    let verdict = covered_on(step, (legal_date(held), legal_date(held))).await?;
    step.row.no_cover = matches!(verdict, Verdict::Refused(_));
    if step.row.no_cover {
        step.warn(codes::ASSIGNMENT_REQUIRED, &[("activity_id", json!(step.row.id))]);
    }
    Ok(())
}

/// One event is counted once: attendance is united, and what was counted of the one that goes is taken back.
pub(super) async fn merge(step: &mut ActivityStep<'_>, body: ActivityMerging) -> Result<()> {
    let work = step.work();
    if step.row.state == ActivityState::Verified {
        count(step, -1).await?;
    }
    let into = work.stored::<Activities>(body.merged_into_id).await?;
    let gained: Vec<Attendance> =
        step.row.attendance.0.iter().filter(|line| line.status.is_some()).cloned().collect();
    let gained: Vec<Attendance> = gained
        .into_iter()
        .filter(|line| {
            !into.attendance.0.iter().any(|other| other.deputy_id == line.deputy_id && other.took_part())
        })
        .collect();
    let counted = into.state == ActivityState::Verified && gained.iter().any(Attendance::took_part);
    if counted && let Some(item) = into.plan_item_id {
        work_plan_items::count_verified(&work, item, -1).await?;
    }
    if into.state != ActivityState::Verified || counted {
        let plan_item = step.row.plan_item_id;
        work.advance::<Activities>(into, ActivityAction::TakeOver, |row| {
            row.attendance.0.retain(|line| !gained.iter().any(|other| other.deputy_id == line.deputy_id));
            row.attendance.0.extend(gained);
            row.plan_item_id = row.plan_item_id.or(plan_item);
        })
        .await?;
    }
    let this = RecordReference::of::<Activities>(step.row.id);
    let other = RecordReference::of::<Activities>(body.merged_into_id);
    links::connect(&work, LinkKind::MergedInto, this, other).await?;
    deadlines::cancel_all(&work, step.row.id).await?;
    body.assign(&mut step.row);
    Ok(())
}

/// It did not take place: the plan counts without it.
pub(super) async fn void(step: &mut ActivityStep<'_>, body: ActivityVoiding) -> Result<()> {
    if step.row.state != ActivityState::Recorded {
        count(step, -1).await?;
    }
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    body.assign(&mut step.row);
    Ok(())
}
