//! The row of a consultative meeting.

use super::words::{
    CONSULTATION_REPLY, ConsultativeMeetingState, ConsultativeOpinion, LeadVote, OpinionRaised, OpinionReply,
};
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::{numbers::Whole, text::Text},
};

platform::record! {
    /// A meeting of a consultative body.
    /// 居民议事会议。
    ConsultativeMeetings = "consultative_meeting", ConsultativeMeetingState {
        /// The body.
        /// 议事组织。
        #[set_by(create)] #[example("street_committee.consultative_body:1")] #[read_by(public)] #[filter]
        body_id: Uuid,
        /// The street committee that convenes it.
        /// 召集的街道人大工委。
        organization_id: Uuid,
        /// When it is to be held.
        /// 拟定日期。
        #[set_by(content)] #[read_by(public)] #[sort] #[example("2026-09-18")]
        planned_on: NaiveDate,
        /// What is spoken of.
        /// 议题。
        #[set_by(content)] #[read_by(public)] #[example(["社区食堂增设老年人用餐窗口"])]
        #[schema(min_items = 1, max_items = 50)]
        topics: List<Text<200>>,
        /// When it was held.
        /// 召开日期。
        #[set_by(ConsultationHeld)] #[read_by(public)] #[example("2026-08-03")]
        held_on: Option<NaiveDate>,
        /// Members of the body on that day (persons).
        /// 应到人数(人):召开当日议事组织的成员数。
        #[read_by(public)] #[example(30)]
        members_total: Option<Whole<1, 500>>,
        /// Those who were there (persons).
        /// 实到人数(人)。
        #[set_by(ConsultationHeld)] #[read_by(public)] #[example(3)]
        members_present: Option<Whole<0, 500>>,
        /// What was said, who handles it, and what was answered.
        /// 意见、办理单位和答复。
        opinions: List<ConsultativeOpinion>,
        /// Who handles something of it.
        /// 办理单位。
        handler_ids: Ids,
        /// How many voted for each project.
        /// 各实事项目线索的得票数。
        #[set_by(ConsultationHeld?)] #[read_by(public)] #[example(null)]
        lead_votes: List<LeadVote>,
        /// The projects that it recommends: more than half of those present voted for them.
        /// 票选推荐的实事项目:得票超过实到人数半数的线索。
        #[read_by(public)]
        recommended_lead_ids: Ids,
        /// Until when what was said is answered.
        /// 答复期限。
        #[due(CONSULTATION_REPLY)]
        reply_due_on: Option<NaiveDate>,
    }
    content ConsultativeMeetingContent;
    create NewConsultativeMeeting;
    view ConsultativeMeetingView;
    lists HandlerIds;
    /// The meeting was held.
    /// 会议召开情况。
    body ConsultationHeld {
        /// What was said.
        /// 意见。
        #[serde(default)]
        #[schema(max_items = 200)]
        pub opinions: Vec<OpinionRaised>,
    }
    /// The answers of a handler.
    /// 办理单位的答复。
    body ConsultationReplies {
        /// To which opinions.
        /// 所答复的各条意见。
        #[schema(max_items = 200)]
        pub replies: Vec<OpinionReply>,
    }
}
