//! The conditions of the actions on a site.

use super::{
    SiteState, SiteTier, Sites,
    entity::{Column, Model, SiteActivation, SiteClosing, SiteSuspension},
    place::Place,
};
use crate::{
    citizen_opinions::{CitizenOpinionAction, CitizenOpinions, entity as opinion},
    month_schedules::awaited_at,
    site_deputies::{SiteDeputies, SiteDeputyState, deputies_in_office, entity as enrollment},
};
use access::users::{UserState, Users, entity as user};
use chrono::Months;
use instruments::{
    activities::open_at_site,
    documents::stored,
    rule_sets::{RuleKind, rule},
    work_plans,
};
use platform::{
    call::{
        Step,
        guards::{after_today, given},
    },
    problem::{Problem, Result},
    values::words::Words,
    vocabulary::{OrganizationKind, Role, groups},
    workflow::{Guarded, Verdict, starting_states},
};
use registry::organizations::{Organizations, each_valid_on, valid_on};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

type SiteStep<'a> = Step<'a, Sites>;

platform::guards! { Sites:
    plate_shown(SiteActivation): stored(body.plate_photo_id);
    suspended_ahead(SiteSuspension): after_today(body.suspended_until);
    suspension_agreed(SiteSuspension): given(body.consent_document_id), stored(body.consent_document_id);
    closing_agreed(SiteClosing): given(body.consent_document_id), stored(body.consent_document_id);
}

/// A street proposes sites of its own area, a town of its own.
pub(super) async fn of_own_street<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    let own = step.stored::<Organizations>(step.call.actor.organization_id).await?.street_or_town_id;
    Ok(Verdict::require(own == Some(step.row.street_or_town_id)).at("/street_or_town_id"))
}

pub(super) async fn street_or_town<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    let (area, pointer) = (step.row.street_or_town_id, "/street_or_town_id");
    let kind = valid_on(step, area, step.today(), pointer).await?.kind;
    let fits = matches!(kind, OrganizationKind::StreetOffice | OrganizationKind::TownGovernment);
    Ok(Verdict::require(fits).at(pointer))
}

/// A street or town has one home.
pub(super) async fn one_home<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    if step.row.tier != SiteTier::Home {
        return Ok(Verdict::Holds);
    }
    let homes = step.all::<Sites>().filter(Column::StreetOrTownId.eq(step.row.street_or_town_id));
    let homes = homes.filter(Column::Tier.eq(SiteTier::Home)).all(step.tx).await?;
    Ok(Verdict::require(!homes.iter().any(|home| home.state.stands())).at("/tier"))
}

/// A station, a point and a room stand below the home of their street or town; a home stands below none.
pub(super) async fn parent_fits<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    let pointer = "/parent_site_id";
    let Some(parent) = step.row.parent_site_id else {
        return Ok(Verdict::require(step.row.tier == SiteTier::Home).at(pointer));
    };
    let parent = step.referred::<Sites>(parent, pointer).await?;
    let fits = step.row.tier != SiteTier::Home
        && parent.tier == SiteTier::Home
        && parent.street_or_town_id == step.row.street_or_town_id
        && parent.state.stands();
    Ok(Verdict::require(fits).at(pointer))
}

pub(super) async fn parent_is_open<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    let Some(parent) = step.row.parent_site_id else { return Ok(Verdict::Holds) };
    Ok(Verdict::require(step.stored::<Sites>(parent).await?.state.is_open()))
}

/// Each is a residents' or villagers' committee; a station and a point serve at least one.
pub(super) async fn committees_fit<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    let served = &step.row.served_committee_ids.0;
    let place = |index: usize| format!("/served_committee_ids/{index}");
    let found = each_valid_on(step, served, step.today(), place).await?;
    let strange = found.iter().position(|one| {
        !matches!(one.kind, OrganizationKind::ResidentsCommittee | OrganizationKind::VillageCommittee)
    });
    let mut named = HashSet::new();
    if let Some(index) = strange.or_else(|| served.iter().position(|id| !named.insert(*id))) {
        return Ok(Verdict::require(false).at(&place(index)));
    }
    let serves = matches!(step.row.tier, SiteTier::Station | SiteTier::Point);
    Ok(Verdict::require(!serves || !served.is_empty()).at("/served_committee_ids"))
}

impl Model {
    /// Where it lies; none if that cannot be read.
    pub(super) fn place(&self) -> Option<Place> {
        Place::read(&self.longitude, &self.latitude, self.coordinate_system)
    }
}

/// Degrees with six places.
pub(super) async fn place_in_degrees<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.place().is_some()).at("/longitude").at("/latitude"))
}

/// Leader and liaisons act for the street or town that runs the site.
pub(super) async fn staff_fits<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    let committee =
        step.before.as_ref().map_or(step.call.actor.organization_id, |before| before.committee_id);
    let wanted = step.row.liaison_ids.0.iter().copied().chain(step.row.leader_id);
    let found = step.all::<Users>().filter(user::Column::Id.is_in(wanted));
    let found = found.filter(user::Column::State.eq(UserState::Active)).all(step.tx).await?;
    let runs_sites = |role: &Role| *role == Role::SiteManager || groups::StreetStaff.roles.contains(role);
    let able = |id: &Uuid| {
        found.iter().any(|user| {
            user.id == *id && user.organization_id == committee && user.roles.0.iter().any(runs_sites)
        })
    };
    if let Some(index) = step.row.liaison_ids.0.iter().position(|id| !able(id)) {
        return Ok(Verdict::require(false).at(&format!("/liaison_ids/{index}")));
    }
    Ok(Verdict::require(step.row.leader_id.is_none_or(|leader| able(&leader))).at("/leader_id"))
}

