//! Who registers constituencies.

use super::entity::{ConstituencyContent, ConstituencyView};
use crate::codes;

platform::workflow! {
    /// A constituency: one to three seats, in a street or town.
    /// 选区:名额一至三名,位于一个街道或者镇内。
    Constituencies = "registry.constituency" "选区" / "constituency" "constituencies" at "/constituencies" view ConstituencyView;
    states ConstituencyState;
    actions ConstituencyAction:
    //  action        | from   | to         | who           | body                | only if | then
        View "查看" / "View a constituency" | (any)  | (same)     | Everybody     | -                   | -       | - ;
        Create "登记" / "Register a constituency" | (new)  | Active     | DeputyAffairs | ConstituencyContent | organizations_exist: UNKNOWN_REFERENCE, code_is_free: ALREADY_EXISTS | - ;
        Edit "修改" / "Edit a constituency" | Active | (same)     | DeputyAffairs | ConstituencyContent | organizations_exist: UNKNOWN_REFERENCE, code_is_free: ALREADY_EXISTS | - ;
        Remove "归档" / "Archive a constituency" | Active | (archived) | DeputyAffairs | -                   | -       | - ;
}
