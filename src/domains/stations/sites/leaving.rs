//! What was to come at a site that is suspended or closed goes on at the site that takes over, or is cancelled, and people are told
//! (03 §3.1).

use super::{Sites, entity::Model, organizer::organizer};
use crate::month_schedules::lose_site;
use chrono::NaiveDate;
use instruments::{
    activities::{ActivityState, OrganizerType, cancel, follow_organizer, move_to_site, open_at_site},
    publications::{Draft, PublicationKind, TO_PUBLIC, draft},
    work_plans,
};
use platform::{
    call::UnitOfWork, problem::Result, records::record_reference::RecordReference, values::clock::legal_date,
};

/// Until it is opened again nothing takes place there.
pub(super) async fn suspended(work: &UnitOfWork<'_>, site: &Model, until: NaiveDate) -> Result<()> {
    let mut given_up = open_at_site(work, site.id).await?;
    given_up.retain(|activity| legal_date(activity.planned_start_at) <= until);
    let cancelled = cancel(work, given_up).await?;
    let months = lose_site(work, site.id, Some(until)).await?;
    let told = format!("{}自即日起暂停至{until},其间的接待和活动取消。", &*site.name);
    tell(work, site, cancelled + months, ("家站点暂停公告", told)).await
}

/// Plans and activities go on at the site that takes over; what voters were told of at this one is cancelled.
pub(super) async fn closed(work: &UnitOfWork<'_>, site: &Model) -> Result<()> {
    let (mut announced, mut others) = (Vec::new(), Vec::new());
    for activity in open_at_site(work, site.id).await? {
        let told = activity.state == ActivityState::Announced;
        if told { &mut announced } else { &mut others }.push(activity);
    }
    let cancelled = cancel(work, announced).await?;
    let months = lose_site(work, site.id, None).await?;
    let mut told = format!("{}自即日起撤销。", &*site.name);
    if let Some(successor) = site.successor_site_id {
        let successor = work.stored::<Sites>(successor).await?;
        move_to_site(work, others, site.id, (successor.id, &successor.address)).await?;
        work_plans::pass_on(work, site.id, successor.id).await?;
        let known = organizer(&successor);
        follow_organizer(work, OrganizerType::Site, successor.id, &known).await?;
        work_plans::follow_owner(work, OrganizerType::Site, successor.id, &known).await?;
        told = format!("{told}群众可到{}({})反映意见。", &*successor.name, &*successor.address);
    }
    tell(work, site, cancelled + months, ("家站点撤销公告", told)).await
}

/// Where something is cancelled that people were told of, they are told so.
async fn tell(
    work: &UnitOfWork<'_>,
    site: &Model,
    cancelled: usize,
    (title, text): (&str, String),
) -> Result<()> {
    if cancelled == 0 {
        return Ok(());
    }
    let notice = Draft {
        subject: RecordReference::of::<Sites>(site.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title,
        text,
        round: None,
        document_id: None,
        organization: site.committee_id,
    };
    draft(work, notice).await
}
