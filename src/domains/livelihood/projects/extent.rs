//! How far a project is from what was decided, all changes together (07 §4.5), in whole numbers.

use super::{
    entity::Model,
    words::{DecidedValues, Milestone},
};
use crate::{candidates::words::CandidateLocation, periods::book_of};
use platform::{call::UnitOfWork, problem::Result};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The numbers of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinorRules {
    /// A change of the money by so many percent is major.
    pub money_percent: u32,
    /// A delay of so many days is major.
    pub delay_days: u32,
}

impl MinorRules {
    /// Those that the project keeps.
    pub(crate) async fn of(work: &UnitOfWork<'_>, project: &Model) -> Result<Self> {
        let book = book_of(work, project).await?;
        let number = |key: &str| book.rule(key).map(|rule| rule.value);
        Ok(Self {
            money_percent: number("adjustment.major_money_percent")?,
            delay_days: number("adjustment.major_delay_days")?,
        })
    }

    /// Whether a project as it stands differs from what was decided in minor things only: the goal is the same, the money nearly so,
    /// nothing is much later, and each street has what it had.
    #[must_use]
    pub fn is_minor(self, project: &Model) -> bool {
        let Some(decided) = project.decided_values.0.first() else { return false };
        let same_goal = project.goals.0.first().is_some_and(|goal| {
            (goal.target_value, &goal.stage_targets) == (decided.target_value, &decided.stages)
        });
        let (money, before) = (i128::from(project.budget_fen.get()), i128::from(decided.budget_fen.get()));
        let about_the_money = (money - before).abs() * 100 < before * i128::from(self.money_percent);
        let on_time = delay_days(project, decided) < i64::from(self.delay_days);
        let in_its_streets = by_street(&project.locations.0) == by_street(&decided.locations);
        same_goal && about_the_money && on_time && in_its_streets
    }

    /// Whether its last day was put off by so much that it was major.
    pub(super) fn is_put_off(self, project: &Model) -> bool {
        let decided = project.decided_values.0.first();
        let days = decided.map_or(0, |decided| (project.finish_on - decided.finish_on).num_days());
        days >= i64::from(self.delay_days)
    }
}

/// By how many days it is late at most: the whole, or one of its milestones, each against what was first said of it.
fn delay_days(project: &Model, decided: &DecidedValues) -> i64 {
    let of = |one: &Milestone| (one.due_on - one.original_due_on).num_days();
    let whole = (project.finish_on - decided.finish_on).num_days();
    project.milestones.0.iter().map(of).fold(whole, i64::max)
}

