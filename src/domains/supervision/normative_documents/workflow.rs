//! How a normative document is filed and reviewed (02 §3.8).

use super::{
    entity::{
        DocumentCorrection, NormativeDocumentContent, NormativeDocumentView, Refiling, ReviewFindings,
        ReviewStart, Revocation, WrittenOpinion,
    },
    findings::{AcceptedExplanation, ConfirmedCorrection},
};
use crate::{codes, laws, review_suggestions::entity::ReviewRequest};
use instruments::deliberation_opinions::api::Decision;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A decision, order or rule that binds citizens in general, filed with the Standing Committee and reviewed by it.
    /// 对公民具有普遍约束力的决定、命令或者规定,报送常委会备案并由其审查。
    NormativeDocuments = "supervision.normative_document" "规范性文件备案" / "normative document" "normative documents" at "/supervision/normative-documents"
        view NormativeDocumentView;
    states NormativeDocumentState;
    actions NormativeDocumentAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a normative document" | (any) | (same) | CongressStaff, Auditor, Everybody of issuer | - | - | - ;
                    | Registered, Reviewing, Communicating, OpinionSent, RevocationProposed, Corrected, Finished, Revoked | (same)
                    | Everybody, Public
                    | - | - | - ;
        Create "报送" / "File a normative document" by Session | (new) | Filed
            | OrganStaff, TownPresidium, CommitteeStaff @ FilingReview
            | NormativeDocumentContent
            | issuer_files: FORBIDDEN_SCOPE, issuer_of_the_kind: WRONG_LEVEL_ORGAN by SUP 39, reviewed_then: NOT_PROVIDED_BY_LAW by SUP 39,
              dates_in_order: DATE_ORDER, published_before_filing: FUTURE_RECORD, attachments_stored: DOCUMENT_MISSING
            | file ;
        Refile "补正报送" / "File a completed normative document again" | Returned | Filed
            | OrganClerk of issuer, TownPresidium of issuer
            | Refiling
            | new_attachments_stored: DOCUMENT_MISSING
            | refile ;
        Register "登记" / "Register a normative document" | Filed | Registered
            | CommitteeStaff @ FilingReview
            | Note
            | attachments_complete: ATTACHMENT_MISSING
            | register ;
        Return "退回补正" / "Return a normative document for completion" | Filed | Returned
            | CommitteeStaff @ FilingReview
            | Reason
            | -
            | - ;
        SuggestReview "提出审查建议" / "Suggest the review of a normative document" | Registered, Reviewing, Communicating, OpinionSent, Finished | (same)
            | Everybody, Public
            | ReviewRequest
            | -
            | suggest ;
        Review "审查" / "Start the review of a normative document" | Registered, Finished | Reviewing
            | CommitteeStaff @ FilingReview
            | ReviewStart
            | suggestion_there_is: REASON_MISSING
            | review ;
        Finish "审结无问题" / "Finish the review without findings" | Reviewing | Finished
            | CommitteeStaff @ FilingReview
            | Note
            | no_finding: FINDING_MISSING
            | finish ;
        RecordFindings "记录审查发现" / "Record the findings of the review" | Reviewing | (same)
            | CommitteeStaff @ FilingReview
            | ReviewFindings
            | -
            | record_findings ;
        Communicate "沟通" / "Communicate the findings to the issuing organ" | Reviewing | Communicating
            | CommitteeStaff @ FilingReview
            | Note
            | finding_with_ground: FINDING_MISSING
            | communicate ;
        SendOpinion "发书面意见" / "Send a written review opinion" | Communicating | OpinionSent
            | CommitteeStaff @ FilingReview
            | WrittenOpinion
            | opinion_stored: DOCUMENT_MISSING
            | send_opinion ;
        AcceptExplanation "接受说明" / "Accept the explanation of the issuing organ" | Communicating, OpinionSent | Finished
            | CommitteeStaff @ FilingReview
            | AcceptedExplanation
            | withdrawn_findings_exist: UNKNOWN_REFERENCE, every_finding_withdrawn: FINDING_OPEN
            | accept_explanation ;
        ConfirmCorrection "确认纠正" / "Confirm the correction of a normative document" | Communicating, OpinionSent, RevocationProposed | (same)
            | CommitteeStaff @ FilingReview
            | ConfirmedCorrection
            | met_findings_exist: UNKNOWN_REFERENCE, text_or_repeal: FINDING_OPEN, new_text_filed: UNKNOWN_REFERENCE by SUP 39,
              repeal_stored: DOCUMENT_MISSING by SUP 39
            | confirm_correction ;
        Correct "纠正" / "Correct a normative document" | Communicating, OpinionSent, RevocationProposed | Corrected
            | OrganClerk of issuer, TownPresidium of issuer
            | DocumentCorrection
            | every_finding_met: FINDING_OPEN, correction_stored: DOCUMENT_MISSING by SUP 39, correction_not_in_future: FUTURE_RECORD, correction_after_publication: DATE_ORDER
            | correct ;
        ProposeRevocation "提请撤销" / "Propose the revocation of a normative document" | OpinionSent | RevocationProposed
            | ChairsSecretary
            | Decision
            | chairpersons_decided: WRONG_MEETING
            | propose_revocation ;
        Revoke "撤销" / "Revoke a normative document" | RevocationProposed | Revoked
            | ScOffice
            | Revocation
            | ballot_decides_this: WRONG_BALLOT by SUP 39 ORG 51, resolution_passed: MAJORITY_NOT_REACHED by SUP 39 ORG 51
            | revoke ;
        RejectRevocation "不予撤销" / "Reject the revocation of a normative document" | RevocationProposed | OpinionSent
            | ScOffice
            | Revocation
            | ballot_decides_this: WRONG_BALLOT by SUP 39 ORG 51, resolution_failed: INVALID_TRANSITION
            | keep ;
}
