//! What every step of an activity asks of its cover, its organizer and its deputies.

use super::{
    Activities, ActivityState, OrganizerType,
    entity::{Column, Model},
    organizer::{Organizer, organizer_of},
    supervised::{is_covered, is_supervision},
};
use crate::documents::{DocumentState, Documents};
use chrono::NaiveDate;
use platform::{
    call::Step,
    problem::{Problem, Result},
    values::clock::legal_date,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::{all_in_office, each_in_office},
    organizations::Organizations,
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type ActivityStep<'a> = Step<'a, Activities>;

/// What is known of the organizer.
pub(super) async fn organizer(step: &ActivityStep<'_>) -> Result<Organizer> {
    let found = organizer_of(&step.work(), step.row.organizer_type, step.row.organizer_id).await?;
    found.ok_or_else(|| Problem::internal("an organizer of a kind that nobody knows"))
}

/// The days on which it is planned.
pub(super) fn planned_days(row: &Model) -> (NaiveDate, NaiveDate) {
    (legal_date(row.planned_start_at), legal_date(row.planned_end_at))
}

/// 地方组织法第五十九条: work of supervision in a street was assigned; in a town its presidium arranged it.
pub(super) async fn covered_on(step: &ActivityStep<'_>, days: (NaiveDate, NaiveDate)) -> Guarded {
    let (work, row) = (step.work(), &step.row);
    if !is_supervision(&work, row.category, days.0).await? {
        return Ok(Verdict::Holds);
    }
    let body = match row.congress_body_id {
        Some(body) => Some(body),
        None => organizer(step).await?.congress_body,
    };
    let kind = match body {
        Some(body) => Some(step.stored::<Organizations>(body).await?.kind),
        None => None,
    };
    if kind == Some(OrganizationKind::TownPresidium) {
        let arranged = match row.arrangement_document_id {
            Some(document) => step.stored::<Documents>(document).await?.state == DocumentState::Stored,
            None => false,
        };
        return Ok(Verdict::require(arranged).at("/arrangement_document_id"));
    }
    let covered = is_covered(&work, row.assignment_id, body, row.category, days).await?;
    let verdict = Verdict::require(covered).with("from", days.0.to_string()).with("to", days.1.to_string());
    Ok(verdict.at("/assignment_id"))
}

pub(super) async fn covered<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    covered_on(step, planned_days(&step.row)).await
}

/// A station that is closed, a committee that was abolished, organizes nothing.
pub(super) async fn organizer_open<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    let day = legal_date(step.row.planned_start_at);
    let mut open = organizer(step).await?.is_open_on(day);
    if let Some(site) = step.row.site_id.filter(|_| step.row.organizer_type != OrganizerType::Site) {
        let site = organizer_of(&step.work(), OrganizerType::Site, site).await?;
        open &= site.is_none_or(|site| site.is_open_on(day));
    }
    Ok(Verdict::require(open).with("day", day.to_string()))
}

/// Activities of others, or of the same organizer, at the same time as this one.
async fn at_the_same_time(step: &ActivityStep<'_>, states: &[ActivityState]) -> Result<Vec<Model>> {
    let row = &step.row;
    let others = step.all::<Activities>().filter(Column::Id.ne(row.id));
    let others = others.filter(Column::PlannedStartAt.lt(row.planned_end_at));
    let others = others.filter(Column::PlannedEndAt.gt(row.planned_start_at));
    Ok(others.filter(Column::State.is_in(states.iter().copied())).all(step.tx).await?)
}

/// One event is one record: whoever else organizes it is a co-organizer.
pub(super) async fn not_organized_twice<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    use ActivityState as S;
    let live = [S::Planned, S::Announced, S::InProgress, S::Recorded, S::Verified];
    let row = &step.row;
    let twice = at_the_same_time(step, &live).await?.into_iter().find(|other| {
        let same_place = other.place == row.place || (row.site_id.is_some() && row.site_id == other.site_id);
        same_place && other.organizer_id != row.organizer_id
    });
    let twice = twice.map(|other| other.id.to_string());
    Ok(Verdict::require(twice.is_none()).with("activity_id", twice).at("/place"))
}

/// 代表法第六十一、六十二条: whoever is invited is in office.
pub(super) async fn deputies_in_office<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    let invited = &step.row.invited_deputy_ids.0;
    each_in_office(step, invited, Office::Deputy, step.today(), "/invited_deputy_ids").await
}

/// The same when it is announced: whoever left since is told.
pub(super) async fn deputies_still_in_office<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    let invited = &step.row.invited_deputy_ids.0;
    let found = all_in_office(&step.work(), invited, Office::Deputy, step.today()).await?;
    let left = invited.iter().find(|id| !found.iter().any(|deputy| deputy.id == **id));
    Ok(Verdict::require(left.is_none()).with("deputy_id", left.map(Uuid::to_string)))
}

/// Nobody is at two places.
pub(super) async fn deputies_free<B>(step: &ActivityStep<'_>, _: &B) -> Guarded {
    let others = at_the_same_time(step, &[ActivityState::Announced, ActivityState::InProgress]).await?;
    let busy = |other: &Model| {
        let mut named = other.invited_deputy_ids.0.iter();
        named.find(|id| step.row.invited_deputy_ids.0.contains(id)).map(|id| (*id, other.id))
    };
    let clash = others.iter().find_map(busy);
    let verdict = Verdict::require(clash.is_none());
    let verdict = verdict.with("deputy_id", clash.map(|(deputy, _)| deputy.to_string()));
    Ok(verdict.with("activity_id", clash.map(|(_, activity)| activity.to_string())))
}
