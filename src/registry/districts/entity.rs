//! The row of a district.

use super::words::DistrictState;
use platform::values::{numbers::Count, text::Text};

platform::record! {
    /// A district; its own code is its tenant.
    Districts = "district", DistrictState {
        /// 行政区划代码 (GB/T 2260); the tenant of every record of the district.
        #[sea_orm(unique)]
        #[set_by(content)] #[example("310114")] #[sort] #[keyed]
        code: Text<6, 6>,
        /// Name.
        #[set_by(content)] #[example("嘉定区")] #[search]
        name: Text<60>,
        /// Code of the municipality.
        #[set_by(content)] #[example("310000")]
        parent_code: Option<Text<6, 6>>,
        /// Inhabitants (persons).
        #[set_by(content)]
        population: Option<Count>,
    }
    content DistrictContent;
    view DistrictView;
}
