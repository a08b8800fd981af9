//! SV13: how many papers were dissatisfied, and how that changed.

use super::{indicator::Indicator, reading::Reading};
use instruments::satisfaction_votes::entity::Model as Vote;
use platform::values::numbers::Hundredths;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let dissatisfied = |vote: &Vote| i64::from(vote.dissatisfied.unwrap_or(0));
    let valid = |vote: &Vote| i64::from(vote.valid.unwrap_or(0));
    let share = Indicator::share(
        "SV13",
        ("不满意票占比", "Dissatisfied papers"),
        reading.votes.iter().map(dissatisfied).sum(),
        reading.votes.iter().map(valid).sum(),
    );
    let mut latest: BTreeMap<Uuid, &Vote> = BTreeMap::new();
    for vote in &reading.votes {
        let newer = |other: &&Vote| (other.announced_on, other.id) < (vote.announced_on, vote.id);
        if latest.get(&vote.organ_id).is_none_or(newer) {
            latest.insert(vote.organ_id, vote);
        }
    }
    let mut indicators = vec![share.part("share")];
    for (organ, vote) in latest {
        let now = Hundredths::percent(dissatisfied(vote), valid(vote));
        let change = now.zip(vote.previous_share).map(|(now, before)| Hundredths(now.0 - before.0));
        let label = ("不满意票占比变化", "Change of the dissatisfied share against the vote before");
        let (part, whole) = (dissatisfied(vote), Some(valid(vote)));
        indicators.push(Indicator::new("SV13", label, part, whole, change, "pp").part("change").of(organ));
    }
    indicators
}
