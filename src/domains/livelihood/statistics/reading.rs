//! What the indicators of a year are counted from: a fixed number of queries, whatever the year holds.

use crate::{
    adjustments::{AdjustmentState, Adjustments, entity as adjustment},
    candidates::{CandidateState, Candidates, entity as candidate},
    cycles::{CycleState, Cycles, entity as cycle},
    exit_records::{ExitRecords, entity as exit},
    leads::{Leads, LeadsBehind, entity as lead, words::LeadSource},
    post_evaluations::{PostEvaluationState, PostEvaluations, entity as evaluation},
    progress_reports::{ProgressReports, ProgressState, entity as report},
    projects::{Projects, completion::of_goals, entity as project},
    residents::residents,
    visits::{Visits, entity as visit},
    words::{CycleLevel, ProjectCategory},
};
use chrono::Datelike;
use instruments::{
    issues::{self, IssueState, Issues},
    statistics::{Period, Scope},
};
use platform::{
    problem::Result,
    values::numbers::{Fen, Hundredths},
    workflow::Workflow,
};
use registry::organizations::Organizations;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// A year of livelihood projects of a body.
#[derive(Default)]
pub(super) struct Reading {
    /// The days.
    pub period: Period,
    /// The year, if the body has one.
    pub cycle: Option<cycle::Model>,
    /// Inhabitants of the body's area (persons), if they are known.
    pub residents: Option<i64>,
    /// How many leads came from each source in each field.
    pub leads: Vec<(LeadSource, ProjectCategory, i64)>,
    /// The candidates that were not withdrawn.
    pub candidates: Vec<candidate::Model>,
    /// The sources of the leads behind each candidate, and of what was merged into these.
    pub origins: HashMap<Uuid, Vec<LeadSource>>,
    /// The projects.
    pub projects: Vec<project::Model>,
    /// The satisfaction with those of the year before, as far as it was measured.
    pub before: Vec<Hundredths>,
    /// The adjustments of its projects that were announced, and whether each is minor.
    pub adjusted: Vec<(Uuid, bool)>,
    /// Visits to its projects, and whether each suggested something.
    pub visits: Vec<bool>,
    /// Issues of its projects that are closed.
    pub issues_closed: i64,
    /// What was concluded of its projects.
    pub evaluations: Vec<evaluation::Model>,
    /// Projects that left the list.
    pub exits: i64,
}

impl Reading {
    /// Reads the year of a body; of the district where none is named.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of(db: &impl ConnectionTrait, scope: Scope<'_>, body: Option<Uuid>) -> Result<Self> {
        let empty = Self { period: scope.period, ..Self::default() };
        let Some(cycle) = cycle_of(db, scope, body).await? else { return Ok(empty) };
        let candidates = scope.all::<Candidates>().filter(candidate::Column::CycleId.eq(cycle.id));
        let candidates = candidates.filter(candidate::Column::State.ne(CandidateState::Withdrawn));
        let candidates = candidates.order_by_asc(candidate::Column::No).all(db).await?;
        let projects = scope.all::<Projects>().filter(project::Column::CycleId.eq(cycle.id));
        let projects = projects.order_by_asc(project::Column::Code).all(db).await?;
        let projects = as_their_year_ended(db, scope, projects).await?;
        let ids: Vec<Uuid> = projects.iter().map(|project| project.id).collect();
        let told = [PostEvaluationState::Concluded, PostEvaluationState::Published];
        let evaluations = scope.all::<PostEvaluations>();
        let evaluations = evaluations.filter(evaluation::Column::ProjectId.is_in(ids.clone()));
        let exits = scope.all::<ExitRecords>().filter(exit::Column::ProjectId.is_in(ids.clone()));
        Ok(Self {
            before: before(db, scope, &cycle).await?,
            adjusted: adjusted(db, scope, &ids).await?,
            visits: visits(db, scope, &ids).await?,
            issues_closed: issues_closed(db, scope, &ids).await?,
            evaluations: standing(
                &projects,
                evaluations.filter(evaluation::Column::State.is_in(told)).all(db).await?,
            ),
            exits: i64::try_from(exits.count(db).await?).unwrap_or(i64::MAX),
            residents: residents(db, scope.all::<Organizations>(), cycle.organization_id, scope.period.to)
                .await?,
            leads: leads(db, scope, cycle.id).await?,
            origins: origins(db, scope, &candidates).await?,
            projects,
            candidates,
            cycle: Some(cycle),
            ..empty
        })
    }
}

/// Those of the completions that stand: what was reopened is evaluated anew.
fn standing(projects: &[project::Model], evaluations: Vec<evaluation::Model>) -> Vec<evaluation::Model> {
    let rounds: HashMap<Uuid, i32> =
        projects.iter().map(|project| (project.id, project.completion_round())).collect();
    let stands = |one: &evaluation::Model| rounds.get(&one.project_id) == Some(&one.completion_round);
    evaluations.into_iter().filter(stands).collect()
}

/// What goes on in a later year counts for its own as that ended: with what was reported of it until then.
async fn as_their_year_ended(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    mut projects: Vec<project::Model>,
) -> Result<Vec<project::Model>> {
    use report::Column::{Id, Period, ProjectId, State};
    let goes_on = |one: &&mut project::Model| one.stage_year > one.year;
    let ids: Vec<Uuid> = projects.iter_mut().filter(goes_on).map(|one| one.id).collect();
    let reports = scope.all::<ProgressReports>().filter(ProjectId.is_in(ids));
    let reports = reports.filter(State.eq(ProgressState::Reported)).order_by_asc(Period).order_by_asc(Id);
    let reports = reports.all(db).await?;
    for project in projects.iter_mut().filter(goes_on) {
        let last = format!("{}-12", project.year.get());
        let until_then = |one: &&report::Model| one.project_id == project.id && *one.period <= *last;
        let said = reports.iter().rfind(until_then);
        for (index, goal) in project.goals.0.iter_mut().enumerate() {
            goal.actual_value = said.and_then(|said| said.goal_values.0.get(index).copied());
        }
        project.executed_fen = said.map_or_else(Fen::default, |said| said.executed_fen);
        project.completion = of_goals(&project.goals.0, project.year.get());
    }
    Ok(projects)
}

