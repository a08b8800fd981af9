//! Who reads the exit list, and when a line of it may go.

use super::entity::ExitRecordView;
use crate::codes;

platform::workflow! {
    /// A project that is no longer taken up: made by the conclusion of its post-evaluation, never edited, and archived no earlier than it
    /// ends to block. A candidate that is like it says what is different, or the congress finds that it is not the same.
    /// 不再纳入的项目:由后评估结论生成,不得修改,限制期届满前不得归档;与其相似的候选项目须说明变化,或者由人大认定不是同一项目。
    ExitRecords = "livelihood.exit_record" "退出清单记录" / "exit record" "exit records" at "/livelihood/exit-records" view ExitRecordView;
    states ExitRecordState;
    actions ExitRecordAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an exit record" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, OrganStaff, Deputy, Everybody of told, Public of told
            | - | - | - ;
        Create "退出" / "Have a project leave the list" | (new) | Listed | System | - | - | - ;
        Remove "归档" / "Archive an exit record" | Listed | (archived)
            | GovernmentOffice of own_government
            | -
            | blocks_no_more: EXIT_IN_FORCE
            | - ;
}
