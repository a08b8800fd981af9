//! The row of an organization.

use super::words::OrganizationState;
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{numbers::Count, text::Text},
    vocabulary::{Function, OrganizationKind},
};
use uuid::Uuid;

platform::record! {
    /// An organization of a district.
    Organizations = "organization", OrganizationState {
        /// Code, unique in the district.
        #[set_by(content)] #[example("jd-gov")] #[sort]
        code: Text<32>,
        /// Name, unique below the parent.
        #[set_by(content)] #[example("嘉定区人民政府")] #[search]
        name: Text<100>,
        /// Kind.
        #[set_by(content)] #[filter]
        kind: OrganizationKind,
        /// What it does.
        #[set_by(content?)]
        functions: List<Function>,
        /// The organization above it.
        #[set_by(content)] #[filter]
        parent_id: Option<Uuid>,
        /// The street office or town government of its area.
        #[set_by(content)] #[filter]
        street_or_town_id: Option<Uuid>,
        /// 统一社会信用代码 (GB 32100).
        #[set_by(content)]
        credit_code: Option<Text<18, 18>>,
        /// Inhabitants of a street or town (persons).
        #[set_by(content)]
        population: Option<Count>,
        /// When it was founded.
        #[set_by(content)]
        valid_from: NaiveDate,
        /// When it was dissolved.
        #[set_by(content)]
        valid_to: Option<NaiveDate>,
    }
    content OrganizationContent;
    view OrganizationView;
}
