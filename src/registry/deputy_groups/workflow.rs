//! Who forms deputy groups.

use super::entity::{DeputyGroupContent, DeputyGroupView};
use crate::codes;

platform::workflow! {
    /// A group of deputies who work together between the sessions.
    /// 代表小组:在大会闭会期间共同开展活动的代表。
    DeputyGroups = "registry.deputy_group" "代表小组" / "deputy group" "deputy groups" at "/deputy-groups" view DeputyGroupView;
    states DeputyGroupState;
    actions DeputyGroupAction:
    //  action        | from   | to         | who | body | only if | then
        View "查看" / "View a deputy group" | (any)  | (same)     | Everybody | - | - | - ;
        Create "组建" / "Form a deputy group" | (new)  | Active     | DeputyAffairs, StreetDirector, StreetClerk, TownPresidium | DeputyGroupContent
                      | three_or_more: GROUP_TOO_SMALL, conveners_are_members: VALIDATION_FAILED, members_in_office: DEPUTY_NOT_IN_OFFICE,
                        members_of_one_level: VALIDATION_FAILED, one_group_each: ALREADY_EXISTS | tell_members ;
        Edit "修改" / "Edit a deputy group" | Active | (same)     | DeputyAffairs, StreetDirector, StreetClerk, TownPresidium | DeputyGroupContent
                      | three_or_more: GROUP_TOO_SMALL, conveners_are_members: VALIDATION_FAILED, members_in_office: DEPUTY_NOT_IN_OFFICE,
                        members_of_one_level: VALIDATION_FAILED, one_group_each: ALREADY_EXISTS | tell_members ;
        LoseMember "成员离任" / "Drop a departed member from a group" | Active | (same) | System | - | - | - ;
        Remove "归档" / "Archive a deputy group" | Active | (archived) | DeputyAffairs | - | - | let_members_go ;
}
