//! The candidates of a year, and how they come there.

use super::{
    CandidateState, Candidates,
    entity::{Column, Model},
};
use crate::{
    cycles::entity::Model as Cycle,
    leads::LeadsBehind,
    screenings::{ScreeningState, Screenings},
    words::ProjectCategory,
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    values::{
        numbers::{Count, Fen, Ordinal},
        text::Text,
    },
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Those of a year that are in some states, by their numbers.
pub(crate) async fn of_cycle(
    work: &UnitOfWork<'_>,
    cycle: Uuid,
    states: &[CandidateState],
) -> Result<Vec<Model>> {
    let found = work.all::<Candidates>().filter(Column::CycleId.eq(cycle));
    let found = found.filter(Column::State.is_in(states.iter().copied())).order_by_asc(Column::No);
    Ok(found.order_by_asc(Column::Id).all(work.tx).await?)
}

impl Model {
    /// Whether it stood on the first ballot: what the government selects stands on none.
    pub(crate) fn stood(&self) -> bool {
        self.state == CandidateState::OnBallot || self.approvals.is_some()
    }
}

/// The number of the next one of a year.
pub(super) async fn next_no(work: &UnitOfWork<'_>, cycle: Uuid) -> Result<Ordinal> {
    let last = work.all::<Candidates>().filter(Column::CycleId.eq(cycle)).order_by_desc(Column::No);
    let last = last.one(work.tx).await?.map_or(0, |last| last.no.get());
    Ok(Ordinal::stored(last + 1))
}

/// What a lead says of the candidate that it becomes.
pub(crate) struct Origin {
    pub lead: Uuid,
    pub title: Text<60>,
    pub category: ProjectCategory,
    pub beneficiaries: Option<Count>,
    pub amount_fen: Option<Fen>,
}

/// Drafts a candidate of a lead.
pub(crate) async fn makes_candidate(work: &UnitOfWork<'_>, cycle: &Cycle, origin: Origin) -> Result<Uuid> {
    let no = next_no(work, cycle.id).await?;
    let made = work.make::<Candidates>(|row| {
        (row.cycle_id, row.level, row.organization_id) = (cycle.id, cycle.level, cycle.organization_id);
        (row.no, row.title, row.category) = (no, origin.title, origin.category);
        (row.beneficiaries, row.amount_fen) = (origin.beneficiaries, origin.amount_fen);
        row.origin_ids = vec![origin.lead].into();
        row.substance_changed_at = Some(work.call.now);
    });
    Ok(made.await?.id)
}

/// The candidate of a year that comes of the same as some records, by way of the reserve or of what was merged too: one that was not
/// withdrawn, and is not the one that names these.
pub(crate) async fn of_origins(
    work: &UnitOfWork<'_>,
    cycle: Uuid,
    named: &[Uuid],
    naming: Option<Uuid>,
) -> Result<Option<Uuid>> {
    let there = work.all::<Candidates>().filter(Column::CycleId.eq(cycle));
    let there = there.filter(Column::State.ne(CandidateState::Withdrawn)).all(work.tx).await?;
    let others: Vec<Model> = there.into_iter().filter(|one| Some(one.id) != naming).collect();
    let all = others.iter().flat_map(|one| &one.origin_ids.0).chain(named).copied().collect();
    let behind = LeadsBehind::of(work.tx, work.district_code, all).await?;
    let own = behind.roots(named);
    let same = |one: &&Model| !behind.roots(&one.origin_ids.0).is_disjoint(&own);
    Ok(others.iter().find(same).map(|one| one.id))
}

/// Whether a screening is that of a candidate, passed, and not older than its goal, its money and its places.
pub(crate) async fn screened_as_it_stands(
    work: &UnitOfWork<'_>,
    candidate: &Model,
    screening: Option<Uuid>,
) -> Result<bool> {
    let Some(screening) = screening else { return Ok(false) };
    let screening = work.stored::<Screenings>(screening).await?;
    let own = candidate.origin_ids.0.contains(&screening.source_id);
    // An opinion that was given before was on something else, whenever the screening was concluded.
    let later = screening.opinions_since() >= candidate.substance_changed_at;
    Ok(own && later && screening.state == ScreeningState::Passed)
}
