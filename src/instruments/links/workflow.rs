//! How records are linked (00 §4.11).

use super::entity::{LinkContent, LinkView};
use crate::codes;

platform::workflow! {
    /// A relation between two records of any kind: what became of it, what it rests on, what answers it.
    /// 任意两类记录之间的关系:转化为什么、以什么为依据、由什么答复。
    Links = "instrument.link" "关联" / "link" "links" at "/links" view LinkView;
    states LinkState;
    actions LinkAction:
    //  action            | from   | to         | who
    //                    | body   | only if | then
        View "查看" / "View a link" | (any) | (same) | CongressStaff, StreetStaff, Auditor, Everybody of author | - | - | - ;
        Create "建立" / "Create a link"     | (new)  | Active     | CongressStaff, StreetStaff, SiteManager, Deputy, OrganStaff, ThirdParty, Expert, OwnerRepresentative, Contractor, Service
                          | LinkContent | ends_exist: UNKNOWN_REFERENCE, not_to_itself: LINK_CYCLE, no_cycle: LINK_CYCLE | set_author ;
        Keep "固定" / "Make a link permanent"     | Active | (same)     | System
                          | - | - | - ;
        Remove "撤销" / "Remove a link"     | Active | (archived) | CongressStaff of author, StreetStaff of author, SiteManager of author, Deputy of author, OrganStaff of author, ThirdParty of author, Expert of author, OwnerRepresentative of author, Contractor of author, Service of author
                          | - | made_by_hand: INVALID_TRANSITION | - ;
                                                      | Active | (archived) | System | - | - | - ;
}
