//! How a month schedule goes (03 §3.2).

use super::entity::{
    MonthScheduleContent, MonthScheduleView, NewMonthSchedule, ScheduleChange, ScheduleClosing,
};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// What a site does in a month: published before the month begins, changed with notice, and told what became of each item.
    /// 家站点一个月的工作安排:月前发布,变更须公告,月后逐项说明执行情况。
    MonthSchedules = "stations.month_schedule" "月度工作安排" / "month schedule" "month schedules" at "/stations/month-schedules" view MonthScheduleView;
    states MonthScheduleState;
    actions MonthScheduleAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a month schedule" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff of own_street, SiteManager of own_street
            | - | - | - ;
            | Published, Executed, Closed | (same) | Everybody, Public | - | - | - ;
        Create "拟定" / "Draft a month schedule" | (new) | Draft
            | DeputyAffairs, StreetStaff, SiteManager
            | NewMonthSchedule
            | of_own_site: FORBIDDEN_SCOPE, items_fit: VALIDATION_FAILED, items_name_nobody: PERSONAL_DATA_IN_PUBLICATION,
              rostered_in_office: DEPUTY_NOT_IN_OFFICE, plan_items_known: UNKNOWN_REFERENCE
            | draft ;
        Edit "修改" / "Edit a month schedule" | Draft | (same)
            | DeputyAffairs, StreetStaff of own_street, SiteManager of own_street
            | MonthScheduleContent
            | of_own_site: FORBIDDEN_SCOPE, items_fit: VALIDATION_FAILED, items_name_nobody: PERSONAL_DATA_IN_PUBLICATION,
              rostered_in_office: DEPUTY_NOT_IN_OFFICE, plan_items_known: UNKNOWN_REFERENCE
            | - ;
        Publish "发布" / "Publish a month schedule" | Draft | Published
            | SiteManager of own_street, StreetDirector of own_street, TownPresidium of own_street
            | Note
            | of_own_site: FORBIDDEN_SCOPE, site_is_open: SITE_NOT_ACTIVE, still_in_office: DEPUTY_NOT_IN_OFFICE,
              receptions_announced: NOTICE_TOO_SHORT, items_name_nobody: PERSONAL_DATA_IN_PUBLICATION, no_clash: ROSTER_CLASH
            | publish ;
        Change "变更" / "Change a published month schedule" | Published | (same)
            | SiteManager of own_street, StreetDirector of own_street, TownPresidium of own_street
            | ScheduleChange
            | of_own_site: FORBIDDEN_SCOPE, site_is_open: SITE_NOT_ACTIVE, new_items_fit: VALIDATION_FAILED, new_items_name_nobody: PERSONAL_DATA_IN_PUBLICATION,
              new_deputies_in_office: DEPUTY_NOT_IN_OFFICE, new_plan_items_known: UNKNOWN_REFERENCE, past_items_stay: DATE_ORDER, new_receptions_announced: NOTICE_TOO_SHORT,
              change_announced: CHANGE_NOTICE_REQUIRED, no_new_clash: ROSTER_CLASH
            | change ;
        TakeReceptions "纳入接待日" / "Take the receptions of a rule into a month schedule" | Draft | (same) | System | - | - | - ;
        FollowActivity "随活动调整" / "Follow an activity of a month schedule that was postponed or cancelled" | Published, Executed | (same) | System | - | - | - ;
        LoseDeputy "代表离任" / "Drop a departed deputy from a month schedule" | Published | (same) | System | - | - | - ;
        LoseSite "站点停用" / "Take what is to come out of a month schedule" | Published | (same) | System | - | - | - ;
        Execute "执行完毕" / "End the month of a schedule" | Published | Executed | System | - | - | - ;
        Close "关闭" / "Close a month schedule" | Executed | Closed
            | SiteManager of own_street
            | ScheduleClosing
            | of_own_site: FORBIDDEN_SCOPE, every_item_told: OPEN_ITEMS, outcomes_name_nobody: PERSONAL_DATA_IN_PUBLICATION
            | close ;
        Reopen "重新说明" / "Tell anew what became of a month schedule" | Closed | Executed | System | - | - | - ;
}
