//! How a report of a street committee goes (01 §3.7).

use super::entity::{
    NewReport, ReportContent, ReportHearing, ReportObjection, ReportRectification, ReportScheduling,
    ReportSubmission, ReportView,
};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What a street committee reports to the Standing Committee, whose body it is (地方组织法第五十九条): on a year, a field of work or a major matter. The
    /// members hear it in a meeting, and each of their opinions is answered.
    /// 街道人大工委向常委会报告工作(地方组织法第五十九条):年度、专项或者重要事项报告;常委会会议听取,对审议意见逐条答复。
    Reports = "street_committee.report" "工委工作报告" / "committee report" "committee reports" at "/street-committees/reports" view ReportView;
    states ReportState;
    actions ReportAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a committee report" | (any) | (same)
            | CongressStaff, Auditor, StreetDirector of own_street, StreetClerk of own_street | - | - | - ;
            | Submitted, Scheduled, Heard, Rectified, Noted | (same) | Deputy, Public of out | - | - | - ;
        Create "起草" / "Draft a committee report" | (new) | Draft
            | StreetDirector
            | NewReport
            | own_committee: FORBIDDEN_SCOPE, first_of_the_year: ALREADY_EXISTS, matter_dated: VALIDATION_FAILED, matter_not_in_future: FUTURE_RECORD,
              text_exists: UNKNOWN_REFERENCE
            | draft ;
        Edit "修改" / "Edit a committee report" | Draft | (same)
            | StreetDirector of own_street, StreetClerk of own_street
            | ReportContent
            | matter_dated: VALIDATION_FAILED, matter_not_in_future: FUTURE_RECORD, text_exists: UNKNOWN_REFERENCE
            | follow_matter ;
        Submit "提交" / "Submit a committee report" | Draft | Submitted
            | StreetDirector of own_street
            | ReportSubmission
            | text_attached: DOCUMENT_MISSING by ORG 59, committee_decided: WRONG_MEETING by ORG 59, committee_quorate: QUORUM_NOT_MET by ORG 51
            | submit ;
        Return "退回" / "Return a committee report" | Submitted | Draft
            | ChairsSecretary
            | Reason
            | -
            | return_report ;
        Note "阅知" / "Note a committee report" | Submitted | Noted
            | ChairsSecretary
            | Note
            | not_on_a_year: INVALID_TRANSITION
            | note ;
        Schedule "列入议程" / "Put a committee report on an agenda" | Submitted, Scheduled | Scheduled
            | ChairsSecretary
            | ReportScheduling
            | meeting_to_come: WRONG_MEETING by ORG 59
            | schedule ;
            | Submitted, Scheduled | Scheduled | System | - | - | - ;
        LoseMeeting "失去会议" / "Take a committee report off an agenda" | Scheduled | Submitted | System | - | - | - ;
        Hear "听取" / "Record that a committee report was heard" | Scheduled | Heard
            | ScOffice
            | ReportHearing
            | meeting_held: WRONG_MEETING by ORG 59, meeting_quorate: QUORUM_NOT_MET by ORG 51
            | hear ;
        Rectify "整改" / "Answer the opinions on a committee report" | Heard | Rectified
            | StreetDirector of own_street
            | ReportRectification
            | some_opinion: INVALID_TRANSITION, every_opinion_answered: REPLIES_MISSING
            | rectify ;
        SendBack "退回整改" / "Send an answer of a committee report back" | Rectified | Heard
            | DeputyAffairs
            | ReportObjection
            | opinion_named: UNKNOWN_REFERENCE, still_in_the_window: RETURN_WINDOW_OVER
            | send_back ;
}
