//! The words of a meeting: its states, and the types of its columns.

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
        Planned "拟定",
        Notified "已通知",
        Open "进行中",
        Closed "已闭会",
        MinutesApproved "纪要已定",
        Cancelled "取消",
    }
}

platform::words! {
    /// Whose meeting it is.
    pub enum MeetingKind {
        Congress "大会全体会议",
        Presidium "大会主席团会议",
        ScPlenary "常委会会议",
        Chairpersons "主任会议",
        Committee "专(工)委会议",
        StreetCommittee "街道人大工委会议",
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
}

platform::words! {
    /// How the members sit together.
    pub enum MeetingMode {
        Plenary "全体",
        JointGroup "联组",
        Group "分组",
    }
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Its place.
    pub seq: Ordinal,
    /// What is dealt with.
    #[schema(examples("听取和审议公共充电设施建设情况的专项工作报告"))]
    pub title: Text<200>,
    /// Kind of the record it is about.
    #[schema(examples("supervision.item"))]
    pub subject_type: Option<Text<60>>,
    /// The record it is about.
    pub subject_id: Option<Uuid>,
    /// What became of it; the service says so.
    #[serde(default)]
    pub outcome: Option<AgendaOutcome>,
    /// The meeting to which it went on.
    #[serde(default)]
    pub moved_to_id: Option<Uuid>,
}

platform::words! {
    /// What became of an item of an agenda.
    pub enum AgendaOutcome {
        DealtWith "已进行",
        NotReached "未进行",
        TakenOff "撤下",
    }
}

/// When a member was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceLine {
    /// The deputy.
    pub member_id: Uuid,
    /// Since when; null for whoever was there already when only a number was recorded.
    #[serde(deserialize_with = "platform::values::strict::instant_or_null")]
    pub arrived_at: Option<DateTime<Utc>>,
    /// Until when; null while the member is there.
    #[serde(deserialize_with = "platform::values::strict::instant_or_null")]
    pub left_at: Option<DateTime<Utc>>,
    /// Why the member left.
    pub leave_reason: Option<Prose>,
}

/// What the minutes say of an item of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeInMinutes {
    /// Its place.
    pub seq: Ordinal,
    /// What became of it.
    pub outcome: AgendaOutcome,
}

platform::words! {
    /// How a ballot ended.
    pub enum BallotResult {
        Passed "通过",
        NotPassed "未通过",
        Tied "票数相同",
        Recorded "已记录",
    }
}

/// What the minutes say of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotInMinutes {
    /// The ballot.
    pub ballot_id: Uuid,
    /// How it ended.
    pub result: BallotResult,
}
