//! Sites as organizers of activities and owners of work plans (01 §2.4, §2.5): who acts for them, and when they are open.

use super::{SiteAction, Sites, entity::Model};
use instruments::{
    activities::{Organizer, OrganizerType, follow_organizer},
    work_plans::follow_owner,
};
use platform::{
    call::{Answers, Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};

/// What is answered about sites.
pub(crate) fn answers(answers: &mut Answers) {
    answers.about::<Sites, Organizer>(|_, site| Box::pin(async move { Ok(organizer(site)) }));
}

/// Its leader and liaisons act for it, on the days on which it is in use.
pub(super) fn organizer(site: &Model) -> Organizer {
    let acting = site.leader_id.into_iter().chain(site.liaison_ids.0.iter().copied()).collect();
    Organizer { congress_body: Some(site.committee_id), acting, open: site.open_days() }
}

/// What follows an edit: whoever acts for the site acts for what it plans.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "activities and work plans of the site, which follow its leader and liaisons\n家站点的活动和工作计划,随站长、联络员调整";
    reactions.after::<Sites>(SiteAction::Edit, by, follow);
}

fn follow<'a>(work: UnitOfWork<'a>, site: Happened<'a, Sites>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let organizer = organizer(site.after);
        follow_organizer(&work, OrganizerType::Site, site.after.id, &organizer).await?;
        follow_owner(&work, OrganizerType::Site, site.after.id, &organizer).await
    })
}
