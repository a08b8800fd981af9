//! The row of a district.

use super::words::DistrictState;
use platform::values::{numbers::Count, text::Text};

platform::record! {
    /// A district; its own code is its tenant.
    /// 行政区,以其自身的行政区划代码作为租户。
    Districts = "district", DistrictState {
        /// Code of the district (GB/T 2260); the tenant of every record of the district.
        /// 行政区划代码(GB/T 2260);本区全部记录以此归属。
        #[sea_orm(unique)]
        #[set_by(content)] #[example("310151")] #[sort] #[keyed]
        code: Text<6, 6>,
        /// Name.
        /// 名称或者姓名。
        #[set_by(content)] #[example("崇明区")] #[search]
        name: Text<60>,
        /// Code of the municipality.
        /// 所属市的行政区划代码。
        #[set_by(content)] #[example("310000")]
        parent_code: Option<Text<6, 6>>,
        /// Inhabitants (persons).
        /// 常住人口(人)。
        #[set_by(content)] #[example(637_921)]
        population: Option<Count>,
    }
    content DistrictContent;
    view DistrictView;
}
