//! How the ledger of an issue grows (00 §4.8).

use super::entity::{IssueStepContent, IssueStepView};
use crate::codes;

platform::workflow! {
    /// One step of putting an issue right. Plans, submissions, returns, extensions and verifications are written by the actions on
    /// the issue; progress is written here. Nothing is changed or taken away.
    IssueSteps = "instrument.issue_step" "整改过程" at "/issue-steps" view IssueStepView;
    states IssueStepState;
    actions IssueStepAction:
    //  action          | from  | to       | who | body | only if | then
        View "查看" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, Deputy of seen_issue, OrganStaff of seen_issue
            | - | - | - ;
        Create "报告进展" | (new) | Recorded | OrganClerk | IssueStepContent
                        | issue_is_own: FORBIDDEN_SCOPE, issue_is_worked_on: INVALID_TRANSITION, occurred_until_today: FUTURE_RECORD,
                          evidence_stored: DOCUMENT_MISSING
                        | note_progress ;
}
