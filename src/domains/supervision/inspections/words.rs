//! The words of an inspection: its states, and the types of its columns.

use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 执法检查.
    pub enum InspectionState {
        Planned "已列入",
        TeamFormed "组成检查组",
        Preparing "先期调研",
        Inspecting "检查中",
        ReportDrafted "报告形成",
        Submitted "提请审议",
        Deliberated "已审议",
        Handling "办理中",
        Closed "办结",
        Cancelled "取消",
    }
}

platform::words! {
    /// Who delegated the inspection (监督法第三十四条).
    pub enum DelegatedBy {
        MunicipalSc "市人大常委会",
    }
}

platform::words! {
    /// In what capacity somebody inspects (监督法第三十三条).
    pub enum TeamCapacity {
        ScMember "组成人员",
        Committee "专委会",
        Staff "工作机构",
        Deputy "代表",
    }
}

/// A problem that was found; an issue is registered for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FoundProblem {
    /// In a few words.
    #[schema(examples("电动自行车充电场所消防设施缺失"))]
    pub title: Text<120>,
    /// The facts.
    pub description: Prose,
    /// The organ that is responsible.
    pub responsible_organ_id: Uuid,
}

/// Somebody who inspects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamMember {
    /// The deputy, or the user of a committee or working body.
    pub person_id: Uuid,
    /// In what capacity.
    pub capacity: TeamCapacity,
}
