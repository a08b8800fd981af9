//! How an interpellation goes (02 §3.6). The names come first: each member signs by the own account.

use super::api::{AnswerOrder, InterpellationAnswer, InterpellationContent, InterpellationView};
use crate::conditions::DecidedRefusal;
use platform::workflow::Note;

platform::workflow! {
    /// Questions of members of the Standing Committee that an organ must answer by its head, orally or in writing.
    Interpellations = "supervision.interpellation" "质询案" at "/supervision/interpellations" view InterpellationView;
    states InterpellationState;
    actions InterpellationAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
            | ScOffice, ChairsSecretary, ScMember, CommitteeStaff, Auditor, OrganStaff of subject
            | - | - | - ;
        Create "起草" by Session | (new) | Drafted
            | ScMember
            | InterpellationContent
            | signer_in_office: DeputyNotInOffice, organ_of_this_level: WrongLevelOrgan
            | sign_first ;
        Edit "修改" | Drafted | (same)
            | ScMember of initiator
            | InterpellationContent
            | signer_in_office: DeputyNotInOffice, organ_of_this_level: WrongLevelOrgan
            | sign_first ;
        Sign "联名" | Drafted | (same)
            | ScMember
            | Note
            | not_signed_yet: AlreadySigned, signer_in_office: DeputyNotInOffice
            | sign ;
        Unsign "撤销联名" | Drafted | (same)
            | ScMember of signatory
            | Note
            | -
            | unsign ;
        Submit "提出" | Drafted | Submitted
            | ScMember of signatory
            | Note
            | enough_signatories: TooFewSignatories
            | submit ;
        Accept "交办" | Submitted | Accepted
            | ChairsSecretary
            | AnswerOrder
            | chairpersons_decided: DecisionMissing, answer_due_ahead: DateOrder
            | accept ;
        Refuse "不予交办" | Submitted | NotAccepted
            | ChairsSecretary
            | DecidedRefusal
            | chairpersons_decided: DecisionMissing
            | refuse ;
        Withdraw "撤回" | Submitted | Submitted / Withdrawn
            | ScMember of signatory
            | Note
            | -
            | withdraw ;
        Answer "答复" | Accepted | Answered
            | OrganHead of subject
            | InterpellationAnswer
            | answer_not_in_future: FutureRecord, answer_document: DocumentMissing, answered_at_a_meeting: MeetingNotOpen,
              head_attended: RespondentAbsent, head_signed: NotSignedByHead
            | answer ;
        ExpressDissatisfaction "表示不满意" | Answered | (same)
            | ScMember of signatory
            | Note
            | not_dissatisfied_yet: AlreadySigned
            | express_dissatisfaction ;
        RequestSecondAnswer "要求再答复" | Answered | SecondAnswerRequested
            | ScMember of signatory
            | Note
            | most_are_dissatisfied: NotMostDissatisfied
            | - ;
        OrderSecondAnswer "决定再答复" | SecondAnswerRequested | SecondAnswerDue
            | ChairsSecretary
            | AnswerOrder
            | chairpersons_decided: DecisionMissing, answer_due_ahead: DateOrder
            | order_second_answer ;
        AnswerAgain "再答复" | SecondAnswerDue | SecondAnswered
            | OrganHead of subject
            | InterpellationAnswer
            | answer_not_in_future: FutureRecord, answer_document: DocumentMissing, answered_at_a_meeting: MeetingNotOpen,
              head_attended: RespondentAbsent, head_signed: NotSignedByHead
            | answer_again ;
        Close "办结" | Answered, SecondAnswered | Closed
            | ScOffice
            | Note
            | published: PublicationMissing
            | - ;
}
