//! How a work plan goes (01 §3.3).

use super::entity::{PlanAdoption, PlanClosing, PlanFiling, WorkPlanContent, WorkPlanView};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What a street committee, a deputy group or a station will do in a year: adopted, filed, carried out, closed with a summary. Its items are records of their own.
    /// 街道人大工委、代表小组或者家站点一年的工作安排:通过、报备、执行、总结;计划项目另为记录。
    WorkPlans = "instrument.work_plan" "年度工作计划" / "work plan" "work plans" at "/work-plans" view WorkPlanView;
    states WorkPlanState: Superseded refuses PLAN_LOCKED, Closed refuses PLAN_LOCKED;
    actions WorkPlanAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a work plan" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff of own_area, SiteManager of own, Deputy of own_group | - | - | - ;
            | Adopted, Filed, InExecution, Closed | (same) | SiteManager, Deputy, Public of out | - | - | - ;
        Create "起草" / "Draft a work plan" | (new) | Draft
            | StreetClerk, StreetDirector, TownPresidium, SiteManager, Deputy
            | WorkPlanContent
            | owner_known: UNKNOWN_REFERENCE, acts_for_owner: FORBIDDEN_SCOPE, first_of_the_year: ALREADY_EXISTS
            | draft_first ;
        Adopt "通过" / "Adopt a work plan" | Draft | Adopted
            | StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | PlanAdoption
            | adopted_by_its_body: WRONG_MEETING by ORG 59, body_quorate: QUORUM_NOT_MET by ORG 51, some_item: PLAN_INCOMPLETE,
              begun_items_kept: PLAN_LOCKED, items_covered: ASSIGNMENT_REQUIRED
            | adopt ;
        File "报备" / "File a work plan" | Adopted | Filed
            | StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | PlanFiling
            | document_stored: DOCUMENT_MISSING
            | file ;
        Acknowledge "签收" / "Acknowledge a work plan" | Filed, InExecution | (same)
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | Note
            | received_by_another: SELF_VERIFICATION
            | acknowledge ;
        SendBack "退回" / "Send a work plan back" | Filed | Adopted
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | Reason
            | sent_back_by_another: SELF_VERIFICATION
            | send_back ;
        Supersede "被替代" / "Supersede a work plan" | Draft, Adopted, Filed, InExecution | Superseded | System | - | - | - ;
        Start "开始执行" / "Start a work plan" | Filed | InExecution | System | - | - | - ;
        Amend "调整" / "Amend a work plan" | Adopted, Filed, InExecution | (same)
            | StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | Reason
            | no_other_draft: ALREADY_EXISTS
            | amend ;
        FollowOwner "随主体调整" / "Update a work plan from its owner" | Draft, Adopted, Filed, InExecution | (same) | System | - | - | - ;
        Close "总结" / "Close a work plan" | InExecution | Closed
            | StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | PlanClosing
            | year_is_over: FUTURE_RECORD, every_item_ended: PLAN_ITEMS_OPEN, summary_stored: DOCUMENT_MISSING
            | close ;
        Remove "删除" / "Delete the draft of a work plan" | Draft | (archived)
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | -
            | -
            | give_up ;
}
