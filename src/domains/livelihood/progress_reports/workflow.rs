//! How the progress of a month is kept (07 §2.7).

use super::entity::ProgressView;

platform::workflow! {
    /// What a department reported of a month, as it was reported; what put it right stands beside it. It is made by reporting the progress
    /// of the project.
    /// 牵头部门报送的月度进展,由项目的“报送进展”“更正进展”产生,原报送与更正均予保留。
    ProgressReports = "livelihood.progress_report" "进展报送" / "progress report" "progress reports" at "/livelihood/progress-reports" view ProgressView;
    states ProgressState;
    actions ProgressAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a progress report" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, GovernmentOffice, OrganClerk of reporting, OrganHead of reporting
            | - | - | - ;
            | Reported, Corrected | (same)
            | Deputy, Everybody of reported, Public of reported
            | - | - | - ;
        Create "报送" / "Have the progress of a month reported" | (new) | Reported | System | - | - | - ;
        Correct "更正" / "Have a progress report put right" | Reported | Corrected | System | - | - | - ;
}
