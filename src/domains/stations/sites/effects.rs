//! What the actions on a site write.

use super::{
    SiteAction, Sites,
    entity::{NewSite, SiteActivation, SiteClosing, SiteContent, SiteSuspension},
    guards::{below, open_opinions},
    leaving,
    rectification::resume_rectification,
    words::{SITE_RECTIFICATION, SITE_SUSPENSION},
};
use crate::{
    citizen_opinions::{CitizenOpinionAction, CitizenOpinions, entity as opinion},
    codes, site_deputies,
};
use instruments::deadlines::{self, Opening};
use platform::{call::Step, problem::Result, records::record::Assign};
use uuid::Uuid;

type SiteStep<'a> = Step<'a, Sites>;

/// Run by whoever proposes it.
pub(super) async fn propose(step: &mut SiteStep<'_>, _: NewSite) -> Result<()> {
    step.row.committee_id = step.call.actor.organization_id;
    warn_of_a_far_place(step);
    Ok(())
}

pub(super) async fn warn_of_the_place(step: &mut SiteStep<'_>, _: SiteContent) -> Result<()> {
    warn_of_a_far_place(step);
    Ok(())
}

fn warn_of_a_far_place(step: &mut SiteStep<'_>) {
    if step.row.place().is_some_and(|place| !place.is_near_shanghai()) {
        step.warn(codes::PLACE_FAR_AWAY, &[]);
    }
}

/// Opened, or open again after a suspension.
pub(super) async fn activate(step: &mut SiteStep<'_>, body: SiteActivation) -> Result<()> {
    body.assign(&mut step.row);
    let today = step.today();
    step.row.opened_on.get_or_insert(today);
    step.row.resume(today);
    deadlines::meet(&step.work(), SITE_SUSPENSION, step.row.id, today).await?;
    resume_rectification(step).await
}

/// The last day of the suspension is a duty of the street or town; what was to take place meanwhile does not.
pub(super) async fn suspend(step: &mut SiteStep<'_>, body: SiteSuspension) -> Result<()> {
    let basis = "暂停站点的决定".into();
    let (id, committee) = (step.row.id, step.row.committee_id);
    deadlines::cancel(&step.work(), SITE_RECTIFICATION, id).await?;
    let opening = Opening::on_day(body.suspended_until, SITE_SUSPENSION, id, committee, basis, None);
    deadlines::open::<Sites>(&step.work(), opening).await?;
    let today = step.today();
    step.row.pause(today);
    leaving::suspended(&step.work(), &step.row, body.suspended_until).await
}

/// Closed: the sites below it move, what is open goes on at the site that takes over, nobody is enrolled there any more.
pub(super) async fn close(step: &mut SiteStep<'_>, body: SiteClosing) -> Result<()> {
    let successor = body.successor_site_id;
    body.assign(&mut step.row);
    let today = step.today();
    step.row.closed_on = Some(today);
    step.row.resume(today);
    for child in below(step).await? {
        let move_below = |row: &mut super::entity::Model| row.parent_site_id = successor;
        step.work().advance::<Sites>(child, SiteAction::MoveBelow, move_below).await?;
    }
    if let Some(successor) = successor {
        hand_over_opinions(step, successor).await?;
    }
    leaving::closed(&step.work(), &step.row).await?;
    site_deputies::leave_all(&step.work(), step.row.id).await?;
    deadlines::cancel_all(&step.work(), step.row.id).await
}

/// What is worked on goes on at the site that takes over; number, code and clocks stay.
async fn hand_over_opinions(step: &SiteStep<'_>, successor: Uuid) -> Result<()> {
    let work = step.work();
    let committee = work.stored::<Sites>(successor).await?.committee_id;
    for opinion in open_opinions(step).await? {
        let (id, before) = (opinion.id, opinion.committee_id);
        let change = |row: &mut opinion::Model| {
            (row.site_id, row.committee_id) = (successor, committee);
            row.routed_by_id = row.routed_by_id.map(|by| if by == before { committee } else { by });
        };
        work.advance::<CitizenOpinions>(opinion, CitizenOpinionAction::ChangeSite, change).await?;
        deadlines::pass_all(&work, id, before, committee).await?;
    }
    Ok(())
}
