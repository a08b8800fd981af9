//! The row of a district.

use super::words::DistrictState;

platform::record! {
    /// A district; its own code is its tenant.
    Districts = "district", DistrictState {
        #[sea_orm(unique)]
        code: String,
        name: String,
        parent_code: Option<String>,
        population: Option<i32>,
    }
}