pub(super) async fn not_the_proposer<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.created_by != step.call.actor.user_id))
}

/// Another open site of the kind lies as far as the rules ask, or it is said why it need not.
pub(super) async fn far_enough<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    let Some(place) = step.row.place().filter(|_| step.row.nearness_reason.is_none()) else {
        return Ok(Verdict::Holds);
    };
    let least = rule(&step.work(), RuleKind::Stations, "site.min_distance_m", step.today()).await?.value;
    let others = step.all::<Sites>().filter(Column::Tier.eq(step.row.tier));
    let others = others
        .filter(Column::State.is_in([SiteState::Active, SiteState::Rectifying]))
        .filter(Column::Id.ne(step.row.id));
    let others = others.all(step.tx).await?;
    let near = others.iter().find(|other| other.place().is_some_and(|there| place.is_within(there, least)));
    Ok(Verdict::require(near.is_none())
        .with("site_id", near.map(|near| near.id.to_string()))
        .with("least_metres", least))
}

/// A site that moves is measured anew.
pub(super) async fn moved_far_enough<B>(step: &SiteStep<'_>, body: &B) -> Guarded {
    let stays = step.before.as_ref().is_some_and(|before| before.place() == step.row.place());
    if stays { Ok(Verdict::Holds) } else { far_enough(step, body).await }
}

/// Everything that people find there, somebody who leads it, and a deputy in office.
pub(super) async fn checklist_complete<B>(step: &SiteStep<'_>, _: &B) -> Guarded {
    let mut missing = step.row.missing();
    if deputies_in_office(&step.work(), step.row.id).await?.is_empty() {
        missing.push("deputies");
    }
    Ok(Verdict::require(missing.is_empty()).with("missing", missing))
}

pub(super) async fn suspended_not_too_long(step: &SiteStep<'_>, body: &SiteSuspension) -> Guarded {
    let key = "site.suspension_max_months";
    let most = rule(&step.work(), RuleKind::Stations, key, step.today()).await?.value;
    let last = step.today().checked_add_months(Months::new(most));
    let last = last.ok_or_else(|| Problem::internal("a day outside the calendar"))?;
    let holds = body.suspended_until <= last;
    Ok(Verdict::require(holds).with("latest", last.to_string()).at("/suspended_until"))
}

/// The sites below a home.
pub(super) async fn below(step: &SiteStep<'_>) -> Result<Vec<Model>> {
    let found = step.all::<Sites>().filter(Column::ParentSiteId.eq(step.row.id)).all(step.tx).await?;
    Ok(found.into_iter().filter(|site| site.state.stands()).collect())
}

/// What takes over is an open site; where sites stand below this one, an open home.
pub(super) async fn successor_stands(step: &SiteStep<'_>, body: &SiteClosing) -> Guarded {
    let (children, pointer) = (below(step).await?, "/successor_site_id");
    let Some(successor) = body.successor_site_id else {
        return Ok(Verdict::require(children.is_empty()).with("sites_below", children.len()).at(pointer));
    };
    let successor = step.referred::<Sites>(successor, pointer).await?;
    let home = successor.tier == SiteTier::Home && successor.street_or_town_id == step.row.street_or_town_id;
    let fits = successor.id != step.row.id && successor.state.is_open() && (children.is_empty() || home);
    Ok(Verdict::require(fits).with("tier", successor.tier.word()).at(pointer))
}

/// The opinions of the site that somebody still works on.
pub(super) async fn open_opinions(step: &SiteStep<'_>) -> Result<Vec<opinion::Model>> {
    let found = step.all::<CitizenOpinions>().filter(opinion::Column::SiteId.eq(step.row.id));
    let open = starting_states::<CitizenOpinions>(CitizenOpinionAction::ChangeSite);
    Ok(found.filter(opinion::Column::State.is_in(open)).all(step.tx).await?)
}

/// Every deputy whose primary site it is has another one; opinions that are worked on, activities, plans and months go to a successor.
pub(super) async fn nothing_left_open(step: &SiteStep<'_>, body: &SiteClosing) -> Guarded {
    use enrollment::Column as Enrollment;
    let there = step.all::<SiteDeputies>().filter(Enrollment::SiteId.eq(step.row.id));
    let there = there.filter(Enrollment::IsPrimary.eq(true));
    let there = there.filter(Enrollment::State.eq(SiteDeputyState::Active)).all(step.tx).await?;
    let (work, site) = (step.work(), step.row.id);
    let opinions = open_opinions(step).await?.len();
    let activities = open_at_site(&work, site).await?.len();
    let plans = work_plans::unfinished_of(&work, site).await?.len();
    let months = awaited_at(&work, site).await?.len();
    let handed_over = opinions + activities + plans + months == 0 || body.successor_site_id.is_some();
    Ok(Verdict::require(there.is_empty() && handed_over)
        .with("primary_deputies", there.len())
        .with("open_opinions", opinions)
        .with("open_activities", activities)
        .with("open_plans", plans)
        .with("months_ahead", months))
}
