//! Whose office ends or rests leaves the teams that are still at work: inspections that were not reported on, committees that
//! investigate (代表法第六十一、六十二条; 00 §5.1). Who took part in what is over stays named.

use crate::{
    inspections::{InspectionAction, Inspections, words::TeamCapacity},
    investigation_committees::{InvestigationCommitteeAction, InvestigationCommittees},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::starting_states,
};
use registry::{
    deputies::{Deputies, DeputyAction, all_in_office},
    terms::Office,
};
use uuid::Uuid;

const BY: &str = "supervision, whose teams lose the member\n\
             监督工作,检查组和委员会失去该成员";

pub(super) fn reactions(reactions: &mut Reactions) {
    for action in [DeputyAction::Suspend, DeputyAction::Terminate, DeputyAction::EndScMembership] {
        reactions.after::<Deputies>(action, BY, leave);
    }
}

fn leave<'a>(work: UnitOfWork<'a>, left: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let person = left.after.id;
        let member = holds(&work, person, Office::ScMember).await?;
        let deputy = holds(&work, person, Office::Deputy).await?;
        leave_inspections(&work, person, member, deputy).await?;
        if member || deputy { Ok(()) } else { leave_committees(&work, person).await }
    })
}

async fn holds(work: &UnitOfWork<'_>, person: Uuid, office: Office) -> Result<bool> {
    Ok(!all_in_office(work, &[person], office, work.call.today()).await?.is_empty())
}

async fn leave_inspections(work: &UnitOfWork<'_>, person: Uuid, member: bool, deputy: bool) -> Result<()> {
    let stays = |capacity| match capacity {
        TeamCapacity::ScMember => member,
        TeamCapacity::Deputy => deputy,
        TeamCapacity::Committee | TeamCapacity::Staff => true,
    };
    let states = starting_states::<Inspections>(InspectionAction::LoseMember);
    for row in work.naming::<Inspections>(&states, person).await? {
        let goes = |capacity, of: Uuid| of == person && !stays(capacity);
        if row.members.0.iter().any(|one| goes(one.capacity, one.person_id)) {
            work.advance::<Inspections>(row, InspectionAction::LoseMember, |row| {
                row.members.0.retain(|one| !goes(one.capacity, one.person_id));
            })
            .await?;
        }
    }
    Ok(())
}

async fn leave_committees(work: &UnitOfWork<'_>, person: Uuid) -> Result<()> {
    let action = InvestigationCommitteeAction::LoseMember;
    let states = starting_states::<InvestigationCommittees>(action);
    for row in work.naming::<InvestigationCommittees>(&states, person).await? {
        if row.members.0.iter().any(|one| one.person_id == person) {
            work.advance::<InvestigationCommittees>(row, action, |row| {
                row.members.0.retain(|one| one.person_id != person);
            })
            .await?;
        }
    }
    Ok(())
}
