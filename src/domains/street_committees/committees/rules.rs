//! Guards and effects of street committees.

pub(super) use super::passing::{abolish, successor_active, successor_where_open, year_reported};

use super::{
    CommitteeState, Committees, StaffingMode,
    entity::{Column, CommitteeAbolition, CommitteeContent, Model, NewCommittee},
    lookup::own_committee,
    yearly,
};
use crate::members::{self, fits_mode};
use chrono::{Datelike, NaiveDate};
use instruments::{
    ballots::{self, BallotKind, Deciding, decides_on, decides_this, passed_by_all},
    documents::stored,
    publications::{Draft, PublicationKind, TO_PUBLIC, draft, is_public},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Step, guards::until_today},
    problem::Result,
    records::{actor::Actor, record_reference::RecordReference},
    vocabulary::OrganizationKind,
    workflow::{Guarded, Relation, Sight, Verdict, Workflow},
};
use registry::{
    meetings::MeetingKind,
    organizations::{Organizations, valid_on},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type CommitteeStep<'a> = Step<'a, Committees>;

/// Staff of the committee.
pub(super) fn own(actor: &Actor) -> Relation<Model> {
    own_committee(actor)
}

/// What was told to the public of it.
pub(super) fn out(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(Committees::KIND, Column::DistrictCode, Column::Id))
}

platform::guards! { Committees:
    not_in_the_future(NewCommittee): until_today(body.established_on);
    document_stored(NewCommittee): stored(body.establishment_document_id);
}

/// 地方组织法第五十九条: a street; a town has a congress of its own.
pub(super) async fn street_of_the_district(step: &CommitteeStep<'_>, body: &NewCommittee) -> Guarded {
    let street = valid_on(step, body.street_id, step.today(), "/street_id").await?;
    if street.kind != OrganizationKind::StreetOffice {
        return Ok(Verdict::require(false).with("kind", "street").at("/street_id"));
    }
    let committee = valid_on(step, body.organization_id, step.today(), "/organization_id").await?;
    let of_the_street = committee.street_or_town_id.is_none_or(|street| street == body.street_id);
    let is_committee = committee.kind == OrganizationKind::StreetWorkingCommittee && of_the_street;
    Ok(Verdict::require(is_committee).with("kind", "organization").at("/organization_id"))
}

/// One active committee in a street, and an organization is one committee.
pub(super) async fn none_active(step: &CommitteeStep<'_>, body: &NewCommittee) -> Guarded {
    let same = sea_orm::Condition::any()
        .add(Column::StreetId.eq(body.street_id))
        .add(Column::OrganizationId.eq(body.organization_id));
    let other = step.all::<Committees>().filter(same).filter(Column::State.eq(CommitteeState::Active));
    let other = other.one(step.tx).await?.map(|committee| committee.id.to_string());
    Ok(Verdict::require(other.is_none()).with("committee_id", other))
}

fn on_establishing(ballot: Uuid) -> Deciding<'static> {
    Deciding::resolution(ballot, "/establishment_ballot_id")
}

/// Since when the service is in use, of which the rule has year and month: what is older was decided on paper.
async fn service_starts(step: &CommitteeStep<'_>) -> Result<NaiveDate> {
    let rule = rule(&step.work(), RuleKind::StreetCommittees, "service.start_on", step.today()).await?;
    let (year, month) = (i32::try_from(rule.value / 100).unwrap_or_default(), rule.value % 100);
    Ok(NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default())
}

/// 地方组织法第五十一条: the Standing Committee decides by a ballot on the organization. Committees older than the service need none.
pub(super) async fn ballot_on_it(step: &CommitteeStep<'_>, body: &NewCommittee) -> Guarded {
    let Some(ballot) = body.establishment_ballot_id else {
        let older = body.established_on < service_starts(step).await?;
        return Ok(Verdict::require(older).with("reason", "missing").at("/establishment_ballot_id"));
    };
    let subject = RecordReference::of::<Organizations>(body.organization_id);
    decides_on(step, on_establishing(ballot), &subject).await
}

pub(super) async fn establishment_passed(step: &CommitteeStep<'_>, body: &NewCommittee) -> Guarded {
    match body.establishment_ballot_id {
        Some(ballot) => passed_by_all(step, ballot, "/establishment_ballot_id").await,
        None => Ok(Verdict::Holds),
    }
}

/// How many members a committee may have is a rule.
pub(super) async fn quota_as_the_rules<B>(step: &CommitteeStep<'_>, _: &B) -> Guarded {
    let (work, today) = (step.work(), step.today());
    let least = rule(&work, RuleKind::StreetCommittees, "committee.member_quota_min", today).await?.value;
    let most = rule(&work, RuleKind::StreetCommittees, "committee.member_quota_max", today).await?.value;
    let quota = step.row.approved_member_quota.get();
    let fits = (i64::from(least)..=i64::from(most)).contains(&quota);
    Ok(Verdict::require(fits).with("least", least).with("most", most).at("/approved_member_quota"))
}

async fn serving(step: &CommitteeStep<'_>) -> Result<Vec<members::entity::Model>> {
    members::serving(&step.work(), step.row.id).await
}

/// The mode changes only when the posts fit it.
pub(super) async fn mode_fits_members(step: &CommitteeStep<'_>, body: &CommitteeContent) -> Guarded {
    let mode: StaffingMode = body.staffing_mode;
    let odd =
        serving(step).await?.into_iter().find(|member| !fits_mode(mode, member.post, member.employment));
    Ok(Verdict::require(odd.is_none())
        .with("member_id", odd.map(|member| member.id.to_string()))
        .at("/staffing_mode"))
}

/// The quota is not below those who hold a seat already.
pub(super) async fn quota_holds_members(step: &CommitteeStep<'_>, body: &CommitteeContent) -> Guarded {
    let held = i64::try_from(serving(step).await?.len()).unwrap_or(i64::MAX);
    Ok(Verdict::require(held <= body.approved_member_quota.get())
        .with("members", held)
        .at("/approved_member_quota"))
}

pub(super) async fn ballot_abolishes(step: &CommitteeStep<'_>, body: &CommitteeAbolition) -> Guarded {
    let asked = Deciding {
        ballot: body.abolition_ballot_id,
        kind: BallotKind::Resolution,
        body: MeetingKind::ScPlenary,
        since: Some(step.row.established_on),
        pointer: "/abolition_ballot_id",
    };
    decides_this(step, asked).await
}

pub(super) async fn abolition_passed(step: &CommitteeStep<'_>, body: &CommitteeAbolition) -> Guarded {
    passed_by_all(step, body.abolition_ballot_id, "/abolition_ballot_id").await
}

/// The ballot is used up, and what was decided is told to the public.
pub(super) async fn establish(step: &mut CommitteeStep<'_>, body: NewCommittee) -> Result<()> {
    let work = step.work();
    if let Some(ballot) = body.establishment_ballot_id {
        ballots::use_ballot(&work, ballot, step.row.id).await?;
    }
    let name = step.stored::<Organizations>(body.organization_id).await?.name;
    let told = Draft {
        subject: RecordReference::of::<Committees>(step.row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title: "关于设立街道人大工委的公告",
        text: format!("{}年设立{}。", body.established_on.year(), &*name),
        round: None,
        document_id: Some(body.establishment_document_id),
        organization: step.call.actor.organization_id,
    };
    draft(&work, told).await?;
    yearly::founded(&work, &step.row).await
}
