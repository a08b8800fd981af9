//! How records are linked (00 §4.11).

use super::entity::{LinkContent, LinkView};
use crate::codes;

platform::workflow! {
    /// A relation between two records of any kind: what became of it, what it rests on, what answers it.
    Links = "instrument.link" "关联" at "/links" view LinkView;
    states LinkState;
    actions LinkAction:
    //  action            | from   | to         | who
    //                    | body   | only if | then
        View "查看" | (any) | (same) | CongressStaff, StreetStaff, Auditor, Everybody of author | - | - | - ;
        Create "建立"     | (new)  | Active     | CongressStaff, StreetStaff, SiteManager, Deputy, OrganStaff, ThirdParty, Expert, OwnerRepresentative, Contractor, Service
                          | LinkContent | ends_exist: UNKNOWN_REFERENCE, not_to_itself: LINK_CYCLE, no_cycle: LINK_CYCLE | set_author ;
        Keep   "固定"     | Active | (same)     | System
                          | - | - | - ;
        Remove "撤销"     | Active | (archived) | CongressStaff of author, StreetStaff of author, SiteManager of author, Deputy of author, OrganStaff of author, ThirdParty of author, Expert of author, OwnerRepresentative of author, Contractor of author, Service of author
                          | - | made_by_hand: INVALID_TRANSITION | - ;
}
