//! The effectiveness index (02 §4.3): six dimensions from 0 to 100, each rounded to two places, then weighted. What
//! does not exist (no vote, no scored topic, no opinion) is left out, and the rest is scaled up.

use instruments::rule_sets::RuleBook;
use platform::{problem::Result, values::numbers::Hundredths, words};

words! {
    /// What an index is worth.
    /// 指数的等次。
    pub enum Band {
        Strong "强" / "Strong",
        Good "好" / "Good",
        Weak "弱" / "Weak",
        Poor "差" / "Poor",
    }
}

/// The numbers that an index is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The topic score; none where the topic was not scored.
    pub topic_score: Option<Hundredths>,
    /// Different modes of investigation.
    pub modes: i64,
    /// Sites visited.
    pub sites: i64,
    /// Deputies who took part in investigations (persons).
    pub deputies: i64,
    /// Whether the organ was not told of some investigation.
    pub unannounced: bool,
    /// How well the opinion is written; none without an opinion.
    pub opinion_quality: Option<Hundredths>,
    /// Members who spoke (persons).
    pub speakers: i64,
    /// Members present (persons).
    pub present: i64,
    /// Length of the deliberation (minutes).
    pub minutes: i64,
    /// Clauses of the opinions.
    pub clauses: i64,
    /// Clauses solved or basically solved.
    pub solved: i64,
    /// Clauses whose result was verified.
    pub verified: i64,
    /// Whether every disposal report came in time.
    pub on_time: bool,
    /// Texts that have to be published.
    pub required: i64,
    /// Texts that are published.
    pub published: i64,
    /// The middle of the days until publication.
    pub median_lag: Option<Hundredths>,
    /// Papers of the satisfaction vote that count; none without a vote.
    pub valid: Option<i64>,
    /// Satisfied papers.
    pub satisfied: i64,
    /// Basically satisfied papers.
    pub basically_satisfied: i64,
}

/// The dimensions, the index and its band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// 选题精准.
    pub topic_precision: Option<Hundredths>,
    /// 调研深度.
    pub investigation_depth: Hundredths,
    /// 审议质量.
    pub deliberation_quality: Option<Hundredths>,
    /// 跟踪问效.
    pub follow_up: Option<Hundredths>,
    /// 公开透明.
    pub openness: Option<Hundredths>,
    /// 实效满意.
    pub effect: Option<Hundredths>,
    /// The weighted mean.
    pub score: Hundredths,
    /// What it is worth.
    pub band: Band,
}

/// An exact fraction.
type Fraction = (i128, i128);

/// Σ weight × value / Σ weight over the values that exist, rounded once.
fn weighted(parts: &[(i64, Option<Fraction>)]) -> Option<Hundredths> {
    let (mut sum, mut weights): (Fraction, i128) = ((0, 1), 0);
    for (weight, value) in parts {
        let Some((part, whole)) = value else { continue };
        let weight = i128::from(*weight);
        sum = (sum.0 * whole + weight * part * sum.1, sum.1 * whole);
        weights += weight;
    }
    Hundredths::quotient(sum.0, sum.1 * weights)
}

/// A rounded value as an exact one.
fn exact(value: Option<Hundredths>) -> Option<Fraction> {
    value.map(|value| (i128::from(value.0), 100))
}

/// A share of a hundred, at most a hundred.
fn share(part: i64, whole: i64) -> Option<Fraction> {
    (whole > 0).then(|| (i128::from(part.min(whole)) * 100, i128::from(whole)))
}

/// Computes the index.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub fn effectiveness(facts: &Facts, rules: &RuleBook) -> Result<Index> {
    let topic_precision = facts.topic_score;
    let investigation_depth = depth(facts, rules)?;
    let deliberation_quality = deliberation(facts, rules)?;
    let follow_up = follow_up(facts, rules)?;
    let openness = openness(facts, rules)?;
    let effect = effect(facts, rules)?;
    let score = weighted(&[
        (rules.number("index.weight_topic")?, exact(topic_precision)),
        (rules.number("index.weight_depth")?, exact(Some(investigation_depth))),
        (rules.number("index.weight_deliberation")?, exact(deliberation_quality)),
        (rules.number("index.weight_follow_up")?, exact(follow_up)),
        (rules.number("index.weight_openness")?, exact(openness)),
        (rules.number("index.weight_effect")?, exact(effect)),
    ])
    .unwrap_or_default();
    Ok(Index {
        topic_precision,
        investigation_depth,
        deliberation_quality,
        follow_up,
        openness,
        effect,
        band: band(score, rules)?,
        score,
    })
}

fn depth(facts: &Facts, rules: &RuleBook) -> Result<Hundredths> {
    let mut points = rules.number("index.depth_mode_points")? * facts.modes
        + rules.number("index.depth_site_points")? * facts.sites
        + rules.number("index.depth_deputy_points")? * facts.deputies;
    if facts.unannounced {
        points += rules.number("index.depth_unannounced_points")?;
    }
    Ok(Hundredths(100 * points.min(100)))
}

fn deliberation(facts: &Facts, rules: &RuleBook) -> Result<Option<Hundredths>> {
    let full = rules.number("index.deliberation_full_minutes")?;
    Ok(weighted(&[
        (rules.number("index.deliberation_quality")?, exact(facts.opinion_quality)),
        (rules.number("index.deliberation_speakers")?, share(facts.speakers, facts.present)),
        (rules.number("index.deliberation_time")?, share(facts.minutes, full)),
    ]))
}

fn follow_up(facts: &Facts, rules: &RuleBook) -> Result<Option<Hundredths>> {
    let points = rules.number("index.follow_up_solved")? * facts.solved
        + rules.number("index.follow_up_verified")? * facts.verified;
    let on_time = if facts.on_time { rules.number("index.follow_up_on_time")? } else { 0 };
    let points = i128::from(points) + i128::from(on_time) * i128::from(facts.clauses);
    Ok(Hundredths::quotient(points, facts.clauses.into()))
}

fn openness(facts: &Facts, rules: &RuleBook) -> Result<Option<Hundredths>> {
    let late = 100 * rules.number("publication.lag_days")?;
    let penalty = if facts.median_lag.is_some_and(|lag| lag.0 > late) {
        100 * rules.number("index.late_publication_penalty")?
    } else {
        0
    };
    let open = Hundredths::percent(facts.published, facts.required);
    Ok(open.map(|open| Hundredths((open.0 - penalty).max(0))))
}

fn effect(facts: &Facts, rules: &RuleBook) -> Result<Option<Hundredths>> {
    let Some(valid) = facts.valid else { return Ok(None) };
    let basically = rules.number("index.basically_satisfied")? * facts.basically_satisfied;
    Ok(Hundredths::quotient((100 * facts.satisfied + basically).into(), valid.into()))
}

fn band(score: Hundredths, rules: &RuleBook) -> Result<Band> {
    for (key, band) in
        [("index.strong", Band::Strong), ("index.good", Band::Good), ("index.weak", Band::Weak)]
    {
        if score.0 >= 100 * rules.number(key)? {
            return Ok(band);
        }
    }
    Ok(Band::Poor)
}

#[cfg(test)]
mod tests;
