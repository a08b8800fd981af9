//! How a question is listed, answered and judged (02 §2.7, §2.10).

use super::entity::{AnswerVote, InquiryAnswer, InquiryQuestionContent, InquiryQuestionView};
use crate::codes;

platform::workflow! {
    /// A question to one organ in a special inquiry; a follow-up asks about an answer.
    /// 专题询问中向一个应询单位提出的问题;追问针对某一答复提出。
    InquiryQuestions = "supervision.inquiry_question" "询问问题" / "inquiry question" "inquiry questions" at "/supervision/inquiry-questions" view InquiryQuestionView;
    states InquiryQuestionState;
    actions InquiryQuestionAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an inquiry question" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, Deputy of questioner_or_told, OrganStaff of respondent_told
            | - | - | - ;
        Create "提问" / "Put an inquiry question" | (new) | Listed
            | ScOffice, CommitteeStaff, ScMember, Deputy
            | InquiryQuestionContent
            | inquiry_takes_questions: INVALID_TRANSITION, questioner_in_office: DEPUTY_NOT_IN_OFFICE, questioner_may_ask: FORBIDDEN_SCOPE,
              organ_answers: RESPONDENT_MISSING, follow_up_fits: UNKNOWN_REFERENCE
            | - ;
        Edit "修改" / "Edit an inquiry question" | Listed | (same)
            | ScOffice, CommitteeStaff, ScMember of questioner, Deputy of questioner
            | InquiryQuestionContent
            | inquiry_takes_questions: INVALID_TRANSITION, questioner_in_office: DEPUTY_NOT_IN_OFFICE, questioner_may_ask: FORBIDDEN_SCOPE,
              organ_answers: RESPONDENT_MISSING, follow_up_fits: UNKNOWN_REFERENCE
            | - ;
        Answer "答复" / "Answer an inquiry question" | Listed | Answered
            | OrganHead of respondent
            | InquiryAnswer
            | inquiry_is_held: INVALID_TRANSITION, commitment_has_a_day: DATE_ORDER
            | assign ;
        RecordVote "记录逐题测评" / "Record the satisfaction vote on an answer" | Answered | (same)
            | ScOffice
            | AnswerVote
            | vote_on_this_answer: INVALID_TRANSITION
            | assign ;
        CopyCommitment "承诺转为意见条目" / "Turn a commitment into an opinion clause" | Answered | (same)
            | System
            | - | - | - ;
        Remove "撤下" / "Take off an inquiry question" | Listed | (archived)
            | ScOffice, CommitteeStaff
            | -
            | inquiry_takes_questions: INVALID_TRANSITION
            | - ;
}