/// What is done in each street or town.
fn by_street(locations: &[CandidateLocation]) -> BTreeMap<Uuid, i128> {
    let mut streets = BTreeMap::new();
    for one in locations {
        *streets.entry(one.street_or_town_id).or_default() += i128::from(one.target.0);
    }
    streets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::candidates::words::{CandidateStage, GoalDirection};
    use chrono::{Days, NaiveDate};
    use platform::values::{
        numbers::{Hundredths, Whole},
        text::Text,
    };
    use proptest::prelude::*;

    const RULES: MinorRules = MinorRules { money_percent: 10, delay_days: 30 };

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 11, 30).unwrap() + Days::new(number)
    }

    fn place(street: u128, target: i64) -> CandidateLocation {
        CandidateLocation {
            street_or_town_id: Uuid::from_u128(street),
            address: Text::stored(format!("第{target}号")),
            target: Hundredths(target),
        }
    }

    fn milestone(due: NaiveDate, delay: u64) -> Milestone {
        Milestone {
            name: Text::stored("节点"),
            weight: Whole::stored(50),
            original_due_on: due,
            due_on: due + Days::new(delay),
            done_on: None,
            evidence_ids: Vec::new(),
            late_reason: None,
        }
    }

    /// A goal of a hundred in two streets, 2,600,000 yuan, finished on the last day of November.
    fn project() -> Model {
        let decided = DecidedValues {
            goal_unit: Text::stored("个"),
            goal_direction: GoalDirection::AtLeast,
            target_value: Hundredths(10_000),
            budget_fen: Whole::stored(260_000_000),
            finish_on: day(0),
            locations: vec![place(1, 4_000), place(2, 6_000)],
            stages: Vec::new(),
        };
        let goal = super::super::words::ProjectGoal {
            name: Text::stored("充电桩"),
            unit: decided.goal_unit.clone(),
            direction: decided.goal_direction,
            target_value: decided.target_value,
            actual_value: None,
            weight: Whole::stored(100),
            responsible_org_id: Uuid::nil(),
            stage_targets: Vec::new(),
        };
        Model {
            goals: vec![goal].into(),
            budget_fen: decided.budget_fen,
            finish_on: decided.finish_on,
            locations: decided.locations.clone().into(),
            milestones: vec![milestone(day(0) - Days::new(90), 0), milestone(day(0), 0)].into(),
            decided_values: vec![decided].into(),
            ..Model::default()
        }
    }

    fn changed(change: impl FnOnce(&mut Model)) -> bool {
        let mut project = project();
        change(&mut project);
        RULES.is_minor(&project)
    }

    #[test]
    fn the_examples_of_the_domain() {
        let money = |yuan: i64| changed(|row| row.budget_fen = Whole::stored(yuan * 100));
        assert!(changed(|_| {}));
        assert!(money(2_800_000), "+7.69 %");
        assert!(!money(2_900_000), "+11.54 %, in all");
        assert!(!money(2_860_000), "exactly 10 %");
        assert!(money(2_859_999) && money(2_340_001), "just below, up and down");
        assert!(!money(2_340_000), "exactly 10 % less");
    }

    #[test]
    fn days_goal_and_streets_decide_as_the_money_does() {
        let later = |days: u64| changed(|row| row.finish_on = day(days));
        assert!(later(29) && !later(30));
        assert!(changed(|row| row.finish_on = day(0) - Days::new(200)), "earlier is not late");
        let step = |days: u64| changed(|row| row.milestones.0[0] = milestone(day(0) - Days::new(90), days));
        assert!(step(29) && !step(30), "a milestone is as late as the whole");
        assert!(!changed(|row| row.goals.0[0].target_value = Hundredths(10_001)));
        assert!(!changed(|row| row.goals.0[0].target_value = Hundredths(9_999)));
        let stage = CandidateStage { year: Whole::stored(2027), target_value: Hundredths(1) };
        assert!(!changed(|row| row.goals.0[0].stage_targets = vec![stage.clone()]), "less in its first year");
        assert!(
            changed(|row| row.locations = vec![place(1, 4_000), place(2, 5_000), place(2, 1_000)].into())
        );
        assert!(!changed(|row| row.locations = vec![place(1, 4_000), place(3, 6_000)].into()));
        assert!(!changed(|row| row.locations = vec![place(1, 4_001), place(2, 5_999)].into()));
        let both = |row: &mut Model| {
            (row.budget_fen, row.finish_on) = (Whole::stored(285_999_999), day(29));
        };
        assert!(changed(both));
        // Of what was not decided nothing is minor.
        assert!(!changed(|row| row.decided_values = Vec::new().into()));
    }

    #[test]
    fn what_is_put_off_by_much_goes_on_in_the_next_year() {
        let put_off = |days: u64| RULES.is_put_off(&Model { finish_on: day(days), ..project() });
        assert!(!put_off(0) && !put_off(29) && put_off(30));
    }

    proptest! {
        /// The same asked one by one, in exact parts.
        #[test]
        fn it_is_what_a_naive_reader_finds(
            decided in 1i64..2_000, budget in 0i64..3_000, late in 0u64..60, step in 0u64..60,
            target in prop::sample::select(vec![9_999i64, 10_000, 10_000, 10_000]),
            moved in prop::sample::select(vec![0i64, 0, 0, 1]), percent in 1u32..40, days in 1u32..50,
        ) {
            let mut row = project();
            row.decided_values.0[0].budget_fen = Whole::stored(decided);
            row.budget_fen = Whole::stored(budget);
            row.finish_on = day(late);
            row.milestones.0[0] = milestone(day(0) - Days::new(90), step);
            row.goals.0[0].target_value = Hundredths(target);
            row.locations = vec![place(1, 4_000 - moved), place(2, 6_000 + moved)].into();
            let rules = MinorRules { money_percent: percent, delay_days: days };
            // Up and down the border lies so far from what was decided, in hundredths.
            let border = decided * i64::from(percent);
            let inside = budget * 100 > decided * 100 - border && budget * 100 < decided * 100 + border;
            let naive = target == 10_000 && inside && late < u64::from(days) && step < u64::from(days) && moved == 0;
            prop_assert_eq!(rules.is_minor(&row), naive);
        }
    }
}
