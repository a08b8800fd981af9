//! How an annual plan goes (02 §3.2).

use super::{
    api::{Adjustment, ReportToCongress},
    entity::{PlanApproval, PlanContent, PlanView},
};
use crate::{codes, laws};
use platform::workflow::Note;

platform::workflow! {
    /// The plan of a year: its items are the supervision items that name it.
    /// 年度监督工作计划:其议题为列入该计划的监督议题。
    Plans = "supervision.plan" "年度监督工作计划" / "annual supervision plan" "annual supervision plans" at "/supervision/annual-plans" view PlanView;
    states PlanState;
    actions PlanAction:
    //  action               | from                   | to          | who                     | body
    //                       | only if                                                        | then
        View "查看" / "View an annual supervision plan" | (any) | (same) | CongressStaff, Auditor | - | - | - ;
                    | Published, InExecution, Completed, Reported | (same) | Everybody, Public | - | - | - ;
        Create "起草" / "Draft an annual supervision plan"      | (new)                  | Draft       | ScOffice                | PlanContent
                             | -                                                              | first_version ;
        Edit "修改" / "Edit an annual supervision plan"      | Draft                  | (same)      | ScOffice, CommitteeStaff | PlanContent
                             | -                                                              | - ;
        Approve "主任会议通过" / "Approve an annual supervision plan" | Draft               | Approved    | ChairsSecretary         | PlanApproval
                             | chairpersons_meeting: PLAN_NOT_APPROVED_BY_CHAIRPERSONS, not_in_the_future: FUTURE_RECORD,
                               approved_at_the_meeting: DATE_ORDER | approve ;
        Publish "公布" / "Publish an annual supervision plan"      | Approved               | Published   | ScOffice                | Note
                             | plan_published: PUBLICATION_MISSING                             | set_published ;
        Start "开始执行" / "Start executing an annual supervision plan"  | Published              | InExecution | ScOffice                | Note
                             | year_has_begun: FUTURE_RECORD                                   | note_start ;
                             | Published              | InExecution | System                  | - | - | - ;
        Adjust "调整" / "Adjust an annual supervision plan"      | Approved, Published, InExecution | (same) | ChairsSecretary         | Adjustment
                             | chairpersons_decided: PLAN_NOT_APPROVED_BY_CHAIRPERSONS by SUP24 63  | next_version ;
        Complete "完成" / "Complete an annual supervision plan"      | InExecution            | Completed   | ScOffice                | Note
                             | no_item_open: ITEMS_OPEN                                        | complete ;
        Reopen "重新执行" / "Reopen an annual supervision plan"  | Completed              | InExecution | System                  | - | - | - ;
        Report "向人代会报告" / "Report on the plan to the People's Congress" | Completed           | Reported    | ScOffice                | ReportToCongress
                             | session_was_held: WRONG_MEETING by ORG 9, session_after_completion: WRONG_MEETING by ORG 9                               | set_session ;
}

impl super::entity::Model {
    /// Items are added to a draft, or to a plan that the chairpersons have adjusted.
    #[must_use]
    pub fn takes_items(&self) -> bool {
        let stands =
            matches!(self.state, PlanState::Approved | PlanState::Published | PlanState::InExecution);
        let adjusted = self.version_no > 1 && stands;
        self.state == PlanState::Draft || adjusted
    }
}
