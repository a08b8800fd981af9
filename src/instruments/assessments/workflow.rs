//! How an assessment goes (00 §5.7).

use super::{
    api::{AutoScores, SelfAssessment},
    entity::{
        Announcement, AssessmentDecision, AssessmentView, Dispute, DisputeAnswer, ResultCorrection, Review,
    },
};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// The assessment of a unit: it assesses itself, others review, it may dispute, a decision approves.
    /// 对单位的考核:由单位自评,他人核查,单位可以申诉,并经审定。
    Assessments = "instrument.assessment" "考核" / "assessment" "assessments" at "/assessments" view AssessmentView;
    states AssessmentState: Approved refuses RESULT_LOCKED, Announced refuses RESULT_LOCKED, Closed refuses RESULT_LOCKED;
    actions AssessmentAction:
    //  action              | from         | to           | who | body | only if | then
        View "查看" / "View an assessment"   | (any)        | (same)
            | CongressStaff, Auditor, StreetStaff of target, SiteManager of target_site, OrganStaff of target, ThirdParty of target,
              OrganClerk @ Finance of finance_assesses, OrganHead @ Finance of finance_assesses
            | - | - | - ;
        Create "开启" / "Open an assessment"   | (new)        | Opened       | System | - | - | - ;
        RecordAuto "自动计分" / "Record the automatic scores of an assessment" by Token | Opened, SelfAssessed | (same)
            | OrganClerk @ Finance of finance_assesses | AutoScores
            | caller_is_not_assessed: SELF_VERIFICATION, items_are_auto: VALIDATION_FAILED, scores_fit: SCORE_OUT_OF_RANGE
            | record_auto ;
        SelfAssess "自评" / "Submit a self-assessment"   | Opened       | SelfAssessed
            | StreetDirector of target_body, TownPresidium of target_body, SiteManager of target_site, OrganHead of target, ThirdParty of target
            | SelfAssessment
            | year_is_over: FUTURE_RECORD, was_there_long_enough: SITE_NOT_ACTIVE, auto_untouched: AUTO_ITEM_READONLY,
              every_manual_item: VALIDATION_FAILED, scores_fit: SCORE_OUT_OF_RANGE, evidence_given: EVIDENCE_MISSING
            | self_assess ;
        Review "核查" / "Review an assessment"   | SelfAssessed | Reviewed
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | Review
            | caller_is_not_assessed: SELF_VERIFICATION, enough_reviewers: TOO_FEW_REVIEWERS, reviewers_are_others: SELF_VERIFICATION,
              nobody_reviews_in_turn: SELF_VERIFICATION,
              auto_untouched: AUTO_ITEM_READONLY, every_manual_item: VALIDATION_FAILED, scores_fit: SCORE_OUT_OF_RANGE,
              extras_fit: SCORE_OUT_OF_RANGE, vetoes_known: VALIDATION_FAILED, auto_scored: AUTO_SCORE_MISSING
            | review ;
        Dispute "申诉" / "Dispute an assessment"   | Reviewed     | Disputed
            | StreetDirector of target_body, TownPresidium of target_body, SiteManager of target_site, OrganHead of target, ThirdParty of target
            | Dispute | in_dispute_window: DISPUTE_WINDOW_OVER | assign ;
        Resolve "答复申诉" / "Resolve the dispute over an assessment" | Disputed   | Reviewed
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | DisputeAnswer
            | caller_is_not_assessed: SELF_VERIFICATION, resolved_by_another: SELF_VERIFICATION, auto_untouched: AUTO_ITEM_READONLY,
              items_are_known: VALIDATION_FAILED, scores_fit: SCORE_OUT_OF_RANGE
            | resolve ;
        Approve "审定" / "Approve an assessment"   | Reviewed     | Approved
            | ChairsSecretary of congress_assesses, OrganHead @ Finance of finance_assesses | AssessmentDecision
            | caller_is_not_assessed: SELF_VERIFICATION, is_decided: DECISION_MISSING, window_is_over: DISPUTE_WINDOW_OPEN
            | assign ;
        Announce "公布" / "Announce an assessment"   | Approved     | Announced
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | Announcement
            | star_is_computed: STAR_NOT_EDITABLE | announce ;
        Close "办结" / "Close an assessment"   | Announced    | Closed
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | Note | - | - ;
        Correct "更正" / "Correct an announced assessment"   | Announced, Closed | Reviewed
            | DeputyAffairs of congress_assesses | ResultCorrection
            | caller_is_not_assessed: SELF_VERIFICATION, found_by_now: FUTURE_RECORD, found_in_time: REOPEN_WINDOW_OVER,
              correction_decided: WRONG_MEETING, auto_untouched: AUTO_ITEM_READONLY, items_are_known: VALIDATION_FAILED,
              scores_fit: SCORE_OUT_OF_RANGE
            | correct ;
        LeaveOut "不予考核" / "Leave out a unit that was there too short" | Opened | (archived) | System | - | - | - ;
}
