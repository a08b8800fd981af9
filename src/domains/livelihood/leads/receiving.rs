//! A lead comes in, and is checked by a person.

use super::{
    LeadState, Leads,
    entity::{Column, LeadCheck, LeadContent, Model},
    words::{LEAD_CHECK, LeadSource, ProposedDuplicate},
};
use crate::{
    cycles::{CycleState, Cycles},
    periods::{number, period},
    similarity::percent,
};
use access::public_access::issue;
use instruments::{
    deadlines::{self, Period, PeriodUnit},
    links::{LinkKind, connect},
    publications::personal_data::{has_landline, has_name, has_personal_numbers, has_phone},
};
use platform::{
    call::Step,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::numbers::Whole,
    vocabulary::{OrganizationKind, Role, groups},
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

pub(super) type LeadStep<'a> = Step<'a, Leads>;

/// What the committees of the congress may turn into candidates too: suggestions of deputies and clauses of opinions.
pub(super) const FROM_THE_CONGRESS: [&str; 2] = ["stations.suggestion", "instrument.opinion_clause"];
/// What people said at a site.
const FROM_THE_PUBLIC: &str = "stations.citizen_opinion";

/// Within so many working days after it came in, or was to be examined again.
pub(super) const CHECKING: Period = period(LEAD_CHECK, "lead.check_working_days", PeriodUnit::WorkingDays);

/// While proposals for the year are collected.
pub(super) async fn collection_open(step: &LeadStep<'_>, body: &LeadContent) -> Guarded {
    let cycle = step.referred::<Cycles>(body.cycle_id, "/cycle_id").await?;
    let today = step.today();
    let inside = cycle.collection_from <= today && today <= cycle.collection_to;
    let open = cycle.state == CycleState::Collecting && inside;
    Ok(Verdict::require(open).with("collection_to", cycle.collection_to.to_string()).at("/cycle_id"))
}

/// Each proposes in the own name: people online, deputies, departments and streets; the government office writes down what came in writing.
pub(super) async fn source_fits(step: &LeadStep<'_>, body: &LeadContent) -> Guarded {
    let actor = &step.call.actor;
    let office = actor.is(Role::GovernmentOffice);
    let street_or_town = matches!(
        actor.organization_kind,
        OrganizationKind::StreetOffice
            | OrganizationKind::TownGovernment
            | OrganizationKind::ResidentsCommittee
    );
    let staff = actor.is_any(groups::CongressStaff.roles) || actor.is_any(groups::StreetStaff.roles);
    let fits = match body.source {
        LeadSource::CitizenOnline => actor.is(Role::Public),
        LeadSource::Deputy => actor.is(Role::Deputy) || staff || office,
        LeadSource::GovernmentDepartment => office || (actor.is(Role::OrganClerk) && !street_or_town),
        LeadSource::StreetOrTown | LeadSource::ResidentsConsultation => {
            office
                || (actor.is(Role::OrganClerk) && street_or_town)
                || actor.is_any(groups::StreetStaff.roles)
        }
        LeadSource::CongressCommittee => staff,
        _ => office || staff,
    };
    Ok(Verdict::require(fits).at("/source"))
}

/// What is written is signed with name, phone and address; online nobody has to.
pub(super) async fn written_with_a_name(_: &LeadStep<'_>, body: &LeadContent) -> Guarded {
    let signed =
        body.proposer_name.is_some() && body.proposer_phone.is_some() && body.proposer_address.is_some();
    Ok(Verdict::require(signed || body.source != LeadSource::CitizenOffline).at("/proposer_name"))
}

/// A suggestion, a clause or an opinion that the caller sees, named by kind and id, or nothing.
pub(super) async fn origin_exists(step: &LeadStep<'_>, body: &LeadContent) -> Guarded {
    match (&body.origin_type, body.origin_id) {
        (None, None) => Ok(Verdict::Holds),
        (Some(kind), Some(id)) => {
            let known = FROM_THE_CONGRESS.contains(&&**kind) || **kind == *FROM_THE_PUBLIC;
            if known {
                step.referred_of_kind(kind, id, "origin").await?;
            }
            Ok(Verdict::require(known).at("/origin_type"))
        }
        _ => Ok(Verdict::require(false).at("/origin_id")),
    }
}

impl Model {
    /// Whether a text has a number of a person, or the name, the phone or the address of whoever proposed it.
    pub(super) fn names_somebody(&self, text: &str) -> bool {
        let named = self.proposer_name.as_deref().is_some_and(|name| has_name(text, name));
        let called = self.proposer_phone.as_deref().is_some_and(|phone| has_phone(text, phone));
        let lives_there = self.proposer_address.as_deref().is_some_and(|address| has_name(text, address));
        named || called || lives_there || has_personal_numbers(text)
    }
}

/// The title is read by all who see the lead.
pub(super) async fn title_names_nobody(step: &LeadStep<'_>, body: &LeadContent) -> Guarded {
    let named = has_landline(&body.title) || step.row.names_somebody(&body.title);
    Ok(Verdict::require(!named).at("/title"))
}

/// And so is the place.
pub(super) async fn place_names_nobody(step: &LeadStep<'_>, body: &LeadContent) -> Guarded {
    let named = |place: &str| has_landline(place) || step.row.names_somebody(place);
    let named = body.location.as_deref().is_some_and(named);
    Ok(Verdict::require(!named).at("/location"))
}

/// Entered: what looks the same is proposed, and whoever proposes it gets the code.
pub(super) async fn receive(step: &mut LeadStep<'_>, body: LeadContent) -> Result<()> {
    let cycle = step.stored::<Cycles>(body.cycle_id).await?;
    let (id, today, public) = (step.row.id, step.today(), step.call.actor.is(Role::Public));
    (step.row.organization_id, step.row.received_on) = (cycle.organization_id, today);
    step.row.author_organization_id = (!public).then_some(step.call.actor.organization_id);
    step.row.duplicates = proposed(step).await?.into();
    step.row.access_code = Some(issue::<Leads>(&step.work(), id).await?);
    if let (Some(kind), Some(origin)) = (body.origin_type, body.origin_id) {
        let from = RecordReference { kind: kind.into_string(), id: origin };
        connect(&step.work(), LinkKind::EvidenceFor, from, RecordReference::of::<Leads>(id)).await?;
    }
    CHECKING.open::<Leads>(&step.work(), id, cycle.government_id, today).await?;
    Ok(())
}

/// How many leads are looked at, the newest of the year and field first, and how many of them are proposed at most.
const LOOKED_AT: u64 = 500;
const PROPOSED: usize = 20;

/// Leads of the same year and field with a title as alike as the rules say.
async fn proposed(step: &LeadStep<'_>) -> Result<Vec<ProposedDuplicate>> {
    let least = number(&step.work(), "lead.duplicate_percent").await?;
    let row = &step.row;
    let others = step.all::<Leads>().filter(Column::CycleId.eq(row.cycle_id));
    let others = others.filter(Column::Category.eq(row.category));
    let others = others.filter(Column::State.is_not_in([LeadState::Merged, LeadState::Declined]));
    let others = others.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(LOOKED_AT);
    let alike =
        others.all(step.tx).await?.into_iter().map(|other| (percent(&row.title, &other.title), other.id));
    let mut alike: Vec<_> = alike.filter(|(similarity, _)| *similarity >= least).collect();
    alike.sort_by(|one, other| other.cmp(one));
    let of = |(similarity, lead_id): (u32, uuid::Uuid)| ProposedDuplicate {
        lead_id,
        similarity: Whole::stored(similarity),
        is_same: None,
    };
    Ok(alike.into_iter().take(PROPOSED).map(of).collect())
}

/// Each of the proposed duplicates is decided on, once, and nothing else.
pub(super) async fn duplicates_decided(step: &LeadStep<'_>, body: &LeadCheck) -> Guarded {
    let proposed = &step.row.duplicates.0;
    let found = |lead: uuid::Uuid| body.findings.iter().filter(|finding| finding.lead_id == lead).count();
    let open = proposed.iter().find(|one| found(one.lead_id) != 1).map(|one| one.lead_id.to_string());
    let complete = open.is_none() && body.findings.len() == proposed.len();
    Ok(Verdict::require(complete).with("lead_id", open).at("/findings"))
}

/// What others read has no phone, no identity number, and no name.
pub(super) async fn text_names_nobody(step: &LeadStep<'_>, body: &LeadCheck) -> Guarded {
    Ok(Verdict::require(!step.row.names_somebody(&body.public_text)).at("/public_text"))
}

pub(super) async fn check(step: &mut LeadStep<'_>, body: LeadCheck) -> Result<()> {
    for one in &mut step.row.duplicates.0 {
        let finding = body.findings.iter().find(|finding| finding.lead_id == one.lead_id);
        one.is_same = finding.map(|finding| finding.is_same);
    }
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), LEAD_CHECK, step.row.id, step.today()).await
}
