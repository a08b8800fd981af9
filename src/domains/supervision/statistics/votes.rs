//! SV13: how many papers were dissatisfied, by what was deliberated, and how that changed.

use super::{opinions::SOURCES, reading::Reading};
use crate::{inquiry_questions::InquiryQuestions, special_inquiries::SpecialInquiries};
use instruments::{
    deliberation_opinions::DeliberationOpinions,
    satisfaction_votes::entity::Model as Vote,
    statistics::{Base, Decimal, Indicator},
};
use platform::{values::numbers::Hundredths, workflow::Workflow};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was deliberated before the vote: an answer is one of a special inquiry, an opinion is on its source.
fn source_of<'a>(reading: &'a Reading, vote: &'a Vote) -> Option<&'a str> {
    match &*vote.subject_type {
        DeliberationOpinions::KIND => reading.sources.get(&vote.subject_id).map(String::as_str),
        InquiryQuestions::KIND => Some(SpecialInquiries::KIND),
        kind => Some(kind),
    }
}

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let dissatisfied = |vote: &Vote| i64::from(vote.dissatisfied.unwrap_or(0));
    let valid = |vote: &Vote| i64::from(vote.valid.unwrap_or(0));
    let share = Indicator::share(
        "SV13",
        ("不满意票占比", "Dissatisfied papers"),
        reading.votes.iter().map(dissatisfied).sum(),
        reading.votes.iter().map(valid).sum(),
    );
    let mut indicators = vec![share.part("share")];
    for (kind, word, zh, en) in SOURCES {
        let votes = || reading.votes.iter().filter(|vote| source_of(reading, vote) == Some(kind));
        let label = (format!("不满意票占比:{zh}"), format!("Dissatisfied papers: {en}"));
        let (part, whole) = (votes().map(dissatisfied).sum(), votes().map(valid).sum());
        let share = Indicator::share("SV13", (&label.0, &label.1), part, whole);
        indicators.push(share.part(format!("source.{word}")));
    }
    let mut latest: BTreeMap<Uuid, &Vote> = BTreeMap::new();
    for vote in &reading.votes {
        let newer = |other: &&Vote| (other.announced_on, other.id) < (vote.announced_on, vote.id);
        if latest.get(&vote.organ_id).is_none_or(newer) {
            latest.insert(vote.organ_id, vote);
        }
    }
    for (organ, vote) in latest {
        let now = Hundredths::percent(dissatisfied(vote), valid(vote));
        let change = now.zip(vote.previous_share).map(|(now, before)| Hundredths(now.0 - before.0));
        let label = ("不满意票占比变化", "Change of the dissatisfied share against the vote before");
        let (part, whole) = (dissatisfied(vote), Some(Base::Count(valid(vote))));
        let change = change.map(Decimal::Two);
        indicators
            .push(Indicator::new("SV13", label, part, whole, change, "pp").part("change").of_organ(organ));
    }
    indicators
}
