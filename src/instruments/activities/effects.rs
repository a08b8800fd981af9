//! What the actions on an activity write.

use super::{
    Activities, ActivityState, clock,
    conditions::{covered_on, organizer},
    entity::{
        ActivityContent, ActivityRecord, ActivityStart, ActivityVoiding, Model, NewActivity, Postponement,
        Reclassification,
    },
    guards::notice,
    supervised::cover_of,
    words::Attendance,
};
use crate::{
    codes, deadlines,
    publications::{Draft, PublicationKind, TO_PUBLIC, draft, take_back},
    work_plan_items,
};
use platform::{
    call::{Step, UnitOfWork},
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
    step.row.notice_round = 1;
    if step.row.category.is_announced_to_voters() {
        draft_notice(step).await?;
    }
    Ok(())
}

async fn issuer(step: &ActivityStep<'_>) -> Result<Option<Uuid>> {
    let Some(assignment) = step.row.assignment_id else { return Ok(None) };
    Ok(cover_of(&step.work(), assignment).await?.map(|cover| cover.issuer))
}

/// Another assignment is another issuer's; another time or place is told anew.
pub(super) async fn follow_content(step: &mut ActivityStep<'_>, _: ActivityContent) -> Result<()> {
    step.row.issuer_id = issuer(step).await?;
    tell_anew(step).await
}

/// Of another time or place voters are told by another notice, and of what was none of theirs before by the first one; what was drafted
/// of the old ones is not told any more.
async fn tell_anew(step: &mut ActivityStep<'_>) -> Result<()> {
    let voters = step.row.category.is_announced_to_voters();
    let told = |before: &Model| {
        before.takes_place_as(&step.row) && before.category.is_announced_to_voters() == voters
    };
    if step.before.as_ref().is_some_and(told) {
        return Ok(());
    }
    step.row.notice_round += 1;
    take_back(&step.work(), step.row.id, PublicationKind::Notice).await?;
    if voters { draft_notice(step).await } else { Ok(()) }
}

/// When and where it takes place; of what was postponed also when it was to be.
async fn draft_notice(step: &ActivityStep<'_>) -> Result<()> {
    let row = &step.row;
    let (title, on, place) = (&*row.title, legal_date(row.planned_start_at), &*row.place);
    let text = match row.postponed_from.map(legal_date) {
        Some(before) if before != on => format!("原定于{before}举行的{title},改于{on}在{place}举行。"),
        _ => format!("{title}于{on}在{place}举行。"),
    };
    tell_voters(step, title, text).await
}

async fn tell_voters(step: &ActivityStep<'_>, title: &str, text: String) -> Result<()> {
    let row = &step.row;
    let told = Draft {
        subject: RecordReference::of::<Activities>(row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title,
        text,
        round: Some(row.notice_round),
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
    tell_anew(step).await
}

/// Voters who were told of it are told that it does not take place; what was drafted of it is not told any more.
pub(super) async fn give_up(step: &mut ActivityStep<'_>, _: Reason) -> Result<()> {
    let row = &mut step.row;
    let told = row.announced_on.is_some() || row.postponed_from.is_some();
    row.notice_round += 1;
    take_back(&step.work(), step.row.id, PublicationKind::Notice).await?;
    if !told || !step.row.category.is_announced_to_voters() {
        return Ok(());
    }
    let (title, on) = (&*step.row.title, legal_date(step.row.planned_start_at));
    let text = format!("原定于{on}在{}举行的{title}取消。", &*step.row.place);
    tell_voters(step, &format!("关于取消{title}的公告"), text).await
}

/// Who checked in alone stays checked in, unless the record says otherwise of it.
pub(super) async fn record(step: &mut ActivityStep<'_>, body: ActivityRecord) -> Result<()> {
    let checked_in = std::mem::take(&mut step.row.attendance.0);
    body.assign(&mut step.row);
    for line in step.row.attendance.0.iter_mut().filter(|line| line.took_part() && line.check_in_at.is_none())
    {
        let own = checked_in.iter().find(|own| own.deputy_id == line.deputy_id && own.check_in_at.is_some());
        if let Some(own) = own {
            (line.check_in_at, line.method) = (own.check_in_at, own.method);
            line.manual_reason.clone_from(&own.manual_reason);
        }
    }
    let today = step.today();
    let row = &mut step.row;
    (row.recorded_by, row.recorded_on) = (Some(step.call.actor.user_id), Some(today));
    row.deputies_absent = !row.attendance.0.iter().any(Attendance::took_part);
    clock::recorded(&step.work(), &step.row).await
}

pub(super) async fn verify(step: &mut ActivityStep<'_>, _: Note) -> Result<()> {
    (step.row.verified_by, step.row.verified_on) = (Some(step.call.actor.user_id), Some(step.today()));
    clock::verified(&step.work(), &step.row).await?;
    count(&step.work(), &step.row, 1).await
}

/// The items of plans that it carries out, counted with or without it: one for each of those who organize it.
pub(super) async fn count(work: &UnitOfWork<'_>, row: &Model, change: i32) -> Result<()> {
    for item in row.plan_items() {
        work_plan_items::count_verified(work, item, change).await?;
    }
    Ok(())
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

/// It did not take place: the plan counts without it.
pub(super) async fn void(step: &mut ActivityStep<'_>, body: ActivityVoiding) -> Result<()> {
    if step.row.state != ActivityState::Recorded {
        count(&step.work(), &step.row, -1).await?;
    }
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    body.assign(&mut step.row);
    Ok(())
}

pub(super) async fn file_away(step: &mut ActivityStep<'_>, _: Note) -> Result<()> {
    clock::archived(&step.work(), &step.row, step.today()).await
}
