//! Who forms deputy groups.

use super::api::{DeputyGroupContent, DeputyGroupView};

platform::workflow! {
    /// A group of deputies who work together between the sessions.
    DeputyGroups = "registry.deputy_group" "代表小组" at "/deputy-groups" view DeputyGroupView;
    states DeputyGroupState;
    actions DeputyGroupAction:
    //  action        | from   | to         | who | body | only if | then
        View   "查看" | (any)  | (same)     | Everybody | - | - | - ;
        Create "组建" | (new)  | Active     | DeputyAffairs, StreetDirector, StreetClerk, TownPresidium | DeputyGroupContent
                      | three_or_more: GroupTooSmall, conveners_are_members: ValidationFailed, members_in_office: DeputyNotInOffice, one_group_each: AlreadyExists | - ;
        Edit   "修改" | Active | (same)     | DeputyAffairs, StreetDirector, StreetClerk, TownPresidium | DeputyGroupContent
                      | three_or_more: GroupTooSmall, conveners_are_members: ValidationFailed, members_in_office: DeputyNotInOffice, one_group_each: AlreadyExists | - ;
        Remove "归档" | Active | (archived) | DeputyAffairs | - | - | - ;
}
