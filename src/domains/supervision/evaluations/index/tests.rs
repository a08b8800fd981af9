//! The worked examples of 02 §4.3, and an oracle with plain fractions.

use super::*;
use instruments::rule_sets::RuleKind;
use proptest::strategy::Strategy;

fn index(facts: &Facts) -> Index {
    effectiveness(facts, &RuleBook::national(RuleKind::Supervision)).unwrap()
}

fn example_a() -> Facts {
    Facts {
        topic_score: Some(Hundredths(8_400)),
        modes: 3,
        sites: 3,
        deputies: 5,
        unannounced: true,
        opinion_quality: Some(Hundredths(8_800)),
        speakers: 12,
        present: 24,
        minutes: 60,
        clauses: 8,
        solved: 7,
        verified: 8,
        on_time: true,
        required: 3,
        published: 3,
        median_lag: Some(Hundredths(2_000)),
        valid: Some(35),
        satisfied: 28,
        basically_satisfied: 6,
    }
}

fn example_b() -> Facts {
    Facts {
        topic_score: Some(Hundredths(7_600)),
        modes: 2,
        sites: 4,
        deputies: 6,
        unannounced: false,
        opinion_quality: Some(Hundredths(7_000)),
        speakers: 6,
        minutes: 30,
        solved: 5,
        verified: 6,
        on_time: false,
        published: 2,
        satisfied: 20,
        basically_satisfied: 12,
        ..example_a()
    }
}

fn written(index: &Index) -> Vec<String> {
    let dimensions = [
        index.topic_precision,
        Some(index.investigation_depth),
        index.deliberation_quality,
        index.follow_up,
        index.openness,
        index.effect,
        Some(index.score),
    ];
    dimensions.iter().map(|value| value.map_or("-".into(), |value| value.to_string())).collect()
}

#[test]
fn example_a_is_strong() {
    let a = index(&example_a());
    assert_eq!(written(&a), ["84.00", "100.00", "79.00", "92.50", "100.00", "90.29", "90.55"]);
    assert_eq!(a.band, Band::Strong);
}

#[test]
fn example_b_is_weak_with_and_without_a_vote() {
    let b = index(&example_b());
    assert_eq!(written(&b), ["76.00", "92.00", "52.50", "52.50", "66.67", "77.71", "67.86"]);
    assert_eq!(b.band, Band::Weak);
    let without = index(&Facts { valid: None, ..example_b() });
    assert_eq!((written(&without)[6].as_str(), without.band), ("66.77", Band::Weak));
}

#[test]
fn late_publication_costs_points_and_bands_begin_at_their_line() {
    let late = index(&Facts { median_lag: Some(Hundredths(2_050)), ..example_a() });
    assert_eq!(late.openness, Some(Hundredths(8_000)));
    let rules = RuleBook::national(RuleKind::Supervision);
    let bands =
        [8_500, 8_499, 7_000, 6_999, 6_000, 5_999].map(|score| band(Hundredths(score), &rules).unwrap());
    assert_eq!(bands, [Band::Strong, Band::Good, Band::Good, Band::Weak, Band::Weak, Band::Poor]);
}

#[test]
fn what_does_not_exist_is_left_out() {
    let bare = index(&Facts { modes: 3, ..Facts::default() });
    assert_eq!(written(&bare), ["-", "60.00", "0.00", "-", "-", "-", "30.00"]);
}

/// The nearest hundredth of a fraction, found without the code under test.
fn nearest(part: i128, whole: i128) -> i64 {
    let floor = part * 100 / whole;
    let up = 2 * (part * 100 - floor * whole) >= whole;
    i64::try_from(floor + i128::from(up)).unwrap()
}

proptest::proptest! {
    /// The oracle writes the formulas of the text as fractions over one common denominator.
    #[test]
    fn the_index_is_the_text_in_fractions(
        (topic, quality, modes, sites, deputies) in (0i64..=10_000, 0i64..=10_000, 0i64..5, 0i64..6, 0i64..12),
        (unannounced, on_time, voted) in proptest::array::uniform3(proptest::bool::ANY).prop_map(|[a, b, c]| (a, b, c)),
        (present, minutes, clauses) in (1i64..50, 0i64..150, 1i64..13),
        (spoke, solved, verified, published, lag) in (0i64..50, 0i64..13, 0i64..13, 0i64..=3, 0i64..60),
        (satisfied, basically, others) in (0i64..30, 0i64..30, 1i64..10),
    ) {
        let valid = satisfied + basically + others;
        let facts = Facts {
            topic_score: Some(Hundredths(topic)), modes, sites, deputies, unannounced,
            opinion_quality: Some(Hundredths(quality)), speakers: spoke.min(present), present, minutes, clauses,
            solved: solved.min(clauses), verified: verified.min(clauses), on_time, required: 3, published,
            median_lag: Some(Hundredths(lag * 100)), valid: voted.then_some(valid), satisfied,
            basically_satisfied: basically,
        };
        let big = i128::from;
        let depth = (20 * modes + 10 * sites + 2 * deputies + 20 * i64::from(unannounced)).min(100) * 100;
        let deliberation = nearest(
            big(quality) * big(present) * 30 + big(facts.speakers) * 180_000 + big(minutes.min(60)) * 2_000 * big(present),
            big(present) * 6_000,
        );
        let follow_up = nearest(
            big(60 * facts.solved + 20 * i64::from(on_time) * clauses + 20 * facts.verified), big(clauses));
        let open = (nearest(big(published) * 100, 3) - if lag > 20 { 2_000 } else { 0 }).max(0);
        let effect = nearest(big(100 * satisfied + 60 * basically), big(valid));
        let rest = big(15 * topic + 20 * depth + 20 * deliberation + 25 * follow_up + 10 * open);
        let expected = if voted { nearest(rest + big(10 * effect), 10_000) } else { nearest(rest, 9_000) };
        let got = index(&facts);
        assert_eq!((got.investigation_depth.0, got.deliberation_quality, got.follow_up), (depth, Some(Hundredths(deliberation)), Some(Hundredths(follow_up))));
        assert_eq!((got.openness, got.score.0), (Some(Hundredths(open)), expected));
        assert_eq!(got.effect, voted.then_some(Hundredths(effect)));
    }
}
