//! Which committee a record or a caller belongs to.

use super::{
    CommitteeState, Committees,
    entity::{Column, Model},
};
use instruments::activities::{Days, Organizer};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    records::actor::Actor,
    values::future::Future,
    workflow::Relation,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// Staff of the committee.
pub(crate) fn own_committee(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// The active committee that an organization is, if it is one.
///
/// # Errors
/// The database failed.
pub(crate) async fn committee_of(work: &UnitOfWork<'_>, organization: Uuid) -> Result<Option<Model>> {
    let found = work.all::<Committees>().filter(Column::OrganizationId.eq(organization));
    Ok(found.filter(Column::State.eq(CommitteeState::Active)).one(work.tx).await?)
}

/// What is answered about committees.
pub(crate) fn answers(answers: &mut Answers) {
    answers.about::<Committees, Organizer>(organizer);
}

/// Its staff acts for it.
fn organizer<'a>(_: UnitOfWork<'a>, committee: &'a Model) -> Future<'a, Result<Organizer>> {
    Box::pin(async move {
        let open = vec![Days { from: committee.established_on, until: committee.abolished_on }];
        Ok(Organizer { congress_body: Some(committee.organization_id), acting: Vec::new(), open })
    })
}
