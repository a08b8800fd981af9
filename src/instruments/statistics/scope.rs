//! What statistics are counted from: active records of a district and some days.

use super::Period;
use chrono::NaiveDate;
use platform::{
    call::{Call, UnitOfWork},
    records::record::Record,
    workflow::{EntityOf, Workflow},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

/// Of which records the numbers are.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The district.
    pub district_code: &'a str,
    /// The days.
    pub period: Period,
    /// One street or town; all if none is named.
    pub street: Option<Uuid>,
    /// Until when what counts was verified.
    pub verified_by: NaiveDate,
}

impl<'a> Scope<'a> {
    /// What a caller asks for, with all that was verified until today.
    #[must_use]
    pub fn of_call(call: &'a Call, period: Period, street: Option<Uuid>) -> Self {
        Self { district_code: &call.actor.district_code, period, street, verified_by: call.today() }
    }

    /// What the work in a district asks for.
    #[must_use]
    pub fn of_work(work: &UnitOfWork<'a>, period: Period, verified_by: NaiveDate) -> Self {
        Self { district_code: work.district_code, period, street: None, verified_by }
    }

    /// Active records of the district.
    #[must_use]
    pub fn all<W: Workflow>(&self) -> Select<EntityOf<W>> {
        let district = W::Model::DISTRICT_CODE.eq(self.district_code);
        EntityOf::<W>::find().filter(district).filter(W::Model::ARCHIVED_AT.is_null())
    }
}
