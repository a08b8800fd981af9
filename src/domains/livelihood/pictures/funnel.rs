//! What becomes of the ideas of a year: from all leads to what was finished and found good.

use super::canvas::{Canvas, MARGIN, WIDTH, ink};
use crate::{
    candidates::{
        CandidateState, Candidates,
        entity::{self as candidate, Model as Candidate},
    },
    cycles::{CycleState, entity::Model as Cycle},
    leads::{Leads, entity as lead},
    projects::{
        ProjectState, Projects,
        entity::{self as project, Model as Project},
    },
};
use instruments::satisfaction_votes::SatisfactionResult;
use platform::{
    call::Call,
    problem::Result,
    values::locale::Language,
    workflow::{EntityOf, Workflow},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// A step on the way from an idea to the verdict.
    /// 从线索到评价的环节。
    pub enum FunnelStep {
        Leads "征集线索" / "Ideas collected",
        Candidates "候选项目" / "Candidates",
        OnBallot "列入票决" / "Put to the vote",
        Selected "入选" / "Selected",
        Completed "完成" / "Completed",
        Accepted "验收合格" / "Accepted",
        Satisfied "测评满意" / "Found satisfactory",
    }
}

/// How many have come to a step.
/// 到达某一环节的数量。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FunnelCount {
    /// The step.
    /// 环节。
    pub step: FunnelStep,
    /// How many have come there (items).
    /// 到达该环节的数量(件)。
    #[schema(examples(9))]
    pub count: u64,
}

/// What becomes of the ideas of a year.
/// 年度线索的去向。
#[derive(Debug, Serialize, ToSchema)]
pub struct Funnel {
    /// The year of livelihood projects.
    /// 年度记录。
    pub cycle_id: Uuid,
    /// The steps in their order.
    /// 各环节,依次排列。
    pub steps: Vec<FunnelCount>,
}

impl Funnel {
    /// Counts what belongs to a year, in three queries: the records that the caller reads. How many ideas came in everybody is told
    /// once their list was deliberated.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of(call: &Call, cycle: &Cycle) -> Result<Self> {
        let db = call.service.store.read();
        let leads = if is_deliberated(cycle.state) { all::<Leads>(cycle) } else { call.select::<Leads>() };
        let leads = leads.filter(lead::Column::CycleId.eq(cycle.id));
        let leads = leads.filter(lead::Column::ArchivedAt.is_null()).count(db).await?;
        let candidates = call.select::<Candidates>().filter(candidate::Column::CycleId.eq(cycle.id));
        let candidates = candidates.filter(candidate::Column::ArchivedAt.is_null()).all(db).await?;
        let projects = call.select::<Projects>().filter(project::Column::CycleId.eq(cycle.id));
        let projects = projects.filter(project::Column::ArchivedAt.is_null()).all(db).await?;
        let selected = size(selected(&candidates, &projects).len());
        let candidates = |which: fn(&&Candidate) -> bool| size(candidates.iter().filter(which).count());
        let projects = |which: fn(&&Project) -> bool| size(projects.iter().filter(which).count());
        let count = |step| FunnelCount {
            step,
            count: match step {
                FunnelStep::Leads => leads,
                FunnelStep::Candidates => candidates(|one| one.state != CandidateState::Withdrawn),
                FunnelStep::OnBallot => candidates(|one| one.stood()),
                FunnelStep::Selected => selected,
                FunnelStep::Completed => projects(|one| ProjectState::COMPLETED.contains(&one.state)),
                FunnelStep::Accepted => projects(|one| is_accepted(one.state)),
                FunnelStep::Satisfied => projects(|one| is_satisfactory(one)),
            },
        };
        let steps = <FunnelStep as platform::values::words::Words>::ALL.iter().copied().map(count).collect();
        Ok(Self { cycle_id: cycle.id, steps })
    }
}

fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// All records of the district, whoever reads them.
fn all<W: Workflow>(cycle: &Cycle) -> Select<EntityOf<W>> {
    use platform::records::record::Record;
    EntityOf::<W>::find().filter(W::Model::DISTRICT_CODE.eq(&*cycle.district_code))
}

/// Whether the Standing Committee has deliberated the list of a year.
fn is_deliberated(state: CycleState) -> bool {
    matches!(state, CycleState::ScReviewed | CycleState::Voted | CycleState::Executing | CycleState::Closed)
}

/// What was selected: the projects, and the candidates of those that the caller reads only later.
fn selected(candidates: &[Candidate], projects: &[Project]) -> BTreeSet<Uuid> {
    let chosen = candidates.iter().filter(|one| one.state == CandidateState::Selected).map(|one| one.id);
    projects.iter().map(|one| one.candidate_id).chain(chosen).collect()
}

fn is_accepted(state: ProjectState) -> bool {
    state != ProjectState::Completed && ProjectState::COMPLETED.contains(&state)
}

/// The members have judged it at its end, and are not dissatisfied.
fn is_satisfactory(project: &Project) -> bool {
    is_accepted(project.state)
        && project.last_assessment().is_some_and(|vote| vote.result != SatisfactionResult::Dissatisfied)
}

/// The picture of a year: each step a bar in the middle, as wide as there are many.
pub(super) fn drawn(cycle: &Cycle, funnel: &Funnel, language: Language) -> String {
    use platform::values::words::Words;
    let year = cycle.year.get();
    let title = language.pick(
        format!("{year} 年民生实事项目:从线索到评价"),
        format!("Livelihood projects of {year}: from ideas to the verdict"),
    );
    let most = funnel.steps.iter().map(|one| one.count).max().unwrap_or_default().max(1);
    let whole = size(WIDTH - 2 * MARGIN);
    let mut canvas = Canvas::new();
    canvas.text(MARGIN, 18, ink::TEXT, true, &title);
    let mut told = Vec::new();
    for one in &funnel.steps {
        let name = language.pick(one.step.zh(), one.step.en());
        let line = language.pick(format!("{name}:{} 件", one.count), format!("{name}: {}", one.count));
        canvas.y += 6;
        canvas.text(MARGIN, 14, ink::TEXT, false, &line);
        // What is there is seen, however few they are beside the first.
        let least = u64::from(one.count > 0) * 4;
        let wide = usize::try_from((one.count * whole / most).max(least)).unwrap_or_default();
        canvas.bar((WIDTH - wide) / 2, canvas.y + 4, wide, 20, ink::BLUE);
        canvas.y += 28;
        told.push(line);
    }
    canvas.written(language, &title, &told.join(language.pick(";", "; ")))
}
