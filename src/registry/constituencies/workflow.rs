//! Who registers constituencies.

use super::entity::{ConstituencyContent, ConstituencyView};
use crate::codes;

platform::workflow! {
    /// A constituency: one to three seats, in a street or town.
    Constituencies = "registry.constituency" "选区" at "/constituencies" view ConstituencyView;
    states ConstituencyState;
    actions ConstituencyAction:
    //  action        | from   | to         | who           | body                | only if | then
        View   "查看" | (any)  | (same)     | Everybody     | -                   | -       | - ;
        Create "登记" | (new)  | Active     | DeputyAffairs | ConstituencyContent | organizations_exist: UNKNOWN_REFERENCE, code_is_free: ALREADY_EXISTS | - ;
        Edit   "修改" | Active | (same)     | DeputyAffairs | ConstituencyContent | organizations_exist: UNKNOWN_REFERENCE, code_is_free: ALREADY_EXISTS | - ;
        Remove "归档" | Active | (archived) | DeputyAffairs | -                   | -       | - ;
}
