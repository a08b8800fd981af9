//! How the ledger of an issue grows (00 §4.8).

use super::entity::{IssueStepContent, IssueStepView};
use crate::codes;

platform::workflow! {
    /// One step of putting an issue right. Plans, submissions, returns, extensions and verifications are written by the actions on
    /// the issue; progress is written here. Nothing is changed or taken away.
    /// 问题整改过程的一个步骤。方案、提请核查、退回、延期和核查由对问题的操作写入,进展在此登记。已登记的不得修改或者删除。
    IssueSteps = "instrument.issue_step" "整改过程" / "rectification step" "rectification steps" at "/issue-steps" view IssueStepView;
    states IssueStepState;
    actions IssueStepAction:
    //  action          | from  | to       | who | body | only if | then
        View "查看" / "View a rectification step" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, Deputy of seen_issue, OrganStaff of seen_issue
            | - | - | - ;
        Create "报告进展" / "Report progress on an issue" | (new) | Recorded | OrganClerk | IssueStepContent
                        | issue_is_own: FORBIDDEN_SCOPE, issue_is_worked_on: INVALID_TRANSITION, occurred_until_today: FUTURE_RECORD,
                          evidence_stored: DOCUMENT_MISSING
                        | note_progress ;
}