/// The year of a body.
async fn cycle_of(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    body: Option<Uuid>,
) -> Result<Option<cycle::Model>> {
    let of_year = scope.all::<Cycles>().filter(cycle::Column::Year.eq(scope.period.from.year()));
    let of_year = of_year.filter(cycle::Column::State.ne(CycleState::Cancelled));
    let of_body = match body {
        Some(body) => of_year.filter(cycle::Column::OrganizationId.eq(body)),
        None => of_year.filter(cycle::Column::Level.eq(CycleLevel::District)),
    };
    Ok(of_body.one(db).await?)
}

/// Counted where they lie: a year may have tens of thousands.
async fn leads(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    cycle: Uuid,
) -> Result<Vec<(LeadSource, ProjectCategory, i64)>> {
    use lead::Column::{Category, CycleId, Id, Source};
    let counted = scope.all::<Leads>().filter(CycleId.eq(cycle)).select_only();
    let counted = counted.column(Source).column(Category).column_as(Id.count(), "count");
    let counted = counted.group_by(Source).group_by(Category).order_by_asc(Source).order_by_asc(Category);
    Ok(counted.into_tuple().all(db).await?)
}

/// A candidate comes of leads, also by way of the reserve, and of those that were merged into them.
async fn origins(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    candidates: &[candidate::Model],
) -> Result<HashMap<Uuid, Vec<LeadSource>>> {
    use lead::Column::{Id, MergedIntoId, Source};
    let named = candidates.iter().flat_map(|one| one.origin_ids.0.iter().copied()).collect();
    let behind = LeadsBehind::of(db, scope.district_code, named).await?;
    let roots: Vec<(Uuid, BTreeSet<Uuid>)> =
        candidates.iter().map(|one| (one.id, behind.roots(&one.origin_ids.0))).collect();
    let all: BTreeSet<Uuid> = roots.iter().flat_map(|(_, roots)| roots.iter().copied()).collect();
    let of_them = Condition::any().add(Id.is_in(all.clone())).add(MergedIntoId.is_in(all));
    let found = scope.all::<Leads>().filter(of_them).select_only();
    let found = found.column(Id).column(MergedIntoId).column(Source);
    let found: Vec<(Uuid, Option<Uuid>, LeadSource)> = found.into_tuple().all(db).await?;
    let mut sources: HashMap<Uuid, Vec<LeadSource>> = HashMap::new();
    for (id, into, source) in found {
        sources.entry(into.unwrap_or(id)).or_default().push(source);
    }
    let of_candidate = |roots: &BTreeSet<Uuid>| {
        roots.iter().filter_map(|root| sources.get(root)).flatten().copied().collect()
    };
    Ok(roots.iter().map(|(candidate, roots)| (*candidate, of_candidate(roots))).collect())
}

/// What was measured of the projects of the year before, of the same body.
async fn before(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    cycle: &cycle::Model,
) -> Result<Vec<Hundredths>> {
    use project::Column::{OrganizationId, Satisfaction, Year};
    let found = scope.all::<Projects>().filter(OrganizationId.eq(cycle.organization_id));
    let found = found.filter(Year.eq(cycle.year.get() - 1)).filter(Satisfaction.is_not_null());
    Ok(found.select_only().column(Satisfaction).into_tuple().all(db).await?)
}

async fn adjusted(db: &impl ConnectionTrait, scope: Scope<'_>, ids: &[Uuid]) -> Result<Vec<(Uuid, bool)>> {
    use adjustment::Column::{IsMinor, ProjectId, State};
    let told = [AdjustmentState::Announced, AdjustmentState::Reported];
    let found = scope.all::<Adjustments>().filter(ProjectId.is_in(ids.to_vec())).filter(State.is_in(told));
    let found: Vec<(Uuid, Option<bool>)> =
        found.select_only().column(ProjectId).column(IsMinor).into_tuple().all(db).await?;
    Ok(found.into_iter().map(|(project, minor)| (project, minor == Some(true))).collect())
}

async fn visits(db: &impl ConnectionTrait, scope: Scope<'_>, ids: &[Uuid]) -> Result<Vec<bool>> {
    let found = scope.all::<Visits>().filter(visit::Column::ProjectId.is_in(ids.to_vec()));
    let found: Vec<Option<String>> =
        found.select_only().column(visit::Column::Suggestion).into_tuple().all(db).await?;
    Ok(found.into_iter().map(|suggestion| suggestion.is_some()).collect())
}

async fn issues_closed(db: &impl ConnectionTrait, scope: Scope<'_>, ids: &[Uuid]) -> Result<i64> {
    use issues::entity::Column::{SourceRecordId, SourceRecordType, State};
    let of_them = scope.all::<Issues>().filter(SourceRecordType.eq(Projects::KIND));
    let of_them = of_them.filter(SourceRecordId.is_in(ids.to_vec())).filter(State.eq(IssueState::Closed));
    Ok(i64::try_from(of_them.count(db).await?).unwrap_or(i64::MAX))
}
