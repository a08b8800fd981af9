//! What follows for adjustments: their clocks move with the meetings, and what is told of them is told by the side that decided, once
//! it did.

use super::{
    AdjustmentAction, AdjustmentState, Adjustments, agenda, clock,
    entity::{Column, Model},
    notices,
    words::ANNOUNCEMENT,
};
use crate::{
    codes,
    projects::{ProjectAction, Projects},
};
use instruments::{
    deadlines,
    publications::{self, PublicationAction, PublicationKind, Publications, entity::Model as Publication},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Problem, Result},
    values::future::Future,
    workflow::{Workflow, starting_states},
};
use registry::{
    meetings::{MeetingAction, MeetingKind, Meetings, entity::Model as Meeting},
    organizations::succession::{self, Inherited},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Inherited for Adjustments {}

pub(crate) fn reactions(reactions: &mut Reactions) {
    use MeetingAction as A;
    succession::of::<Adjustments>(reactions);
    let by = "livelihood.adjustment, which goes with its project\n调整申请,随项目变更牵头部门";
    reactions.after::<Projects>(ProjectAction::TransferLead, by, lead_was_transferred);
    let by = "livelihood.adjustment, whose clocks move with the meeting\n调整申请,时限随会议调整";
    for action in [A::Create, A::Edit, A::Reschedule, A::Prolong, A::Cancel] {
        reactions.or_refuse::<Meetings>(action, by, deadlines::REFUSALS, meeting_changed);
    }
    agenda::reactions(reactions);
    let by = "livelihood.adjustment, which refuses who does not stand on the record's own side\n调整申请,拒绝不属于记录本方的操作者";
    publications::told_by_its_side::<Adjustments>(reactions, by);
    reactions.or_refuse::<Publications>(
        PublicationAction::Publish,
        "livelihood.adjustment, which is told once it is approved\n调整申请,批准后方可公告",
        &[codes::INVALID_TRANSITION],
        published,
    );
    let by = "livelihood.adjustment, which is to be told again\n调整申请,须重新公告";
    reactions.or_refuse::<Publications>(PublicationAction::Withdraw, by, deadlines::REFUSALS, withdrawn);
}

/// Those that are not over go with their project.
fn lead_was_transferred<'a>(work: UnitOfWork<'a>, project: Happened<'a, Projects>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let going = starting_states::<Adjustments>(AdjustmentAction::FollowLead);
        let of_it = work.all::<Adjustments>().filter(Column::ProjectId.eq(project.after.id));
        let lead = project.after.lead_department_id;
        for row in of_it.filter(Column::State.is_in(going)).all(work.tx).await? {
            let follow = |row: &mut Model| row.lead_department_id = lead;
            work.advance::<Adjustments>(row, AdjustmentAction::FollowLead, follow).await?;
        }
        Ok(())
    })
}

fn decides(meeting: &Meeting) -> bool {
    matches!(meeting.kind, MeetingKind::ScPlenary | MeetingKind::Congress)
}

/// A meeting was planned, or is on other days.
fn meeting_changed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        use AdjustmentState::{Announced, OnAgenda, Submitted};
        let after = meeting.after;
        if !decides(after) && !meeting.before.is_some_and(decides) {
            return Ok(());
        }
        let bodies: BTreeSet<Uuid> = meeting
            .before
            .iter()
            .map(|before| before.organization_id)
            .chain([after.organization_id])
            .collect();
        for body in bodies {
            let waiting = work.all::<Adjustments>().filter(Column::OrganizationId.eq(body));
            let waiting = waiting.filter(Column::State.is_in([Submitted, OnAgenda, Announced]));
            let waiting = waiting.filter(Column::IsMinor.eq(false)).all(work.tx).await?;
            if !waiting.is_empty() {
                clock::follow(&work, body, &waiting, after).await?;
            }
        }
        Ok(())
    })
}

/// The adjustment of which a publication says what was decided.
async fn told_by(work: &UnitOfWork<'_>, told: &Publication) -> Result<Option<Model>> {
    if &*told.subject_type != Adjustments::KIND || told.kind != PublicationKind::Adjustment {
        return Ok(None);
    }
    Ok(Some(work.stored::<Adjustments>(told.subject_id).await?))
}

/// What is not decided is not told.
fn published<'a>(work: UnitOfWork<'a>, told: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    use AdjustmentState::{Announced, Approved, Reported};
    Box::pin(async move {
        match told_by(&work, told.after).await? {
            None => Ok(()),
            Some(row) if matches!(row.state, Approved | Announced | Reported) => {
                follow_notice(&work, row).await
            }
            Some(row) => {
                Err(Problem::new(codes::INVALID_TRANSITION).with("adjustment_id", row.id.to_string()))
            }
        }
    })
}

fn withdrawn<'a>(work: UnitOfWork<'a>, told: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        match told_by(&work, told.after).await? {
            Some(row) => follow_notice(&work, row).await,
            None => Ok(()),
        }
    })
}

/// What was announced names the notice that is out, whichever that is; where none is, one is owed again.
async fn follow_notice(work: &UnitOfWork<'_>, row: Model) -> Result<()> {
    if !matches!(row.state, AdjustmentState::Announced | AdjustmentState::Reported) {
        return Ok(());
    }
    let Some(out) = notices::published(work, &row).await? else {
        return clock::await_announcement(work, &row, work.call.today()).await;
    };
    deadlines::meet(work, ANNOUNCEMENT, row.id, work.call.today()).await?;
    if row.publication_id != Some(out) {
        let follow = |row: &mut Model| row.publication_id = Some(out);
        work.advance::<Adjustments>(row, AdjustmentAction::FollowNotice, follow).await?;
    }
    Ok(())
}
