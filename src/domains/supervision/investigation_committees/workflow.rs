//! How an investigation committee goes (02 §3.7).

use super::api::{
    Conclusion, Establishment, InvestigationCommitteeContent, InvestigationCommitteeView,
    InvestigationMaterial, InvestigationProposal, InvestigationReport, Nomination,
};
use platform::workflow::Note;

platform::workflow! {
    /// A committee of members and deputies that looks into one matter and reports to the Standing Committee.
    InvestigationCommittees = "supervision.investigation_committee" "特定问题调查委员会" at "/supervision/investigation-committees"
        view InvestigationCommitteeView;
    states InvestigationCommitteeState;
    actions InvestigationCommitteeAction:
    //  action | from | to | who | body | only if | then
        View "查看" | (any) | (same)
            | ScOffice, ChairsSecretary, ScMember, Auditor, CommitteeStaff of invited, Deputy of invited, Expert of invited, OrganStaff of concerned
            | - | - | - ;
        Create "起草" by Session | (new) | Drafted
            | ScOffice, ChairsSecretary, ScMember
            | InvestigationCommitteeContent
            | proposer_of_the_kind: ForbiddenScope, signer_in_office: DeputyNotInOffice, organs_exist: UnknownReference
            | sign_first ;
        Edit "修改" | Drafted | (same)
            | ScOffice of initiator, ChairsSecretary of initiator, ScMember of initiator
            | InvestigationCommitteeContent
            | proposer_of_the_kind: ForbiddenScope, signer_in_office: DeputyNotInOffice, organs_exist: UnknownReference
            | sign_first ;
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
        Propose "提议" | Drafted | Proposed
            | ChairsSecretary of chairpersons_case, ScMember of signatory
            | InvestigationProposal
            | proposed_by_chairpersons: DecisionMissing, enough_signatories: TooFewSignatories
            | propose ;
        Nominate "提名组成人员" | Proposed | (same)
            | ChairsSecretary
            | Nomination
            | chairpersons_decided: DecisionMissing, nominees_eligible: MemberNotEligible, nominees_without_interest: ConflictOfInterest,
              experts_exist: UnknownReference
            | nominate ;
        Establish "成立" | Proposed | Established
            | ScOffice
            | Establishment
            | members_eligible: MemberNotEligible, no_interest: ConflictOfInterest, ballot_passed: MajorityNotReached
            | establish ;
        Start "开始调查" | Established | Investigating
            | ChairsSecretary
            | Note
            | -
            | - ;
        AddMaterial "收入材料" by Token | Investigating | (same)
            | ScOffice
            | InvestigationMaterial
            | material_stored: DocumentMissing
            | add_material ;
        Report "报告" | Investigating | Reported
            | ScOffice
            | InvestigationReport
            | report_stored: DocumentMissing
            | report ;
        Conclude "结束" | Reported | Concluded
            | ScOffice
            | Conclusion
            | resolution_or_note: ResolutionOrNoteRequired, resolution_passed: MajorityNotReached
            | conclude ;
}
