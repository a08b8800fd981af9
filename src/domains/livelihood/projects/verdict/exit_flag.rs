//! Whether a project may have to leave the list (07 §4.6): computed whenever people or members have judged it, by the rules of
//! that day.

use crate::{
    candidates::Candidates,
    periods::book_of,
    projects::{Projects, entity::Model},
    satisfaction::{ExitLimits, ExitReason, Impression},
};
use instruments::satisfaction_votes::SatisfactionResult;
use platform::{call::UnitOfWork, problem::Result, values::numbers::Hundredths};

/// The satisfaction with the project of the year before, which this one continues.
async fn year_before(work: &UnitOfWork<'_>, row: &Model) -> Result<Option<Hundredths>> {
    let Some(continued) = work.stored::<Candidates>(row.candidate_id).await?.continues_id else {
        return Ok(None);
    };
    let before = work.stored::<Projects>(continued).await?;
    Ok(before.satisfaction.filter(|_| before.year.get() + 1 == row.year.get()))
}

/// How often the members were dissatisfied at its end: each round but the first follows a dissatisfied one.
fn dissatisfied(row: &Model) -> usize {
    let last = row.last_assessment().filter(|vote| vote.result == SatisfactionResult::Dissatisfied);
    last.and_then(|vote| usize::try_from(vote.round).ok()).unwrap_or_default()
}

/// Why a project may have to leave the list.
async fn exit_reasons(work: &UnitOfWork<'_>, row: &Model) -> Result<Vec<ExitReason>> {
    let book = book_of(work, row).await?;
    let limits = ExitLimits {
        satisfaction_points: book.rule("exit.satisfaction_points")?.value,
        awareness_percent: book.rule("exit.awareness_percent")?.value,
    };
    Ok(limits.reasons(Impression {
        satisfaction: row.satisfaction,
        year_before: year_before(work, row).await?,
        awareness: row.awareness.0.first().map(|people| (people.known, people.valid)),
        dissatisfied: dissatisfied(row),
    }))
}

/// Says so on the project.
pub(super) async fn flag(work: &UnitOfWork<'_>, row: &mut Model) -> Result<()> {
    row.exit_reasons = exit_reasons(work, row).await?.into();
    row.exit_flag = !row.exit_reasons.0.is_empty();
    Ok(())
}
