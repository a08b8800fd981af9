//! Guards and effects of annual plans.

use super::{
    Plans,
    api::{Adjustment, ReportToCongress},
    clock,
    coordination::{Finding, Planned, findings},
    entity::{PlanApproval, PlanContent},
};
use crate::{
    codes,
    items::{self, ItemState, Items},
};
use chrono::Datelike;
use instruments::{
    publications::{PublicationKind, Required, Side, TO_PUBLIC, missing_of, nothing_missing},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Step, guards::until_today},
    problem::{Problem, Result},
    records::{record::Record, record_reference::RecordReference},
    values::clock::legal_date,
    workflow::{Guarded, Note, Verdict},
};
use registry::{
    meetings::{self, Meetings, chairpersons_met, chairpersons_met_since},
    sessions::Sessions,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// 监督法第六十三条: the Chairpersons' Meeting approves, no other body, and not before the last change of the draft.
pub(super) async fn chairpersons_meeting(step: &Step<'_, Plans>, body: &PlanApproval) -> Guarded {
    let items = items_of(step).await?.into_iter().map(|item| item.created_at);
    let since = items.fold(step.row.updated_at, std::cmp::max);
    chairpersons_met_since(step, body.approved_meeting_id, legal_date(since), "/approved_meeting_id").await
}

/// A decision is dated on a day of the meeting that took it.
pub(super) async fn approved_at_the_meeting(step: &Step<'_, Plans>, body: &PlanApproval) -> Guarded {
    let meeting = step.referred::<Meetings>(body.approved_meeting_id, "/approved_meeting_id").await?;
    let sat = (meeting.start_on..=meeting.end_on).contains(&body.approved_on);
    Ok(Verdict::require(sat).at("/approved_on"))
}

pub(super) async fn chairpersons_decided(step: &Step<'_, Plans>, body: &Adjustment) -> Guarded {
    chairpersons_met(step, body.decision_meeting_id, "/decision_meeting_id").await
}

platform::guards! { Plans:
    not_in_the_future(PlanApproval): until_today(body.approved_on);
}

/// 监督法第六十三条: the plan in its present version is public before it counts as published.
pub(super) async fn plan_published(step: &Step<'_, Plans>, _: &Note) -> Guarded {
    let subject = RecordReference::of::<Plans>(step.row.id());
    let plan = Required::of(subject, &[PublicationKind::AnnualPlan], TO_PUBLIC, Side::default());
    let version = Required { round: Some(step.row.version_no), ..plan };
    Ok(nothing_missing(missing_of(&step.work(), &[version]).await?))
}

/// A plan is carried out from the first day of its year on.
pub(super) async fn year_has_begun(step: &Step<'_, Plans>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.today().year() >= step.row.year.get32()).with("year", step.row.year.get()))
}

/// Every item of the plan is closed or cancelled.
pub(super) async fn no_item_open(step: &Step<'_, Plans>, _: &Note) -> Guarded {
    let ended = [ItemState::Closed, ItemState::Cancelled];
    let open = items_of(step).await?.into_iter().filter(|item| !ended.contains(&item.state));
    let open: Vec<String> = open.map(|item| item.item_no.into_string()).collect();
    Ok(Verdict::require(open.is_empty()).with("items", open))
}

/// The session that heard the report has begun.
pub(super) async fn session_was_held(step: &Step<'_, Plans>, body: &ReportToCongress) -> Guarded {
    let session = step.referred::<Sessions>(body.session_id, "/session_id").await?;
    Ok(Verdict::require(session.start_on <= step.today()).at("/session_id"))
}

/// 监督法第九条: what is completed after a session began is reported to the next one.
pub(super) async fn session_after_completion(step: &Step<'_, Plans>, body: &ReportToCongress) -> Guarded {
    let session = step.referred::<Sessions>(body.session_id, "/session_id").await?;
    let completed = step.row.completed_on;
    let after = completed.is_none_or(|day| session.start_on >= day);
    let completed = completed.map(|day| day.to_string());
    Ok(Verdict::require(after).with("completed_on", completed).at("/session_id"))
}

pub(super) async fn complete(step: &mut Step<'_, Plans>, _: Note) -> Result<()> {
    step.row.completed_on = Some(step.today());
    Ok(())
}

async fn items_of(step: &Step<'_, Plans>) -> Result<Vec<items::entity::Model>> {
    let items = step.all::<Items>().filter(items::entity::Column::PlanId.eq(step.row.id));
    Ok(items.all(step.tx).await?)
}

pub(super) async fn first_version(step: &mut Step<'_, Plans>, _: PlanContent) -> Result<()> {
    step.row.version_no = 1;
    Ok(())
}

/// Approves, with hints where the items crowd an organ or repeat a topic.
pub(super) async fn approve(step: &mut Step<'_, Plans>, body: PlanApproval) -> Result<()> {
    step.row.approved_meeting_id = Some(body.approved_meeting_id);
    step.row.approved_on = Some(body.approved_on);
    let items = items_of(step).await?;
    let wanted: Vec<Uuid> = items.iter().filter_map(|item| item.meeting_id).collect();
    let found = meetings::entity::Entity::find().filter(meetings::entity::Column::Id.is_in(wanted));
    let days: HashMap<Uuid, _> = found.all(step.tx).await?.into_iter().map(|m| (m.id, m.start_on)).collect();
    let planned = items.into_iter().map(|item| Planned {
        title: item.title.to_string(),
        organ: item.supervised_organ_id,
        meets_on: item.meeting_id.and_then(|meeting| days.get(&meeting).copied()),
    });
    let work = step.work();
    let most = rule(&work, RuleKind::Supervision, "coordination.items_per_quarter", body.approved_on);
    let most = usize::try_from(most.await?.value).map_err(Problem::internal)?;
    for finding in findings(&planned.collect::<Vec<_>>(), most) {
        match finding {
            Finding::Crowded { organ, quarter, items } => {
                let facts =
                    [("organ_id", json!(organ)), ("quarter", json!(quarter)), ("items", json!(items))];
                step.warn(codes::COORDINATION_WARNING, &facts);
            }
            Finding::Repeated { title } => step.warn(codes::COORDINATION_WARNING, &[("title", json!(title))]),
        }
    }
    clock::start_publication(step, body.approved_on).await
}

pub(super) async fn set_published(step: &mut Step<'_, Plans>, _: Note) -> Result<()> {
    step.row.published_on = Some(step.today());
    clock::published(step).await
}

pub(super) async fn note_start(step: &mut Step<'_, Plans>, _: Note) -> Result<()> {
    clock::started(step).await
}

pub(super) async fn next_version(step: &mut Step<'_, Plans>, body: Adjustment) -> Result<()> {
    step.row.version_no += 1;
    step.row.adjust_reason = Some(body.reason);
    Ok(())
}

pub(super) async fn set_session(step: &mut Step<'_, Plans>, body: ReportToCongress) -> Result<()> {
    step.row.reported_session_id = Some(body.session_id);
    Ok(())
}
