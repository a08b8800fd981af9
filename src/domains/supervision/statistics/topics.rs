//! SV02, SV03: where topics come from.

use super::reading::Reading;
use crate::topic_proposals::TopicSource;
use instruments::statistics::{Indicator, count};
use platform::values::words::Words;

/// The sources of the public and of deputies.
const OF_THE_PEOPLE: [TopicSource; 3] =
    [TopicSource::DeputySuggestions, TopicSource::Petitions, TopicSource::PublicConcern];

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let all = count(reading.proposals.iter());
    let mut indicators = Vec::new();
    for source in TopicSource::ALL {
        let from = count(reading.proposals.iter().filter(|proposal| proposal.source == *source));
        let label = (format!("议题来源结构:{}", source.zh()), format!("Topics by source: {}", source.en()));
        indicators.push(Indicator::share("SV02", (&label.0, &label.1), from, all).part(source.word()));
    }
    let people = count(reading.proposals.iter().filter(|proposal| OF_THE_PEOPLE.contains(&proposal.source)));
    indicators.push(Indicator::share(
        "SV03",
        ("群众与代表来源占比", "Topics of the public and of deputies"),
        people,
        all,
    ));
    indicators
}
