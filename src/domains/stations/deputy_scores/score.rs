//! The score of a deputy, made of what was read of a year.

use super::{
    formula::{DeductionScore, LineScore, deductions, lines, total},
    reading::Year,
};
use crate::score_standards::DutyGrade;
use platform::{problem::Result, values::numbers::Hundredths};
use registry::deputies::entity::Model as Deputy;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// The score of a deputy in a year; points in hundredths.
/// 代表的年度履职得分;分值精确到百分之一。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeputyScore {
    /// The deputy.
    /// 代表。
    #[schema(examples("registry.deputy:10"))]
    pub deputy_id: Uuid,
    /// The points of each line.
    /// 各计分项的得分。
    pub line_scores: Vec<LineScore>,
    /// What was taken.
    /// 扣分。
    pub deductions: Vec<DeductionScore>,
    /// The score (points).
    /// 总分(分)。
    pub total: Hundredths,
    /// Days with a duty (days).
    /// 履职天数(天)。
    pub duty_days: i64,
    /// The place in the deputy group, equal scores alike; null without a group.
    /// 代表小组内排名,同分同名次;未编组的为空。
    #[schema(required = true)]
    pub rank_in_group: Option<i64>,
    /// What the score is worth; null for who was in office too short a part of the year.
    /// 等次;年度内任职不足规定月数的为空。
    #[schema(required = true)]
    pub grade: Option<DutyGrade>,
}

impl Year {
    /// The score of everybody who was a deputy in it, in the order of their numbers.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub(crate) fn scores(&self) -> Result<Vec<DeputyScore>> {
        let mut scored = Vec::new();
        for deputy in &self.deputies {
            scored.push((deputy, self.score(deputy)?));
        }
        let mut totals: HashMap<Uuid, Vec<Hundredths>> = HashMap::new();
        for (deputy, score) in &scored {
            if let Some(group) = deputy.deputy_group_id {
                totals.entry(group).or_default().push(score.total);
            }
        }
        for (deputy, score) in &mut scored {
            let group = deputy.deputy_group_id.and_then(|group| totals.get(&group));
            score.rank_in_group = group.map(|totals| {
                totals.iter().filter(|other| **other > score.total).fold(1, |rank, _| rank + 1)
            });
        }
        scored.sort_by(|(one, _), (other, _)| (&*one.deputy_no, one.id).cmp(&(&*other.deputy_no, other.id)));
        Ok(scored.into_iter().map(|(_, score)| score).collect())
    }

    /// The score of one of them, without the place in the group.
    pub(crate) fn score(&self, deputy: &Deputy) -> Result<DeputyScore> {
        let deeds = self.of(deputy.id);
        let line_scores = lines(&self.standard.lines, &deeds.done);
        let taken = deductions(&self.standard.deductions, |kind| deeds.times(kind));
        let total = total(&line_scores, &taken);
        let long = self.is_long_enough(deputy)?;
        Ok(DeputyScore {
            deputy_id: deputy.id,
            line_scores,
            deductions: taken,
            total,
            duty_days: deeds.days.iter().fold(0, |days, _| days + 1),
            rank_in_group: None,
            grade: long.then(|| self.standard.grade(total)),
        })
    }
}
