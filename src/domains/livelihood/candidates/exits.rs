//! What a candidate has in common with projects that have left the list, and what is said of that (07 §4.8).

use super::{
    Candidates,
    entity::{CandidateSubmission, ExitFinding, Model},
    guards::CandidateStep,
    words::{ExitDifference, ExitMatch},
};
use crate::{
    exit_records::{Compared, ExitRecords, blocking, grounds},
    leads::LeadsBehind,
    periods::number,
    projects::{Projects, entity::Model as Project},
};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    values::words::Words,
    workflow::{Guarded, Verdict},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// A project that has left the list, and the candidate that it was.
struct Left {
    exit_record_id: Uuid,
    project: Project,
    candidate: Model,
}

/// What a body does not take up again yet, beside candidates of it: read once, whatever their number.
pub(crate) struct Exits {
    left: Vec<Left>,
    behind: LeadsBehind,
    from_percent: u32,
}

impl Exits {
    /// Those that block some candidates of a body today.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub(crate) async fn of(work: &UnitOfWork<'_>, body: Uuid, candidates: &[Model]) -> Result<Self> {
        let from_percent = number(work, "exit.similarity_percent").await?;
        let records = blocking(work, body, work.call.today()).await?;
        let projects: Vec<Uuid> = records.iter().map(|record| record.project_id).collect();
        let projects = work.stored_all::<Projects>(&projects).await?;
        let before: Vec<Uuid> = projects.values().map(|project| project.candidate_id).collect();
        let before = work.stored_all::<Candidates>(&before).await?;
        let left = records.into_iter().filter_map(|record| {
            let project = projects.get(&record.project_id)?.clone();
            let candidate = before.get(&project.candidate_id)?.clone();
            Some(Left { exit_record_id: record.id, project, candidate })
        });
        let left: Vec<Left> = left.collect();
        let all = candidates.iter().chain(left.iter().map(|one| &one.candidate));
        let named = all.flat_map(|one| one.origin_ids.0.iter().copied()).collect();
        let behind = LeadsBehind::of(work.tx, work.district_code, named).await?;
        Ok(Self { left, behind, from_percent })
    }

    fn compared<'a>(&self, row: &'a Model) -> Compared<'a> {
        Compared {
            origins: self.behind.roots(&row.origin_ids.0),
            locations: &row.locations.0,
            category: row.category,
            title: &row.title,
            goal_text: row.goal_text.as_deref().unwrap_or_default(),
        }
    }

    /// Those that a candidate is like; with what was found of them before.
    fn like(&self, row: &Model) -> Vec<ExitMatch> {
        let candidate = self.compared(row);
        let alike = |left: &Left| {
            let was = Compared {
                title: &left.project.title,
                locations: &left.project.locations.0,
                ..self.compared(&left.candidate)
            };
            let continues = row.continues_id == Some(left.project.id);
            let (grounds, similarity_percent) = grounds(&candidate, &was, (continues, self.from_percent));
            let before = row.exit_matches.0.iter().find(|one| one.exit_record_id == left.exit_record_id);
            (!grounds.is_empty()).then(|| ExitMatch {
                exit_record_id: left.exit_record_id,
                grounds,
                similarity_percent,
                is_noted: before.is_some_and(|one| one.is_noted),
                difference: before.and_then(|one| one.difference.clone()),
            })
        };
        self.left.iter().filter_map(alike).collect()
    }

    /// What nobody has answered of a candidate: neither has the government said what is different since it was found, nor the congress
    /// that it is not the same.
    pub(crate) fn unanswered(&self, row: &Model) -> Vec<Value> {
        let open = self.like(row).into_iter().filter(|one| !one.is_noted && one.difference.is_none());
        let told = |one: ExitMatch| {
            let grounds: Vec<_> = one.grounds.iter().map(|ground| ground.word()).collect();
            json!({"exit_record_id": one.exit_record_id, "grounds": grounds, "similarity_percent": one.similarity_percent})
        };
        open.map(told).collect()
    }
}

impl Model {
    /// Whether what is compared differs: what was found of another text says nothing of this one.
    fn is_another_than(&self, before: &Self) -> bool {
        let parts =
            |row: &Self| (row.origin_ids.0.clone(), row.category, row.title.clone(), row.goal_text.clone());
        parts(self) != parts(before)
            || self.locations != before.locations
            || self.continues_id != before.continues_id
    }
}

/// What blocks the candidate of a step.
async fn exits(step: &CandidateStep<'_>) -> Result<Exits> {
    Exits::of(&step.work(), step.row.organization_id, std::slice::from_ref(&step.row)).await
}

pub(super) async fn exits_answered(step: &CandidateStep<'_>, _: &CandidateSubmission) -> Guarded {
    let open = exits(step).await?.unanswered(&step.row);
    Ok(Verdict::require(open.is_empty()).with("exit_matches", open))
}

/// What it continues is a project that the caller sees.
pub(super) async fn continued_exists<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    if let Some(project) = step.row.continues_id.filter(|id| !step.named_before().contains(id)) {
        step.referred::<Projects>(project, "/continues_id").await?;
    }
    Ok(Verdict::Holds)
}

/// Compares the candidate as it stands now. A note says what is different from what was known when it was written.
pub(super) async fn compare_with_exits(step: &mut CandidateStep<'_>) -> Result<()> {
    let exits = exits(step).await?;
    let (row, before) = (&mut step.row, step.before.as_ref());
    if before.is_none_or(|before| row.is_another_than(before)) {
        row.exit_matches.0.clear();
    }
    let mut found = exits.like(row);
    let rewritten = before.is_none_or(|before| before.exit_change_note != row.exit_change_note);
    if rewritten {
        for one in &mut found {
            one.is_noted = row.exit_change_note.is_some();
        }
    }
    row.exit_matches = found.into();
    Ok(())
}

/// It is like that one.
pub(super) async fn is_like_it(step: &CandidateStep<'_>, body: &ExitFinding) -> Guarded {
    let exit = step.referred::<ExitRecords>(body.exit_record_id, "/exit_record_id").await?;
    let found = exits(step).await?.like(&step.row).iter().any(|one| one.exit_record_id == exit.id);
    Ok(Verdict::require(found).at("/exit_record_id"))
}

/// The congress finds that it is not the same.
pub(super) async fn find_different(step: &mut CandidateStep<'_>, body: ExitFinding) -> Result<()> {
    let mut matches = exits(step).await?.like(&step.row);
    let found = matches.iter_mut().find(|one| one.exit_record_id == body.exit_record_id);
    let found = found.ok_or_else(|| Problem::internal("an exit that is like nothing"))?;
    let (found_by, found_on) = (step.call.actor.user_id, step.today());
    found.difference = Some(ExitDifference { reason: body.reason, found_by, found_on });
    step.row.exit_matches = matches.into();
    Ok(())
}
