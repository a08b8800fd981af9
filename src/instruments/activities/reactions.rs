//! What the end of an office, or another convener, means for the activities to come (代表法第六十一、六十二条).

use super::{
    Activities, ActivityAction, OrganizerType, clock, lookup::follow_organizer, organizer::organizer_of,
};
use crate::{
    deadlines::{DeadlineAction, Deadlines},
    work_plans,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::starting_states,
};
use registry::{
    deputies::{Deputies, DeputyAction},
    deputy_groups::{DeputyGroupAction, DeputyGroups},
};

pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "instrument.activity, to which the deputy is no longer invited\n\
             活动,不再邀请该代表";
    for action in [DeputyAction::Suspend, DeputyAction::Terminate] {
        reactions.after::<Deputies>(action, by, lose_deputy);
    }
    let by = "instrument.activity, which is filed away when its year is over\n\
             活动,年度结束后归档";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, clock::day_comes);
    let by = "instrument.activity, for which the conveners act\n\
             活动,由召集人办理";
    for action in [DeputyGroupAction::Edit, DeputyGroupAction::LoseMember] {
        reactions.after::<DeputyGroups>(action, by, follow_group);
    }
}

fn lose_deputy<'a>(work: UnitOfWork<'a>, left: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let own = left.after.id;
        let states = starting_states::<Activities>(ActivityAction::LoseDeputy);
        for activity in work.naming::<Activities>(&states, own).await? {
            if !activity.invited_deputy_ids.0.contains(&own) {
                continue;
            }
            work.advance::<Activities>(activity, ActivityAction::LoseDeputy, |row| {
                row.invited_deputy_ids.0.retain(|deputy| *deputy != own);
                row.attendance.0.retain(|line| line.deputy_id != own);
            })
            .await?;
        }
        Ok(())
    })
}

fn follow_group<'a>(work: UnitOfWork<'a>, group: Happened<'a, DeputyGroups>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (kind, id) = (OrganizerType::DeputyGroup, group.after.id);
        let Some(organizer) = organizer_of(&work, kind, id).await? else { return Ok(()) };
        follow_organizer(&work, kind, id, &organizer).await?;
        work_plans::follow_owner(&work, kind, id, &organizer).await
    })
}
