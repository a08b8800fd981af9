//! How an interpellation goes (02 §3.6). The names come first: each member signs by the own account.

use super::entity::{
    AnswerOrder, InterpellationAnswer, InterpellationContent, InterpellationRefusal, InterpellationView,
};
use crate::{codes, conditions::DecidedRefusal, laws};
use platform::workflow::Note;

platform::workflow! {
    /// Questions of members of the Standing Committee that an organ must answer by its head, orally or in writing.
    /// 常委会组成人员提出、须由受质询机关负责人口头或者书面答复的质询。
    Interpellations = "supervision.interpellation" "质询案" / "interpellation" "interpellations" at "/supervision/interpellations" view InterpellationView;
    states InterpellationState;
    actions InterpellationAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an interpellation" | (any) | (same) | ScOffice, ChairsSecretary, ScMember, CommitteeStaff, Auditor | - | - | - ;
                    | Accepted, Answered, SecondAnswerRequested, SecondAnswerDue, SecondAnswered, Closed | (same)
                    | OrganStaff of subject
                    | - | - | - ;
                    | NotAccepted, Answered, SecondAnswered, Closed | (same)
                    | Public of told_to_all, Deputy of told_to_all, DeputyAffairs of told_to_all, StreetStaff of told_to_all
                    | - | - | - ;
        Create "起草" / "Draft an interpellation" by Session | (new) | Drafted
            | ScMember
            | InterpellationContent
            | supervised_then: NOT_PROVIDED_BY_LAW by SUPERV 53, signer_in_office: DEPUTY_NOT_IN_OFFICE,
              organ_of_this_level: WRONG_LEVEL_ORGAN by SUP 51, item_of_the_form: FORM_MISMATCH
            | sign_first ;
        Edit "修改" / "Edit an interpellation" | Drafted | (same)
            | ScMember of initiator
            | InterpellationContent
            | supervised_then: NOT_PROVIDED_BY_LAW by SUPERV 53, signer_in_office: DEPUTY_NOT_IN_OFFICE,
              organ_of_this_level: WRONG_LEVEL_ORGAN by SUP 51, item_of_the_form: FORM_MISMATCH
            | sign_first ;
        Sign "联名" / "Co-sign an interpellation" | Drafted | (same)
            | ScMember
            | Note
            | not_signed_yet: ALREADY_SIGNED, signer_in_office: DEPUTY_NOT_IN_OFFICE
            | sign_and_count ;
        LoseSignature "撤出联名" / "Drop a lapsed signature from an interpellation" | Drafted | (same)
            | System
            | -
            | -
            | - ;
        Unsign "撤销联名" / "Withdraw a signature from an interpellation" | Drafted | (same)
            | ScMember of signatory
            | Note
            | -
            | unsign ;
        Submit "提出" / "Submit an interpellation" | Drafted | Submitted
            | ScMember of signatory
            | Note
            | enough_signatories: TOO_FEW_SIGNATORIES by SUP 51
            | submit ;
        Accept "交办" / "Refer an interpellation for answer" | Submitted | Accepted
            | ChairsSecretary
            | AnswerOrder
            | decided_since_submission: WRONG_MEETING, answer_due_ahead: DATE_ORDER, meeting_of_the_answer_named: MEETING_MISSING by SUP 52,
              meeting_of_the_answer_ahead: WRONG_MEETING by SUP 52
            | accept ;
        Refuse "不予交办" / "Decline to refer an interpellation" | Submitted | NotAccepted
            | ChairsSecretary
            | InterpellationRefusal
            | decided_since_submission: WRONG_MEETING
            | refuse ;
        Withdraw "撤回" / "Withdraw an interpellation" | Submitted, Accepted | Withdrawn
            | ScMember of signatory
            | Note
            | ends_without_this_name: INVALID_TRANSITION
            | withdraw ;
            | Submitted, Accepted | (same)
            | ScMember of signatory
            | Note
            | -
            | withdraw_name ;
        Answer "答复" / "Answer an interpellation" | Accepted | Answered
            | OrganHead of subject
            | InterpellationAnswer
            | answer_not_in_future: FUTURE_RECORD, answer_after_order: DATE_ORDER, answer_document: DOCUMENT_MISSING by SUP 54,
              answered_at_the_meeting: WRONG_MEETING by SUP 54, head_attended: RESPONDENT_ABSENT by SUP 54,
              signatories_invited: RESPONDENT_ABSENT by SUP 54, head_signed: NOT_SIGNED_BY_HEAD by SUP 54
            | answer ;
        ExpressDissatisfaction "表示不满意" / "Express dissatisfaction with the answer" | Answered | (same)
            | ScMember of signatory
            | Note
            | not_dissatisfied_yet: ALREADY_SIGNED, signer_in_office: DEPUTY_NOT_IN_OFFICE
            | express_dissatisfaction ;
        RequestSecondAnswer "要求再答复" / "Request a second answer to an interpellation" | Answered | SecondAnswerRequested
            | ScMember of signatory
            | Note
            | most_are_dissatisfied: NOT_MOST_DISSATISFIED
            | request_second_answer ;
        OrderSecondAnswer "决定再答复" / "Order a second answer to an interpellation" | SecondAnswerRequested | SecondAnswerDue
            | ChairsSecretary
            | AnswerOrder
            | decided_since_request: WRONG_MEETING, answer_due_ahead: DATE_ORDER, meeting_of_the_answer_named: MEETING_MISSING by SUP 53,
              meeting_of_the_answer_ahead: WRONG_MEETING by SUP 53
            | order_second_answer ;
        DeclineSecondAnswer "不要求再答复" / "Decline to order a second answer" | SecondAnswerRequested | Answered
            | ChairsSecretary
            | DecidedRefusal
            | decided_since_request: WRONG_MEETING, not_declined_before: INVALID_TRANSITION
            | decline_second_answer ;
        AnswerAgain "再答复" / "Answer an interpellation a second time" | SecondAnswerDue | SecondAnswered
            | OrganHead of subject
            | InterpellationAnswer
            | answer_not_in_future: FUTURE_RECORD, answer_after_order: DATE_ORDER, answer_document: DOCUMENT_MISSING by SUP 54,
              answered_at_the_meeting: WRONG_MEETING by SUP 54, head_attended: RESPONDENT_ABSENT by SUP 54,
              signatories_invited: RESPONDENT_ABSENT by SUP 54, head_signed: NOT_SIGNED_BY_HEAD by SUP 54
            | answer_again ;
        Close "办结" / "Close an interpellation" | Answered, SecondAnswered | Closed
            | ScOffice
            | Note
            | published: PUBLICATION_MISSING by SUP 10 SUP 52
            | - ;
}
