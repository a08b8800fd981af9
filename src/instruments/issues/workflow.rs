//! How an issue is put right (00 §5.6).

use super::{
    actions::{IssueCancellation, IssueClosing, IssueEscalation, IssueExtensionRequest, IssueSubmission},
    entity::{
        IssueAssignment, IssueContent, IssueExtension, IssueReopening, IssueResumption, IssueView,
        LongTermPlan, RectificationPlan,
    },
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A problem that was found: one organization is responsible, plans, puts it right and proves it; another verifies.
    /// 发现的问题:由一个责任单位制定方案、整改并提交佐证,由其他主体核查。
    Issues = "instrument.issue" "问题整改" / "issue" "issues" at "/issues" view IssueView;
    states IssueState;
    actions IssueAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an issue" | (any) | (same)
                    | CongressStaff, StreetStaff, Auditor, Deputy of author, OrganStaff of registrar
                    | - | - | - ;
                    | Assigned, Planned, Rectifying, Submitted, Returned, LongTerm, Escalated, Closed, Cancelled | (same)
                    | OrganStaff of has_part_in
                    | - | - | - ;
        Create "登记" / "Register an issue" | (new) | Registered
            | CommitteeStaff, DeputyAffairs, Deputy, StreetStaff, GovernmentOffice, OrganClerk @ Finance, OrganClerk @ Audit
            | IssueContent
            | category_of_the_domain: VALIDATION_FAILED, source_exists: UNKNOWN_REFERENCE, organizations_exist: UNKNOWN_REFERENCE,
              one_responsible: VALIDATION_FAILED, audit_is_dated: VALIDATION_FAILED
            | register ;
        Edit "修改" / "Edit an issue" | Registered | (same)
            | CommitteeStaff of author, DeputyAffairs of author, Deputy of author, StreetStaff of author, GovernmentOffice of author,
              OrganClerk of author
            | IssueContent
            | category_of_the_domain: VALIDATION_FAILED, source_exists: UNKNOWN_REFERENCE, organizations_exist: UNKNOWN_REFERENCE,
              one_responsible: VALIDATION_FAILED, audit_is_dated: VALIDATION_FAILED
            | - ;
        Assign "交办" / "Assign an issue" | Registered | Assigned
            | CommitteeStaff, OrganClerk @ Finance of concerned, GovernmentOffice of concerned
            | IssueAssignment
            | due_after_today: DATE_ORDER
            | hand_over ;
        SubmitPlan "报整改方案" / "Submit a rectification plan" | Assigned | Planned
            | OrganClerk of responsible
            | RectificationPlan
            | handler_is_no_deputy: DIRECT_HANDLING_FORBIDDEN, plan_complete: PLAN_INCOMPLETE, plan_within_term: DATE_ORDER
            | set_plan ;
        Start "开始整改" / "Start rectifying an issue" | Planned | Rectifying
            | OrganClerk of responsible
            | Note
            | handler_is_no_deputy: DIRECT_HANDLING_FORBIDDEN
            | - ;
        RequestExtension "申请延期" / "Request an extension for an issue" | Planned, Rectifying, Returned | (same)
            | OrganClerk of responsible
            | IssueExtensionRequest
            | handler_is_no_deputy: DIRECT_HANDLING_FORBIDDEN, asks_for_a_later_day: DATE_ORDER, asked_before_due: EXTENSION_LIMIT
            | request_extension ;
        Extend "延期" / "Extend the deadline of an issue" | Planned, Rectifying, Returned | (same)
            | CommitteeStaff
            | IssueExtension
            | later_than_due: DATE_ORDER, extension_asked: EXTENSION_LIMIT, first_within_limit: EXTENSION_LIMIT,
              within_the_audit_term: EXTENSION_LIMIT
            | extend ;
        | Planned, Rectifying, Returned | (same)
            | ChairsSecretary
            | IssueExtension
            | later_than_due: DATE_ORDER, extension_asked: EXTENSION_LIMIT, a_further_one: INVALID_TRANSITION,
              decision_named: DECISION_MISSING, extension_decided: WRONG_MEETING, further_within_limit: EXTENSION_LIMIT, within_the_audit_term: EXTENSION_LIMIT
            | extend ;
        MarkLongTerm "转持续整改" / "Move an issue to continuous rectification" | Rectifying | LongTerm
            | CommitteeStaff
            | LongTermPlan
            | class_is_continuous: INVALID_TRANSITION, long_term_measures: PLAN_INCOMPLETE
            | mark_long_term ;
        FollowProgress "随进展顺延" / "Extend an issue in step with progress" | LongTerm | (same)
            | System
            | -
            | -
            | - ;
        SubmitForVerification "提请核查" / "Submit an issue for verification" | Rectifying, Returned, LongTerm | Submitted
            | OrganClerk of responsible
            | IssueSubmission
            | handler_is_no_deputy: DIRECT_HANDLING_FORBIDDEN, submission_proved: EVIDENCE_MISSING, evidence_is_new: EVIDENCE_MISSING
            | submit ;
        VerifyClose "核查销号" / "Verify and close an issue" | Submitted | Closed
            | CommitteeStaff, DeputyAffairs
            | IssueClosing
            | verifier_is_another: SELF_VERIFICATION, verification_proved: EVIDENCE_MISSING
            | close ;
        Return "退回" / "Return an issue for further rectification" | Submitted | Returned
            | CommitteeStaff, DeputyAffairs
            | Reason
            | verifier_is_another: SELF_VERIFICATION
            | send_back ;
        Escalate "升级监督" / "Escalate an issue to stronger supervision" | Returned, Rectifying | Escalated
            | CommitteeStaff
            | IssueEscalation
            | escalation_due: ESCALATION_NOT_DUE, form_exists: UNKNOWN_REFERENCE
            | escalate ;
        Resume "恢复整改" / "Resume rectifying an issue" | Escalated | Rectifying
            | CommitteeStaff
            | IssueResumption
            | new_due_after_today: DATE_ORDER, resumed_within_the_audit_term: EXTENSION_LIMIT
            | resume ;
        Reopen "重新整改" / "Reopen an issue" | Closed | Rectifying
            | CommitteeStaff
            | IssueReopening
            | within_window: REOPEN_WINDOW_OVER, new_due_after_today: DATE_ORDER
            | reopen ;
        Cancel "撤销" / "Cancel an issue" | Registered, Assigned | Cancelled
            | CommitteeStaff
            | IssueCancellation
            | no_clause_open: OPEN_CLAUSES, audit_decision_named: DECISION_MISSING, audit_is_decided: WRONG_MEETING
            | cancel ;
}
