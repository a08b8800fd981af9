//! Who subscribes to a calendar or scans a code on a wall has no token and says no district: the site says it.

use crate::{
    codes,
    sites::{self, Sites},
};
use actix_web::{FromRequest, HttpRequest, http::header::AUTHORIZATION};
use platform::{
    call::{Call, Service},
    problem::{Problem, Result},
    records::{
        actor::{Actor, Credential},
        caller::Caller,
        served::Served,
    },
};
use sea_orm::EntityTrait;
use std::sync::Arc;
use uuid::Uuid;

/// The call of somebody who asks for a site, and the site as they see it: with a token whoever it says, else the public in the district of
/// the site.
pub(crate) async fn asked(
    request: &HttpRequest,
    service: &Service,
    site: Uuid,
) -> Result<(Call, sites::entity::Model)> {
    let call = if request.headers().contains_key(AUTHORIZATION) {
        Call::extract(request).await?
    } else {
        public_at(request, service, site).await?
    };
    let site = call.read::<Sites>(site).await?;
    Ok((call, site))
}

async fn public_at(request: &HttpRequest, service: &Service, site: Uuid) -> Result<Call> {
    Served::of(request)?.knows(request.query_string())?;
    let found = sites::entity::Entity::find_by_id(site).one(service.store.read()).await?;
    let district = found.ok_or_else(|| Problem::new(codes::NOT_FOUND))?.district_code;
    let actor = Arc::new(Actor::public(district, None));
    Call::of(request, Caller { actor, credential: Credential::None, scopes: None })
}
