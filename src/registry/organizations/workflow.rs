//! Who may register organizations, and how they end (00 §5.1).

use super::entity::{NewOrganization, OrganizationContent, OrganizationEnd, OrganizationView, Renaming};
use crate::codes;

platform::workflow! {
    /// An organization: congress bodies, supervised organs, departments, streets, agencies. Before it ends, what is open passes
    /// to its successor; whoever acts for it loses the rights at once.
    Organizations = "registry.organization" "机构" at "/organizations" view OrganizationView;
    states OrganizationState: Ended refuses ORGANIZATION_ENDED;
    actions OrganizationAction:
    //  action        | from   | to         | who                          | body                | only if | then
        View   "查看" | (any)  | (same)     | Everybody                    | -                   | -       | - ;
        Create "登记" | (new)  | Active     | DistrictAdmin, PlatformAdmin | NewOrganization
                      | parents_form_a_tree: ORGANIZATION_CYCLE, ends_after_it_begins: DATE_ORDER, credit_code_checks: VALIDATION_FAILED,
                        name_is_free: ALREADY_EXISTS | - ;
        Edit   "修改" by Session | Active | (same)     | DistrictAdmin, PlatformAdmin | OrganizationContent
                      | parents_form_a_tree: ORGANIZATION_CYCLE, credit_code_checks: VALIDATION_FAILED, name_is_free: ALREADY_EXISTS | - ;
        Rename "更名" | Active | (same)     | DistrictAdmin, PlatformAdmin | Renaming
                      | new_name_is_free: ALREADY_EXISTS, renaming_not_in_future: FUTURE_RECORD, renaming_in_order: DATE_ORDER | rename ;
        End    "终止" | Active | Ended      | DistrictAdmin, PlatformAdmin | OrganizationEnd
                      | end_not_in_future: FUTURE_RECORD, end_in_order: DATE_ORDER, successor_goes_on: ORGANIZATION_CYCLE | assign ;
        Remove "归档" by Session | Active | (archived) | DistrictAdmin, PlatformAdmin | -                   | nothing_is_open: TASKS_OPEN | - ;
}
