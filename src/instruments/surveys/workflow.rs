//! How a survey goes (00 §5.7).

use super::api::{SurveyContent, SurveyView};
use platform::workflow::Note;

platform::workflow! {
    /// A survey: a question set for a time, then a score where enough people answered.
    Surveys = "instrument.survey" "调查" at "/surveys" view SurveyView;
    states SurveyState: Published refuses ResultLocked;
    actions SurveyAction:
    //  action           | from   | to         | who
    //                   | body | only if | then
        View     "查看"  | (any)  | (same)     | CongressStaff, StreetStaff, OrganStaff, ThirdParty, Deputy, Auditor, Public
                         | - | - | - ;
        Create   "起草"  | (new)  | Draft      | DeputyAffairs, GovernmentOffice, OrganClerk, ThirdParty
                         | SurveyContent | agency_exists: UnknownReference, ends_after_it_begins: DateOrder, questions_distinct: ValidationFailed | set_owner ;
        Edit     "修改"  | Draft  | (same)     | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of owner
                         | SurveyContent | agency_exists: UnknownReference, ends_after_it_begins: DateOrder, questions_distinct: ValidationFailed | - ;
        Open     "开始"  | Draft  | Open       | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of conductor
                         | Note | questions_set: QuestionSetMissing, period_runs: DateOrder | open ;
        Close    "截止"  | Open   | Closed     | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of conductor
                         | Note | - | close ;
        Compute  "计分"  | Closed | Scored     | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of conductor
                         | Note | enough_answers: SurveyTooSmall | compute ;
        Publish  "公布"  | Scored | Published  | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of conductor
                         | Note | - | - ;
        Remove   "归档"  | Draft  | (archived) | DeputyAffairs of owner, GovernmentOffice of owner, OrganClerk of owner, ThirdParty of owner
                         | - | - | - ;
}
