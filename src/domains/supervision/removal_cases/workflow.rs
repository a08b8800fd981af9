//! How a removal case goes (02 §3.7).

use super::{
    api::{RemovalProposal, RemovalWithdrawal},
    entity::{
        Defense, DefenseWaiver, InvestigationReferral, RemovalCaseContent, RemovalCaseView, RemovalDecision,
        RemovalVote,
    },
};
use crate::{
    codes,
    conditions::{AgendaDecision, DecidedRefusal},
    laws,
};
use instruments::deliberation_opinions::api::Decision;
use platform::workflow::Note;

platform::workflow! {
    /// The removal of an office holder: proposed with grounds and materials, heard, voted on in secret, decided by more than half of all members.
    /// 撤销国家机关工作人员职务的案件:附理由和材料提出,听取本人申辩,以无记名投票表决,由常委会全体组成人员的过半数通过。
    RemovalCases = "supervision.removal_case" "撤职案" / "removal case" "removal cases" at "/supervision/removal-cases" view RemovalCaseView;
    states RemovalCaseState;
    actions RemovalCaseAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a removal case" | (any) | (same)
                    | ScOffice, ChairsSecretary, ScMember, Auditor, OrganStaff of proposing_organ
                    | - | - | - ;
                    | OnAgenda, Defended, DefenseWaived, Voted, Decided | (same)
                    | OrganStaff of person_or_organ
                    | - | - | - ;
                    | Decided | (same)
                    | Public of published, Deputy of published, DeputyAffairs of published, StreetStaff of published
                    | - | - | - ;
        Create "起草" / "Draft a removal case" by Session | (new) | Drafted
            | ScOffice, ChairsSecretary, ScMember, OrganHead
            | RemovalCaseContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, person_is_of_the_organ: UNKNOWN_REFERENCE,
              office_removable: OFFICE_NOT_REMOVABLE, organ_of_the_office: WRONG_LEVEL_ORGAN by SUP 60, removal_provided: NOT_PROVIDED_BY_LAW by SUP 60,
              materials_stored: DOCUMENT_MISSING,
              item_of_the_form: FORM_MISMATCH
            | begin ;
        Edit "修改" / "Edit a removal case" | Drafted | (same)
            | ScOffice of initiator, ChairsSecretary of initiator, ScMember of initiator, OrganHead of initiator
            | RemovalCaseContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, person_is_of_the_organ: UNKNOWN_REFERENCE,
              office_removable: OFFICE_NOT_REMOVABLE, organ_of_the_office: WRONG_LEVEL_ORGAN by SUP 60, removal_provided: NOT_PROVIDED_BY_LAW by SUP 60,
              materials_stored: DOCUMENT_MISSING,
              item_of_the_form: FORM_MISMATCH
            | begin ;
        Sign "联名" / "Co-sign a removal case" | Drafted | (same)
            | ScMember
            | Note
            | asks_for_names: INVALID_TRANSITION, not_signed_yet: ALREADY_SIGNED, signer_in_office: DEPUTY_NOT_IN_OFFICE
            | sign ;
        LoseSignature "撤出联名" / "Drop a lapsed signature from a removal case" | Drafted | (same)
            | System
            | -
            | -
            | - ;
        Unsign "撤销联名" / "Withdraw a signature from a removal case" | Drafted | (same)
            | ScMember of signatory
            | Note
            | -
            | unsign ;
        Propose "提出" / "Propose a removal case" | Drafted | Proposed
            | ChairsSecretary of chairpersons_case, OrganHead of proposing_organ, ScMember of signatory
            | RemovalProposal
            | proposal_meeting_named: DECISION_MISSING, proposed_by_chairpersons: WRONG_MEETING, office_removable: OFFICE_NOT_REMOVABLE, materials_attached: DOCUMENT_MISSING by SUP 62,
              enough_signatories: TOO_FEW_SIGNATORIES by SUP 61
            | propose ;
        PutOnAgenda "列入议程" / "Put a removal case on the agenda" | Proposed, UnderInvestigation | OnAgenda
            | ChairsSecretary
            | AgendaDecision
            | investigation_over: INVESTIGATION_OPEN, agenda_decided: WRONG_MEETING, standing_committee_meets: WRONG_MEETING,
              meeting_after_the_report: WRONG_MEETING by SUP 61
            | put_on_agenda ;
        SetMeeting "另定会议" / "Set another meeting for a removal case" | OnAgenda, Defended, DefenseWaived | (same)
            | ChairsSecretary
            | AgendaDecision
            | agenda_decided: WRONG_MEETING, standing_committee_meets: WRONG_MEETING
            | put_on_agenda ;
        FollowMeeting "随会议调整" / "Adjust a removal case to its meeting" | OnAgenda, Defended, DefenseWaived | (same) | System | - | - | - ;
        Decline "不提请" / "Decline to put forward a removal case" | Proposed, UnderInvestigation | Declined
            | ChairsSecretary
            | DecidedRefusal
            | proposed_by_members: INVALID_TRANSITION by SUP 61, decided_on_the_proposal: WRONG_MEETING
            | decline ;
        ReferToInvestigation "提请调查" / "Refer a removal case for investigation" | Proposed, UnderInvestigation | UnderInvestigation
            | ChairsSecretary
            | InvestigationReferral
            | proposed_by_members: INVALID_TRANSITION by SUP 61, not_looked_into: INVALID_TRANSITION, decided_on_the_proposal: WRONG_MEETING, committee_proposed: UNKNOWN_REFERENCE by SUP 61
            | assign ;
        Withdraw "撤回" / "Withdraw a removal case" | Proposed, OnAgenda, UnderInvestigation, Defended, DefenseWaived | Withdrawn
            | OrganHead of proposing_organ, ChairsSecretary of chairpersons_case
            | RemovalWithdrawal
            | not_voted_on: INVALID_TRANSITION, withdrawal_meeting_named: DECISION_MISSING, withdrawal_decided: WRONG_MEETING
            | withdraw ;
            | Proposed, OnAgenda, UnderInvestigation, Defended, DefenseWaived | Withdrawn
            | ScMember of signatory
            | RemovalWithdrawal
            | not_voted_on: INVALID_TRANSITION, ends_without_this_name: INVALID_TRANSITION
            | withdraw ;
            | Proposed, OnAgenda, UnderInvestigation, Defended, DefenseWaived | (same)
            | ScMember of signatory
            | RemovalWithdrawal
            | not_voted_on: INVALID_TRANSITION
            | withdraw ;
        Defend "申辩" / "Present the defense in a removal case" | OnAgenda | Defended
            | OrganStaff of person
            | Defense
            | written_defense_attached: DOCUMENT_MISSING by SUP 62, meeting_of_an_oral_defense: MEETING_MISSING by SUP 62, defended_in_the_meeting: WRONG_MEETING by SUP 62,
              meeting_is_quorate: QUORUM_NOT_MET by SUP 62 ORG 51
            | defend ;
        PrintDefense "印发申辩意见" / "Print and distribute the written defense" | Defended | (same)
            | ChairsSecretary
            | Decision
            | defended_in_writing: INVALID_TRANSITION by SUP 62, print_decided: WRONG_MEETING
            | print_defense ;
        WaiveDefense "放弃申辩" / "Record the waiver of the defense" | OnAgenda | DefenseWaived
            | ScOffice
            | DefenseWaiver
            | waiver_stored: DOCUMENT_MISSING by SUP 62
            | waive_defense ;
        Vote "表决" / "Record the vote on a removal case" | Defended, DefenseWaived | Voted
            | ScOffice
            | RemovalVote
            | defense_printed: DECISION_MISSING by SUP 62, ballot_is_secret: SECRET_BALLOT_REQUIRED by SUP 62, ballot_decides_this: WRONG_BALLOT by SUP 62
            | vote ;
        Decide "决定" / "Record the decision on a removal case" | Voted | Decided
            | ScOffice
            | RemovalDecision
            | removed_by_majority: MAJORITY_NOT_REACHED by SUP 62 ORG 51, kept_without_majority: INVALID_TRANSITION
            | decide ;
}
