//! What is asked before an activity is planned, announced, started, verified, merged.

use super::{
    ASSIGNMENT, Activities, ActivityState, OrganizerType,
    clock::rule_of,
    conditions::{covered_on, organizer, planned_days},
    entity::{
        ActivityContent, ActivityMerging, ActivityRecord, ActivityStart, ActivityVoiding, Column, Model,
        NewActivity, Postponement, Reclassification,
    },
    organizer::organizer_of,
    supervised::cover_of,
};
use crate::{
    acting::acts,
    codes,
    documents::{is_stored, stored},
    publications::{self, PublicationKind, PublicationState, Publications, Scope},
    work_plan_items::{WorkPlanItemState, WorkPlanItems},
};
use access::users::Users;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use platform::{
    call::{Step, guards::given},
    problem::Result,
    values::{clock::legal_date, numbers::Whole},
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;

type ActivityStep<'a> = Step<'a, Activities>;

/// The organizer is a record that the caller sees, of a kind that is known.
pub(super) async fn organizer_known(step: &ActivityStep<'_>, body: &NewActivity) -> Guarded {
    step.referred_of_kind(body.organizer_type.kind(), body.organizer_id, "organizer").await?;
    if organizer_of(&step.work(), body.organizer_type, body.organizer_id).await?.is_none() {
        return Ok(Verdict::require(false).at("/organizer_type"));
    }
    Ok(Verdict::Holds)
}

/// So is everybody who organizes it too: each once, and not the organizer once more.
pub(super) async fn co_organizers_known<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    let mut named = HashSet::from([step.row.organizer_id]);
    for (index, other) in step.row.co_organizers.0.iter().enumerate() {
        let end = format!("co_organizers/{index}/organizer");
        let known = match step.referred_of_kind(other.kind.kind(), other.id, &end).await {
            Ok(_) => true,
            Err(refused) if refused.code() == codes::UNKNOWN_REFERENCE => false,
            Err(refused) => return Err(refused),
        };
        let organizes = known && organizer_of(&step.work(), other.kind, other.id).await?.is_some();
        if !organizes || !named.insert(other.id) {
            return Ok(Verdict::require(false).at(&format!("/co_organizers/{index}/id")));
        }
    }
    Ok(Verdict::Holds)
}

/// Staff of its street, users and deputies who act for it, staff of the committee whose assignment it carries out.
pub(super) async fn acts_for_organizer(step: &ActivityStep<'_>, _: &NewActivity) -> Guarded {
    let (actor, organizer) = (&step.call.actor, organizer(step).await?);
    let mut row = step.row.clone();
    row.congress_body_id = organizer.congress_body;
    row.acting_ids = organizer.acting.into();
    let assigned = match row.assignment_id.filter(|_| actor.is(Role::CommitteeStaff)) {
        Some(assignment) => {
            let (cover, (first, last)) = (cover_of(&step.work(), assignment).await?, planned_days(&row));
            cover.is_some_and(|cover| {
                let theirs =
                    cover.issuer == actor.organization_id && Some(cover.committee) == row.congress_body_id;
                theirs && cover.from <= first && last <= cover.until
            })
        }
        None => false,
    };
    Ok(Verdict::require(acts(actor, &row) || assigned).at("/organizer_id"))
}

async fn in_order(step: &ActivityStep<'_>, start: DateTime<Utc>, end: DateTime<Utc>) -> Guarded {
    let most = rule_of(&step.work(), "activity.max_days").await?.value;
    let short = end - start <= TimeDelta::days(most.into());
    Ok(Verdict::require(start < end && short).with("max_days", most))
}

/// It ends after it begins, and lasts no longer than the rules allow.
pub(super) async fn times_in_order<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    Ok(in_order(step, step.row.planned_start_at, step.row.planned_end_at).await?.at("/planned_end_at"))
}

/// What it rests on and carries out is there.
pub(super) async fn references_exist<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    let row = &step.row;
    if let Some(site) = row.site_id {
        step.referred_of_kind(OrganizerType::Site.kind(), site, "site").await?;
    }
    if let Some(assignment) = row.assignment_id {
        step.referred_of_kind(ASSIGNMENT, assignment, "assignment").await?;
    }
    if let Some(item) = row.plan_item_id {
        let item = step.referred::<WorkPlanItems>(item, "/plan_item_id").await?;
        let goes_on = matches!(item.state, WorkPlanItemState::Open | WorkPlanItemState::Done);
        if item.owner_id != row.organizer_id || !(goes_on || step.named_before().contains(&item.id)) {
            return Ok(Verdict::require(false).at("/plan_item_id"));
        }
    }
    match row.arrangement_document_id {
        Some(document) => is_stored(step, document, "/arrangement_document_id").await,
        None => Ok(Verdict::Holds),
    }
}

