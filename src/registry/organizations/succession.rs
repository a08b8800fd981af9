//! What is open when an organization ends, or hands over its work before that, passes to its successor, in one step and each with
//! its own trail; without a successor nothing may be open (00 §5.1). Every kind of record that is work says so once: `succession::of::<Items>(reactions)`.

use super::{OrganizationAction, Organizations};
use crate::{
    codes,
    meetings::{self, MeetingKind, MeetingState, Meetings},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Problem, Result},
    records::record::Record,
    values::future::Future,
    workflow::{StateOf, Workflow, unfinished_states},
};
use uuid::Uuid;

/// A kind of record that is work of organizations.
pub trait Inherited: Workflow {
    /// The states in which it is still to be done.
    #[must_use]
    fn open() -> Vec<StateOf<Self>> {
        unfinished_states::<Self>()
    }

    /// Whether a record in such a state is still to be done.
    #[must_use]
    fn is_open(_: &Self::Model) -> bool {
        true
    }
}

/// Meetings that are planned are held by the successor; what a street committee held is a meeting of its own members for good.
impl Inherited for Meetings {
    fn is_open(meeting: &meetings::entity::Model) -> bool {
        let over = matches!(meeting.state, MeetingState::Open | MeetingState::Closed);
        meeting.kind != MeetingKind::StreetCommittee || !over
    }
}

/// Lets the open records of a kind pass to the successor of an organization that ends.
pub fn of<W: Inherited>(reactions: &mut Reactions) {
    let codes = &[codes::TASKS_OPEN];
    for action in [OrganizationAction::End, OrganizationAction::HandOver] {
        reactions.or_refuse::<Organizations>(action, W::KIND, codes, pass_on::<W>);
    }
    reactions.or_refuse::<Organizations>(OrganizationAction::Remove, W::KIND, codes, refuse_open::<W>);
}

/// Hands over what is open at an organization that goes on for a while, to another.
///
/// # Errors
/// The database failed.
pub async fn hand_over(work: &UnitOfWork<'_>, organization: Uuid, successor: Uuid) -> Result<()> {
    let from = work.stored::<Organizations>(organization).await?;
    work.advance::<Organizations>(from, OrganizationAction::HandOver, |row| {
        row.successor_id = Some(successor);
    })
    .await?;
    Ok(())
}

/// The records of a kind that name an organization and are still to be done.
///
/// # Errors
/// The database failed.
pub async fn open_of<W: Inherited>(work: &UnitOfWork<'_>, organization: Uuid) -> Result<Vec<Uuid>> {
    Ok(open_tasks::<W>(work, organization).await?.iter().map(Record::id).collect())
}

async fn open_tasks<W: Inherited>(work: &UnitOfWork<'_>, organization: Uuid) -> Result<Vec<W::Model>> {
    let mut found = work.naming::<W>(&W::open(), organization).await?;
    found.retain(W::is_open);
    Ok(found)
}

fn tasks_open<W: Workflow>(open: &[W::Model]) -> Problem {
    let first = open.first().map(|row| row.id().to_string());
    let problem = Problem::new(codes::TASKS_OPEN).with("kind", W::KIND).with("label", W::LABEL);
    problem.with("open", open.len()).with("record_id", first)
}

fn pass_on<'a, W: Inherited>(
    work: UnitOfWork<'a>,
    ended: Happened<'a, Organizations>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let own = ended.after.id;
        let open = open_tasks::<W>(&work, own).await?;
        let Some(successor) = ended.after.successor_id else {
            return if open.is_empty() { Ok(()) } else { Err(tasks_open::<W>(&open).at("/successor_id")) };
        };
        for row in open {
            work.pass_on::<W>(row, own, successor).await?;
        }
        Ok(())
    })
}

fn refuse_open<'a, W: Inherited>(
    work: UnitOfWork<'a>,
    archived: Happened<'a, Organizations>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let open = open_tasks::<W>(&work, archived.after.id).await?;
        if open.is_empty() { Ok(()) } else { Err(tasks_open::<W>(&open)) }
    })
}
