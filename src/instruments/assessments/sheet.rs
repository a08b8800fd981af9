//! The automatic items of an assessment: what the layers that have the records answer, and how it is scored (01 §4.3).

use super::{
    Assessments,
    entity::Model,
    total::{Scored, item_score, part_score},
    words::{AssessedItem, FoundVeto},
};
use crate::{
    assessment_templates::{AssessmentTemplates, ItemMode},
    statistics::{Period, Scope},
};
use chrono::NaiveDate;
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
};

/// A part as it was counted: what was reached, of how much; of nothing, if it does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it is called in sheets.
    pub code: &'static str,
    /// What was reached.
    pub achieved: i64,
    /// Of how much.
    pub of: i64,
}

impl Part {
    /// A part that was reached in this share.
    #[must_use]
    pub fn new(code: &'static str, (achieved, of): (i64, i64)) -> Self {
        Self { code, achieved, of }
    }

    /// A part that is there or not.
    #[must_use]
    pub fn whether(code: &'static str, there: bool) -> Self {
        Self { code, achieved: i64::from(there), of: 1 }
    }

    /// A part of which so many points are taken.
    #[must_use]
    pub fn less(code: &'static str, points: i64, taken: i64) -> Self {
        Self { code, achieved: (points - taken).max(0), of: points }
    }
}

/// What is counted of a target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The parts.
    pub parts: Vec<Part>,
    /// What fails it.
    pub vetoes: Vec<FoundVeto>,
}

/// What the layer of street committees counts of the target of an assessment.
#[derive(Debug, Clone)]
pub struct OfStreets(pub Sheet);

/// What the layer of stations counts of it.
#[derive(Debug, Clone)]
pub struct OfStations(pub Sheet);

/// Of which days it is: as of December 31 of its year, with what was verified by January 31.
///
/// # Errors
/// The database failed.
pub async fn scope<'a>(work: &UnitOfWork<'a>, assessment: &Model) -> Result<Scope<'a>> {
    let template = work.stored::<AssessmentTemplates>(assessment.template_id).await?;
    let year = template.year.get32();
    let outside = || Problem::internal("a year outside the calendar");
    let period = Period::of_year(year, work.call.today()).ok_or_else(outside)?;
    let verified_by = NaiveDate::from_ymd_opt(year + 1, 1, 31).ok_or_else(outside)?;
    Ok(Scope::of_work(work, period, verified_by))
}

/// Asks for the parts.
async fn sheet_of(work: &UnitOfWork<'_>, assessment: &Model) -> Result<Sheet> {
    let mut sheet = Sheet::default();
    let streets = work.ask_row::<Assessments, OfStreets>(assessment).await?;
    let stations = work.ask_row::<Assessments, OfStations>(assessment).await?;
    for Sheet { parts, vetoes } in [streets.map(|of| of.0), stations.map(|of| of.0)].into_iter().flatten() {
        sheet.parts.extend(parts);
        sheet.vetoes.extend(vetoes);
    }
    Ok(sheet)
}

/// Computes the automatic items, and what fails the target.
pub(super) async fn compute(work: &UnitOfWork<'_>, row: &mut Model) -> Result<()> {
    if !row.target_kind.is_assessed_by_congress() {
        return Ok(());
    }
    let sheet = sheet_of(work, row).await?;
    for item in row.item_scores.0.iter_mut().filter(|item| item.mode == ItemMode::Auto) {
        score(item, &sheet.parts)?;
    }
    row.vetoes_found = sheet.vetoes.into();
    Ok(())
}

/// Scores an item from its parts; one that had none when its template was published keeps the score that it was given.
fn score(item: &mut AssessedItem, counted: &[Part]) -> Result<()> {
    if item.parts.is_empty() {
        return Ok(());
    }
    for part in &mut item.parts {
        let found = counted.iter().find(|one| *one.code == *part.code);
        let found = found.ok_or_else(|| Problem::internal("a part that nobody counts"))?;
        (part.achieved, part.of) = (found.achieved, found.of);
        part.score = part_score(part.points, part.achieved, part.of);
    }
    let scored: Vec<Scored> =
        item.parts.iter().map(|part| Scored { points: part.points, score: part.score }).collect();
    item.score = item_score(item.weight, &scored);
    item.left_out = item.score.is_none();
    Ok(())
}
