//! Who forms deputy groups.

use super::entity::{DeputyGroupContent, DeputyGroupView};
use crate::codes;

platform::workflow! {
    /// A group of deputies who work together between the sessions.
    DeputyGroups = "registry.deputy_group" "代表小组" at "/deputy-groups" view DeputyGroupView;
    states DeputyGroupState;
    actions DeputyGroupAction:
    //  action        | from   | to         | who | body | only if | then
        View   "查看" | (any)  | (same)     | Everybody | - | - | - ;
        Create "组建" | (new)  | Active     | DeputyAffairs, StreetDirector, StreetClerk, TownPresidium | DeputyGroupContent
                      | three_or_more: GROUP_TOO_SMALL, conveners_are_members: VALIDATION_FAILED, members_in_office: DEPUTY_NOT_IN_OFFICE,
                        members_of_one_level: VALIDATION_FAILED, one_group_each: ALREADY_EXISTS | tell_members ;
        Edit   "修改" | Active | (same)     | DeputyAffairs, StreetDirector, StreetClerk, TownPresidium | DeputyGroupContent
                      | three_or_more: GROUP_TOO_SMALL, conveners_are_members: VALIDATION_FAILED, members_in_office: DEPUTY_NOT_IN_OFFICE,
                        members_of_one_level: VALIDATION_FAILED, one_group_each: ALREADY_EXISTS | tell_members ;
        LoseMember "成员离任" | Active | (same) | System | - | - | - ;
        Remove "归档" | Active | (archived) | DeputyAffairs | - | - | let_members_go ;
}
