//! The row of a district.

platform::record! {
    /// A district; its own code is its tenant.
    "district", super::DistrictState {
        #[sea_orm(unique)]
        code: String,
        name: String,
        parent_code: Option<String>,
        population: Option<i32>,
    }
}
