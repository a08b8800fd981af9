//! How a removal case goes (02 §3.7).

use super::{
    api::RemovalProposal,
    entity::{Defense, RemovalCaseContent, RemovalCaseView, RemovalVote},
};
use crate::{codes, conditions::AgendaDecision, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// The removal of an office holder: proposed with grounds and materials, heard, voted on in secret, decided by more than half of all members.
    RemovalCases = "supervision.removal_case" "撤职案" at "/supervision/removal-cases" view RemovalCaseView;
    states RemovalCaseState;
    actions RemovalCaseAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
                    | ScOffice, ChairsSecretary, ScMember, Auditor, OrganStaff of proposing_organ
                    | - | - | - ;
                    | OnAgenda, Defended, DefenseWaived, Voted, Decided, NotPassed | (same)
                    | OrganStaff of person_or_organ
                    | - | - | - ;
        Create "起草" by Session | (new) | Drafted
            | ScOffice, ChairsSecretary, ScMember, OrganHead
            | RemovalCaseContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, person_is_of_the_organ: UNKNOWN_REFERENCE,
              materials_stored: DOCUMENT_MISSING, item_of_the_form: FORM_MISMATCH
            | begin ;
        Edit "修改" | Drafted | (same)
            | ScOffice of initiator, ChairsSecretary of initiator, ScMember of initiator, OrganHead of initiator
            | RemovalCaseContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, person_is_of_the_organ: UNKNOWN_REFERENCE,
              materials_stored: DOCUMENT_MISSING, item_of_the_form: FORM_MISMATCH
            | begin ;
        Sign "联名" | Drafted | (same)
            | ScMember
            | Note
            | asks_for_names: INVALID_TRANSITION, not_signed_yet: ALREADY_SIGNED, signer_in_office: DEPUTY_NOT_IN_OFFICE
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
        Propose "提出" | Drafted | Proposed
            | ChairsSecretary of chairpersons_case, OrganHead of proposing_organ, ScMember of signatory
            | RemovalProposal
            | proposal_meeting_named: DECISION_MISSING, proposed_by_chairpersons: WRONG_MEETING, materials_attached: DOCUMENT_MISSING by SUP 62, enough_signatories: TOO_FEW_SIGNATORIES by SUP 61
            | propose ;
        PutOnAgenda "列入议程" | Proposed | OnAgenda
            | ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: WRONG_MEETING, standing_committee_meets: WRONG_MEETING
            | put_on_agenda ;
        Defend "申辩" | OnAgenda | Defended
            | OrganStaff of person
            | Defense
            | -
            | defend ;
        WaiveDefense "放弃申辩" | OnAgenda | DefenseWaived
            | ScOffice
            | Reason
            | -
            | waive_defense ;
        Vote "表决" | Defended, DefenseWaived | Voted
            | ScOffice
            | RemovalVote
            | ballot_is_secret: SECRET_BALLOT_REQUIRED by SUP 62, ballot_decides_this: WRONG_BALLOT by SUP 62
            | vote ;
        Decide "决定撤职" | Voted | Decided
            | ScOffice
            | Note
            | majority_of_all: MAJORITY_NOT_REACHED by SUP 62 ORG 51
            | decide ;
        Reject "宣布未通过" | Voted | NotPassed
            | ScOffice
            | Note
            | majority_missed: INVALID_TRANSITION
            | decide ;
}
