//! The row of a question.

use super::words::InquiryQuestionState;

platform::record! {
    /// A question of a special inquiry.
    InquiryQuestions = "inquiry_question", InquiryQuestionState {
        inquiry_id: Uuid,
        questioner_id: Uuid,
        respondent_organ_id: Uuid,
        theme: String,
        text: String,
        follow_up_of: Option<Uuid>,
        disclosed_in_advance: bool,
        answer_summary: Option<String>,
        commitment: Option<String>,
        commitment_due_on: Option<Date>,
        clause_id: Option<Uuid>,
        satisfaction_vote_id: Option<Uuid>,
    }
}
