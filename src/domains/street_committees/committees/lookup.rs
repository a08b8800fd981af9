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
use registry::organizations::{Organizations, entity::Model as Organization};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
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
    answers.about::<Organizations, Organizer>(of_organization);
}

/// What is assessed as an organization is there as its committee is, which may be another one each time; a town presidium is there
/// as long as it stands.
fn of_organization<'a>(
    work: UnitOfWork<'a>,
    organization: &'a Organization,
) -> Future<'a, Result<Organizer>> {
    Box::pin(async move {
        let found = work.all::<Committees>().filter(Column::OrganizationId.eq(organization.id));
        let known = found.order_by_asc(Column::EstablishedOn).all(work.tx).await?;
        let mut open: Vec<Days> = known.iter().map(Model::open_days).collect();
        if open.is_empty() {
            open.push(Days { from: organization.valid_from, until: organization.valid_to });
        }
        Ok(Organizer { congress_body: Some(organization.id), acting: Vec::new(), open })
    })
}

impl Model {
    /// On which days it is there.
    fn open_days(&self) -> Days {
        Days { from: self.established_on, until: self.abolished_on }
    }
}

/// Its staff acts for it.
fn organizer<'a>(_: UnitOfWork<'a>, committee: &'a Model) -> Future<'a, Result<Organizer>> {
    Box::pin(async move {
        let open = vec![committee.open_days()];
        Ok(Organizer { congress_body: Some(committee.organization_id), acting: Vec::new(), open })
    })
}
