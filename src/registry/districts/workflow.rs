//! Who may register districts.

use super::entity::{DistrictContent, DistrictView};
use crate::codes;

platform::workflow! {
    /// A district: everything else belongs to one, and nothing crosses it.
    /// 行政区:其他记录各属于一个区,数据不跨区。
    Districts = "registry.district" "行政区" / "district" "districts" at "/districts" view DistrictView;
    states DistrictState;
    actions DistrictAction:
    //  action            | from   | to         | who           | body            | only if                    | then
        View "查看" / "View a district"     | (any)  | (same)     | Everybody     | -               | -                          | -        ;
        Create "登记" / "Register a district"     | (new)  | Active     | PlatformAdmin | DistrictContent | six_digits: VALIDATION_FAILED | own_code ;
        Edit "修改" / "Edit a district"     | Active | (same)     | PlatformAdmin | DistrictContent | code_unchanged: VALIDATION_FAILED | - ;
        Remove "归档" / "Archive a district"     | Active | (archived) | PlatformAdmin | -               | -                          | -        ;
}
