//! How a score standard goes (03 §3.8).

use super::entity::{ScoreStandardContent, ScoreStandardView};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// What the duties of deputies are worth in some years, and what is taken; it is set before they begin and stays as it is.
    /// 若干年度内代表履职的计分标准和扣分标准;在年度开始前生效,生效后不得修改。
    ScoreStandards = "stations.score_standard" "履职计分标准" / "score standard" "score standards" at "/stations/score-standards" view ScoreStandardView;
    states ScoreStandardState;
    actions ScoreStandardAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a score standard" | (any) | (same)
            | DeputyAffairs, ScOffice, ChairsSecretary, Auditor
            | - | - | - ;
            | Effective, Retired | (same) | StreetDirector, TownPresidium, Deputy | - | - | - ;
        Create "拟定" / "Draft a score standard" | (new) | Draft
            | DeputyAffairs
            | ScoreStandardContent
            | years_in_order: DATE_ORDER, is_coherent: VALIDATION_FAILED, grades_in_order: VALIDATION_FAILED
            | fill_defaults ;
        Edit "修改" / "Edit a score standard" | Draft | (same)
            | DeputyAffairs
            | ScoreStandardContent
            | years_in_order: DATE_ORDER, is_coherent: VALIDATION_FAILED, grades_in_order: VALIDATION_FAILED
            | fill_defaults ;
        Activate "生效" / "Put a score standard in force" | Draft | Effective
            | DeputyAffairs
            | Note
            | caps_are_100: WEIGHTS_NOT_100, one_for_each_year: ALREADY_EXISTS, years_not_begun: TEMPLATE_IN_USE
            | - ;
        Retire "停用" / "Retire a score standard" | Effective | Retired
            | DeputyAffairs
            | Note
            | years_over_or_ahead: TEMPLATE_IN_USE
            | - ;
        Remove "归档" / "Archive a score standard" | Draft | (archived) | DeputyAffairs | - | - | - ;
}
