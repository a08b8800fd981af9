//! The words of an activity: its states, and the types of its columns.

use chrono::{DateTime, Utc};
use platform::values::text::Prose;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 活动.
    pub enum ActivityState {
        Planned "拟定" / "Planned",
        Announced "已公告" / "Announced",
        InProgress "进行中" / "In progress",
        Recorded "已记录" / "Recorded",
        Returned "退回补正" / "Returned for correction",
        Verified "已核实" / "Verified",
        Archived "已归档" / "Filed away at the end of the year",
        Postponed "延期" / "Postponed",
        Cancelled "取消" / "Cancelled",
        Merged "已并入" / "Merged into another",
        Voided "作废" / "Void",
    }
}

impl ActivityState {
    /// Whether it takes place as planned, or did: neither put off, nor given up, nor found false.
    #[must_use]
    pub fn takes_place(self) -> bool {
        !matches!(self, Self::Postponed | Self::Cancelled | Self::Voided)
    }
}

platform::words! {
    /// Who organizes activities and makes work plans.
    /// 活动的组织者、工作计划的主体。
    pub enum OrganizerType {
        StreetCommittee "街道人大工委" / "Street working committee",
        DeputyGroup "代表小组" / "Deputy group",
        Site "家站点" / "Deputies' station",
    }
}

impl OrganizerType {
    /// The kind of the record that it is.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::StreetCommittee => "street_committee.committee",
            Self::DeputyGroup => "registry.deputy_group",
            Self::Site => "stations.site",
        }
    }
}

platform::words! {
    /// What an activity is.
    /// 活动类别。
    pub enum ActivityCategory {
        StudyTraining "学习培训" / "Study and training",
        DeputyGroup "代表小组活动" / "Activity of a deputy group",
        Inspection "视察" / "Inspection visit",
        Research "专题调研" / "Research on a topic",
        LawEnforcementInspection "执法检查" / "Inspection of law enforcement",
        HearWorkReport "听取工作情况报告" / "Hearing of a work report",
        WorkReview "工作评议" / "Review of work",
        ElectionWork "选举、补选、罢免" / "Election, by-election, recall",
        VoterReception "接待选民" / "Reception of voters",
        VisitVoters "走访选民" / "Visit to voters",
        DutyReport "代表述职" / "Duty report of deputies",
        ResidentsConsultation "居民议事" / "Consultation of residents",
        LegislationConsultation "立法意见征集" / "Views on legislation",
        Publicity "宣传" / "Publicity",
        PracticalHelp "为民办实事" / "Practical help",
        Mediation "化解矛盾" / "Mediation",
        Charity "公益慈善" / "Charity",
        InfoBriefing "政情通报" / "Briefing on public affairs",
        Other "其他" / "Other",
    }
}

impl ActivityCategory {
    /// Whether voters are told of it days before: they come.
    #[must_use]
    pub fn is_announced_to_voters(self) -> bool {
        matches!(self, Self::VoterReception | Self::DutyReport)
    }
}

platform::words! {
    /// Whether a deputy was there.
    /// 代表的出席情况。
    pub enum Presence {
        Present "出席" / "Present",
        Late "迟到" / "Late",
        LeaveApproved "请假" / "On approved leave",
        Absent "缺席" / "Absent",
    }
}

impl Presence {
    /// Whether the deputy took part.
    #[must_use]
    pub fn took_part(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }
}

platform::words! {
    /// How it was recorded that a deputy came.
    /// 签到方式。
    pub enum CheckInMethod {
        Qr "扫码" / "QR code",
        Manual "人工" / "By hand",
        Online "线上" / "Online",
    }
}

/// Who else organizes an activity.
/// 共同组织者。
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CoOrganizer)]
pub struct CoOrganizer {
    /// What it is.
    /// 组织者的种类。
    #[serde(rename = "type")]
    pub kind: OrganizerType,
    /// Which one.
    /// 组织者。
    pub id: Uuid,
}

/// A deputy and an activity: invited or a guest, there or not.
/// 一名代表在一次活动中的受邀和出席情况。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ActivityAttendance)]
pub struct Attendance {
    /// The deputy.
    /// 代表。
    #[schema(examples("registry.deputy:10"))]
    pub deputy_id: Uuid,
    /// Whether the deputy was invited; guests were not.
    /// 是否受邀;列席的为否。
    pub invited: bool,
    /// Whether the deputy was there; null before it is recorded.
    /// 出席情况;记录前为空。
    #[serde(default)]
    pub status: Option<Presence>,
    /// When the deputy checked in.
    /// 签到时刻。
    #[serde(default, deserialize_with = "platform::values::strict::instant_or_null")]
    pub check_in_at: Option<DateTime<Utc>>,
    /// How.
    /// 签到方式。
    #[serde(default)]
    pub method: Option<CheckInMethod>,
    /// Why a check-in was entered by hand outside its time.
    /// 在签到时段外人工补签的理由。
    #[serde(default)]
    pub manual_reason: Option<Prose>,
    /// When the deputy asked for leave.
    /// 请假时刻。
    #[serde(default, deserialize_with = "platform::values::strict::instant_or_null")]
    pub leave_asked_at: Option<DateTime<Utc>>,
    /// Who approved the leave.
    /// 批准请假的人。
    #[serde(default)]
    #[schema(examples("access.user:street-director"))]
    pub leave_approved_by: Option<Uuid>,
}

impl Attendance {
    /// An invited deputy of whom nothing else is known.
    #[must_use]
    pub fn invited(deputy_id: Uuid) -> Self {
        Self {
            deputy_id,
            invited: true,
            status: None,
            check_in_at: None,
            method: None,
            manual_reason: None,
            leave_asked_at: None,
            leave_approved_by: None,
        }
    }

    /// Whether the deputy took part.
    #[must_use]
    pub fn took_part(&self) -> bool {
        self.status.is_some_and(Presence::took_part)
    }
}
