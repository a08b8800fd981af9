//! Who may register organizations.

use super::entity::{OrganizationContent, OrganizationView};
use crate::codes;

platform::workflow! {
    /// An organization: congress bodies, supervised organs, departments, streets, agencies.
    Organizations = "registry.organization" "机构" at "/organizations" view OrganizationView;
    states OrganizationState;
    actions OrganizationAction:
    //  action        | from   | to         | who                          | body                | only if | then
        View   "查看" | (any)  | (same)     | Everybody                    | -                   | -       | - ;
        Create "登记" | (new)  | Active     | DistrictAdmin, PlatformAdmin | OrganizationContent
                      | parents_form_a_tree: ORGANIZATION_CYCLE, ends_after_it_begins: DATE_ORDER, credit_code_checks: VALIDATION_FAILED | - ;
        Edit   "修改" by Session | Active | (same)     | DistrictAdmin, PlatformAdmin | OrganizationContent
                      | parents_form_a_tree: ORGANIZATION_CYCLE, ends_after_it_begins: DATE_ORDER, credit_code_checks: VALIDATION_FAILED | - ;
        Remove "归档" by Session | Active | (archived) | DistrictAdmin, PlatformAdmin | -                   | -       | - ;
}
