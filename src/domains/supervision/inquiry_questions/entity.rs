//! The row of a question.

use super::words::InquiryQuestionState;
use chrono::NaiveDate;
use platform::values::text::{Prose, Text};

platform::record! {
    /// A question of a special inquiry.
    InquiryQuestions = "inquiry_question", InquiryQuestionState {
        /// The inquiry.
        #[set_by(content)] #[filter]
        inquiry_id: Uuid,
        /// The member or deputy who asks.
        #[set_by(content)] #[filter]
        questioner_id: Uuid,
        /// The organ that answers.
        #[set_by(content)] #[filter]
        respondent_organ_id: Uuid,
        /// The field of the question.
        #[set_by(content)] #[example("滨水空间")]
        theme: Text<60>,
        /// The question.
        #[set_by(content)] #[example("苏州河江桥段滨水贯通的断点何时打通?")] #[search]
        text: Prose<10>,
        /// The question whose answer this one asks about.
        #[set_by(content)]
        follow_up_of: Option<Uuid>,
        /// Whether the organ knows it before the meeting.
        #[set_by(content)]
        disclosed_in_advance: bool,
        /// What the person responsible said.
        #[set_by(InquiryAnswer)]
        answer_summary: Option<Prose>,
        /// What was promised.
        #[set_by(InquiryAnswer?)] #[example("2025年底前打通江桥段三处断点,并按季度公布进展。")]
        commitment: Option<Prose<15>>,
        /// Until when.
        #[set_by(InquiryAnswer?)]
        commitment_due_on: Option<NaiveDate>,
        /// The clause that it became.
        clause_id: Option<Uuid>,
        /// The satisfaction vote on the answer.
        #[set_by(AnswerVote)]
        satisfaction_vote_id: Option<Uuid>,
    }
    content InquiryQuestionContent;
    view InquiryQuestionView;
    /// An answer.
    body InquiryAnswer;
    /// The satisfaction vote on an answer.
    body AnswerVote;
}
