//! Activities as other layers look them up.

use super::{
    Activities, ActivityAction, ActivityState, OrganizerType,
    entity::{Column, Model},
    organizer::Organizer,
};
use crate::{
    publications::{PublicationKind, take_back},
    work_plan_items,
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    values::{text::Text, words::Words},
    workflow::{Sight, starting_states},
};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Whether an activity is neither verified nor will be.
fn is_open(state: ActivityState) -> bool {
    use ActivityState as S;
    matches!(state, S::Planned | S::Announced | S::InProgress | S::Recorded | S::Returned | S::Postponed)
}

/// The activities of an assignment that are neither verified nor will be.
///
/// # Errors
/// The database failed.
pub async fn short_of_verified(work: &UnitOfWork<'_>, assignment: Uuid) -> Result<Vec<Model>> {
    let found = work.all::<Activities>().filter(Column::AssignmentId.eq(assignment));
    let mut found = found.order_by_asc(Column::Id).all(work.tx).await?;
    found.retain(|activity| is_open(activity.state));
    Ok(found)
}

/// What was to be done for an assignment that is withdrawn is not done: activities that have not begun are cancelled, and so are
/// the items of work plans.
///
/// # Errors
/// The database failed.
pub async fn assignment_withdrawn(work: &UnitOfWork<'_>, assignment: Uuid) -> Result<()> {
    let found = work.all::<Activities>().filter(Column::AssignmentId.eq(assignment));
    cancel(work, found.all(work.tx).await?).await?;
    work_plan_items::assignment_withdrawn(work, assignment).await
}

/// What a station organizes, or what takes place there, and is not verified yet.
///
/// # Errors
/// The database failed.
pub async fn open_at_site(work: &UnitOfWork<'_>, site: Uuid) -> Result<Vec<Model>> {
    let there = Condition::any().add(Column::OrganizerId.eq(site)).add(Column::SiteId.eq(site));
    let open: Vec<ActivityState> =
        ActivityState::ALL.iter().copied().filter(|state| is_open(*state)).collect();
    let found = work.all::<Activities>().filter(there).filter(Column::State.is_in(open));
    Ok(found.order_by_asc(Column::Id).all(work.tx).await?)
}

/// Cancels what has not begun of some activities, which nobody is told of any more; how many of them.
///
/// # Errors
/// The database failed.
pub async fn cancel(work: &UnitOfWork<'_>, activities: Vec<Model>) -> Result<usize> {
    let states = starting_states::<Activities>(ActivityAction::Cancel);
    let mut cancelled = 0;
    for activity in activities.into_iter().filter(|activity| states.contains(&activity.state)) {
        take_back(work, activity.id, PublicationKind::Notice).await?;
        work.advance::<Activities>(activity, ActivityAction::Cancel, |_| {}).await?;
        cancelled += 1;
    }
    Ok(cancelled)
}

/// Some activities go on at another station, and are organized by it where this one organized them.
///
/// # Errors
/// The database failed.
pub async fn move_to_site(
    work: &UnitOfWork<'_>,
    activities: Vec<Model>,
    from: Uuid,
    (to, address): (Uuid, &str),
) -> Result<()> {
    for activity in activities {
        // What has begun took place where it did.
        let ahead = matches!(activity.state, ActivityState::Planned | ActivityState::Postponed);
        work.advance::<Activities>(activity, ActivityAction::FollowOrganizer, |row| {
            if row.organizer_id == from {
                row.organizer_id = to;
            }
            if ahead {
                row.site_id = row.site_id.map(|site| if site == from { to } else { site });
                row.place = Text::cut(address, "");
            }
        })
        .await?;
    }
    Ok(())
}

/// Who acts for an organizer has changed.
///
/// # Errors
/// The database failed.
pub async fn follow_organizer(
    work: &UnitOfWork<'_>,
    kind: OrganizerType,
    id: Uuid,
    organizer: &Organizer,
) -> Result<()> {
    let mut states = starting_states::<Activities>(ActivityAction::FollowOrganizer);
    // What is verified keeps the name of whoever did it.
    states.retain(|state| !matches!(state, ActivityState::Verified | ActivityState::Archived));
    let found = work.all::<Activities>().filter(Column::OrganizerId.eq(id));
    let found = found.filter(Column::OrganizerType.eq(kind)).filter(Column::State.is_in(states));
    for activity in found.all(work.tx).await? {
        let same =
            activity.acting_ids.0 == organizer.acting && activity.congress_body_id == organizer.congress_body;
        if !same {
            work.advance::<Activities>(activity, ActivityAction::FollowOrganizer, |row| {
                row.congress_body_id = organizer.congress_body;
                row.acting_ids = organizer.acting.clone().into();
            })
            .await?;
        }
    }
    Ok(())
}

/// The activities that carry out some items of work plans.
///
/// # Errors
/// The database failed.
pub async fn of_items(work: &UnitOfWork<'_>, items: &[Uuid]) -> Result<Vec<Model>> {
    let named = items.iter().map(|item| Sight::names(Column::CoPlanItemIds, *item));
    let named: Sight<Model> = Sight::any_of(named);
    let own = Column::PlanItemId.is_in(items.iter().copied());
    let found = work.all::<Activities>().filter(Condition::any().add(own).add(named.condition()));
    Ok(found.order_by_asc(Column::Id).all(work.tx).await?)
}

/// Those of them that are neither verified nor will be.
///
/// # Errors
/// The database failed.
pub async fn open_of_items(work: &UnitOfWork<'_>, items: &[Uuid]) -> Result<Vec<Model>> {
    let mut found = of_items(work, items).await?;
    found.retain(|activity| is_open(activity.state));
    Ok(found)
}

/// An opinion was taken at an activity: it is counted where what became of the activity is told.
///
/// # Errors
/// The database failed.
pub async fn take_opinion(work: &UnitOfWork<'_>, activity: Uuid) -> Result<()> {
    let mut activity = work.stored::<Activities>(activity).await?;
    while let Some(into) = activity.merged_into_id.filter(|_| activity.state == ActivityState::Merged) {
        activity = work.stored::<Activities>(into).await?;
    }
    if !activity.state.takes_place() {
        return Ok(());
    }
    work.advance::<Activities>(activity, ActivityAction::TakeOpinion, |row| row.opinions_collected += 1)
        .await?;
    Ok(())
}
