//! How a street committee is established and abolished (01 §3.9).

use super::entity::{CommitteeAbolition, CommitteeContent, CommitteeView, NewCommittee};
use crate::{codes, laws};

platform::workflow! {
    /// A working body that the Standing Committee sets up in a street (地方组织法第五十九条): it is no level of power. Established and abolished by a ballot of the
    /// Standing Committee.
    /// 常委会在街道设立的工作机构(地方组织法第五十九条),不是一级国家权力机关;由常委会表决设立和撤销。
    Committees = "street_committee.committee" "街道人大工委" / "street committee" "street committees" at "/street-committees/committees" view CommitteeView;
    states CommitteeState;
    actions CommitteeAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a street committee" | (any) | (same) | CongressStaff, Auditor, Deputy, StreetDirector of own, StreetClerk of own, Public of out | - | - | - ;
        Create "设立" / "Establish a street committee" by Session | (new) | Active
            | ScOffice
            | NewCommittee
            | street_of_the_district: NOT_A_STREET, none_active: DUPLICATE_COMMITTEE, not_in_the_future: FUTURE_RECORD,
              document_stored: DOCUMENT_MISSING by ORG 59, ballot_on_it: WRONG_BALLOT by ORG 51 ORG 59, establishment_passed: MAJORITY_NOT_REACHED,
              quota_as_the_rules: QUOTA_EXCEEDED
            | establish ;
        Edit "修改" / "Edit a street committee" | Active | (same)
            | ScOffice
            | CommitteeContent
            | mode_fits_members: STAFFING_MODE_MISMATCH, quota_holds_members: QUOTA_EXCEEDED, quota_as_the_rules: QUOTA_EXCEEDED
            | - ;
        Abolish "撤销" / "Abolish a street committee" | Active | Abolished
            | ScOffice
            | CommitteeAbolition
            | ballot_abolishes: WRONG_BALLOT by ORG 51 ORG 59, abolition_passed: MAJORITY_NOT_REACHED, successor_active: ORGANIZATION_ENDED,
              successor_where_open: TASKS_OPEN, year_reported: TASKS_OPEN
            | abolish ;
}
