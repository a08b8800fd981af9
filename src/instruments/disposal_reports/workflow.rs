//! The steps of a disposal report, which follow those of its opinion.

use super::entity::DisposalReportView;

platform::workflow! {
    /// A version of the report on how an opinion was dealt with: sent to the committee, commented, submitted.
    DisposalReports = "instrument.disposal_report" "研究处理情况报告" at "/disposal-reports" view DisposalReportView;
    states DisposalState;
    actions DisposalAction:
    //  action          | from       | to         | who | body | only if | then
        View "查看" | (any) | (same) | CongressStaff, Auditor, OrganStaff of addressee, Public of published | - | - | - ;
                    | Submitted | (same) | Deputy | - | - | - ;
        Create "送征求意见" | (new)  | Consulting | System | - | - | - ;
        Agree  "同意"   | Consulting | Commented  | System | - | - | - ;
        Revise "退回"   | Consulting | Returned   | System | - | - | - ;
        Submit "送交"   | Commented, Consulting | Submitted  | System | - | - | - ;
}
