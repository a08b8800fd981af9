//! Who may register organizations.

use super::api::{OrganizationContent, OrganizationView};

platform::workflow! {
    /// An organization: congress bodies, supervised organs, departments, streets, agencies.
    Organizations = "registry.organization" "机构" at "/organizations" view OrganizationView;
    states OrganizationState;
    actions OrganizationAction:
    //  action        | from   | to         | who                          | body                | only if | then
        View   "查看" | (any)  | (same)     | Everybody                    | -                   | -       | - ;
        Create "登记" | (new)  | Active     | DistrictAdmin, PlatformAdmin | OrganizationContent
                      | parents_form_a_tree: OrganizationCycle, ends_after_it_begins: DateOrder, credit_code_checks: ValidationFailed | - ;
        Edit   "修改" by Session | Active | (same)     | DistrictAdmin, PlatformAdmin | OrganizationContent
                      | parents_form_a_tree: OrganizationCycle, ends_after_it_begins: DateOrder, credit_code_checks: ValidationFailed | - ;
        Remove "归档" by Session | Active | (archived) | DistrictAdmin, PlatformAdmin | -                   | -       | - ;
}
