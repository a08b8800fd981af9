//! How an investigation committee goes (02 §3.7).

use super::{
    api::{InvestigationMaterial, Nomination},
    entity::{
        Conclusion, Establishment, InvestigationCommitteeContent, InvestigationCommitteeView,
        InvestigationProposal, InvestigationReport,
    },
};
use crate::{codes, laws};
use platform::workflow::Note;

platform::workflow! {
    /// A committee of members and deputies that looks into one matter and reports to the Standing Committee.
    InvestigationCommittees = "supervision.investigation_committee" "特定问题调查委员会" at "/supervision/investigation-committees"
        view InvestigationCommitteeView;
    states InvestigationCommitteeState;
    actions InvestigationCommitteeAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same) | ScOffice, ChairsSecretary, ScMember, Auditor | - | - | - ;
                    | Established, Investigating, Reported, Concluded | (same)
                    | CommitteeStaff of invited, Deputy of invited, Expert of invited, OrganStaff of concerned
                    | - | - | - ;
        Create "起草" by Session | (new) | Drafted
            | ScOffice, ChairsSecretary, ScMember
            | InvestigationCommitteeContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, organs_exist: UNKNOWN_REFERENCE,
              item_of_the_form: FORM_MISMATCH
            | sign_first ;
        Edit "修改" | Drafted | (same)
            | ScOffice of initiator, ChairsSecretary of initiator, ScMember of initiator
            | InvestigationCommitteeContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, organs_exist: UNKNOWN_REFERENCE,
              item_of_the_form: FORM_MISMATCH
            | sign_first ;
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
        Propose "提议" | Drafted | Proposed
            | ChairsSecretary of chairpersons_case, ScMember of signatory
            | InvestigationProposal
            | proposal_meeting_named: DECISION_MISSING, proposed_by_chairpersons: WRONG_MEETING, enough_signatories: TOO_FEW_SIGNATORIES
            | propose ;
        Nominate "提名组成人员" | Proposed | (same)
            | ChairsSecretary
            | Nomination
            | chairpersons_decided: WRONG_MEETING, nominees_eligible: MEMBER_NOT_ELIGIBLE, nominees_without_interest: CONFLICT_OF_INTEREST,
              experts_exist: UNKNOWN_REFERENCE
            | nominate ;
        Establish "成立" | Proposed | Established
            | ScOffice
            | Establishment
            | members_eligible: MEMBER_NOT_ELIGIBLE, no_interest: CONFLICT_OF_INTEREST, ballot_decides_this: WRONG_BALLOT by SUP 57,
              ballot_passed: MAJORITY_NOT_REACHED
            | establish ;
        Start "开始调查" | Established | Investigating
            | ChairsSecretary
            | Note
            | -
            | - ;
        LoseMember "成员离任" | Established, Investigating | (same)
            | System
            | -
            | -
            | - ;
        AddMaterial "收入材料" by Token | Investigating | (same)
            | ScOffice
            | InvestigationMaterial
            | material_stored: DOCUMENT_MISSING
            | add_material ;
        Report "报告" | Investigating | Reported
            | ScOffice
            | InvestigationReport
            | report_stored: DOCUMENT_MISSING
            | report ;
        Conclude "结束" | Reported | Concluded
            | ScOffice
            | Conclusion
            | resolution_or_note: RESOLUTION_OR_NOTE_REQUIRED, ballot_decides_this: WRONG_BALLOT by SUP 59, ballot_passed: MAJORITY_NOT_REACHED
            | conclude ;
}
