//! What the reserve has of something is taken when that becomes a candidate or goes another way, comes back when the candidate is not
//! selected, and leaves the reserve too when nobody looks at it in time (07 §3.5).

use super::{
    ReserveProjectAction, ReserveProjectState, ReserveProjects, await_review,
    entity::{Column, Model},
    words::RESERVE_REVIEW,
};
use instruments::deadlines::{self, DeadlineAction, Deadlines};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use uuid::Uuid;

pub(crate) fn reactions(reactions: &mut Reactions) {
    let by =
        "livelihood.reserve_project, which leaves the reserve without a review\n储备项目,逾期未复核的出库";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, not_reviewed);
}

fn not_reviewed<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(RESERVE_REVIEW) else { return Ok(()) };
        let kept = work.stored::<ReserveProjects>(id).await?;
        archive(&work, kept).await
    })
}

/// Nobody looks at it any more.
async fn archive(work: &UnitOfWork<'_>, kept: Model) -> Result<()> {
    if kept.state != ReserveProjectState::Active {
        return Ok(());
    }
    deadlines::cancel_all(work, kept.id).await?;
    work.advance::<ReserveProjects>(kept, ReserveProjectAction::Archive, |_| {}).await?;
    Ok(())
}

/// What the reserve has of some records: those that are in it, and what was kept of those that are leads.
async fn of(work: &UnitOfWork<'_>, named: &[Uuid]) -> Result<Vec<Model>> {
    let own = Column::Id.is_in(named.iter().copied());
    let kept = Condition::any().add(own).add(Column::LeadId.is_in(named.iter().copied()));
    Ok(work.all::<ReserveProjects>().filter(kept).all(work.tx).await?)
}

/// Takes out what the reserve has of some records.
pub(crate) async fn take_out(work: &UnitOfWork<'_>, named: &[Uuid]) -> Result<()> {
    for kept in of(work, named).await? {
        archive(work, kept).await?;
    }
    Ok(())
}

/// Puts into the reserve again what it had of some records, with what has changed; an office looks at it next.
pub(crate) async fn put_back(
    work: &UnitOfWork<'_>,
    named: &[Uuid],
    office: Uuid,
    change: impl Fn(&mut Model),
) -> Result<()> {
    let today = work.call.today();
    for kept in of(work, named).await? {
        if kept.state != ReserveProjectState::Archived {
            continue;
        }
        let id = kept.id;
        let again = |row: &mut Model| {
            row.last_reviewed_on = today;
            change(row);
        };
        work.advance::<ReserveProjects>(kept, ReserveProjectAction::Restore, again).await?;
        await_review(work, id, office).await?;
    }
    Ok(())
}
