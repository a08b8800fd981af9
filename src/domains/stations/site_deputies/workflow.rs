//! How deputies are enrolled at sites (03 §2.2).

use super::entity::{SiteDeputyContent, SiteDeputyView, SiteMove};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// That a deputy belongs to a site. A deputy has one primary site on every day; the enrollment ends with the mandate.
    /// 代表编入家站点的记录。每名代表在任何一天只有一个主站点;代表资格终止的,编组随之结束。
    SiteDeputies = "stations.site_deputy" "代表编组" / "site enrollment" "site enrollments" at "/stations/site-deputies" view SiteDeputyView;
    states SiteDeputyState;
    actions SiteDeputyAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a site enrollment" | (any) | (same) | Everybody, Public | - | - | - ;
        Create "编入" / "Enroll a deputy at a site" | (new) | Active
            | DeputyAffairs, StreetStaff, SiteManager
            | SiteDeputyContent
            | site_takes_deputies: SITE_NOT_ACTIVE, of_own_site: FORBIDDEN_SCOPE, deputy_in_office: DEPUTY_NOT_IN_OFFICE,
              joined_by_now: FUTURE_RECORD, not_there_already: ALREADY_EXISTS, one_primary_site: SECOND_PRIMARY_SITE
            | enroll ;
        Move "移站" / "Move a deputy to another site" | Active | Left
            | DeputyAffairs, StreetStaff of own_street, SiteManager of own_street
            | SiteMove
            | target_takes_deputies: SITE_NOT_ACTIVE, moved_from_own_site: FORBIDDEN_SCOPE, target_of_own_street: FORBIDDEN_SCOPE, joined_before_today: DATE_ORDER,
              not_at_target: ALREADY_EXISTS
            | change_site ;
        Leave "离站" / "End a deputy's enrollment at a site" | Active | Left
            | DeputyAffairs, StreetStaff of own_street
            | Note
            | not_the_primary_site: SECOND_PRIMARY_SITE
            | leave ;
            | Active | Left | System | - | - | - ;
}
