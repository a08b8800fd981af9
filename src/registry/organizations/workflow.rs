//! Who may register organizations, and how they end (00 §5.1).

use super::entity::{NewOrganization, OrganizationContent, OrganizationEnd, OrganizationView, Renaming};
use crate::codes;

platform::workflow! {
    /// An organization: congress bodies, supervised organs, departments, streets, agencies. Before it ends, what is open passes
    /// to its successor; whoever acts for it loses the rights at once.
    /// 机构:人大机关、监督对象、政府部门、街道、第三方机构等。机构终止前,未了结事项移交承继单位;代表该机构办理的人员随即失去权限。
    Organizations = "registry.organization" "机构" / "organization" "organizations" at "/organizations" view OrganizationView;
    states OrganizationState: Ended refuses ORGANIZATION_ENDED;
    actions OrganizationAction:
    //  action        | from   | to         | who                          | body                | only if | then
        View "查看" / "View an organization" | (any)  | (same)     | Everybody                    | -                   | -       | - ;
        Create "登记" / "Register an organization" | (new)  | Active     | DistrictAdmin, PlatformAdmin | NewOrganization
                      | parents_form_a_tree: ORGANIZATION_CYCLE, presidium_has_its_town: VALIDATION_FAILED, ends_after_it_begins: DATE_ORDER,
                        credit_code_checks: VALIDATION_FAILED,
                        name_is_free: ALREADY_EXISTS | - ;
        Edit "修改" / "Edit an organization" by Session | Active | (same)     | DistrictAdmin, PlatformAdmin | OrganizationContent
                      | parents_form_a_tree: ORGANIZATION_CYCLE, presidium_has_its_town: VALIDATION_FAILED, credit_code_checks: VALIDATION_FAILED,
                        name_is_free: ALREADY_EXISTS | - ;
        Rename "更名" / "Rename an organization" | Active | (same)     | DistrictAdmin, PlatformAdmin | Renaming
                      | new_name_is_free: ALREADY_EXISTS, renaming_not_in_future: FUTURE_RECORD, renaming_in_order: DATE_ORDER | rename ;
        End "终止" / "End an organization" | Active | Ended      | DistrictAdmin, PlatformAdmin | OrganizationEnd
                      | end_not_in_future: FUTURE_RECORD, end_in_order: DATE_ORDER, successor_goes_on: ORGANIZATION_CYCLE | assign ;
        HandOver "移交" / "Hand over the open work of an organization" | Active | (same) | System | - | - | - ;
        Remove "归档" / "Archive an organization" by Session | Active | (archived) | DistrictAdmin, PlatformAdmin | -                   | nothing_is_open: TASKS_OPEN | - ;
}
