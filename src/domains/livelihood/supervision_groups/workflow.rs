//! How a supervision group is formed and changes (07 §2.7, §3.8).

use super::entity::{NewSupervisionGroup, SupervisionGroupContent, SupervisionGroupView};
use crate::{codes, laws};
use platform::workflow::Reason;

platform::workflow! {
    /// Deputies who follow a project: three or more of the congress that decided it, chosen by profession or residence. They visit and
    /// say what they find; they do not handle it themselves. One group is in force for a project; its leader may accept the project. It
    /// is dissolved when the project is closed or terminated.
    /// 跟踪监督实事项目的代表小组:由决定该项目的人民代表大会的三名以上代表组成,按职业或者居住地确定;小组视察并反映发现的问题,不直接处理。每个项目有一个有效的小组,组长可以组织验收;项目办结或者终止的,小组即撤销。
    SupervisionGroups = "livelihood.supervision_group" "代表监督小组" / "supervision group" "supervision groups" at "/livelihood/supervision-groups" view SupervisionGroupView;
    states SupervisionGroupState;
    actions SupervisionGroupAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a supervision group" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, Deputy, GovernmentOffice, OrganClerk of leading, OrganHead of leading
            | - | - | - ;
        Create "组建" / "Form a supervision group" | (new) | InForce
            | CommitteeStaff, DeputyAffairs, StreetStaff
            | NewSupervisionGroup
            | project_is_there: UNKNOWN_REFERENCE, project_is_not_over: INVALID_TRANSITION, of_own_area: FORBIDDEN_SCOPE, none_in_force: ALREADY_EXISTS, enough_members: GROUP_TOO_SMALL,
              leader_is_a_member: VALIDATION_FAILED, members_in_office: DEPUTY_NOT_IN_OFFICE by DEP 61, members_of_the_congress: VALIDATION_FAILED,
              members_without_interest: CONFLICT_OF_INTEREST
            | form ;
        Edit "调整成员" / "Change the members of a supervision group" | InForce | (same)
            | CommitteeStaff, DeputyAffairs, StreetStaff
            | SupervisionGroupContent
            | of_own_area: FORBIDDEN_SCOPE, enough_members: GROUP_TOO_SMALL, leader_is_a_member: VALIDATION_FAILED,
              members_in_office: DEPUTY_NOT_IN_OFFICE by DEP 61, members_of_the_congress: VALIDATION_FAILED,
              members_without_interest: CONFLICT_OF_INTEREST
            | change_members ;
        LoseMember "成员离组" / "Drop a departed member from a supervision group" | InForce | (same) | System | - | - | - ;
        Dissolve "撤销" / "Dissolve a supervision group" | InForce | Dissolved
            | CommitteeStaff, DeputyAffairs, StreetStaff
            | Reason
            | of_own_area: FORBIDDEN_SCOPE
            | dissolve ;
            | InForce | Dissolved | System | - | - | - ;
}
