//! How a lead goes (07 §3.2).

use super::entity::{
    LeadAnalysis, LeadCheck, LeadContent, LeadConversion, LeadMerging, LeadRefusal, LeadReserving, LeadView,
};
use crate::codes;
use platform::workflow::Reason;

platform::workflow! {
    /// What people, deputies, departments and streets propose as a livelihood project: checked, analyzed, merged with what is the same,
    /// declined with a reason, kept in the reserve, or turned into a candidate.
    /// 群众、代表、部门、街镇等提出的项目线索:经核对、分析,合并重复,说明理由不采纳,转入储备库,或者转为候选项目。
    Leads = "livelihood.lead" "项目线索" / "lead" "leads" at "/livelihood/leads" view LeadView;
    states LeadState;
    actions LeadAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a lead" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, GovernmentOffice, Deputy, OrganClerk of own_organization, OrganHead of own_organization,
              Public of code_holder
            | - | - | - ;
        Create "提交" / "Propose a livelihood project" | (new) | Received
            | Public, Deputy, OrganClerk, GovernmentOffice, CommitteeStaff, DeputyAffairs, StreetStaff
            | LeadContent
            | collection_open: COLLECTION_NOT_OPEN, source_fits: FORBIDDEN_SCOPE, written_with_a_name: VALIDATION_FAILED,
              origin_exists: UNKNOWN_REFERENCE, title_names_nobody: PERSONAL_DATA_IN_PUBLICATION, place_names_nobody: PERSONAL_DATA_IN_PUBLICATION
            | receive ;
        Check "核对" / "Check a lead" | Received | Checked
            | GovernmentOffice
            | LeadCheck
            | duplicates_decided: DUPLICATES_UNDECIDED, text_names_nobody: PERSONAL_DATA_IN_PUBLICATION
            | check ;
        Analyze "分析" / "Analyze a lead" | Checked | Analyzed
            | GovernmentOffice
            | LeadAnalysis
            | - | analyze ;
        Merge "合并" / "Merge a lead into another" | Checked, Analyzed, InReserve | Merged
            | GovernmentOffice
            | LeadMerging
            | target_fits: LINK_CYCLE
            | merge ;
        FollowMerge "随并入线索合并" / "Merge a lead with the one it was merged into" | Merged | (same) | System | - | - | - ;
        Unmerge "取消合并" / "Take a lead out of another" | Merged | Checked
            | GovernmentOffice
            | Reason
            | target_not_converted: INVALID_TRANSITION
            | unmerge ;
        Decline "不采纳" / "Decline a lead" | Checked, Analyzed, InReserve | Declined
            | GovernmentOffice
            | LeadRefusal
            | petition_referred: UNKNOWN_REFERENCE, reason_names_nobody: PERSONAL_DATA_IN_PUBLICATION
            | decline ;
        Reexamine "复核" / "Have a declined lead examined again" | Declined | Checked
            | DeputyAffairs, CommitteeStaff
            | Reason
            | not_yet_reexamined: REEXAMINATION_LIMIT
            | reexamine ;
        Reserve "入库" / "Keep a lead in the reserve" | Analyzed | InReserve
            | GovernmentOffice
            | LeadReserving
            | department_is_there: ORGANIZATION_ENDED
            | reserve ;
            | Received, Checked, Analyzed | InReserve | System | - | - | - ;
        Convert "转为候选" / "Turn a lead into a candidate" | Analyzed, InReserve | Converted
            | GovernmentOffice, CommitteeStaff of from_the_congress
            | LeadConversion
            | cycle_takes_candidates: CANDIDATE_FROZEN, once_in_a_cycle: ALREADY_EXISTS
            | convert ;
        Return "退回储备" / "Return a lead to the reserve" | Converted | InReserve | System | - | - | - ;
}
