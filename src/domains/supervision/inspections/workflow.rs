//! How an inspection goes (02 §3.4).

use super::entity::{
    InspectionContent, InspectionDistribution, InspectionReport, InspectionResolution, InspectionView,
    Research, Team, UpwardReport,
};
use crate::{
    codes,
    conditions::{AgendaDecision, DecidedRefusal},
    laws,
};
use platform::workflow::Note;

platform::workflow! {
    /// A team of the Standing Committee looks into how a law is enforced; its report is deliberated, and the organ deals with it.
    /// 常委会组成执法检查组,检查法律、法规的实施情况;执法检查报告提请审议,由有关机关研究处理。
    Inspections = "supervision.inspection" "执法检查" / "law-enforcement inspection" "law-enforcement inspections" at "/supervision/inspections" view InspectionView;
    states InspectionState;
    actions InspectionAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a law-enforcement inspection" | (any) | (same) | CongressStaff, Auditor, Deputy of team | - | - | - ;
                    | Inspecting, ReportDrafted, Submitted, Deliberated, Handling, Closed | (same)
                    | OrganStaff of inspected
                    | - | - | - ;
                    | Deliberated, Handling, Closed | (same) | Public of published | - | - | - ;
        Create "列入" / "Plan a law-enforcement inspection" | (new) | Planned
            | ScOffice, ScMember, CommitteeStaff
            | InspectionContent
            | item_is_an_inspection: FORM_MISMATCH, own_committee: FORBIDDEN_SCOPE, laws_named: VALIDATION_FAILED
            | take_from_item ;
        Edit "修改" / "Edit a law-enforcement inspection" | Planned | (same)
            | ScOffice, CommitteeStaff of lead
            | InspectionContent
            | item_is_an_inspection: FORM_MISMATCH, own_committee: FORBIDDEN_SCOPE, laws_named: VALIDATION_FAILED
            | take_from_item ;
        FormTeam "组成检查组" / "Form the inspection team" | Planned | TeamFormed
            | CommitteeStaff of lead
            | Team
            | leader_is_a_member: MEMBER_NOT_ELIGIBLE, capacities_provided: MEMBER_NOT_ELIGIBLE by SUP 33, team_exists: UNKNOWN_REFERENCE, team_in_office: DEPUTY_NOT_IN_OFFICE, nobody_inspects_the_own_organ: CONFLICT_OF_INTEREST
            | assign ;
        ChangeTeam "调整检查组" / "Change the inspection team" | TeamFormed, Preparing, Inspecting | (same)
            | CommitteeStaff of lead
            | Team
            | leader_is_a_member: MEMBER_NOT_ELIGIBLE, capacities_provided: MEMBER_NOT_ELIGIBLE by SUP 33, team_exists: UNKNOWN_REFERENCE, team_in_office: DEPUTY_NOT_IN_OFFICE, nobody_inspects_the_own_organ: CONFLICT_OF_INTEREST
            | assign ;
        Prepare "先期调研" / "Begin the preliminary research" | TeamFormed | Preparing
            | CommitteeStaff of lead
            | Research
            | -
            | assign ;
        Start "开始检查" / "Start a law-enforcement inspection" | TeamFormed, Preparing | Inspecting
            | CommitteeStaff of lead
            | Note
            | -
            | - ;
        LoseMember "成员离组" / "Drop a departed member from the team" | TeamFormed, Preparing, Inspecting | (same)
            | System
            | -
            | -
            | - ;
        DraftReport "形成报告" / "Draft the inspection report" | Inspecting | ReportDrafted
            | CommitteeStaff of lead
            | InspectionReport
            | report_stored: DOCUMENT_MISSING, report_complete: REPORT_INCOMPLETE, responsible_organs_exist: UNKNOWN_REFERENCE
            | draft_report ;
        ReportUpward "报市人大常委会" / "Report to the Standing Committee of the municipality" | ReportDrafted, Submitted, Deliberated, Handling | (same)
            | CommitteeStaff of lead
            | UpwardReport
            | delegated: INVALID_TRANSITION, upward_report_stored: DOCUMENT_MISSING
            | report_upward ;
        Submit "提请审议" / "Submit the inspection report for deliberation" | ReportDrafted | Submitted
            | ChairsSecretary
            | AgendaDecision
            | chairpersons_decided: WRONG_MEETING, standing_committee_meets: WRONG_MEETING
            | submit ;
        FollowMeeting "随会议调整" / "Adjust a law-enforcement inspection to its meeting" | Submitted | (same) | System | - | - | - ;
        Deliberate "审议" / "Record the deliberation of the inspection report" | Submitted | Deliberated
            | ScOffice
            | InspectionDistribution
            | meeting_set: MEETING_MISSING, every_member_served: RECIPIENTS_MISSING by SUP 37, recipients_in_office: DEPUTY_NOT_IN_OFFICE,
              sent_until_today: FUTURE_RECORD, meeting_is_quorate: QUORUM_NOT_MET
            | assign ;
        IssueOpinion "交办报告和审议意见" / "Issue the inspection report and deliberation opinion" | Deliberated, Handling | Handling
            | ScOffice
            | Note
            | opinion_issued: OPINION_MISSING by SUP 37
            | note_opinion ;
        RecordNoOpinion "无审议意见" / "Record that no deliberation opinion is issued" | Deliberated | Handling
            | ScOffice
            | DecidedRefusal
            | chairpersons_decided: WRONG_MEETING, no_opinion_there: INVALID_TRANSITION
            | record_no_opinion ;
        RecordResolution "记录决议" / "Record a resolution on the inspection report" | Deliberated, Handling | Handling
            | ScOffice
            | InspectionResolution
            | resolution_provided: NOT_PROVIDED_BY_LAW by SUP 37, ballot_decides_this: WRONG_BALLOT, passed_by_majority_of_all: MAJORITY_NOT_REACHED, execution_after_today: DATE_ORDER
            | set_resolution ;
        Close "办结" / "Close a law-enforcement inspection" | Handling | Closed
            | CommitteeStaff of lead
            | Note
            | opinion_or_note: OPINION_MISSING by SUP 37, opinion_ended: OPINION_OPEN by SUP 37, resolution_executed: RESOLUTION_OPEN by SUP 37, dissatisfaction_answered: DISSATISFACTION_OPEN,
              everything_published: PUBLICATION_MISSING by SUP 37, told_who_delegated: UPWARD_REPORT_MISSING
            | - ;
        Reopen "重新办理" / "Reopen a law-enforcement inspection" | Closed | Handling
            | System
            | -
            | -
            | - ;
        Cancel "取消" / "Cancel a law-enforcement inspection" | Planned, TeamFormed, Preparing, Inspecting, ReportDrafted, Submitted | Cancelled
            | ChairsSecretary
            | DecidedRefusal
            | chairpersons_decided: WRONG_MEETING
            | cancel ;
            | Planned, TeamFormed, Preparing, Inspecting, ReportDrafted, Submitted | Cancelled
            | System
            | -
            | -
            | - ;
}
