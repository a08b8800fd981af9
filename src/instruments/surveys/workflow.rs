//! How a survey goes (00 §5.7).

use super::entity::{SurveyContent, SurveyView};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// A survey: a question set for a time, then a score where enough people answered.
    /// 调查:在一定期间内公布题目征集答卷,答卷人数足够的予以计分。
    Surveys = "instrument.survey" "调查" / "survey" "surveys" at "/surveys" view SurveyView;
    states SurveyState: Published refuses RESULT_LOCKED;
    actions SurveyAction:
    //  action           | from   | to         | who
    //                   | body | only if | then
        View "查看" / "View a survey" | (any) | (same)
                    | CongressStaff, Auditor, StreetStaff of surveyor, OrganStaff of surveyor, ThirdParty of surveyor, Deputy of surveyor
                    | - | - | - ;
                    | Open, Published | (same) | StreetStaff, OrganStaff, ThirdParty, Deputy, Public | - | - | - ;
        Create "起草" / "Draft a survey"  | (new)  | Draft      | DeputyAffairs, GovernmentOffice, OrganClerk, ThirdParty
                         | SurveyContent | agency_exists: UNKNOWN_REFERENCE, ends_after_it_begins: DATE_ORDER, questions_distinct: VALIDATION_FAILED | set_owner ;
        Edit "修改" / "Edit a survey"  | Draft  | (same)     | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of owner
                         | SurveyContent | agency_exists: UNKNOWN_REFERENCE, ends_after_it_begins: DATE_ORDER, questions_distinct: VALIDATION_FAILED | - ;
        Open "开始" / "Open a survey"  | Draft  | Open       | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of conductor
                         | Note | questions_set: QUESTION_SET_MISSING, period_runs: DATE_ORDER | open ;
        Close "截止" / "Close a survey"  | Open   | Closed     | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of conductor
                         | Note | - | close ;
                         | Open   | Closed     | System | - | - | - ;
        Compute "计分" / "Compute the score of a survey"  | Closed | Scored     | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of conductor
                         | Note | enough_answers: SURVEY_TOO_SMALL | compute ;
        Publish "公布" / "Publish the result of a survey"  | Scored | Published  | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of conductor
                         | Note | - | - ;
        Remove "归档" / "Archive a survey"  | Draft  | (archived) | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of owner
                         | - | - | - ;
}
