//! Relations, guards and effects of enrollments.

use super::{
    SiteDeputies, SiteDeputyAction, SiteDeputyState,
    entity::{Column, Model, SiteDeputyContent, SiteMove},
};
use crate::{
    month_schedules::lose_deputy,
    sites::{self, SiteState, Sites},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork, guards::until_today},
    problem::Result,
    records::actor::Actor,
    values::future::Future,
    vocabulary::{Role, groups},
    workflow::{Guarded, Note, Relation, Verdict},
};
use registry::{
    deputies::{Deputies, DeputyAction, all_in_office, one_in_office},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type EnrollmentStep<'a> = Step<'a, SiteDeputies>;

/// The street working committee or town presidium that runs the site, and its site managers.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CommitteeId, actor.organization_id)
}

platform::guards! { SiteDeputies:
    joined_by_now(SiteDeputyContent): until_today(body.joined_on);
}

/// Deputies belong to a site from the day on which it is set up.
fn takes_deputies(site: &sites::entity::Model) -> bool {
    site.state.is_open() || matches!(site.state, SiteState::Building | SiteState::Accepted)
}

pub(super) async fn site_takes_deputies(step: &EnrollmentStep<'_>, body: &SiteDeputyContent) -> Guarded {
    let site = step.referred::<Sites>(body.site_id, "/site_id").await?;
    Ok(Verdict::require(takes_deputies(&site)).at("/site_id"))
}

/// Streets and towns enroll at sites of their own, site managers at those that they lead or serve.
pub(super) async fn of_own_site(step: &EnrollmentStep<'_>, body: &SiteDeputyContent) -> Guarded {
    let site = step.referred::<Sites>(body.site_id, "/site_id").await?;
    Ok(Verdict::require(sites::seen::acts_for(&step.call.actor, &site)).at("/site_id"))
}

/// Nobody takes a deputy away from the site of others.
pub(super) async fn moved_from_own_site(step: &EnrollmentStep<'_>, _: &SiteMove) -> Guarded {
    let actor = &step.call.actor;
    if actor.is(Role::DeputyAffairs) || actor.is_any(groups::StreetStaff.roles) {
        return Ok(Verdict::Holds);
    }
    let site = step.stored::<Sites>(step.row.site_id).await?;
    Ok(Verdict::require(sites::seen::own_site(actor).holds(&site)))
}

/// 代表法第六十一条、第六十二条: on the day on which it begins, and still.
pub(super) async fn deputy_in_office(step: &EnrollmentStep<'_>, body: &SiteDeputyContent) -> Guarded {
    match one_in_office(step, body.deputy_id, Office::Deputy, step.today(), "/deputy_id").await? {
        Verdict::Holds => {
            one_in_office(step, body.deputy_id, Office::Deputy, body.joined_on, "/joined_on").await
        }
        refused @ Verdict::Refused(_) => Ok(refused),
    }
}

/// Where a deputy is enrolled.
async fn enrolled(step: &EnrollmentStep<'_>, deputy: Uuid) -> Result<Vec<Model>> {
    let all = step.all::<SiteDeputies>().filter(Column::DeputyId.eq(deputy));
    Ok(all.filter(Column::State.eq(SiteDeputyState::Active)).all(step.tx).await?)
}

pub(super) async fn not_there_already(step: &EnrollmentStep<'_>, body: &SiteDeputyContent) -> Guarded {
    let there = enrolled(step, body.deputy_id).await?;
    Ok(Verdict::require(!there.iter().any(|one| one.site_id == body.site_id)).at("/site_id"))
}

/// The first site of a deputy is the primary one, and there is no second.
pub(super) async fn one_primary_site(step: &EnrollmentStep<'_>, body: &SiteDeputyContent) -> Guarded {
    let there = enrolled(step, body.deputy_id).await?;
    let primary = there.iter().find(|one| one.is_primary);
    Ok(Verdict::require(primary.is_some() != body.is_primary)
        .with("primary_site_id", primary.map(|one| one.site_id.to_string()))
        .at("/is_primary"))
}

pub(super) async fn target_takes_deputies(step: &EnrollmentStep<'_>, body: &SiteMove) -> Guarded {
    let site = step.referred::<Sites>(body.to_site_id, "/to_site_id").await?;
    Ok(Verdict::require(takes_deputies(&site) && site.id != step.row.site_id).at("/to_site_id"))
}

