//! How a resolution goes (00 §4.7, 地方组织法第五十一条).

use super::api::{ExecutionReport, Passage, ResolutionContent, ResolutionView};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A resolution or decision of the Standing Committee: drafted, passed by an announced ballot, executed by an organ that reports.
    Resolutions = "instrument.resolution" "决议决定" at "/resolutions" view ResolutionView;
    states ResolutionState;
    actions ResolutionAction:
    //  action                 | from        | to          | who | body | only if | then
        View            "查看" | (any)       | (same)
                               | CongressStaff, StreetStaff, Auditor, Deputy, OrganStaff of executing | - | - | - ;
        Create          "起草" | (new)       | Drafted     | ScOffice | ResolutionContent
                               | source_exists: UnknownReference, executing_organ_exists: UnknownReference, due_after_today: DateOrder | - ;
        Edit            "修改" | Drafted     | (same)      | ScOffice | ResolutionContent
                               | source_exists: UnknownReference, executing_organ_exists: UnknownReference, due_after_today: DateOrder | - ;
        Pass            "通过" | Drafted     | Passed      | ScOffice | Passage
                               | ballot_decides_this: ValidationFailed, majority_of_all: MajorityNotReached,
                                 passed_until_today: FutureRecord, passed_at_the_meeting: DateOrder
                               | pass ;
        StartExecution  "交付执行" | Passed  | InExecution | ScOffice | Note | still_time: DateOrder | start_execution ;
        ReportExecution "报告执行情况" | InExecution | Executed | OrganHead of executing, GovernmentOffice of executing | ExecutionReport
                               | report_stored: DocumentMissing | report_execution ;
        Cancel          "取消" | Drafted     | Cancelled   | ScOffice | Reason | - | - ;
}
