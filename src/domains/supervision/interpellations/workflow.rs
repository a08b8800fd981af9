//! How an interpellation goes (02 §3.6). The names come first: each member signs by the own account.

use super::entity::{AnswerOrder, InterpellationAnswer, InterpellationContent, InterpellationView};
use crate::{codes, conditions::DecidedRefusal};
use platform::workflow::Note;

platform::workflow! {
    /// Questions of members of the Standing Committee that an organ must answer by its head, orally or in writing.
    Interpellations = "supervision.interpellation" "质询案" at "/supervision/interpellations" view InterpellationView;
    states InterpellationState;
    actions InterpellationAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same) | ScOffice, ChairsSecretary, ScMember, CommitteeStaff, Auditor | - | - | - ;
                    | Accepted, Answered, SecondAnswerRequested, SecondAnswerDue, SecondAnswered, Closed | (same)
                    | OrganStaff of subject
                    | - | - | - ;
        Create "起草" by Session | (new) | Drafted
            | ScMember
            | InterpellationContent
            | signer_in_office: DEPUTY_NOT_IN_OFFICE, organ_of_this_level: WRONG_LEVEL_ORGAN, item_of_the_form: FORM_MISMATCH
            | sign_first ;
        Edit "修改" | Drafted | (same)
            | ScMember of initiator
            | InterpellationContent
            | signer_in_office: DEPUTY_NOT_IN_OFFICE, organ_of_this_level: WRONG_LEVEL_ORGAN, item_of_the_form: FORM_MISMATCH
            | sign_first ;
        Sign "联名" | Drafted | (same)
            | ScMember
            | Note
            | not_signed_yet: ALREADY_SIGNED, signer_in_office: DEPUTY_NOT_IN_OFFICE
            | sign ;
        LoseSignature "撤出联名" | Drafted | (same)
            | System
            | -
            | -
            | - ;
        Unsign "撤销联名" | Drafted | (same)
            | ScMember of signatory
            | Note
            | -
            | unsign ;
        Submit "提出" | Drafted | Submitted
            | ScMember of signatory
            | Note
            | enough_signatories: TOO_FEW_SIGNATORIES
            | submit ;
        Accept "交办" | Submitted | Accepted
            | ChairsSecretary
            | AnswerOrder
            | chairpersons_decided: WRONG_MEETING, answer_due_ahead: DATE_ORDER
            | accept ;
        Refuse "不予交办" | Submitted | NotAccepted
            | ChairsSecretary
            | DecidedRefusal
            | chairpersons_decided: WRONG_MEETING
            | refuse ;
        Withdraw "撤回" | Submitted | Submitted / Withdrawn
            | ScMember of signatory
            | Note
            | -
            | withdraw ;
        Answer "答复" | Accepted | Answered
            | OrganHead of subject
            | InterpellationAnswer
            | answer_not_in_future: FUTURE_RECORD, answer_document: DOCUMENT_MISSING, answered_at_a_meeting: WRONG_MEETING,
              head_attended: RESPONDENT_ABSENT, head_signed: NOT_SIGNED_BY_HEAD
            | answer ;
        ExpressDissatisfaction "表示不满意" | Answered | (same)
            | ScMember of signatory
            | Note
            | not_dissatisfied_yet: ALREADY_SIGNED
            | express_dissatisfaction ;
        RequestSecondAnswer "要求再答复" | Answered | SecondAnswerRequested
            | ScMember of signatory
            | Note
            | most_are_dissatisfied: NOT_MOST_DISSATISFIED
            | - ;
        OrderSecondAnswer "决定再答复" | SecondAnswerRequested | SecondAnswerDue
            | ChairsSecretary
            | AnswerOrder
            | chairpersons_decided: WRONG_MEETING, answer_due_ahead: DATE_ORDER
            | order_second_answer ;
        AnswerAgain "再答复" | SecondAnswerDue | SecondAnswered
            | OrganHead of subject
            | InterpellationAnswer
            | answer_not_in_future: FUTURE_RECORD, answer_document: DOCUMENT_MISSING, answered_at_a_meeting: WRONG_MEETING,
              head_attended: RESPONDENT_ABSENT, head_signed: NOT_SIGNED_BY_HEAD
            | answer_again ;
        Close "办结" | Answered, SecondAnswered | Closed
            | ScOffice
            | Note
            | published: PUBLICATION_MISSING
            | - ;
}
