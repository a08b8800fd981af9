//! Who subscribes to a calendar, scans a code on a wall or looks at a picture on a page has no token and says no district: the record
//! says it.

use super::{Call, Service};
use crate::{
    problem::{Problem, Result, codes},
    records::{
        actor::{Actor, Credential},
        caller::Caller,
        record::Record,
        served::Served,
    },
    workflow::{EntityOf, Workflow},
};
use actix_web::{FromRequest, HttpRequest, http::header::AUTHORIZATION};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::sync::Arc;
use uuid::Uuid;

impl Call {
    /// The call of somebody who asks for a record, and the record as they see it: with a token whoever it says, else the public in the
    /// district of the record.
    ///
    /// # Errors
    /// `NOT_FOUND`, also for what the caller must not see; whatever the token or the query are refused with.
    pub async fn by_passer<W: Workflow>(
        request: &HttpRequest,
        service: &Service,
        id: Uuid,
    ) -> Result<(Self, W::Model)> {
        let call = if request.headers().contains_key(AUTHORIZATION) {
            Self::extract(request).await?
        } else {
            public_at::<W>(request, service, id).await?
        };
        let record = call.read::<W>(id).await?;
        Ok((call, record))
    }
}

async fn public_at<W: Workflow>(request: &HttpRequest, service: &Service, id: Uuid) -> Result<Call> {
    Served::of(request)?.knows(request.query_string())?;
    let found = EntityOf::<W>::find().filter(W::Model::ID.eq(id)).one(service.store.read()).await?;
    let found = found.ok_or_else(|| Problem::new(codes::NOT_FOUND))?;
    let actor = Arc::new(Actor::public(found.district_code().to_owned(), None));
    Call::of(request, Caller { actor, credential: Credential::None, scopes: None })
}
