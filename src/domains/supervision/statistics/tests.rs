//! The indicators of small years that are counted by hand.

use super::{
    commitment::Commitment, commitments, filing, openness, opinions, reading::Reading, reports, votes,
};
use crate::{
    dossier::Dossier,
    investigations,
    items::{self, Form, ItemState, ReportStep},
    normative_documents::{self, NormativeDocumentState},
    speeches::{self, words::SpeakerKind},
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, DeadlineState},
    deliberation_opinions::{self, DISPOSAL, OpinionState},
    opinion_clauses::{self, ClauseResult},
    rule_sets::{RuleBook, RuleKind},
    satisfaction_votes,
    statistics::{Indicator, Period},
};
use platform::values::{
    numbers::{Hundredths, Whole},
    text::Text,
};
use registry::meetings;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year(dossiers: Vec<Dossier>) -> Reading {
    Reading {
        period: Period { from: day("2026-01-01"), to: day("2026-12-31") },
        rules: RuleBook::national(RuleKind::Supervision),
        dossiers,
        inquiries: Vec::new(),
        proposals: Vec::new(),
        votes: Vec::new(),
        reopened: BTreeSet::new(),
        sources: HashMap::new(),
        commitments: Vec::new(),
        filed: Vec::new(),
        heard_since_the_law: 228,
    }
}

/// `code part numerator/denominator value`.
fn written(indicators: &[Indicator]) -> Vec<String> {
    let text = |one: &Indicator| {
        let part = one.part.as_ref().map(|part| format!(":{part}")).unwrap_or_default();
        let whole = one.denominator.map(|whole| format!("/{whole}")).unwrap_or_default();
        let value = one.value.map_or("-".into(), |value| value.to_string());
        format!("{}{part} {}{whole} {value}", one.code, one.numerator)
    };
    indicators.iter().map(text).collect()
}

/// A heard report of a meeting in a quarter.
fn heard(organ: Uuid, meets_on: &str, minutes: i32) -> Dossier {
    let item = items::entity::Model {
        form: Form::SpecialWorkReport,
        state: ItemState::Handling,
        supervised_organ_id: organ,
        deliberation_minutes: Some(Whole::stored(minutes)),
        consultation_due_on: Some(day("2026-03-01")),
        consultation_sent_on: Some(day("2026-03-01")),
        final_due_on: Some(day("2026-03-11")),
        final_sent_on: Some(day("2026-03-12")),
        ..Default::default()
    };
    let meeting = meetings::entity::Model {
        start_on: day(meets_on),
        end_on: day(meets_on),
        present_members: Some(Whole::stored(36)),
        ..Default::default()
    };
    Dossier { item, meeting: Some(meeting), ..Dossier::default() }
}

#[test]
fn reports_are_counted_with_their_preparation() {
    let (government, court) = (Uuid::now_v7(), Uuid::now_v7());
    let mut first = heard(government, "2026-03-31", 60);
    let deputies = vec![Uuid::now_v7(), Uuid::now_v7()];
    first.investigations =
        vec![investigations::entity::Model { deputy_ids: deputies.into(), ..Default::default() }];
    let member = Uuid::now_v7();
    let speech =
        |speaker_id, speaker_kind| speeches::entity::Model { speaker_id, speaker_kind, ..Default::default() };
    // A member who speaks twice, and a deputy who attends.
    first.speeches = vec![
        speech(member, SpeakerKind::ScMember),
        speech(member, SpeakerKind::ScMember),
        speech(Uuid::now_v7(), SpeakerKind::Deputy),
    ];
    let mut planned = heard(government, "2026-01-01", 0);
    planned.item.state = ItemState::Planned;
    (planned.item.consultation_sent_on, planned.item.deliberation_minutes) = (None, None);
    planned.item.final_due_on = None;
    let mut other = heard(court, "2026-04-01", 45);
    // Kept by the sender's word alone: neither in time nor late.
    other.item.recorded_late = vec![ReportStep::Consultation].into();
    assert_eq!(
        written(&reports::indicators(&year(vec![first, planned, other]))),
        [
            "SV01:year 2 2.00",
            "SV01:cumulative 228 228.00",
            "SV04:consultation 1/2 50.00",
            "SV04:final 0/2 0.00",
            "SV04:distribution 0/0 -",
            "SV04:consultation.recorded_late 1 1.00",
            "SV04:final.recorded_late 0 0.00",
            "SV05 1/3 33.33",
            "SV06 3 3.00",
            "SV07 1/72 1.39",
            "SV08 105/2 52.50",
            "SV18:2026-Q1 2 2.00",
        ]
    );
}

