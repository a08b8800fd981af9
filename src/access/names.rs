//! Who somebody is: whoever may ask it, and the names for ids.

use crate::users::entity::{Column, Entity};
use platform::{
    problem::Result,
    records::{
        actor::Actor,
        people::{Names, PersonName},
    },
    store::Executor,
    values::future::Future,
    vocabulary::{Role, groups},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Whom it concerns who somebody is.
pub(super) fn may_look_up(actor: &Actor) -> bool {
    let others = [Role::Auditor, Role::DistrictAdmin, Role::SiteManager];
    let staff = [groups::CongressStaff.roles, groups::StreetStaff.roles, groups::OrganStaff.roles, &others];
    actor.is_any(&staff.concat())
}

/// The names of some users, of those of them that the caller may know: the same whom `GET /people` tells, and of the same
/// district. Whoever has left is named as well, because what they did is still told; so are machines. To others there is
/// nobody, as if there were no names.
#[must_use]
pub fn names<'a>(actor: &'a Actor, db: Executor<'a>, ids: BTreeSet<Uuid>) -> Future<'a, Result<Names>> {
    Box::pin(async move {
        if ids.is_empty() || !may_look_up(actor) {
            return Ok(Names::new());
        }
        let named = Entity::find().filter(Column::Id.is_in(ids));
        let here = named.filter(Column::DistrictCode.eq(&*actor.district_code)).select_only();
        let told = here.columns([Column::Id, Column::DisplayName, Column::OrganizationId]);
        let found = told.into_tuple::<(Uuid, String, Uuid)>().all(&db).await?;
        let name = |(id, display_name, organization_id)| (id, PersonName { display_name, organization_id });
        Ok(found.into_iter().map(name).collect())
    })
}
