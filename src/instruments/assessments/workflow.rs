//! How an assessment goes (00 §5.7).

use super::api::{
    Announcement, AssessmentDecision, AssessmentView, AutoScores, Dispute, DisputeAnswer, Review,
    SelfAssessment,
};
use platform::workflow::Note;

platform::workflow! {
    /// The assessment of a unit: it assesses itself, others review, it may dispute, a decision approves.
    Assessments = "instrument.assessment" "考核" at "/assessments" view AssessmentView;
    states AssessmentState: Approved refuses ResultLocked, Announced refuses ResultLocked, Closed refuses ResultLocked;
    actions AssessmentAction:
    //  action              | from         | to           | who | body | only if | then
        View       "查看"   | (any)        | (same)
            | CongressStaff, Auditor, StreetStaff of target, SiteManager of target, OrganStaff of target, ThirdParty of target,
              OrganClerk @ Finance of finance_assesses, OrganHead @ Finance of finance_assesses
            | - | - | - ;
        Create     "开启"   | (new)        | Opened       | System | - | - | - ;
        RecordAuto "自动计分" by Token | Opened, SelfAssessed | (same)
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | AutoScores
            | caller_is_not_assessed: SelfVerification, items_are_auto: ValidationFailed, scores_fit: ScoreOutOfRange
            | record_auto ;
        SelfAssess "自评"   | Opened       | SelfAssessed
            | StreetDirector of target, TownPresidium of target, SiteManager of target_site, OrganHead of target, ThirdParty of target
            | SelfAssessment
            | auto_untouched: AutoItemReadonly, every_manual_item: ValidationFailed, scores_fit: ScoreOutOfRange,
              evidence_given: EvidenceMissing
            | self_assess ;
        Review     "核查"   | SelfAssessed | Reviewed
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | Review
            | caller_is_not_assessed: SelfVerification, enough_reviewers: TooFewReviewers, reviewers_are_others: SelfVerification,
              auto_untouched: AutoItemReadonly, every_manual_item: ValidationFailed, scores_fit: ScoreOutOfRange,
              extras_fit: ScoreOutOfRange, vetoes_known: ValidationFailed, auto_scored: AutoScoreMissing
            | review ;
        Dispute    "申诉"   | Reviewed     | Disputed
            | StreetDirector of target, TownPresidium of target, SiteManager of target_site, OrganHead of target, ThirdParty of target
            | Dispute | in_dispute_window: DisputeWindowOver | dispute ;
        Resolve    "答复申诉" | Disputed   | Reviewed
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | DisputeAnswer
            | caller_is_not_assessed: SelfVerification, auto_untouched: AutoItemReadonly, items_are_known: ValidationFailed,
              scores_fit: ScoreOutOfRange
            | resolve ;
        Approve    "审定"   | Reviewed     | Approved
            | ChairsSecretary of congress_assesses, OrganHead @ Finance of finance_assesses | AssessmentDecision
            | caller_is_not_assessed: SelfVerification, is_decided: DecisionMissing, window_is_over: DisputeWindowOpen
            | approve ;
        Announce   "公布"   | Approved     | Announced
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | Announcement
            | stars_for_sites: ValidationFailed | announce ;
        Close      "办结"   | Announced    | Closed
            | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses | Note | - | - ;
}
