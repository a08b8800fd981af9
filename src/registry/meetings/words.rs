//! The words of a meeting: its states, and the types of its columns.

use crate::terms::Office;
use chrono::{DateTime, Utc};
use platform::{
    values::{
        numbers::Ordinal,
        text::{Prose, Text},
    },
    vocabulary::OrganizationKind,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 会议.
    pub enum MeetingState {
        Planned "拟定" / "Planned",
        Notified "已通知" / "Notice sent out",
        Open "进行中" / "In session",
        Closed "已闭会" / "Closed",
        MinutesApproved "纪要已定" / "Minutes approved",
        Cancelled "取消" / "Cancelled",
    }
}

platform::words! {
    /// Whose meeting it is.
    /// 会议类别。
    pub enum MeetingKind {
        Congress "大会全体会议" / "Plenary meeting of the People's Congress",
        Presidium "大会主席团会议" / "Meeting of the session presidium",
        ScPlenary "常委会会议" / "Standing Committee meeting",
        Chairpersons "主任会议" / "Chairpersons' Meeting",
        Committee "专(工)委会议" / "Committee meeting",
        StreetCommittee "街道人大工委会议" / "Street working committee meeting",
    }
}

impl MeetingKind {
    /// The organizations that hold such meetings: nobody meets in the name of another body (00 §5.0).
    #[must_use]
    pub fn bodies(self) -> &'static [OrganizationKind] {
        use OrganizationKind as K;
        match self {
            Self::Congress | Self::Presidium => &[K::StandingCommittee, K::TownPresidium],
            Self::ScPlenary => &[K::StandingCommittee],
            Self::Chairpersons => &[K::ChairpersonsMeeting],
            Self::Committee => &[K::SpecialCommittee, K::WorkingBody],
            Self::StreetCommittee => &[K::StreetWorkingCommittee],
        }
    }

    /// The office of those who sit in such meetings.
    #[must_use]
    pub fn office(self) -> Office {
        match self {
            Self::ScPlenary | Self::Chairpersons => Office::ScMember,
            Self::Congress | Self::Presidium | Self::Committee | Self::StreetCommittee => Office::Deputy,
        }
    }
}

platform::words! {
    /// How the members sit together.
    /// 会议形式。
    pub enum MeetingMode {
        Plenary "全体" / "Plenary",
        JointGroup "联组" / "Joint group",
        Group "分组" / "Group",
    }
}

/// An item of an agenda.
/// 议程项目。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "seq": 1,
    "title": "听取和审议区人民政府关于社区卫生服务能力建设情况的专项工作报告",
    "subject_type": null, "subject_id": null, "outcome": null, "moved_to_id": null
})))]
pub struct AgendaItem {
    /// Its place.
    /// 序号。
    pub seq: Ordinal,
    /// What is dealt with.
    /// 审议或者讨论的事项。
    pub title: Text<200>,
    /// Kind of the record it is about.
    /// 所涉记录的类型。
    pub subject_type: Option<Text<60>>,
    /// The record it is about.
    /// 所涉记录。
    pub subject_id: Option<Uuid>,
    /// What became of it; the service says so.
    /// 进行情况,由服务填写。
    #[serde(default)]
    pub outcome: Option<AgendaOutcome>,
    /// The meeting to which it went on.
    /// 转入的会议。
    #[serde(default)]
    pub moved_to_id: Option<Uuid>,
}

platform::words! {
    /// What became of an item of an agenda.
    /// 议程事项的结果。
    pub enum AgendaOutcome {
        DealtWith "已进行" / "Dealt with",
        NotReached "未进行" / "Not reached",
        TakenOff "撤下" / "Taken off the agenda",
    }
}

/// When a member was there.
/// 组成人员在会的时段。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"leave_reason": "因公务提前离会,已向会议主持人请假。"})))]
pub struct PresenceLine {
    /// The deputy.
    /// 代表。
    #[schema(examples("registry.deputy:1"))]
    pub member_id: Uuid,
    /// Since when; null for whoever was there already when only a number was recorded.
    /// 到会时刻;只记录人数时已经到会的,为空。
    #[serde(deserialize_with = "platform::values::strict::instant_or_null")]
    pub arrived_at: Option<DateTime<Utc>>,
    /// Until when; null while the member is there.
    /// 离会时刻;仍在会的为空。
    #[serde(deserialize_with = "platform::values::strict::instant_or_null")]
    pub left_at: Option<DateTime<Utc>>,
    /// Why the member left.
    /// 离会原因。
    pub leave_reason: Option<Prose>,
}

/// That a member has leave from a meeting.
/// 一名组成人员或者代表的准假。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// The deputy.
    /// 代表。
    #[schema(examples("registry.deputy:1"))]
    pub member_id: Uuid,
    /// When it was granted, which is before the meeting opens.
    /// 准假时刻,在开会之前。
    #[serde(deserialize_with = "platform::values::strict::instant")]
    pub granted_at: DateTime<Utc>,
}

/// What the minutes say of an item of the agenda.
/// 纪要所载一项议程的进行情况。
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"seq": 1})))]
pub struct OutcomeInMinutes {
    /// Its place.
    /// 序号。
    pub seq: Ordinal,
    /// What became of it.
    /// 处理结果。
    pub outcome: AgendaOutcome,
}

platform::words! {
    /// How a ballot ended.
    /// 表决的结果。
    pub enum BallotResult {
        Passed "通过" / "Passed",
        NotPassed "未通过" / "Not passed",
        Tied "票数相同" / "Tied",
        Recorded "已记录" / "Recorded",
    }
}

/// What the minutes say of a ballot.
/// 纪要所载一项表决的结果。
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotInMinutes {
    /// The ballot.
    /// 表决。
    pub ballot_id: Uuid,
    /// How it ended.
    /// 结果;机构为终止原因。
    pub result: BallotResult,
}
