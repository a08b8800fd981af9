//! The words of a lead: its states, and the types of its columns.

use platform::values::numbers::Whole;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 项目线索.
    pub enum LeadState {
        Received "已收" / "Received",
        Checked "已核对" / "Checked",
        Analyzed "已分析" / "Analyzed",
        InReserve "已入库" / "In the reserve",
        Converted "已转候选" / "Turned into a candidate",
        Merged "已合并" / "Merged",
        Declined "不采纳" / "Declined",
    }
}

platform::words! {
    /// Where a lead comes from.
    /// 线索来源。
    pub enum LeadSource {
        CitizenOnline "网上" / "Citizens online",
        CitizenOffline "线下" / "Citizens in writing or in person",
        Deputy "代表" / "Deputies",
        PeopleSuggestion "人民建议征集" / "Suggestions collected from the people",
        GovernmentDepartment "部门" / "Departments",
        StreetOrTown "街镇" / "Streets and towns",
        ResidentsConsultation "居民议事票选" / "Residents' votes",
        Association "群团" / "Associations",
        CongressCommittee "人大委员会" / "Committees of the congress",
        Media "媒体" / "Media",
        PriorBacklog "往年结转" / "Left from earlier years",
    }
}

platform::words! {
    /// Why a lead is declined.
    /// 不采纳类型。
    pub enum DeclinedType {
        OutsideCompetence "超出本级事权" / "Outside the powers of this level",
        Petition "信访诉求" / "A petition",
        AlreadyPlanned "已在实施" / "Under way already",
        NotFeasible "不可行" / "Not feasible",
        HeavyBurden "增加负担" / "A burden",
        NotPublic "非普惠" / "Not of general benefit",
        Other "其他" / "Other",
    }
}

/// Another lead that looks the same.
/// 疑似重复的线索。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProposedDuplicate)]
pub struct ProposedDuplicate {
    /// The other lead.
    /// 另一条线索。
    pub lead_id: Uuid,
    /// How alike the two are (%).
    /// 相似度(%)。
    pub similarity: Whole<0, 100>,
    /// Whether a person found that they are the same; null before anybody looked.
    /// 人工核定是否重复;未核的为空。
    pub is_same: Option<bool>,
}

/// What a person found of a proposed duplicate.
/// 对一条疑似重复线索的核定。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuplicateFinding)]
pub struct DuplicateFinding {
    /// The other lead.
    /// 另一条线索。
    pub lead_id: Uuid,
    /// Whether they are the same.
    /// 是否重复。
    pub is_same: bool,
}

/// Code of a deadline: a lead is checked, or checked again.
pub const LEAD_CHECK: &str = "LIVELIHOOD_LEAD_CHECK";
