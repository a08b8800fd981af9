//! How reception rules are made and used (03 §2.2, §2.6, §4.6).

use super::entity::{MonthPlanning, NewReceptionRule, ReceptionRuleContent, ReceptionRuleView};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// On which days a site receives people. A day on which nobody works gives way as the rule says; a make-up workday is a working day. The days of a month go into
    /// the draft of its schedule, which follows a corrected calendar until it is published.
    /// 家站点的接待日规则:遇法定节假日按规则顺延或者取消,调休上班日按工作日计。某月的接待日可以纳入该月安排的草稿;发布之前,草稿随日历更正调整。
    ReceptionRules = "stations.reception_rule" "接待日规则" / "reception rule" "reception rules" at "/stations/reception-rules" view ReceptionRuleView;
    states ReceptionRuleState;
    actions ReceptionRuleAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a reception rule" | (any) | (same) | Everybody, Public | - | - | - ;
        Create "制定" / "Make a reception rule" | (new) | Active
            | DeputyAffairs, StreetStaff, SiteManager
            | NewReceptionRule
            | of_own_site: FORBIDDEN_SCOPE, site_stands: SITE_NOT_ACTIVE, days_in_order: DATE_ORDER, hours_in_order: VALIDATION_FAILED,
              rule_is_read: VALIDATION_FAILED, falls_on_some_day: VALIDATION_FAILED
            | begin ;
        Edit "修改" / "Edit a reception rule" | Active | (same)
            | DeputyAffairs, StreetStaff of own_street, SiteManager of own_street
            | ReceptionRuleContent
            | of_own_site: FORBIDDEN_SCOPE, days_in_order: DATE_ORDER, hours_in_order: VALIDATION_FAILED, rule_is_read: VALIDATION_FAILED,
              falls_on_some_day: VALIDATION_FAILED
            | - ;
        Plan "纳入月度安排" / "Put the receptions of a month into its schedule" by Token | Active | (same)
            | DeputyAffairs, StreetStaff of own_street, SiteManager of own_street
            | MonthPlanning
            | of_own_site: FORBIDDEN_SCOPE, planned_in_office: DEPUTY_NOT_IN_OFFICE, calendar_is_loaded: CALENDAR_YEAR_MISSING,
              month_has_receptions: VALIDATION_FAILED, schedule_is_a_draft: ALREADY_EXISTS, items_find_room: VALIDATION_FAILED
            | plan ;
        Retire "停用" / "End a reception rule" | Active | Retired
            | DeputyAffairs, StreetStaff of own_street, SiteManager of own_street
            | Note
            | of_own_site: FORBIDDEN_SCOPE
            | retire ;
            | Active | Retired | System | - | - | - ;
}
