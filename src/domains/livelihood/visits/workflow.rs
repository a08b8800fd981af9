//! How a visit is recorded (07 §2.7).

use super::entity::{NewVisit, VisitContent, VisitView};
use crate::{codes, laws};

platform::workflow! {
    /// A group of deputies visits a project. What is wrong is registered as an issue, which the department puts right and others verify:
    /// deputies say what they find and do not handle it themselves.
    /// 代表监督小组对项目进行视察。发现的问题登记为问题整改,由牵头部门整改、其他主体核查;代表反映问题,不直接处理问题。
    Visits = "livelihood.visit" "视察" / "visit" "visits" at "/livelihood/visits" view VisitView;
    states VisitState;
    actions VisitAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a visit" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, Deputy, GovernmentOffice, OrganClerk of leading, OrganHead of leading
            | - | - | - ;
        Create "登记" / "Record a visit" | (new) | Recorded
            | CommitteeStaff, DeputyAffairs, StreetStaff, Deputy, ScMember
            | NewVisit
            | group_in_force: INVALID_TRANSITION, of_own_group: FORBIDDEN_SCOPE, visited_until_today: FUTURE_RECORD, somebody_was_there: VALIDATION_FAILED,
              members_that_day: VALIDATION_FAILED, in_office_that_day: DEPUTY_NOT_IN_OFFICE by DEP 61,
              finding_has_its_category: VALIDATION_FAILED, new_photos_stored: DOCUMENT_MISSING
            | record ;
        Edit "修改" / "Edit a visit" | Recorded | (same)
            | CommitteeStaff, DeputyAffairs, StreetStaff
            | VisitContent
            | of_own_area: FORBIDDEN_SCOPE, visited_until_today: FUTURE_RECORD, somebody_was_there: VALIDATION_FAILED, members_that_day: VALIDATION_FAILED,
              in_office_that_day: DEPUTY_NOT_IN_OFFICE by DEP 61, photos_stored: DOCUMENT_MISSING
            | - ;
}
