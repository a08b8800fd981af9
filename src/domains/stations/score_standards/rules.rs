//! Guards and effects of score standards.

use super::{
    ScoreStandardState, ScoreStandards,
    entity::{Column, Model, ScoreStandardContent},
    national,
    words::ScoreLine,
};
use chrono::Datelike;
use instruments::rule_sets::{RuleBook, RuleKind};
use platform::{
    call::Step,
    problem::Result,
    values::numbers::Hundredths,
    workflow::{Guarded, Note, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;

type StandardStep<'a> = Step<'a, ScoreStandards>;

pub(super) async fn years_in_order(_: &StandardStep<'_>, body: &ScoreStandardContent) -> Guarded {
    Ok(Verdict::require(body.year_from <= body.year_to).at("/year_to"))
}

/// What is wrong with a line among the others.
fn is_broken(line: &ScoreLine, all: &[ScoreLine]) -> bool {
    let zero = Hundredths(0);
    let others = || all.iter().filter(|other| !std::ptr::eq(*other, line));
    let twice = others()
        .any(|other| other.no == line.no || (other.duty_type, other.form) == (line.duty_type, line.form));
    let contained = line.parent_line.is_none_or(|parent| {
        others().any(|other| {
            other.no == parent && other.parent_line.is_none() && other.in_hundred == line.in_hundred
        })
    });
    twice || !contained || line.base < zero || line.extra < zero || line.cap < line.base
}

/// Lines and duties stand once, caps are no less than what the first is worth, a line is contained in one that is contained in none.
pub(super) async fn is_coherent(_: &StandardStep<'_>, body: &ScoreStandardContent) -> Guarded {
    if let Some(index) = body.lines.iter().position(|line| is_broken(line, &body.lines)) {
        return Ok(Verdict::require(false).at(&format!("/lines/{index}")));
    }
    let mut kinds = HashSet::new();
    let broken =
        body.deductions.iter().position(|taken| taken.points < Hundredths(0) || !kinds.insert(taken.kind));
    if let Some(index) = broken {
        return Ok(Verdict::require(false).at(&format!("/deductions/{index}")));
    }
    Ok(Verdict::Holds)
}

/// Fair is less than good, also where the rules say one of them.
pub(super) async fn grades_in_order(step: &StandardStep<'_>, body: &ScoreStandardContent) -> Guarded {
    let (good, fair) = grades(step, body.good_from, body.fair_from).await?;
    Ok(Verdict::require(fair < good).with("good_from", good.to_string()).at("/fair_from"))
}

/// From which scores on it is good and fair: as it says, else as the rules of today do.
async fn grades(
    step: &StandardStep<'_>,
    good: Option<Hundredths>,
    fair: Option<Hundredths>,
) -> Result<(Hundredths, Hundredths)> {
    let book = RuleBook::open(step.tx, step.work().district_code, RuleKind::Stations, step.today()).await?;
    let points = |key: &str| book.number(key).map(|points| Hundredths(points * 100));
    let good = good.map_or_else(|| points("score.good"), Ok)?;
    Ok((good, fair.map_or_else(|| points("score.fair"), Ok)?))
}

/// What it leaves out is written down as it is today, so that it stays.
pub(super) async fn fill_defaults(step: &mut StandardStep<'_>, _: ScoreStandardContent) -> Result<()> {
    let (good, fair) = grades(step, step.row.good_from, step.row.fair_from).await?;
    let row = &mut step.row;
    if row.lines.0.is_empty() {
        row.lines = national::lines().into();
        if row.deductions.0.is_empty() {
            row.deductions = national::deductions().into();
        }
    }
    (row.good_from, row.fair_from) = (Some(good), Some(fair));
    Ok(())
}

/// What is contained in another line has its points from the cap of that one.
pub(crate) fn sum_of_caps(lines: &[ScoreLine]) -> Hundredths {
    let of_the_hundred = lines.iter().filter(|line| line.in_hundred && line.parent_line.is_none());
    Hundredths(of_the_hundred.map(|line| line.cap.0).sum())
}

pub(super) async fn caps_are_100(step: &StandardStep<'_>, _: &Note) -> Guarded {
    let sum = sum_of_caps(&step.row.lines.0);
    Ok(Verdict::require(sum == Hundredths(10_000)).with("sum", sum.to_string()))
}

/// A year has one standard.
pub(super) async fn one_for_each_year(step: &StandardStep<'_>, _: &Note) -> Guarded {
    let row = &step.row;
    let others = step.all::<ScoreStandards>().filter(Column::Id.ne(row.id));
    let others = others.filter(Column::State.ne(ScoreStandardState::Draft)).all(step.tx).await?;
    let both = |other: &&Model| other.year_from <= row.year_to && row.year_from <= other.year_to;
    let twice = others.iter().filter(|other| other.was_used()).find(both).map(|other| other.id.to_string());
    Ok(Verdict::require(twice.is_none()).with("standard_id", twice))
}

/// Nobody is scored by what was not known when the year began.
pub(super) async fn years_not_begun(step: &StandardStep<'_>, _: &Note) -> Guarded {
    let first = step.row.year_from.get();
    Ok(Verdict::require(first > i64::from(step.today().year())).with("year_from", first))
}

/// Its years are over, or have not begun.
pub(super) async fn years_over_or_ahead(step: &StandardStep<'_>, _: &Note) -> Guarded {
    let this = i64::from(step.today().year());
    let runs = step.row.year_from.get() <= this && this <= step.row.year_to.get();
    Ok(Verdict::require(!runs))
}
