//! How an investigation committee goes (02 §3.7).

use super::{
    api::{InvestigationMaterial, MemberReplacement, Nomination},
    entity::{
        CommitteeReferral, Conclusion, Establishment, InvestigationCommitteeContent,
        InvestigationCommitteeView, InvestigationProposal, InvestigationReport, ReferralReport, Rejection,
    },
};
use crate::{codes, laws};
use platform::workflow::Note;

platform::workflow! {
    /// A committee of members and deputies that looks into one matter and reports to the Standing Committee.
    /// 由组成人员和代表组成、就一个特定问题进行调查并向常委会报告的委员会。
    InvestigationCommittees = "supervision.investigation_committee" "特定问题调查委员会" / "investigation committee" "investigation committees" at "/supervision/investigation-committees"
        view InvestigationCommitteeView;
    states InvestigationCommitteeState;
    actions InvestigationCommitteeAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an investigation committee" | (any) | (same) | ScOffice, ChairsSecretary, ScMember, Auditor | - | - | - ;
                    | Established, Investigating, Reported, Concluded | (same)
                    | CommitteeStaff of invited, Deputy of invited, Expert of invited, OrganStaff of concerned
                    | - | - | - ;
                    | Referred, Established, Rejected, Investigating, Reported, Concluded | (same)
                    | CommitteeStaff of referred
                    | - | - | - ;
                    | Rejected, Reported, Concluded | (same)
                    | Public of published, Deputy of published, DeputyAffairs of published, StreetStaff of published
                    | - | - | - ;
        Create "起草" / "Draft the proposal of an investigation committee" by Session | (new) | Drafted
            | ScOffice, ChairsSecretary, ScMember
            | InvestigationCommitteeContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, organs_exist: UNKNOWN_REFERENCE,
              item_of_the_form: FORM_MISMATCH
            | sign_first ;
        Edit "修改" / "Edit an investigation committee" | Drafted | (same)
            | ScOffice of initiator, ChairsSecretary of initiator, ScMember of initiator
            | InvestigationCommitteeContent
            | proposer_of_the_kind: FORBIDDEN_SCOPE, signer_in_office: DEPUTY_NOT_IN_OFFICE, organs_exist: UNKNOWN_REFERENCE,
              item_of_the_form: FORM_MISMATCH
            | sign_first ;
        Sign "联名" / "Co-sign the proposal of an investigation committee" | Drafted | (same)
            | ScMember
            | Note
            | asks_for_names: INVALID_TRANSITION, not_signed_yet: ALREADY_SIGNED, signer_in_office: DEPUTY_NOT_IN_OFFICE
            | sign ;
        LoseSignature "撤出联名" / "Drop a lapsed signature from the proposal" | Drafted | (same)
            | System
            | -
            | -
            | - ;
        Unsign "撤销联名" / "Withdraw a signature from the proposal" | Drafted | (same)
            | ScMember of signatory
            | Note
            | -
            | unsign ;
        Propose "提议" / "Propose an investigation committee" | Drafted | Proposed
            | ChairsSecretary of chairpersons_case, ScMember of signatory
            | InvestigationProposal
            | proposal_meeting_named: DECISION_MISSING, proposed_by_chairpersons: WRONG_MEETING, facts_and_resolution_named: REASON_MISSING by SUP 55,
              enough_signatories: TOO_FEW_SIGNATORIES by SUP 56
            | propose ;
        Refer "交专委会" / "Refer the proposal to a special committee" | Proposed | Referred
            | ChairsSecretary
            | CommitteeReferral
            | chairpersons_decided: WRONG_MEETING, to_a_special_committee: UNKNOWN_REFERENCE
            | assign ;
        ReportReferral "专委会报告" / "Submit the report of the special committee" | Referred | (same)
            | CommitteeStaff of referred
            | ReferralReport
            | referral_report_stored: DOCUMENT_MISSING by SUP 56
            | assign ;
        Nominate "提名组成人员" / "Nominate members of an investigation committee" | Proposed, Referred | (same)
            | ChairsSecretary
            | Nomination
            | not_voted_on: INVALID_TRANSITION, chairpersons_decided: WRONG_MEETING, nominees_eligible: MEMBER_NOT_ELIGIBLE by SUP 57, nominees_without_interest: CONFLICT_OF_INTEREST by SUP 57,
              experts_exist: UNKNOWN_REFERENCE
            | nominate ;
        Establish "成立" / "Establish an investigation committee" | Proposed, Referred | Established
            | ScOffice
            | Establishment
            | special_committee_reported: DOCUMENT_MISSING by SUP 56, members_eligible: MEMBER_NOT_ELIGIBLE by SUP 57, no_interest: CONFLICT_OF_INTEREST by SUP 57,
              ballot_decides_this: WRONG_BALLOT by SUP 57, ballot_passed: MAJORITY_NOT_REACHED by SUP 57 ORG 51
            | establish ;
        Reject "不予成立" / "Reject the proposal of an investigation committee" | Proposed, Referred | Rejected
            | ScOffice
            | Rejection
            | special_committee_reported: DOCUMENT_MISSING by SUP 56, ballot_decides_this: WRONG_BALLOT by SUP 57, ballot_failed: INVALID_TRANSITION
            | reject ;
        Start "开始调查" / "Start the work of an investigation committee" | Established | Investigating
            | ChairsSecretary
            | Note
            | -
            | - ;
        ReplaceMember "更换组成人员" / "Replace a member of an investigation committee" | Established, Investigating | (same)
            | ScOffice
            | MemberReplacement
            | chairpersons_decided: WRONG_MEETING, leaves_the_committee: UNKNOWN_REFERENCE, replacement_eligible: MEMBER_NOT_ELIGIBLE by SUP 57,
              replacement_without_interest: CONFLICT_OF_INTEREST by SUP 57, ballot_decides_this: WRONG_BALLOT by SUP 57,
              ballot_passed: MAJORITY_NOT_REACHED by SUP 57 ORG 51
            | replace_member ;
        LoseMember "成员离任" / "Drop a departed member from the committee" | Established, Investigating | (same)
            | System
            | -
            | -
            | - ;
        AddMaterial "收入材料" / "Add material to an investigation committee" by Token | Investigating | (same)
            | ScOffice
            | InvestigationMaterial
            | material_stored: DOCUMENT_MISSING
            | add_material ;
        Report "报告" / "Submit the report of an investigation committee" | Investigating | Reported
            | ScOffice
            | InvestigationReport
            | report_stored: DOCUMENT_MISSING by SUP 59
            | report ;
        Conclude "结束" / "Conclude an investigation committee" | Reported | Concluded
            | ScOffice
            | Conclusion
            | resolution_or_note: RESOLUTION_OR_NOTE_REQUIRED, hearing_named: MEETING_MISSING by SUP 59, report_heard: WRONG_MEETING by SUP 59,
              ballot_decides_this: WRONG_BALLOT by SUP 59, ballot_passed: MAJORITY_NOT_REACHED by SUP 59 ORG 51,
              outcome_published: PUBLICATION_MISSING by SUP 10 SUP 59
            | conclude ;
            | Established, Investigating | Concluded
            | ScOffice
            | Conclusion
            | term_is_over: INVALID_TRANSITION, note_alone: RESOLUTION_OR_NOTE_REQUIRED
            | conclude ;
}
