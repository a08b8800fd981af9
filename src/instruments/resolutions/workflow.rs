//! How a resolution goes (00 §4.7, 地方组织法第五十一条).

use super::{
    api::VoidedReport,
    entity::{ExecutionReport, Passage, ResolutionContent, ResolutionView},
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A resolution or decision of the Standing Committee: drafted, passed by an announced ballot, executed by an organ that reports.
    /// 常委会的决议、决定:起草,经表决并公布结果后通过,由执行机关执行并报告。
    Resolutions = "instrument.resolution" "决议决定" / "resolution" "resolutions" at "/resolutions" view ResolutionView;
    states ResolutionState;
    actions ResolutionAction:
    //  action                 | from        | to          | who | body | only if | then
        View "查看" / "View a resolution" | (any) | (same) | ScOffice, ChairsSecretary, CommitteeStaff, DeputyAffairs, Auditor | - | - | - ;
                    | Passed, InExecution, Executed | (same)
                    | ScMember, StreetStaff, Deputy, OrganStaff of executing
                    | - | - | - ;
        Create "起草" / "Draft a resolution" | (new)       | Drafted     | ScOffice | ResolutionContent
                               | source_exists: UNKNOWN_REFERENCE, executing_organ_exists: UNKNOWN_REFERENCE, due_after_today: DATE_ORDER | - ;
        Edit "修改" / "Edit a resolution" | Drafted     | (same)      | ScOffice | ResolutionContent
                               | source_exists: UNKNOWN_REFERENCE, executing_organ_exists: UNKNOWN_REFERENCE, due_after_today: DATE_ORDER | - ;
        Pass "通过" / "Pass a resolution" | Drafted     | Passed      | ScOffice | Passage
                               | ballot_decides_this: WRONG_BALLOT, majority_of_all: MAJORITY_NOT_REACHED,
                                 passed_until_today: FUTURE_RECORD, passed_at_the_meeting: DATE_ORDER
                               | pass ;
                               | Drafted     | Passed      | System | - | - | - ;
        StartExecution "交付执行" / "Hand over a resolution for execution" | Passed  | InExecution | ScOffice | Note | still_time: DATE_ORDER | start_execution ;
                               | Passed      | InExecution | System | - | - | - ;
        ReportExecution "报告执行情况" / "Report on the execution of a resolution" | InExecution | Executed | OrganHead of executing, GovernmentOffice of executing | ExecutionReport
                               | report_stored: DOCUMENT_MISSING, own_report: DOCUMENT_MISSING, signed_by_head: NOT_SIGNED_BY_HEAD
                               | report_execution ;
        VoidReport "撤销执行报告" / "Void the execution report of a resolution" | Executed | InExecution | ChairsSecretary | VoidedReport
                               | voiding_decided: WRONG_MEETING | void_report ;
        Cancel "取消" / "Cancel a resolution" | Drafted     | Cancelled   | ScOffice | Reason | - | - ;
}
