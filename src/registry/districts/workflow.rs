//! Who may register districts.

use super::entity::{DistrictContent, DistrictView};
use crate::codes;

platform::workflow! {
    /// A district: everything else belongs to one, and nothing crosses it.
    Districts = "registry.district" "行政区" at "/districts" view DistrictView;
    states DistrictState;
    actions DistrictAction:
    //  action            | from   | to         | who           | body            | only if                    | then
        View   "查看"     | (any)  | (same)     | Everybody     | -               | -                          | -        ;
        Create "登记"     | (new)  | Active     | PlatformAdmin | DistrictContent | six_digits: VALIDATION_FAILED | own_code ;
        Edit   "修改"     | Active | (same)     | PlatformAdmin | DistrictContent | code_unchanged: VALIDATION_FAILED | - ;
        Remove "归档"     | Active | (archived) | PlatformAdmin | -               | -                          | -        ;
}