/// What it carries out in the plans of those who organize it too: one item of each, of a plan that goes on.
pub(super) async fn co_plan_items_known<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    let others: HashSet<_> = step.row.co_organizers.0.iter().map(|other| other.id).collect();
    let mut counted = HashSet::new();
    for (index, item) in step.row.co_plan_item_ids.0.iter().enumerate() {
        let pointer = format!("/co_plan_item_ids/{index}");
        let item = step.referred::<WorkPlanItems>(*item, &pointer).await?;
        let goes_on = matches!(item.state, WorkPlanItemState::Open | WorkPlanItemState::Done);
        let live = goes_on || step.named_before().contains(&item.id);
        if !others.contains(&item.owner_id) || !live || !counted.insert(item.owner_id) {
            return Ok(Verdict::require(false).at(&pointer));
        }
    }
    Ok(Verdict::Holds)
}

/// The notice of this activity at its time and place that is out to the public, the newest: what tells of another time, before it
/// was postponed or changed, counts no more.
pub(super) async fn notice(step: &ActivityStep<'_>) -> Result<Option<publications::entity::Model>> {
    use publications::entity::Column;
    let found = step.all::<Publications>().filter(Column::SubjectId.eq(step.row.id));
    let found = found.filter(Column::Kind.eq(PublicationKind::Notice));
    let found = found.filter(Column::Scope.eq(Scope::ToPublic));
    let found = found.filter(Column::State.eq(PublicationState::Published));
    let found = found.order_by_desc(Column::Id).all(step.tx).await?;
    let told = |notice: &publications::entity::Model| notice.round.map_or(1, Whole::get32);
    Ok(found.into_iter().find(|notice| told(notice) == step.row.notice_round))
}

pub(super) async fn notice_published(step: &ActivityStep<'_>, _: &Note) -> Guarded {
    let told = !step.row.category.is_announced_to_voters() || notice(step).await?.is_some();
    Ok(Verdict::require(told).with("missing", vec!["notice"]).with("round", step.row.notice_round))
}

/// Voters are told so many days before.
pub(super) async fn notice_in_time(step: &ActivityStep<'_>, _: &Note) -> Guarded {
    if !step.row.category.is_announced_to_voters() {
        return Ok(Verdict::Holds);
    }
    let days = rule_of(&step.work(), "reception.notice_days").await?.value;
    let last = legal_date(step.row.planned_start_at) - Days::new(days.into());
    let told_on = notice(step).await?.and_then(|notice| notice.published_on);
    let verdict = Verdict::require(told_on.is_some_and(|day| day <= last));
    Ok(verdict.with("last_day", last.to_string()).with("days", days))
}

/// What voters come to is announced before it begins.
pub(super) async fn announced_where_due(step: &ActivityStep<'_>, _: &ActivityStart) -> Guarded {
    let due = step.row.category.is_announced_to_voters();
    Ok(Verdict::require(!due || step.row.state == ActivityState::Announced))
}

/// On the planned day, or some days later with the reason.
pub(super) async fn on_its_day(step: &ActivityStep<'_>, body: &ActivityStart) -> Guarded {
    let (first, last) = super::conditions::planned_days(&step.row);
    let later = rule_of(&step.work(), "activity.late_start_days").await?.value;
    let today: NaiveDate = step.today();
    let in_time = (first..=last).contains(&today);
    let explained = body.late_reason.is_some() && today <= last + Days::new(later.into());
    let holds = in_time || (today > last && explained);
    Ok(Verdict::require(holds).with("planned_on", first.to_string()).at("/late_reason"))
}

/// What was postponed stays later than today, whoever changes it once more.
pub(super) async fn still_to_come(step: &ActivityStep<'_>, _: &ActivityContent) -> Guarded {
    let same = |before: &Model| before.planned_start_at == step.row.planned_start_at;
    let postponed = step.row.state == ActivityState::Postponed && !step.before.as_ref().is_some_and(same);
    let later = legal_date(step.row.planned_start_at) > step.today();
    Ok(Verdict::require(!postponed || later).at("/planned_start_at"))
}