#[test]
fn opinions_are_counted_with_their_clauses_and_days() {
    let clause = |result, indicator: Option<&str>| opinion_clauses::entity::Model {
        id: Uuid::now_v7(),
        result,
        indicator: indicator.map(Text::stored),
        ..Default::default()
    };
    let deadline = |code: &str, state, due: &str, extended: Option<&str>| deadlines::entity::Model {
        code: code.into(),
        state,
        due_on: day(due),
        extended_to: extended.map(day),
        ..Default::default()
    };
    let dossier = Dossier {
        opinions: vec![deliberation_opinions::entity::Model {
            state: OpinionState::Tracking,
            source_type: Text::stored("supervision.inspection"),
            ..Default::default()
        }],
        clauses: vec![
            clause(Some(ClauseResult::Solved), Some("覆盖率")),
            clause(Some(ClauseResult::BasicallySolved), None),
            clause(Some(ClauseResult::Planned), None),
        ],
        deadlines: vec![
            deadline(DISPOSAL, DeadlineState::Met, "2026-06-01", None),
            deadline(DISPOSAL, DeadlineState::MetLate, "2026-06-01", None),
            deadline(DISPOSAL, DeadlineState::Extended, "2026-06-01", Some("2027-01-01")),
            deadline(DISPOSAL, DeadlineState::Running, "2026-12-30", None),
            deadline(DISPOSAL, DeadlineState::Cancelled, "2026-06-01", None),
            deadline("OPINION_RECEIPT", DeadlineState::Met, "2026-06-01", None),
        ],
        ..Dossier::default()
    };
    let reopened = dossier.clauses[..2].iter().map(|clause| clause.id).collect();
    let year = Reading { reopened, ..year(vec![dossier]) };
    assert_eq!(
        written(&opinions::indicators(&year)),
        [
            "SV09:clauses 3 3.00",
            "SV09:with_indicator 1/3 33.33",
            "SV10 1/3 33.33",
            "SV11 2/3 66.67",
            "SV12 2/3 66.67",
            "SV15 1 1.00",
            "SV09:source.item 0 0.00",
            "SV10:source.item 0/0 -",
            "SV11:source.item 0/0 -",
            "SV12:source.item 0/0 -",
            "SV14:source.item 0/0 -",
            "SV09:source.inspection 3 3.00",
            "SV10:source.inspection 1/3 33.33",
            "SV11:source.inspection 2/3 66.67",
            "SV12:source.inspection 2/3 66.67",
            "SV14:source.inspection 0/1 0.00",
            "SV09:source.special_inquiry 0 0.00",
            "SV10:source.special_inquiry 0/0 -",
            "SV11:source.special_inquiry 0/0 -",
            "SV12:source.special_inquiry 0/0 -",
            "SV14:source.special_inquiry 0/0 -",
        ]
    );
    // Nothing is heard, so nothing has to be published but the opinion.
    assert_eq!(written(&openness::indicators(&year)), ["SV14:share 0/1 0.00", "SV14:lag 0 -"]);
}

#[test]
fn the_latest_vote_on_an_organ_is_compared_with_the_one_before() {
    let (organ, opinion) = (Uuid::now_v7(), Uuid::now_v7());
    let vote = |announced: &str, dissatisfied, previous_share| satisfaction_votes::entity::Model {
        organ_id: organ,
        subject_type: Text::stored("supervision.item"),
        valid: Some(35),
        dissatisfied: Some(dissatisfied),
        previous_share,
        announced_on: Some(day(announced)),
        ..Default::default()
    };
    // An answer is judged in a special inquiry, and an opinion on an inspection belongs to that.
    let on = |kind: &str, subject_id, dissatisfied| satisfaction_votes::entity::Model {
        subject_type: Text::stored(kind),
        subject_id,
        ..vote("2026-02-24", dissatisfied, None)
    };
    let votes = vec![
        vote("2026-09-24", 3, Some(Hundredths(4_286))),
        vote("2026-03-24", 15, None),
        on("instrument.deliberation_opinion", opinion, 7),
        on("supervision.inquiry_question", Uuid::now_v7(), 0),
    ];
    let sources = HashMap::from([(opinion, "supervision.inspection".to_owned())]);
    let year = Reading { votes, sources, ..year(Vec::new()) };
    assert_eq!(
        written(&votes::indicators(&year)),
        [
            "SV13:share 25/140 17.86",
            "SV13:source.item 18/70 25.71",
            "SV13:source.inspection 7/35 20.00",
            "SV13:source.special_inquiry 0/35 0.00",
            "SV13:change 3/35 -34.29",
        ]
    );
}

#[test]
fn commitments_are_met_by_their_day_and_findings_corrected() {
    let commitment = |result, reported: Option<&str>| Commitment {
        due_on: day("2026-09-30"),
        result,
        reported_on: reported.map(day),
    };
    let commitments = vec![
        commitment(Some(ClauseResult::Solved), Some("2026-09-30")),
        commitment(Some(ClauseResult::Solved), Some("2026-10-01")),
        commitment(Some(ClauseResult::Planned), Some("2026-09-01")),
        commitment(None, None),
    ];
    let document = |filed_late, found: bool, state| normative_documents::entity::Model {
        filed_late,
        findings: if found { vec![finding()].into() } else { Vec::new().into() },
        state,
        ..Default::default()
    };
    let filed = vec![
        document(false, true, NormativeDocumentState::Corrected),
        document(true, true, NormativeDocumentState::Communicating),
        document(false, false, NormativeDocumentState::Finished),
    ];
    let year = Reading { commitments, filed, ..year(Vec::new()) };
    assert_eq!(written(&commitments::indicators(&year)), ["SV16 1/4 25.00"]);
    assert_eq!(written(&filing::indicators(&year)), ["SV17:in_time 2/3 66.67", "SV17:corrected 1/2 50.00"]);
}

fn finding() -> normative_documents::words::Finding {
    let finding = serde_json::json!({"ground": "conflicts_with_law", "article": "第三条", "text": "与上位法规定的期限不一致。"});
    serde_json::from_value(finding).unwrap()
}
