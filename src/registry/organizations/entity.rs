//! The row of an organization.

use super::words::OrganizationState;
use chrono::NaiveDate;
use platform::{
    records::record::List,
    vocabulary::{Function, OrganizationKind},
};
use uuid::Uuid;

platform::record! {
    /// An organization of a district.
    Organizations = "organization", OrganizationState {
        code: String,
        name: String,
        kind: OrganizationKind,
        functions: List<Function>,
        parent_id: Option<Uuid>,
        street_or_town_id: Option<Uuid>,
        credit_code: Option<String>,
        population: Option<i32>,
        valid_from: NaiveDate,
        valid_to: Option<NaiveDate>,
    }
}