/// Later than today, and in order.
pub(super) async fn new_time_in_order(step: &ActivityStep<'_>, body: &Postponement) -> Guarded {
    let verdict = in_order(step, body.planned_start_at, body.planned_end_at).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict.at("/planned_end_at"));
    }
    Ok(Verdict::require(legal_date(body.planned_start_at) > step.today()).at("/planned_start_at"))
}

pub(super) async fn new_time_covered(step: &ActivityStep<'_>, body: &Postponement) -> Guarded {
    covered_on(step, (legal_date(body.planned_start_at), legal_date(body.planned_end_at))).await
}

/// Who recorded it, attended it or acts for its organizer does not verify it; what a committee did, or its director or a presidium
/// recorded, the committee of the deputies' affairs verifies.
pub(super) async fn verified_by_another(step: &ActivityStep<'_>, _: &Note) -> Guarded {
    let (actor, row) = (&step.call.actor, &step.row);
    let recorder = match row.recorded_by {
        Some(recorder) => step.stored::<Users>(recorder).await?.roles.0,
        None => Vec::new(),
    };
    let heads = [Role::StreetDirector, Role::TownPresidium];
    let for_the_district = row.organizer_type == OrganizerType::StreetCommittee
        || recorder.iter().any(|role| heads.contains(role));
    let attended = actor.deputy_id.is_some_and(|own| row.attendance.0.iter().any(|one| one.deputy_id == own));
    let own = row.recorded_by == Some(actor.user_id) || row.acting_ids.0.contains(&actor.user_id);
    let fits = actor.is(Role::DeputyAffairs) || !for_the_district;
    Ok(Verdict::require(fits && !own && !attended))
}

/// Nor does who recorded what was merged into it.
pub(super) async fn merged_by_another(step: &ActivityStep<'_>, _: &Note) -> Guarded {
    let own = Column::RecordedBy.eq(step.call.actor.user_id);
    let merged = step.all::<Activities>().filter(Column::MergedIntoId.eq(step.row.id)).filter(own);
    Ok(Verdict::require(merged.one(step.tx).await?.is_none()))
}

pub(super) async fn another_category(step: &ActivityStep<'_>, body: &Reclassification) -> Guarded {
    Ok(Verdict::require(body.category != step.row.category).at("/category"))
}

/// Into another that counts.
pub(super) async fn merges_into_another(step: &ActivityStep<'_>, body: &ActivityMerging) -> Guarded {
    use ActivityState as S;
    let into: Model = step.referred::<Activities>(body.merged_into_id, "/merged_into_id").await?;
    let ended = matches!(into.state, S::Merged | S::Voided | S::Cancelled | S::Archived);
    Ok(Verdict::require(into.id != step.row.id && !ended).at("/merged_into_id"))
}

/// A street merges its own; the committee of the deputies' affairs those of several.
pub(super) async fn of_the_same_area(step: &ActivityStep<'_>, body: &ActivityMerging) -> Guarded {
    let into: Model = step.referred::<Activities>(body.merged_into_id, "/merged_into_id").await?;
    let own = into.congress_body_id == step.row.congress_body_id;
    Ok(Verdict::require(own || step.call.actor.is(Role::DeputyAffairs)).at("/merged_into_id"))
}

/// One event is planned for one time.
pub(super) async fn planned_for_one_time(step: &ActivityStep<'_>, body: &ActivityMerging) -> Guarded {
    let into: Model = step.referred::<Activities>(body.merged_into_id, "/merged_into_id").await?;
    let own = &step.row;
    let overlap = into.planned_start_at < own.planned_end_at && own.planned_start_at < into.planned_end_at;
    Ok(Verdict::require(overlap).at("/merged_into_id"))
}

platform::guards! { Activities:
    finding_stored(ActivityVoiding): stored(body.finding_document_id);
    /// What proves that it took place.
    attachments_stored(ActivityRecord): given(body.attachment_ids), stored(body.attachment_ids);
}

/// What was verified is filed away when its year is over.
pub(super) async fn year_is_over(step: &ActivityStep<'_>, _: &Note) -> Guarded {
    use chrono::Datelike;
    let year = legal_date(step.row.planned_start_at).year();
    Ok(Verdict::require(step.today().year() > year).with("year", year))
}
