//! Who records investigations (02 §2.10).

use super::entity::{InvestigationContent, InvestigationView};
use crate::codes;

platform::workflow! {
    /// How the committee looked into a topic before the report: seminars, visits, spot checks, questionnaires.
    /// 报告前由委员会就议题开展的调研视察检查:座谈会、实地检查、抽查、问卷调查等。
    Investigations = "supervision.investigation" "调研视察检查" / "investigation" "investigations" at "/supervision/investigations" view InvestigationView;
    states InvestigationState;
    actions InvestigationAction:
    //  action        | from     | to         | who | body | only if | then
        View "查看" / "View an investigation" | (any)    | (same)     | CongressStaff, Auditor, OrganStaff of organ_side, Deputy of invited
                      | - | - | - ;
        Create "记录" / "Record an investigation" | (new)    | Recorded   | ScOffice, ScMember, CommitteeStaff | InvestigationContent
                      | item_runs: INVALID_TRANSITION, not_in_the_future: FUTURE_RECORD, counts_agree: QUESTIONNAIRE_COUNTS,
                        team_in_office: DEPUTY_NOT_IN_OFFICE, deputies_in_office: DEPUTY_NOT_IN_OFFICE | - ;
        Edit "修改" / "Edit an investigation" | Recorded | (same)     | ScOffice, CommitteeStaff           | InvestigationContent
                      | item_runs: INVALID_TRANSITION, not_in_the_future: FUTURE_RECORD, counts_agree: QUESTIONNAIRE_COUNTS,
                        team_in_office: DEPUTY_NOT_IN_OFFICE, deputies_in_office: DEPUTY_NOT_IN_OFFICE | - ;
        Remove "归档" / "Archive an investigation" | Recorded | (archived) | ScOffice, CommitteeStaff           | - | - | - ;
}
