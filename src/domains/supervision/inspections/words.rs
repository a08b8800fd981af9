//! The words of an inspection: its states, and the types of its columns.

use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 执法检查.
    pub enum InspectionState {
        Planned "已列入" / "Planned",
        TeamFormed "组成检查组" / "Inspection team formed",
        Preparing "先期调研" / "Preliminary research",
        Inspecting "检查中" / "Inspection under way",
        ReportDrafted "报告形成" / "Report drafted",
        Submitted "提请审议" / "Submitted for deliberation",
        Deliberated "已审议" / "Deliberated",
        Handling "办理中" / "Being handled",
        Closed "办结" / "Closed",
        Cancelled "取消" / "Cancelled",
    }
}

platform::words! {
    /// Who delegated the inspection (监督法第三十四条).
    /// 委托检查的机关(监督法第三十四条)。
    pub enum DelegatedBy {
        MunicipalSc "市人大常委会" / "Standing Committee of the municipality",
    }
}

platform::words! {
    /// In what capacity somebody inspects (监督法第三十三条).
    /// 以何种身份参加检查(监督法第三十三条)。
    pub enum TeamCapacity {
        ScMember "组成人员" / "Standing Committee member",
        Committee "专委会" / "Special committee member",
        Staff "工作机构" / "Staff of a working body",
        Deputy "代表" / "Deputy",
    }
}

/// A problem that was found; an issue is registered for it.
/// 检查发现的问题;据此登记问题整改。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"title": "集中停放点消防设施缺失", "description": "抽查的二十处集中停放点中,七处没有配备灭火器材。"})))]
pub struct FoundProblem {
    /// In a few words.
    /// 简要标题。
    pub title: Text<120>,
    /// The facts.
    /// 事实情况。
    pub description: Prose,
    /// The organ that is responsible.
    /// 责任单位。
    #[schema(examples("registry.organization:construction"))]
    pub responsible_organ_id: Uuid,
}

/// Somebody who inspects.
/// 检查人员。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"person_id": "access.user:committee-staff", "capacity": "committee"})))]
pub struct TeamMember {
    /// The deputy, or the user of a committee or working body.
    /// 代表,或者委员会、工作机构的用户。
    pub person_id: Uuid,
    /// In what capacity.
    /// 参加检查的身份。
    pub capacity: TeamCapacity,
}
