//! How a question is listed, answered and judged (02 §2.7, §2.10).

use super::api::{AnswerVote, InquiryAnswer, InquiryQuestionContent, InquiryQuestionView};

platform::workflow! {
    /// A question to one organ in a special inquiry; a follow-up asks about an answer.
    InquiryQuestions = "supervision.inquiry_question" "询问问题" at "/supervision/inquiry-questions" view InquiryQuestionView;
    states InquiryQuestionState;
    actions InquiryQuestionAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
            | CongressStaff, StreetStaff, Deputy, Auditor, OrganStaff of respondent
            | - | - | - ;
        Create "提问" | (new) | Listed
            | ScOffice, CommitteeStaff, ScMember, Deputy
            | InquiryQuestionContent
            | inquiry_takes_questions: InvalidTransition, questioner_in_office: DeputyNotInOffice, questioner_may_ask: ForbiddenScope,
              organ_answers: RespondentMissing, follow_up_fits: UnknownReference
            | - ;
        Edit "修改" | Listed | (same)
            | ScOffice, CommitteeStaff, ScMember of questioner, Deputy of questioner
            | InquiryQuestionContent
            | inquiry_takes_questions: InvalidTransition, questioner_in_office: DeputyNotInOffice, questioner_may_ask: ForbiddenScope,
              organ_answers: RespondentMissing, follow_up_fits: UnknownReference
            | - ;
        Answer "答复" | Listed | Answered
            | OrganHead of respondent
            | InquiryAnswer
            | inquiry_is_held: InvalidTransition, commitment_has_a_day: DateOrder
            | answer ;
        RecordVote "记录逐题测评" | Answered | (same)
            | ScOffice
            | AnswerVote
            | vote_on_this_answer: InvalidTransition
            | set_vote ;
        CopyCommitment "承诺转为意见条目" | Answered | (same)
            | System
            | - | - | - ;
        Remove "撤下" | Listed | (archived)
            | ScOffice, CommitteeStaff
            | -
            | inquiry_takes_questions: InvalidTransition
            | - ;
}
