//! How well an opinion is written (02 §4.2): whether each clause names the problem, the organ, the measure, the target
//! and the day.

use super::similarity::identical;
use instruments::{opinion_clauses::entity::Model, rule_sets::RuleBook};
use platform::{
    problem::{Problem, Result},
    values::numbers::Hundredths,
};

/// The points of a clause: so many for each of five things that it names.
fn points(clause: &Model, rules: &RuleBook) -> Result<i64> {
    let characters = rules.number("opinion_quality.measure_characters")?;
    let length = clause.measure.as_deref().map_or(0, |measure| measure.chars().count());
    let named = [
        clause.issue_id.is_some(),
        !clause.target_organ_id.is_nil(),
        i64::try_from(length).map_err(Problem::internal)? >= characters,
        clause.indicator.is_some() && clause.target_value.is_some(),
        clause.due_on.is_some(),
    ];
    let named = named.into_iter().filter(|named| *named).count();
    Ok(rules.number("opinion_quality.clause_points")? * i64::try_from(named).map_err(Problem::internal)?)
}

/// The quality of an opinion, 0 to 100: the mean of its clauses, less for too many of them, less for the words of an
/// opinion of last year; none without a clause.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub fn opinion_quality(
    clauses: &[Model],
    last_year: &[Vec<&str>],
    rules: &RuleBook,
) -> Result<Option<Hundredths>> {
    let count = i64::try_from(clauses.len()).map_err(Problem::internal)?;
    let mut sum = 0;
    for clause in clauses {
        sum += points(clause, rules)?;
    }
    let Some(mean) = Hundredths::quotient(sum.into(), count.into()) else { return Ok(None) };
    let mut quality = mean.0;
    if count > rules.number("opinion_quality.most_clauses")? {
        quality -= 100 * rules.number("opinion_quality.many_clauses_penalty")?;
    }
    let texts: Vec<&str> = clauses.iter().map(|clause| &*clause.request_text).collect();
    let percent = rules.number("opinion_quality.identical_percent")?;
    if last_year.iter().any(|earlier| identical(&texts, earlier, percent)) {
        quality -= 100 * rules.number("opinion_quality.identical_penalty")?;
    }
    Ok(Some(Hundredths(quality.max(0))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use instruments::rule_sets::RuleKind;
    use platform::values::text::Text;
    use uuid::Uuid;

    /// A clause that names the first so many of the five things.
    fn clause(named: usize) -> Model {
        Model {
            issue_id: (named > 1).then(Uuid::now_v7),
            target_organ_id: if named > 0 { Uuid::now_v7() } else { Uuid::nil() },
            measure: (named > 2).then(|| Text::stored("一二三四五六七八九十一二三四五六七八九十")),
            indicator: (named > 3).then(|| Text::stored("覆盖率")),
            target_value: (named > 3).then(|| Text::stored("90%")),
            due_on: (named > 4).then(Default::default),
            request_text: Text::stored("制定老旧小区公共充电设施三年布点计划并向社会公布。"),
            ..Model::default()
        }
    }

    fn quality(named: &[usize], last_year: &[Vec<&str>]) -> String {
        let clauses: Vec<Model> = named.iter().copied().map(clause).collect();
        let rules = RuleBook::national(RuleKind::Supervision);
        opinion_quality(&clauses, last_year, &rules)
            .unwrap()
            .map_or("-".to_owned(), |value| value.to_string())
    }

    #[test]
    fn the_worked_example_holds() {
        assert_eq!(quality(&[5, 3, 1], &[]), "60.00");
        assert_eq!(quality(&[], &[]), "-");
    }

    #[test]
    fn too_many_clauses_and_old_words_cost_points() {
        assert_eq!(quality(&[5; 10], &[]), "100.00");
        assert_eq!(quality(&[5; 11], &[]), "90.00");
        let old = vec!["制定老旧小区公共充电设施三年布点计划并向社会公布"];
        assert_eq!(quality(&[5], std::slice::from_ref(&old)), "90.00");
        assert_eq!(quality(&[5], &[vec!["完全不同的另一项要求"]]), "100.00");
        let all = vec![old[0]; 11];
        assert_eq!(quality(&[0; 11], &[all]), "0.00");
    }

    #[test]
    fn a_measure_of_nineteen_characters_is_none() {
        let mut short = clause(5);
        short.measure = Some(Text::stored("一二三四五六七八九十一二三四五六七八九"));
        let rules = RuleBook::national(RuleKind::Supervision);
        assert_eq!(opinion_quality(&[short], &[], &rules).unwrap(), Some(Hundredths(8_000)));
    }

    proptest::proptest! {
        /// The oracle counts what is named by all clauses together, and compares without dividing.
        #[test]
        fn the_mean_is_the_nearest_hundredth(named in proptest::collection::vec(0usize..=5, 1..=10)) {
            let total = named.iter().sum::<usize>() * 20;
            let clauses: Vec<Model> = named.iter().copied().map(clause).collect();
            let rules = RuleBook::national(RuleKind::Supervision);
            let quality = opinion_quality(&clauses, &[], &rules).unwrap().unwrap().0;
            let (exact, got) = (i64::try_from(total * 200).unwrap(), 2 * quality * i64::try_from(named.len()).unwrap());
            let half = i64::try_from(named.len()).unwrap();
            assert!(got - exact <= half && exact - got < half);
        }
    }
}
