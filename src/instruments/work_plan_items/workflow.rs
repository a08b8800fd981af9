//! How an item of a work plan goes (01 §2.4, §3.3).

use super::entity::{CarryingOver, ItemCancellation, NewWorkPlanItem, WorkPlanItemContent, WorkPlanItemView};
use crate::{codes, laws};

platform::workflow! {
    /// One thing that a work plan has for a month. It is done when as many activities of it are verified as were planned; nobody types that.
    /// 年度工作计划中安排在某月的一个项目;已核实的活动达到计划次数即为完成,不由人填报。
    WorkPlanItems = "instrument.work_plan_item" "计划项目" / "work plan item" "work plan items" at "/work-plan-items" view WorkPlanItemView;
    states WorkPlanItemState;
    actions WorkPlanItemAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a work plan item" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff of plan_seen, SiteManager of plan_seen, Deputy of plan_seen, Public of plan_out | - | - | - ;
        Create "列入" / "Add an item to a work plan" | (new) | Open
            | StreetClerk, StreetDirector, TownPresidium, SiteManager, Deputy
            | NewWorkPlanItem
            | acts_for_plan: FORBIDDEN_SCOPE, plan_is_a_draft: PLAN_LOCKED, references_exist: UNKNOWN_REFERENCE,
              assignment_named: ASSIGNMENT_REQUIRED by ORG 59
            | belong ;
        Edit "修改" / "Edit an item of a work plan" | Open | (same)
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | WorkPlanItemContent
            | plan_is_a_draft: PLAN_LOCKED, not_moved: PLAN_LOCKED, references_exist: UNKNOWN_REFERENCE,
              assignment_named: ASSIGNMENT_REQUIRED by ORG 59
            | - ;
        Cancel "取消" / "Cancel an item of a work plan" | Open | Cancelled
            | StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | ItemCancellation
            | reason_fits: VALIDATION_FAILED, decided_by_its_body: WRONG_MEETING by ORG 59
            | assign ;
            | Open | Cancelled | System | - | - | - ;
        CarryOver "结转" / "Carry an item over to the next year" | Open | CarriedOver
            | StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | CarryingOver
            | into_the_next_year: VALIDATION_FAILED, carried_once: ALREADY_EXISTS
            | assign ;
            | Open | CarriedOver | System | - | - | - ;
        Count "计入活动" / "Count an activity of an item" | Open, Done, Cancelled, CarriedOver | (same) | System | - | - | - ;
        Complete "完成" / "Complete an item" | Open | Done | System | - | - | - ;
        Reopen "重新待办" / "Reopen an item" | Done | Open | System | - | - | - ;
        FollowOwner "随主体调整" / "Update an item from the owner of its plan" | Open | (same) | System | - | - | - ;
        Remove "删除" / "Take an item out of a draft" | Open | (archived)
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, Deputy of own_group
            | -
            | plan_is_a_draft: PLAN_LOCKED, not_begun: PLAN_LOCKED
            | - ;
            | Open, Done, Cancelled, CarriedOver | (archived) | System | - | - | - ;
}
