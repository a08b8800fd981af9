//! How a project is carried out (07 §3.4).

use super::{
    entity::{
        AgencyInvitation, LeadTransfer, MilestoneDone, ProgressCorrection, ProgressReporting,
        ProjectAcceptance, ProjectPlanning, ProjectResumption, ProjectView,
    },
    verdict::bodies::{AssessmentRecording, ReviewRecording, SurveyRecording},
};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What was selected is carried out by a department: it publishes its plan, reports every month, and completes it; the congress accepts
    /// it. How far it is behind its milestones is computed. The notice of the plan is a publication `project_plan` of the department, in each later year of the project of the next round.
    /// 票决确定的项目由牵头部门实施:公布实施方案,按月报送进展,完成后由人大组织验收;亮灯按节点自动计算。实施方案以“实施方案”类公开向社会公布,续建年度的轮次依次递增。
    Projects = "livelihood.project" "实事项目" / "livelihood project" "livelihood projects" at "/livelihood/projects" view ProjectView;
    states ProjectState;
    actions ProjectAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a livelihood project" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, GovernmentOffice, OrganClerk of leading, OrganHead of leading,
              ThirdParty of invited
            | - | - | - ;
            | Planned, InProgress, Delayed, Suspended, Completed, Accepted, Surveyed, Improving, Assessed, Evaluated, Closed, RolledOver,
              Terminated | (same)
            | Deputy, Everybody of announced, Public of announced
            | - | - | - ;
            | Adjusting | (same) | Deputy of announced, Everybody of announced, Public of announced | - | - | - ;
        Create "确定" / "Have a livelihood project decided" | (new) | Selected | System | - | - | - ;
        Plan "编制方案" / "Work out the plan of a livelihood project" | Selected, Planned, InProgress, Delayed, RolledOver | (same)
            | OrganClerk of leading
            | ProjectPlanning
            | plan_is_open: PLAN_FIXED by SX 17, departments_are_there: ORGANIZATION_ENDED, places_exist: UNKNOWN_REFERENCE,
              responsible_take_part: VALIDATION_FAILED, weights_add_up: WEIGHTS_NOT_100, goal_as_decided: VALIDATION_FAILED,
              places_add_up: VALIDATION_FAILED, milestones_in_order: MILESTONE_ORDER by SX 17, plan_stored: DOCUMENT_MISSING
            | plan ;
        PublishPlan "公布方案" / "Record the publication of the plan" | Selected | Planned
            | OrganClerk of leading
            | Note
            | plan_worked_out: MILESTONE_ORDER by SX 17, plan_published: PUBLICATION_MISSING by SX 17
            | publish_plan ;
        Start "开工" / "Start a livelihood project" | Planned | InProgress
            | OrganClerk of leading
            | Note
            | plan_published: PUBLICATION_MISSING by SX 17
            | start ;
        ReportProgress "报送进展" / "Report the progress of a month" | InProgress, Delayed | InProgress / Delayed
            | OrganClerk of leading
            | ProgressReporting
            | month_named: VALIDATION_FAILED, month_begun: FUTURE_RECORD, month_not_reported: ALREADY_EXISTS, every_goal_reported: VALIDATION_FAILED,
              nothing_regresses: PROGRESS_REGRESSION, within_budget: OVERSPEND by BUD 57, photos_stored: DOCUMENT_MISSING
            | report_progress ;
            | Adjusting, Suspended | (same)
            | OrganClerk of leading
            | ProgressReporting
            | month_named: VALIDATION_FAILED, month_begun: FUTURE_RECORD, month_not_reported: ALREADY_EXISTS, every_goal_reported: VALIDATION_FAILED,
              nothing_regresses: PROGRESS_REGRESSION, within_budget: OVERSPEND by BUD 57, photos_stored: DOCUMENT_MISSING
            | report_progress ;
        CorrectProgress "更正进展" / "Correct the progress of a month" | InProgress, Delayed | InProgress / Delayed
            | OrganHead of leading
            | ProgressCorrection
            | month_was_reported: UNKNOWN_REFERENCE, corrected_every_goal: VALIDATION_FAILED, corrected_within_budget: OVERSPEND by BUD 57
            | correct_progress ;
        FinishMilestone "完成节点" / "Record that a milestone is done" | InProgress, Delayed | InProgress / Delayed
            | OrganClerk of leading
            | MilestoneDone
            | milestone_is_open: VALIDATION_FAILED, done_until_today: FUTURE_RECORD, done_since_the_plan: DATE_ORDER,
              late_record_explained: LATE_RECORD_UNEXPLAINED, milestone_proved: EVIDENCE_MISSING by SX 17
            | finish_milestone ;
        RecomputeLight "重算亮灯" / "Compute the light anew" | InProgress, Delayed | InProgress / Delayed | System | - | - | - ;
        RequestAdjustment "申请调整" / "Have the adjustment of a livelihood project requested"
            | Selected, Planned, InProgress, Delayed, Suspended | Adjusting | System | - | - | - ;
        ApplyDecision "执行调整决定" / "Have what was decided on an adjustment applied"
            | Adjusting | Selected / Planned / InProgress / Delayed / Suspended / Terminated | System | - | - | - ;
        Resume "恢复实施" / "Have a suspended livelihood project go on" | Suspended | InProgress / Delayed / Selected / Planned
            | GovernmentOffice of own_government
            | ProjectResumption
            | resumption_resolved: WRONG_BALLOT by ORG 51, resumption_passed: MAJORITY_NOT_REACHED by ORG 25 ORG 51,
              resumes_in_order: MILESTONE_ORDER by SX 17
            | resume ;
        TransferLead "变更牵头" / "Have another department lead" | Selected, Planned, InProgress, Delayed, Adjusting, Suspended | (same)
            | GovernmentOffice of own_government
            | LeadTransfer
            | successor_is_there: ORGANIZATION_ENDED
            | transfer_lead ;
        FollowGroup "随监督小组调整" / "Adjust a livelihood project to its supervision group" | (any) | (same) | System | - | - | - ;
        Complete "完成" / "Complete a livelihood project" | InProgress, Delayed | Completed
            | OrganHead of leading
            | Note
            | goals_reached: GOAL_MISSED by SX 17, milestones_done: EVIDENCE_MISSING by SX 17, plan_published: PUBLICATION_MISSING by SX 17,
              coordination_closed: OPEN_ITEMS
            | complete ;
        RollOver "结转" / "Roll a livelihood project over to the next year" | InProgress, Delayed | RolledOver
            | GovernmentOffice of own_government
            | Reason
            | year_is_over: GOAL_MISSED by SX 17
            | roll_over ;
        CarryOver "转入下一年度" / "Have a livelihood project go on in a later year" | RolledOver, InProgress, Delayed, Adjusting, Suspended | (same)
            | System | - | - | - ;
        Continue "续建" / "Have a livelihood project go on" | RolledOver | InProgress | System | - | - | - ;
        Accept "验收" / "Accept a livelihood project" | Completed | Accepted
            | CommitteeStaff, Deputy of group_leader, ScMember of group_leader
            | ProjectAcceptance
            | of_no_department: SELF_VERIFICATION, acceptance_papers: DOCUMENT_MISSING
            | accept ;
        Reject "验收不通过" / "Refuse to accept a livelihood project" | Completed | InProgress
            | CommitteeStaff, Deputy of group_leader, ScMember of group_leader
            | Reason
            | of_no_department: SELF_VERIFICATION
            | reject ;
        RecordReview "记录听取报告" / "Record that a report on a livelihood project was heard" | InProgress, Delayed | (same)
            | ScOffice of in_the_district, TownPresidium of own_town
            | ReviewRecording
            | report_heard: WRONG_MEETING by SX 20, voted_in_between: WRONG_BALLOT by SX 20
            | record_review ;
        InviteAgencies "委托第三方" / "Ask third parties to survey and evaluate a livelihood project"
            | Completed, Accepted, Surveyed, Improving, Assessed | (same)
            | GovernmentOffice of own_government
            | AgencyInvitation
            | agencies_are_there: ORGANIZATION_ENDED, agencies_are_others: SELF_VERIFICATION
            | assign ;
        RecordSurvey "记录调查" / "Record what people think of a livelihood project" | Accepted | Surveyed
            | ThirdParty of invited
            | SurveyRecording
            | of_no_department: SELF_VERIFICATION, surveys_of_this_project: SURVEY_INVALID, surveyed_by_others: SELF_VERIFICATION,
              scored_or_tried_twice: SURVEY_TOO_SMALL
            | record_survey ;
        RecordAssessment "记录测评" / "Record how the members judge a livelihood project" | Surveyed, Improving | Assessed / Improving
            | ScOffice of in_the_district, TownPresidium of own_town
            | AssessmentRecording
            | judged_at_its_end: WRONG_BALLOT, counted_of_all: ASSESSMENT_DENOMINATOR_MISSING, another_round: REHANDLE_LIMIT
            | record_assessment ;
            | Assessed | (same)
            | ScOffice of in_the_district, TownPresidium of own_town
            | AssessmentRecording
            | another_round: REHANDLE_LIMIT
            | - ;
        RecordEvaluation "记录后评估" / "Record what was found after the completion of a livelihood project" | Assessed | Evaluated
            | GovernmentOffice of own_government, ThirdParty of invited
            | Note
            | evaluation_published: PUBLICATION_MISSING
            | record_evaluation ;
        Close "办结" / "Close a livelihood project" | Evaluated | Closed
            | CommitteeStaff
            | Note
            | nothing_open: OPEN_ITEMS, told_everything: PUBLICATION_MISSING by SX 17
            | - ;
        Reopen "重新实施" / "Reopen a livelihood project"
            | Completed, Accepted, Surveyed, Improving, Assessed, Evaluated, Closed | InProgress
            | CommitteeStaff
            | Reason
            | within_the_window: REOPEN_WINDOW_OVER
            | reopen ;
}
