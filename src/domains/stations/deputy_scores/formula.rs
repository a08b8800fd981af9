//! The duty score (03 §4.2): pure functions of how often what was done.

use crate::{
    duty_records::DutyType,
    duty_reports::DutyReportForm,
    score_standards::words::{DeductionKind, ScoreDeduction, ScoreLine},
};
use platform::values::numbers::{Hundredths, Ordinal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A duty that was done: what, and of a report in which form.
pub(crate) type Done = (DutyType, Option<DutyReportForm>);

/// The points of a line.
/// 一个计分项的得分。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineScore {
    /// The number of the line.
    /// 计分项的序号。
    pub no: Ordinal,
    /// Which duty.
    /// 履职类型。
    pub duty_type: DutyType,
    /// How often it was done (times).
    /// 次数(次)。
    pub times: i64,
    /// The points, within the own cap and that of the line in which it is contained (points).
    /// 得分(分),不超过本项上限和所含于的计分项的上限。
    pub points: Hundredths,
}

/// What was taken for something.
/// 一项扣分。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeductionScore {
    /// For what.
    /// 事由。
    pub kind: DeductionKind,
    /// How often (times).
    /// 次数(次)。
    pub times: i64,
    /// The points that were taken (points).
    /// 扣分(分)。
    pub points: Hundredths,
}

/// min(cap, base + extra · (n − 1)), and 0 for n = 0.
fn item(line: &ScoreLine, times: i64) -> i64 {
    if times <= 0 { 0 } else { line.cap.0.min(line.base.0 + line.extra.0 * (times - 1)) }
}

/// The points of every line; what is contained in another one has what is left of its cap.
pub(crate) fn lines(lines: &[ScoreLine], done: &[Done]) -> Vec<LineScore> {
    let times = |line: &ScoreLine| {
        let fits = |one: &&Done| one.0 == line.duty_type && line.form.is_none_or(|form| one.1 == Some(form));
        i64::try_from(done.iter().filter(fits).count()).unwrap_or(i64::MAX)
    };
    let mut scores = Vec::new();
    for line in lines.iter().filter(|line| line.parent_line.is_none()) {
        let mut points = item(line, times(line));
        let mut left = line.cap.0 - points;
        let contained = lines.iter().filter(|inner| inner.parent_line == Some(line.no));
        for line in std::iter::once(line).chain(contained) {
            if line.parent_line.is_some() {
                points = item(line, times(line)).min(left);
                left -= points;
            }
            let (no, duty_type) = (line.no, line.duty_type);
            scores.push(LineScore { no, duty_type, times: times(line), points: Hundredths(points) });
        }
    }
    scores.sort_by_key(|score| score.no);
    scores
}

/// What is taken for what happened so often.
pub(crate) fn deductions(
    taken: &[ScoreDeduction],
    times: impl Fn(DeductionKind) -> i64,
) -> Vec<DeductionScore> {
    let score = |one: &ScoreDeduction| {
        let times = times(one.kind);
        DeductionScore { kind: one.kind, times, points: Hundredths(one.points.0 * times) }
    };
    taken.iter().map(score).filter(|one| one.times > 0).collect()
}

