//! The words of a consultative meeting: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::{
    numbers::{Ordinal, Whole},
    text::Prose,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 居民议事会议.
    pub enum ConsultativeMeetingState {
        Planned "拟定" / "Planned",
        Held "已召开" / "Held",
        Answered "已答复" / "Answered",
        Closed "办结" / "Closed",
        Cancelled "取消" / "Cancelled",
    }
}

/// What somebody said in the meeting, and who handles it.
/// 会上提出的一条意见及其办理单位。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsultativeOpinionRaised, examples(json!({
    "text": "建议在社区食堂增设老年人用餐窗口。", "handler_organ_id": "registry.organization:street"
})))]
pub struct OpinionRaised {
    /// What was said.
    /// 意见内容。
    pub text: Prose<5>,
    /// Who handles it: the street office, or a department through the office of the government.
    /// 办理单位:街道办事处,或者经区政府办公室转交的部门。
    pub handler_organ_id: Uuid,
}

/// The same with its place and the answer.
/// 一条意见及其答复。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsultativeOpinion)]
pub struct ConsultativeOpinion {
    /// Its place.
    /// 序号。
    pub seq: Ordinal,
    /// What was said.
    /// 意见内容。
    pub text: Prose,
    /// Who handles it.
    /// 办理单位。
    pub handler_organ_id: Uuid,
    /// The answer; null before there is one.
    /// 答复;答复前为空。
    pub reply: Option<Prose>,
    /// When it was answered.
    /// 答复日期。
    #[serde(deserialize_with = "platform::values::strict::date_or_null")]
    pub replied_on: Option<NaiveDate>,
}

/// The answer to an opinion.
/// 对一条意见的答复。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsultativeReply, examples(json!({
    "seq": 1, "reply": "已与社区食堂协商,自下月起增设两个老年人用餐窗口。"
})))]
pub struct OpinionReply {
    /// The place of the opinion.
    /// 意见的序号。
    pub seq: Ordinal,
    /// The answer.
    /// 答复。
    pub reply: Prose<20>,
}

/// How many voted for a project of livelihood.
/// 一个实事项目线索的得票数。
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LeadVote)]
pub struct LeadVote {
    /// The project: a lead of the livelihood projects.
    /// 实事项目线索。
    pub lead_id: Uuid,
    /// Votes.
    /// 票数。
    pub votes: Whole<0, 500>,
}

/// Code of a deadline: the answers to what was said in a meeting.
pub const CONSULTATION_REPLY: &str = "CONSULTATION_REPLY";
