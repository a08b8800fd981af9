//! The row of a question.

use super::words::InquiryQuestionState;
use chrono::NaiveDate;
use platform::values::text::{Prose, Text};

platform::record! {
    /// A question of a special inquiry.
    /// 专题询问的问题。
    InquiryQuestions = "inquiry_question", InquiryQuestionState {
        /// The inquiry.
        /// 专题询问。
        #[set_by(content)] #[example("supervision.special_inquiry:1")] #[filter]
        inquiry_id: Uuid,
        /// The member or deputy who asks.
        /// 提问的组成人员或者代表。
        #[set_by(content)] #[example("registry.deputy:1")] #[filter]
        questioner_id: Uuid,
        /// The organ that answers.
        /// 应询单位。
        #[set_by(content)] #[example("registry.organization:construction")] #[filter]
        respondent_organ_id: Uuid,
        /// The field of the question.
        /// 问题所属领域。
        #[set_by(content)] #[example("滨水公共空间")]
        theme: Text<60>,
        /// The question.
        /// 问题。
        #[set_by(content)] #[example("苏州河江桥段滨水贯通的断点何时打通?")] #[search]
        text: Prose<10>,
        /// The question whose answer this one asks about.
        /// 追问所针对的答复所属的问题。
        #[set_by(content)] #[example(null)]
        follow_up_of: Option<Uuid>,
        /// Whether the organ knows it before the meeting.
        /// 会前是否告知应询单位。
        #[set_by(content)]
        disclosed_in_advance: bool,
        /// What the person responsible said.
        /// 负责人的答复摘要。
        #[set_by(InquiryAnswer)] #[example("已完成断点摸排,三处断点中一处正在施工,两处正在协调用地。")]
        answer_summary: Option<Prose>,
        /// What was promised.
        /// 作出的承诺。
        #[set_by(InquiryAnswer?)] #[example("2026年底前打通江桥段三处断点,并按季度公布进展。")]
        commitment: Option<Prose<15>>,
        /// Until when.
        /// 期限。
        #[set_by(InquiryAnswer?)]
        commitment_due_on: Option<NaiveDate>,
        /// The clause that it became.
        /// 由其转化的意见条目。
        clause_id: Option<Uuid>,
        /// The satisfaction vote on the answer.
        /// 对该答复的满意度测评。
        #[set_by(AnswerVote)]
        satisfaction_vote_id: Option<Uuid>,
    }
    content InquiryQuestionContent;
    view InquiryQuestionView;
    /// An answer.
    /// 答复或者答卷。
    body InquiryAnswer;
    /// The satisfaction vote on an answer.
    /// 对答复的满意度测评。
    body AnswerVote;
}
