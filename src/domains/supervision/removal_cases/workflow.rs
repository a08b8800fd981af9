//! How a removal case goes (02 §3.7).

use super::api::{Defense, RemovalCaseContent, RemovalCaseView, RemovalProposal, RemovalVote};
use crate::conditions::AgendaDecision;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// The removal of an office holder: proposed with grounds and materials, heard, voted on in secret, decided by more than half of all members.
    RemovalCases = "supervision.removal_case" "撤职案" at "/supervision/removal-cases" view RemovalCaseView;
    states RemovalCaseState;
    actions RemovalCaseAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
            | ScOffice, ChairsSecretary, ScMember, Auditor, OrganStaff of person_or_organ
            | - | - | - ;
        Create "起草" by Session | (new) | Drafted
            | ScOffice, ChairsSecretary, ScMember, OrganHead
            | RemovalCaseContent
            | proposer_of_the_kind: ForbiddenScope, signer_in_office: DeputyNotInOffice, person_is_of_the_organ: UnknownReference,
              materials_stored: DocumentMissing
            | begin ;
        Edit "修改" | Drafted | (same)
            | ScOffice of initiator, ChairsSecretary of initiator, ScMember of initiator, OrganHead of initiator
            | RemovalCaseContent
            | proposer_of_the_kind: ForbiddenScope, signer_in_office: DeputyNotInOffice, person_is_of_the_organ: UnknownReference,
              materials_stored: DocumentMissing
            | begin ;
        Sign "联名" | Drafted | (same)
            | ScMember
            | Note
            | asks_for_names: InvalidTransition, not_signed_yet: AlreadySigned, signer_in_office: DeputyNotInOffice
            | sign ;
        Unsign "撤销联名" | Drafted | (same)
            | ScMember of signatory
            | Note
            | -
            | unsign ;
        Propose "提出" | Drafted | Proposed
            | ChairsSecretary of chairpersons_case, OrganHead of proposing_organ, ScMember of signatory
            | RemovalProposal
            | proposed_by_chairpersons: DecisionMissing, materials_attached: EvidenceMissing, enough_signatories: TooFewSignatories
            | propose ;
        PutOnAgenda "列入议程" | Proposed | OnAgenda
            | ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: DecisionMissing, standing_committee_meets: MeetingMissing
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
            | ballot_is_on_this_case: UnknownReference, ballot_is_secret: SecretBallotRequired, ballot_announced: InvalidTransition
            | vote ;
        Decide "决定撤职" | Voted | Decided
            | ScOffice
            | Note
            | majority_of_all: MajorityNotReached
            | decide ;
        Reject "宣布未通过" | Voted | NotPassed
            | ScOffice
            | Note
            | majority_missed: InvalidTransition
            | decide ;
}
