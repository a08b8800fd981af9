//! The steps of a disposal report, which follow those of its opinion.

use super::entity::DisposalReportView;

platform::workflow! {
    /// A version of the report on how an opinion was dealt with: sent to the committee, commented, submitted.
    /// 审议意见研究处理情况报告的一个版本:送委员会征求意见,经反馈后提交。
    DisposalReports = "instrument.disposal_report" "研究处理情况报告" / "disposal report" "disposal reports" at "/disposal-reports" view DisposalReportView;
    states DisposalState;
    actions DisposalAction:
    //  action          | from       | to         | who | body | only if | then
        View "查看" / "View a disposal report" | (any) | (same) | CongressStaff, Auditor, OrganStaff of addressee, Public of published | - | - | - ;
                    | Submitted | (same) | Deputy | - | - | - ;
        Create "送征求意见" / "Send a disposal report for comment" | (new)  | Consulting | System | - | - | - ;
        Agree "同意" / "Agree to a disposal report"   | Consulting | Commented  | System | - | - | - ;
        Revise "退回" / "Return a disposal report for revision"   | Consulting | Returned   | System | - | - | - ;
        Submit "送交" / "Submit a disposal report"   | Commented, Consulting | Submitted  | System | - | - | - ;
}