/// A street moves deputies between sites of its own; between streets the deputies' affairs committee does.
pub(super) async fn target_of_own_street(step: &EnrollmentStep<'_>, body: &SiteMove) -> Guarded {
    let site = step.stored::<Sites>(body.to_site_id).await?;
    let actor = &step.call.actor;
    let own = actor.is(Role::DeputyAffairs) || actor.acts_for(site.committee_id);
    Ok(Verdict::require(own).at("/to_site_id"))
}

/// The old enrollment ends the day before, so it has to have had a day.
pub(super) async fn joined_before_today(step: &EnrollmentStep<'_>, _: &SiteMove) -> Guarded {
    let joined = step.row.joined_on;
    Ok(Verdict::require(joined < step.today()).with("joined_on", joined.to_string()))
}

pub(super) async fn not_at_target(step: &EnrollmentStep<'_>, body: &SiteMove) -> Guarded {
    let there = enrolled(step, step.row.deputy_id).await?;
    Ok(Verdict::require(!there.iter().any(|one| one.site_id == body.to_site_id)).at("/to_site_id"))
}

/// Nobody in office is left without a primary site.
pub(super) async fn not_the_primary_site(step: &EnrollmentStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(!step.row.is_primary))
}

pub(super) async fn enroll(step: &mut EnrollmentStep<'_>, body: SiteDeputyContent) -> Result<()> {
    step.row.committee_id = step.stored::<Sites>(body.site_id).await?.committee_id;
    Ok(())
}

/// Ends the old enrollment the day before and begins the new one today.
pub(super) async fn change_site(step: &mut EnrollmentStep<'_>, body: SiteMove) -> Result<()> {
    let today = step.today();
    let committee = step.stored::<Sites>(body.to_site_id).await?.committee_id;
    let (deputy, primary) = (step.row.deputy_id, step.row.is_primary);
    step.row.left_on = today.pred_opt();
    let work = step.work();
    lose_deputy(&work, deputy, Some(step.row.site_id)).await?;
    let made = work.make::<SiteDeputies>(|row| {
        (row.site_id, row.committee_id, row.joined_on) = (body.to_site_id, committee, today);
        (row.deputy_id, row.is_primary) = (deputy, primary);
    });
    made.await?;
    Ok(())
}

pub(super) async fn leave(step: &mut EnrollmentStep<'_>, _: Note) -> Result<()> {
    step.row.left_on = Some(step.today());
    lose_deputy(&step.work(), step.row.deputy_id, Some(step.row.site_id)).await
}

/// The deputies of a site who are in office today.
///
/// # Errors
/// The database failed.
pub async fn deputies_in_office(work: &UnitOfWork<'_>, site: Uuid) -> Result<Vec<Uuid>> {
    let there = work.all::<SiteDeputies>().filter(Column::SiteId.eq(site));
    let there = there.filter(Column::State.eq(SiteDeputyState::Active)).all(work.tx).await?;
    let there: Vec<Uuid> = there.into_iter().map(|one| one.deputy_id).collect();
    let found = all_in_office(work, &there, Office::Deputy, work.call.today()).await?;
    Ok(found.into_iter().map(|deputy| deputy.id).collect())
}

/// Ends every enrollment at a site that closes.
///
/// # Errors
/// The database failed.
pub async fn leave_all(work: &UnitOfWork<'_>, site: Uuid) -> Result<()> {
    end(work, Column::SiteId.eq(site)).await
}

async fn end(work: &UnitOfWork<'_>, which: sea_orm::sea_query::Expr) -> Result<()> {
    let there = work.all::<SiteDeputies>().filter(which);
    let there = there.filter(Column::State.eq(SiteDeputyState::Active)).all(work.tx).await?;
    let today = work.call.today();
    for row in there {
        let leave = |row: &mut Model| row.left_on = Some(today);
        work.advance::<SiteDeputies>(row, SiteDeputyAction::Leave, leave).await?;
    }
    Ok(())
}

/// The enrollments end with the mandate.
pub fn reactions(reactions: &mut Reactions) {
    let by = "stations.site_deputy, which ends with the mandate\n\
             代表编组,随代表资格终止而结束";
    reactions.after::<Deputies>(DeputyAction::Terminate, by, mandate_ended);
}

fn mandate_ended<'a>(work: UnitOfWork<'a>, ended: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move { end(&work, Column::DeputyId.eq(ended.after.id)).await })
}