/// What was given less what was taken, and never below zero.
pub(crate) fn total(given: &[LineScore], taken: &[DeductionScore]) -> Hundredths {
    let sum = |points: &mut dyn Iterator<Item = Hundredths>| points.map(|one| one.0).sum::<i64>();
    let given = sum(&mut given.iter().map(|one| one.points));
    Hundredths((given - sum(&mut taken.iter().map(|one| one.points))).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score_standards::{national, rules::sum_of_caps};

    fn done(counts: &[(DutyType, usize)]) -> Vec<Done> {
        let form = |duty| (duty == DutyType::DutyReport).then_some(DutyReportForm::Oral);
        counts.iter().flat_map(|(duty, times)| vec![(*duty, form(*duty)); *times]).collect()
    }

    fn score(done: &[Done]) -> String {
        total(&lines(&national::lines(), done), &[]).to_string()
    }

    const EXAMPLE: [(DutyType, usize); 11] = [
        (DutyType::CongressSession, 1),
        (DutyType::OtherMeeting, 3),
        (DutyType::StudyTraining, 2),
        (DutyType::MotionOrSuggestion, 1),
        (DutyType::SecondedSuggestion, 3),
        (DutyType::ThematicResearch, 2),
        (DutyType::InspectionResearchEnforcement, 2),
        (DutyType::VoterReception, 3),
        (DutyType::DisputeMediation, 1),
        (DutyType::PracticalDeed, 1),
        (DutyType::DutyReport, 1),
    ];

    #[test]
    fn the_worked_examples_hold() {
        assert_eq!(sum_of_caps(&national::lines()).to_string(), "100.00");
        assert_eq!(score(&done(&EXAMPLE)), "68.00");
        let mut more = EXAMPLE.to_vec();
        more[7].1 = 5;
        more.extend([(DutyType::HelpTheWeak, 1), (DutyType::Charity, 2)]);
        assert_eq!(score(&done(&more)), "83.00");
    }

    #[test]
    fn items_are_capped_and_what_is_taken_never_leads_below_zero() {
        let suggestions = done(&[(DutyType::MotionOrSuggestion, 3), (DutyType::SecondedSuggestion, 9)]);
        let scored = lines(&national::lines(), &suggestions);
        assert_eq!(total(&scored, &[]).to_string(), "10.00");
        assert_eq!(scored[4].points.to_string(), "0.00");
        // In writing it is worth less, and both together no more than one that is told.
        let written = (DutyType::DutyReport, Some(DutyReportForm::Written));
        assert_eq!(score(&[written]), "3.00");
        assert_eq!(score(&[written, (DutyType::DutyReport, Some(DutyReportForm::Oral))]), "5.00");
        let taken = deductions(&national::deductions(), |kind| match kind {
            DeductionKind::FalseRecord => 2,
            _ => 0,
        });
        assert_eq!(taken.len(), 1);
        assert_eq!(total(&scored, &taken), Hundredths(0));
    }

    /// The oracle goes from one duty to the next and fills the jars of the lines, one point after the other.
    fn oracle(done: &[Done]) -> i64 {
        let all = national::lines();
        let mut jars = vec![0_i64; all.len()];
        let place = |no: Ordinal| all.iter().position(|line| line.no == no).unwrap();
        for (index, line) in all.iter().enumerate() {
            let mut first = true;
            for one in done {
                if one.0 != line.duty_type || (line.form.is_some() && one.1 != line.form) {
                    continue;
                }
                let worth = if first { line.base.0 } else { line.extra.0 };
                first = false;
                for _ in 0..worth {
                    if jars[index] < line.cap.0 {
                        jars[index] += 1;
                    }
                }
            }
        }
        for (index, line) in all.iter().enumerate() {
            if let Some(parent) = line.parent_line {
                let parent = place(parent);
                for _ in 0..std::mem::take(&mut jars[index]) {
                    if jars[parent] < all[parent].cap.0 {
                        jars[parent] += 1;
                    }
                }
            }
        }
        jars.into_iter().sum()
    }

    proptest::proptest! {
        #[test]
        fn a_score_is_what_the_oracle_fills_in(duties in proptest::collection::vec((0usize..14, proptest::bool::ANY), 0..40)) {
            use platform::values::words::Words;
            let done: Vec<Done> = duties
                .into_iter()
                .map(|(place, oral)| {
                    let duty = DutyType::ALL[place];
                    let form = if oral { DutyReportForm::Oral } else { DutyReportForm::Written };
                    (duty, (duty == DutyType::DutyReport).then_some(form))
                })
                .collect();
            let scored = total(&lines(&national::lines(), &done), &[]);
            assert_eq!(scored, Hundredths(oracle(&done)));
            assert!(scored <= Hundredths(10_500));
        }
    }
}
