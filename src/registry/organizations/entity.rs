//! The row of an organization.

use super::words::{EndReason, FormerName, OrganizationState};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{
        numbers::Count,
        text::{Prose, Text},
    },
    vocabulary::{Function, OrganizationKind},
};
use uuid::Uuid;

platform::record! {
    /// An organization of a district.
    Organizations = "organization", OrganizationState {
        /// Code, unique in the district.
        #[set_by(content)] #[example("jd-gov")] #[sort] #[keyed]
        code: Text<32>,
        /// Name, unique below the parent; another one comes by `rename`.
        #[set_by(create, Renaming)] #[example("嘉定区人民政府")] #[search] #[keyed]
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
        /// From which day it is no longer there; of what is registered already, `end` says it.
        #[set_by(create, OrganizationEnd)]
        valid_to: Option<NaiveDate>,
        /// How it ended.
        #[set_by(OrganizationEnd)]
        end_reason: Option<EndReason>,
        /// To whom passes what is open.
        #[set_by(OrganizationEnd?)]
        successor_id: Option<Uuid>,
        /// What ended it.
        #[set_by(OrganizationEnd)]
        end_document_id: Option<Uuid>,
        /// The names that it had.
        former_names: List<FormerName>,
    }
    content OrganizationContent;
    create NewOrganization;
    view OrganizationView;
    /// The end of an organization.
    body OrganizationEnd {
        /// Why, in words.
        pub reason: Option<Prose>,
    }
    /// A new name.
    body Renaming {
        /// The first day of the new name.
        #[serde(deserialize_with = "platform::values::strict::date")]
        pub renamed_on: NaiveDate,
        /// What renamed it.
        pub document_id: Uuid,
    }
}
