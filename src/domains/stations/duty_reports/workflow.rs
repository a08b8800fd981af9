//! How a duty report goes (03 §3.7).

use super::entity::{
    DutyReportContent, DutyReportDelivery, DutyReportMaterials, DutyReportPostponement, DutyReportRatings,
    DutyReportView, NewDutyReport,
};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A deputy reports to the voters of the own constituency: announced before, delivered or sent, rated by them, published. Each deputy does so at least once in a term.
    /// 代表向本选区选民述职:事先公告、口头或者书面述职、选民测评、公示。每名代表任期内至少述职一次。
    DutyReports = "stations.duty_report" "述职" / "duty report" "duty reports" at "/stations/duty-reports" view DutyReportView;
    states DutyReportState;
    actions DutyReportAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a duty report" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff of own_area, SiteManager of own_area, Deputy of own
            | - | - | - ;
            | Published, Filed | (same)
            | DistrictAdmin of shown, Deputy of shown, StreetStaff of shown, SiteManager of shown, GovernmentOffice of shown, OrganClerk of shown,
              OrganHead of shown, ThirdParty of shown, Expert of shown, OwnerRepresentative of shown, Contractor of shown, Public of shown
            | - | - | - ;
        Create "安排" / "Schedule a duty report" | (new) | Scheduled
            | DeputyAffairs, StreetDirector, TownPresidium
            | NewDutyReport
            | deputy_in_office: DEPUTY_NOT_IN_OFFICE, of_own_deputy: FORBIDDEN_SCOPE, new_site_exists: UNKNOWN_REFERENCE, new_day_is_ahead: DATE_ORDER
            | schedule ;
        Edit "修改" / "Edit a duty report" | Scheduled, Postponed | (same)
            | DeputyAffairs, StreetStaff of own_area, SiteManager of own_area, Deputy of own
            | DutyReportContent
            | site_exists: UNKNOWN_REFERENCE, day_is_ahead: DATE_ORDER
            | change ;
        Announce "公告" / "Announce a duty report" | Scheduled, Postponed | Announced
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | Note
            | still_in_office: DEPUTY_NOT_IN_OFFICE, notice_published: PUBLICATION_MISSING, notice_in_time: NOTICE_TOO_SHORT by SHDEP 49
            | announce ;
        Prepare "提交材料" / "Hand in the materials of a duty report" | Announced | MaterialsReady
            | Deputy of own
            | DutyReportMaterials
            | its_day_is_not_over: DATE_ORDER, report_stored: DOCUMENT_MISSING, no_personal_numbers: PERSONAL_DATA_IN_PUBLICATION
            | prepare ;
        Deliver "述职" / "Record that a duty report was delivered" | MaterialsReady | Delivered
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | DutyReportDelivery
            | on_the_announced_day: DATE_ORDER, still_in_office: DEPUTY_NOT_IN_OFFICE, enough_voters: TOO_FEW_VOTERS by SHDEP 49
            | deliver ;
        Evaluate "测评" / "Record how voters rated a duty report" | Delivered | Evaluated
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | DutyReportRatings
            | not_the_deputy: SELF_VERIFICATION, each_aspect_once: VALIDATION_FAILED, told_on_the_spot: VALIDATION_FAILED,
              papers_add_up: BALLOT_ARITHMETIC
            | evaluate ;
        Publish "公示" / "Publish a duty report" | Evaluated | Published
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | Note
            | result_published: PUBLICATION_MISSING by DEP 58
            | publish ;
            | Delivered | Published
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | Note
            | is_written: OPEN_ITEMS, result_published: PUBLICATION_MISSING by DEP 58
            | publish ;
        File "归档" / "File a duty report away" | Published | Filed
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | Note
            | - | - ;
        Postpone "延期" / "Postpone a duty report" | Scheduled, Announced, MaterialsReady | Postponed
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | DutyReportPostponement
            | other_day_is_ahead: DATE_ORDER
            | postpone ;
        Cancel "取消" / "Cancel a duty report" | Scheduled, Announced, MaterialsReady, Postponed | Cancelled
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | Reason
            | - | cancel ;
            | Scheduled, Announced, MaterialsReady, Postponed | Cancelled | System | - | - | - ;
}
