//! What other domains ask about records of the stations (decision 78).

use crate::{
    citizen_opinions::CitizenOpinions,
    commitments::Commitments,
    month_schedules::MonthSchedules,
    sites::Sites,
    suggestions::{SuggestionState, Suggestions, entity::Model as Suggestion},
};
use instruments::matters::{OpenAtStations, Proposed};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use registry::organizations::{Organizations, entity::Model as Organization, succession::open_of};

pub(super) fn answers(answers: &mut Answers) {
    answers.about::<Organizations, OpenAtStations>(open_here);
    answers.about::<Suggestions, Proposed>(proposed);
}

/// Sites that are open, opinions and promises that are not done: the street committee is not abolished over them (01 §3.9).
fn open_here<'a>(work: UnitOfWork<'a>, organization: &'a Organization) -> Future<'a, Result<OpenAtStations>> {
    Box::pin(async move {
        let id = organization.id;
        let mut open = open_of::<Sites>(&work, id).await?;
        open.extend(open_of::<MonthSchedules>(&work, id).await?);
        open.extend(open_of::<CitizenOpinions>(&work, id).await?);
        open.extend(open_of::<Commitments>(&work, id).await?);
        Ok(OpenAtStations(open))
    })
}

/// A suggestion is its lead deputy's, who alone submits it.
fn proposed<'a>(_: UnitOfWork<'a>, suggestion: &'a Suggestion) -> Future<'a, Result<Proposed>> {
    use SuggestionState::{Draft, NotFiled, Withdrawn};
    Box::pin(async move {
        let submitted = !matches!(suggestion.state, Draft | NotFiled | Withdrawn);
        Ok(Proposed { deputy_id: suggestion.lead_deputy_id, submitted })
    })
}
