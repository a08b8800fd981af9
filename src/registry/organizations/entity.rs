//! The row of an organization.

use super::words::{EndReason, FormerName, OrganizationState};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{
        numbers::Count,
        text::{Prose, Text},
    },
    vocabulary::{OrganizationFunction, OrganizationKind},
};
use uuid::Uuid;

platform::record! {
    /// An organization of a district.
    /// 区内的机构。
    Organizations = "organization", OrganizationState {
        /// Code, unique in the district.
        /// 代码,区内唯一。
        #[set_by(content)] #[example("jd-water")] #[sort] #[keyed]
        code: Text<32>,
        /// Name, unique below the parent; another one comes by `rename`.
        /// 名称,在同一上级机构下不重复;更名通过 `rename` 办理。
        #[set_by(create, Renaming)] #[example("嘉定区水务局")] #[search] #[keyed]
        name: Text<100>,
        /// Kind.
        /// 类型。
        #[set_by(content)] #[example("government_department")] #[filter]
        kind: OrganizationKind,
        /// What it does.
        /// 职能。
        #[set_by(content?)] #[example(null)]
        functions: List<OrganizationFunction>,
        /// The organization above it.
        /// 上级机构。
        #[set_by(content)] #[example("registry.organization:government")] #[filter]
        parent_id: Option<Uuid>,
        /// The street office or town government of its area.
        /// 所在街镇的街道办事处或者镇人民政府。
        #[set_by(content)] #[example(null)] #[filter]
        street_or_town_id: Option<Uuid>,
        /// Unified social credit code (GB 32100).
        /// 统一社会信用代码(GB 32100)。
        #[set_by(content)] #[example("11310114MB0000019L")]
        credit_code: Option<Text<18, 18>>,
        /// Inhabitants of a street or town (persons).
        /// 街道或者镇的常住人口(人)。
        #[set_by(content)] #[example(null)]
        population: Option<Count>,
        /// When it was founded.
        /// 设立日期。
        #[set_by(content)]
        valid_from: NaiveDate,
        /// From which day it is no longer there; of what is registered already, `end` says it.
        /// 不再存续的起始日期;已登记的机构通过 `end` 办理终止。
        #[set_by(create, OrganizationEnd)] #[example(null)]
        valid_to: Option<NaiveDate>,
        /// How it ended.
        /// 结果;机构为终止原因。
        #[set_by(OrganizationEnd)]
        end_reason: Option<EndReason>,
        /// To whom passes what is open.
        /// 承继未了结事项的单位。
        #[set_by(OrganizationEnd?)] #[example("registry.organization:finance")]
        successor_id: Option<Uuid>,
        /// What ended it.
        /// 终止所依据的文书。
        #[set_by(OrganizationEnd)]
        end_document_id: Option<Uuid>,
        /// The names that it had.
        /// 曾用名。
        former_names: List<FormerName>,
    }
    content OrganizationContent;
    create NewOrganization;
    view OrganizationView;
    /// The end of an organization.
    /// 机构终止。
    body OrganizationEnd {
        /// Why, in words.
        /// 终止原因的文字说明。
        #[example("按照机构改革方案撤销,职能划转其他部门。")]
        pub reason: Option<Prose>,
    }
    /// A new name.
    /// 机构更名。
    body Renaming {
        /// The first day of the new name.
        /// 新名称启用日期。
        #[serde(deserialize_with = "platform::values::strict::date")]
        pub renamed_on: NaiveDate,
        /// What renamed it.
        /// 更名所依据的文书。
        pub document_id: Uuid,
    }
}
