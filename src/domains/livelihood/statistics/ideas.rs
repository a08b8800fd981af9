//! LP01 to LP04: what people propose, and what becomes of it.

use super::reading::Reading;
use crate::{
    candidates::{CandidateState, entity::Model as Candidate},
    leads::words::LeadSource,
    words::ProjectCategory,
};
use LeadSource::{CitizenOffline, CitizenOnline, PeopleSuggestion, ResidentsConsultation};
use instruments::statistics::{Base, Decimal, Indicator, count};
use platform::values::{numbers::Hundredths, words::Words};

/// Where people themselves are heard (07 §5 LP02).
const OF_THE_PEOPLE: [LeadSource; 4] =
    [CitizenOnline, CitizenOffline, PeopleSuggestion, ResidentsConsultation];

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let mut indicators = sources(reading);
    indicators.push(of_the_people(reading));
    indicators.extend(needs(reading));
    indicators.push(extra(reading));
    indicators
}

fn all_leads(reading: &Reading) -> i64 {
    reading.leads.iter().map(|(.., count)| count).sum()
}

/// LP01: leads by their sources, and among so many inhabitants.
fn sources(reading: &Reading) -> Vec<Indicator> {
    let all = all_leads(reading);
    let label = ("线索数", "Leads");
    let mut indicators = vec![Indicator::count("LP01", label, all, "items").part("all")];
    for source in LeadSource::ALL {
        let of_source = reading.leads.iter().filter(|(from, ..)| from == source).map(|(.., count)| count);
        let label = (format!("线索数:{}", source.zh()), format!("Leads: {}", source.en()));
        let share = Indicator::share("LP01", (&label.0, &label.1), of_source.sum(), all);
        indicators.push(share.part(format!("source.{}", source.word())));
    }
    let label = ("每千名居民线索数", "Leads for each thousand inhabitants");
    let each = Indicator::per("LP01", label, (all, reading.residents.unwrap_or(0)), 1_000, "per 1,000");
    indicators.push(each.part("per_thousand"));
    indicators
}

fn selected(reading: &Reading) -> impl Iterator<Item = &Candidate> {
    reading.candidates.iter().filter(|one| one.state == CandidateState::Selected)
}

/// LP02: what was selected and comes of the people, by way of the reserve and by merged leads too.
fn of_the_people(reading: &Reading) -> Indicator {
    let proposed = |candidate: &&Candidate| {
        let sources = reading.origins.get(&candidate.id);
        sources.is_some_and(|sources| sources.iter().any(|source| OF_THE_PEOPLE.contains(source)))
    };
    let hit = count(selected(reading).filter(proposed));
    Indicator::share(
        "LP02",
        ("群众来源命中率", "Selected projects that people proposed"),
        hit,
        count(selected(reading)),
    )
}

/// LP03: whether what is done lies where people asked for it, field by field.
fn needs(reading: &Reading) -> Vec<Indicator> {
    let (leads, projects) = (all_leads(reading), count(reading.projects.iter()));
    let of_field = |category: &ProjectCategory| {
        let asked =
            reading.leads.iter().filter(|(_, field, _)| field == category).map(|(.., count)| count).sum();
        let done = count(reading.projects.iter().filter(|one| one.category == *category));
        let shares = Hundredths::percent(asked, leads).zip(Hundredths::percent(done, projects));
        let value = shares.map(|(asked, done)| Decimal::Two(Hundredths(asked.0 - done.0)));
        let label =
            (format!("需求匹配:{}", category.zh()), format!("Leads against projects: {}", category.en()));
        let (zh, en) = (&*label.0, &*label.1);
        let one = Indicator::new("LP03", (zh, en), asked, Some(Base::Count(leads)), value, "pp");
        one.part(category.word())
    };
    ProjectCategory::ALL.iter().map(of_field).collect()
}

/// LP04: how many more stand than are selected, on the first ballot; none where the government decides.
fn extra(reading: &Reading) -> Indicator {
    let stood = count(reading.candidates.iter().filter(|one| one.stood()));
    let seats = reading.cycle.as_ref().filter(|_| stood > 0).map_or(0, |cycle| cycle.seats.get());
    let beyond = if seats == 0 { 0 } else { stood - seats };
    Indicator::share("LP04", ("差额率", "Candidates beyond the seats"), beyond, seats)
}
