//! How a site is set up, used and closed (03 §3.1).

use super::entity::{
    NewSite, RectificationOrder, SiteActivation, SiteClosing, SiteContent, SiteSuspension, SiteView,
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A place in which deputies meet the people: proposed by a street or town, accepted with everything that it needs, and run by its
    /// leader and liaisons.
    /// 代表联系群众的场所:由街镇申报,设施齐备并经验收后启用,由站长和联络员管理。
    Sites = "stations.site" "家站点" / "site" "sites" at "/stations/sites" view SiteView;
    states SiteState;
    actions SiteAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a site" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff, SiteManager, Deputy
            | - | - | - ;
            | Active, Rectifying, Suspended, Closed | (same)
            | Everybody of opened, Public of opened
            | - | - | - ;
        Create "申报" / "Propose a site" | (new) | Proposed
            | StreetClerk, TownPresidium
            | NewSite
            | of_own_street: FORBIDDEN_SCOPE, street_or_town: VALIDATION_FAILED, one_home: ALREADY_EXISTS, parent_fits: PARENT_HOME_MISSING,
              committees_fit: VALIDATION_FAILED, place_in_degrees: VALIDATION_FAILED, staff_fits: VALIDATION_FAILED
            | propose ;
        Edit "修改" / "Edit a site" | Proposed, Building, Accepted, Active, Rectifying, Suspended | (same)
            | StreetClerk of own_street, TownPresidium of own_street, SiteManager of own_site, DeputyAffairs
            | SiteContent
            | parent_fits: PARENT_HOME_MISSING, committees_fit: VALIDATION_FAILED, place_in_degrees: VALIDATION_FAILED,
              staff_fits: VALIDATION_FAILED, moved_far_enough: SITE_TOO_CLOSE
            | warn_of_the_place ;
        Approve "同意设立" / "Approve a site" | Proposed | Building
            | StreetDirector of own_street, TownPresidium of own_street
            | Note
            | not_the_proposer: SELF_APPROVAL, parent_is_open: PARENT_HOME_MISSING, far_enough: SITE_TOO_CLOSE
            | - ;
        Reject "不予设立" / "Reject a site" | Proposed | Rejected
            | StreetDirector of own_street, TownPresidium of own_street
            | Reason
            | not_the_proposer: SELF_APPROVAL
            | - ;
        Accept "验收" / "Accept a site" | Building | Accepted
            | DeputyAffairs
            | Note
            | checklist_complete: CHECKLIST_INCOMPLETE
            | - ;
        Activate "启用" / "Open a site" | Accepted, Suspended | Active / Rectifying
            | StreetDirector of own_street, TownPresidium of own_street
            | SiteActivation
            | plate_shown: DOCUMENT_MISSING, checklist_complete: CHECKLIST_INCOMPLETE, parent_is_open: PARENT_HOME_MISSING
            | activate ;
        OrderRectification "责令整改" / "Order a site to be put right" | Active | Rectifying
            | DeputyAffairs
            | RectificationOrder
            | has_ground: NO_GROUND
            | order_rectification ;
        PassRectification "整改通过" / "Accept that a site was put right" | Rectifying | Active
            | DeputyAffairs
            | Note
            | issue_closed: OPEN_ITEMS
            | pass_rectification ;
        Suspend "暂停" / "Suspend a site" | Active, Rectifying | Suspended
            | StreetDirector of own_street, TownPresidium of own_street, DeputyAffairs
            | SiteSuspension
            | suspended_ahead: DATE_ORDER, suspended_not_too_long: EXTENSION_LIMIT, suspension_agreed: DOCUMENT_MISSING
            | suspend ;
        Close "撤销" / "Close a site" | Building, Accepted, Active, Rectifying, Suspended | Closed
            | StreetDirector of own_street, TownPresidium of own_street, DeputyAffairs
            | SiteClosing
            | closing_agreed: DOCUMENT_MISSING, successor_stands: PARENT_HOME_MISSING, nothing_left_open: OPEN_ITEMS
            | close ;
        MoveBelow "调整上级平台" / "Place a site below another home" | Proposed, Building, Accepted, Active, Rectifying, Suspended | (same)
            | System | - | - | - ;
        SetStar "评定星级" / "Set the stars of a site" | Accepted, Active, Rectifying, Suspended | (same)
            | System | - | - | - ;
}
