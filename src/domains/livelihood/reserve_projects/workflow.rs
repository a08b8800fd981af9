//! How a reserve project goes (07 §3.5).

use super::entity::{NewReserveProject, ReserveProjectContent, ReserveProjectView, ReserveReview};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A project that is kept for a later year: somebody looks at it every two years, it leaves the reserve when it becomes a candidate,
    /// and comes back when that is not selected.
    /// 常态储备的项目:每两年复核一次,转为候选项目的出库,未入选的恢复在库。
    ReserveProjects = "livelihood.reserve_project" "储备项目" / "reserve project" "reserve projects" at "/livelihood/reserve-projects" view ReserveProjectView;
    states ReserveProjectState;
    actions ReserveProjectAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a reserve project" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, GovernmentOffice, Deputy, OrganClerk of leading, OrganHead of leading,
              OrganClerk of author
            | - | - | - ;
        Create "入库" / "Put a project into the reserve" | (new) | Active
            | GovernmentOffice, OrganClerk, CommitteeStaff, DeputyAffairs, StreetStaff
            | NewReserveProject
            | body_decides: VALIDATION_FAILED, department_is_there: ORGANIZATION_ENDED
            | begin ;
        Edit "修改" / "Edit a reserve project" | Active | (same)
            | GovernmentOffice
            | ReserveProjectContent
            | department_is_there: ORGANIZATION_ENDED
            | - ;
        Review "复核" / "Look at a reserve project" | Active | (same)
            | GovernmentOffice
            | ReserveReview
            | - | review ;
        Archive "出库" / "Take a project out of the reserve" | Active | Archived
            | GovernmentOffice
            | Reason
            | - | archive ;
            | Active | Archived | System | - | - | - ;
        Restore "恢复在库" / "Put a project into the reserve again" | Archived | Active
            | GovernmentOffice
            | Note
            | - | restore ;
            | Archived | Active | System | - | - | - ;
}
