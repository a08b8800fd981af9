//! How an evaluation goes (03 §3.8).

use super::{
    entity::{
        DeputyEvaluationContent, DeputyEvaluationView, EvaluationConfirmation, EvaluationObjectionAnswer,
    },
    words::EvaluationScores,
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// The year of a deputy: the duty score, and what the deputy, the group, the street or town and the committee of the deputies' affairs say of it. It has no legal
    /// effect on the mandate (代表法第六十条).
    /// 代表年度履职评价:客观履职得分和本人、代表小组、街镇、代表工委四方评分。评价结果不产生代表资格上的法律后果(代表法第六十条)。
    DeputyEvaluations = "stations.deputy_evaluation" "年度履职评价" / "deputy evaluation" "deputy evaluations" at "/stations/deputy-evaluations" view DeputyEvaluationView;
    states DeputyEvaluationState;
    actions DeputyEvaluationAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View the evaluation of a deputy" | (any) | (same)
            | DeputyAffairs, ScOffice, ChairsSecretary, Auditor, StreetDirector of own_area, TownPresidium of own_area, Deputy of own, Deputy of convener
            | - | - | - ;
            | Announced, Interviewed | (same)
            | Deputy of of_the_delegation, Everybody of shown, Public of shown
            | - | - | - ;
        Create "开启" / "Open the evaluation of a deputy" | (new) | Opened
            | DeputyAffairs
            | DeputyEvaluationContent
            | in_office_long_enough: DEPUTY_NOT_IN_OFFICE, not_evaluated_yet: ALREADY_EXISTS
            | open ;
        SelfScore "自评" / "Score the own year as a deputy" | Opened | SelfScored
            | Deputy of own
            | EvaluationScores
            | duty_score_untouched: AUTO_ITEM_READONLY, every_aspect_once: VALIDATION_FAILED, within_maximum: SCORE_OUT_OF_RANGE
            | score_oneself ;
            | Opened | SelfScored | System | - | - | - ;
        ScoreGroup "小组评分" / "Score the year of a deputy as the group" | SelfScored | GroupScored
            | Deputy of convener
            | EvaluationScores
            | not_the_own: SELF_VERIFICATION, duty_score_untouched: AUTO_ITEM_READONLY, every_aspect_once: VALIDATION_FAILED,
              within_maximum: SCORE_OUT_OF_RANGE
            | score_as_group ;
            | SelfScored | GroupScored
            | StreetDirector of own_area, TownPresidium of own_area
            | EvaluationScores
            | no_other_convener: FORBIDDEN_SCOPE, not_the_own: SELF_VERIFICATION, duty_score_untouched: AUTO_ITEM_READONLY,
              every_aspect_once: VALIDATION_FAILED, within_maximum: SCORE_OUT_OF_RANGE
            | score_as_group ;
        ScoreStreet "街镇评分" / "Score the year of a deputy as the street or town" | GroupScored | StreetScored
            | StreetDirector of own_area, TownPresidium of own_area
            | EvaluationScores
            | not_the_own: SELF_VERIFICATION, duty_score_untouched: AUTO_ITEM_READONLY, every_aspect_once: VALIDATION_FAILED,
              within_maximum: SCORE_OUT_OF_RANGE
            | score_as_street ;
        ScoreOffice "代表工委评分" / "Score the year of a deputy as the deputies' affairs committee" | StreetScored | OfficeScored
            | DeputyAffairs
            | EvaluationScores
            | not_the_own: SELF_VERIFICATION, duty_score_untouched: AUTO_ITEM_READONLY, every_aspect_once: VALIDATION_FAILED,
              within_maximum: SCORE_OUT_OF_RANGE
            | score_as_office ;
        Object "提出异议" / "Object to the own evaluation" | OfficeScored | (same)
            | Deputy of own
            | Reason
            | within_objection_window: DISPUTE_WINDOW_OVER
            | object ;
        AnswerObjection "答复异议" / "Answer an objection to an evaluation" | OfficeScored | (same)
            | DeputyAffairs
            | EvaluationObjectionAnswer
            | objection_is_open: NO_OPEN_REQUEST, answered_by_another: SELF_VERIFICATION, new_scores_whole: VALIDATION_FAILED,
              new_scores_within_maximum: SCORE_OUT_OF_RANGE
            | answer_objection ;
        Confirm "确认" / "Confirm an evaluation" | OfficeScored | Confirmed
            | ChairsSecretary
            | EvaluationConfirmation
            | chairpersons_decided: WRONG_MEETING, window_is_over: DISPUTE_WINDOW_OPEN, objection_is_answered: OPEN_ITEMS
            | assign ;
        Announce "公布" / "Announce an evaluation" | Confirmed | Announced
            | DeputyAffairs
            | Note
            | - | announce ;
        Interview "约谈" / "Record that a deputy was talked with" | Announced | Interviewed
            | DeputyAffairs
            | Note
            | is_poor: INVALID_TRANSITION
            | interview ;
        Correct "更正" / "Correct an evaluation" | Announced, Interviewed | OfficeScored
            | DeputyAffairs
            | Reason
            | within_correction_window: REOPEN_WINDOW_OVER, a_record_changed: INVALID_TRANSITION
            | correct ;
        FollowGroup "随小组召集人调整" / "Update an evaluation from the deputy group" | Opened, SelfScored | (same) | System | - | - | - ;
}
