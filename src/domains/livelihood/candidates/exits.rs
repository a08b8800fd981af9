//! What a candidate has in common with projects that have left the list, and what is said of that (07 §4.8).

use super::{
    Candidates,
    entity::{CandidateSubmission, ExitFinding, Model},
    guards::CandidateStep,
    words::{ExitDifference, ExitMatch},
};
use crate::{
    exit_records::{Compared, ExitRecords, blocking, grounds},
    periods::number,
    projects::Projects,
};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    values::words::Words,
    workflow::{Guarded, Verdict},
};
use serde_json::{Value, json};

impl Model {
    fn compared(&self) -> Compared<'_> {
        Compared {
            origin_ids: &self.origin_ids.0,
            locations: &self.locations.0,
            category: self.category,
            title: &self.title,
            goal_text: self.goal_text.as_deref().unwrap_or_default(),
        }
    }

    /// Whether what is compared differs: what was found of another text says nothing of this one.
    fn is_another_than(&self, before: &Self) -> bool {
        let parts =
            |row: &Self| (row.origin_ids.0.clone(), row.category, row.title.clone(), row.goal_text.clone());
        parts(self) != parts(before)
            || self.locations != before.locations
            || self.continues_id != before.continues_id
    }
}

/// The projects that have left the list of its body, and still block, that a candidate is like; with what was found of them before.
pub(super) async fn exit_matches(work: &UnitOfWork<'_>, row: &Model) -> Result<Vec<ExitMatch>> {
    let from_percent = number(work, "exit.similarity_percent").await?;
    let mut matches = Vec::new();
    for exit in blocking(work, row.organization_id, work.call.today()).await? {
        let project = work.stored::<Projects>(exit.project_id).await?;
        let origin = work.stored::<Candidates>(project.candidate_id).await?;
        let left = Compared { title: &project.title, locations: &project.locations.0, ..origin.compared() };
        let continues = row.continues_id == Some(project.id);
        let (grounds, similarity_percent) = grounds(&row.compared(), &left, (continues, from_percent));
        if grounds.is_empty() {
            continue;
        }
        let before = row.exit_matches.0.iter().find(|one| one.exit_record_id == exit.id);
        let difference = before.and_then(|one| one.difference.clone());
        matches.push(ExitMatch { exit_record_id: exit.id, grounds, similarity_percent, difference });
    }
    Ok(matches)
}

/// What nobody has answered: neither says the government what is different, nor has the congress found that it is not the same.
pub(crate) async fn unanswered_exits(work: &UnitOfWork<'_>, row: &Model) -> Result<Vec<Value>> {
    if row.exit_change_note.is_some() {
        return Ok(Vec::new());
    }
    let open = exit_matches(work, row).await?.into_iter().filter(|one| one.difference.is_none());
    let told = |one: ExitMatch| {
        let grounds: Vec<_> = one.grounds.iter().map(|ground| ground.word()).collect();
        json!({"exit_record_id": one.exit_record_id, "grounds": grounds, "similarity_percent": one.similarity_percent})
    };
    Ok(open.map(told).collect())
}

pub(super) async fn exits_answered(step: &CandidateStep<'_>, _: &CandidateSubmission) -> Guarded {
    let open = unanswered_exits(&step.work(), &step.row).await?;
    Ok(Verdict::require(open.is_empty()).with("exit_matches", open))
}

/// What it continues is a project that the caller sees.
pub(super) async fn continued_exists<B>(step: &CandidateStep<'_>, _: &B) -> Guarded {
    if let Some(project) = step.row.continues_id.filter(|id| !step.named_before().contains(id)) {
        step.referred::<Projects>(project, "/continues_id").await?;
    }
    Ok(Verdict::Holds)
}

/// Compares the candidate as it stands now.
pub(super) async fn compare_with_exits(step: &mut CandidateStep<'_>) -> Result<()> {
    let mut row = step.row.clone();
    if step.before.as_ref().is_none_or(|before| row.is_another_than(before)) {
        row.exit_matches.0.clear();
    }
    row.exit_matches = exit_matches(&step.work(), &row).await?.into();
    step.row = row;
    Ok(())
}

/// It is like that one.
pub(super) async fn is_like_it(step: &CandidateStep<'_>, body: &ExitFinding) -> Guarded {
    let exit = step.referred::<ExitRecords>(body.exit_record_id, "/exit_record_id").await?;
    let found = exit_matches(&step.work(), &step.row).await?.iter().any(|one| one.exit_record_id == exit.id);
    Ok(Verdict::require(found).at("/exit_record_id"))
}

/// The congress finds that it is not the same.
pub(super) async fn find_different(step: &mut CandidateStep<'_>, body: ExitFinding) -> Result<()> {
    let mut matches = exit_matches(&step.work(), &step.row).await?;
    let found = matches.iter_mut().find(|one| one.exit_record_id == body.exit_record_id);
    let found = found.ok_or_else(|| Problem::internal("an exit that is like nothing"))?;
    let (found_by, found_on) = (step.call.actor.user_id, step.today());
    found.difference = Some(ExitDifference { reason: body.reason, found_by, found_on });
    step.row.exit_matches = matches.into();
    Ok(())
}
