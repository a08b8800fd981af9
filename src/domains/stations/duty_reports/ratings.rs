//! Whether the papers of voters add up, and what they say.

use super::{
    entity::{DutyReportRatings, Model},
    words::DutyReportForm,
};
use platform::values::numbers::Count;

/// Papers: satisfied, basically satisfied, dissatisfied, invalid.
type Papers = [Count; 4];

fn sum(papers: Papers) -> i64 {
    papers.into_iter().map(Count::get).sum()
}

/// How many voters may hand in a paper: those who came, or to whom it was sent.
pub(super) fn voters(row: &Model) -> i64 {
    let voters = match row.form {
        DutyReportForm::Oral => row.voters_present,
        DutyReportForm::Written => row.voters_invited,
    };
    voters.map_or(0, Count::get)
}

fn overall(body: &DutyReportRatings) -> Papers {
    [
        body.overall_satisfied,
        body.overall_basically_satisfied,
        body.overall_dissatisfied,
        body.overall_invalid,
    ]
}

/// Where there are more papers than voters, if there are somewhere.
pub(super) fn too_many(body: &DutyReportRatings, voters: i64) -> Option<String> {
    let of_aspect = |rating: &super::words::AspectRating| {
        sum([rating.satisfied, rating.basically_satisfied, rating.dissatisfied, rating.invalid])
    };
    if let Some(index) = body.ratings.iter().position(|rating| of_aspect(rating) > voters) {
        return Some(format!("/ratings/{index}"));
    }
    (sum(overall(body)) > voters).then(|| "/overall_satisfied".to_owned())
}

/// Whether more than so many percent of the valid papers are dissatisfied on the whole.
pub(super) fn dissatisfied(body: &DutyReportRatings, percent: i64) -> bool {
    let [satisfied, basically, dissatisfied, _] = overall(body).map(Count::get);
    dissatisfied * 100 > percent * (satisfied + basically + dissatisfied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duty_reports::words::{AspectRating, ReportAspect};

    fn rated(papers: [i64; 4], of_aspect: [i64; 4]) -> DutyReportRatings {
        let [satisfied, basically_satisfied, dissatisfied, invalid] = of_aspect.map(Count::stored);
        let rating = AspectRating {
            aspect: ReportAspect::Contact,
            satisfied,
            basically_satisfied,
            dissatisfied,
            invalid,
        };
        let [satisfied, basically, dissatisfied, invalid] = papers.map(Count::stored);
        DutyReportRatings {
            ratings: vec![rating],
            overall_satisfied: satisfied,
            overall_basically_satisfied: basically,
            overall_dissatisfied: dissatisfied,
            overall_invalid: invalid,
            announced_on_the_spot: true,
        }
    }

    #[test]
    fn there_are_no_more_papers_than_voters() {
        assert_eq!(too_many(&rated([26, 4, 1, 1], [26, 4, 1, 1]), 32), None);
        assert_eq!(too_many(&rated([26, 4, 1, 2], [0; 4]), 32), Some("/overall_satisfied".into()));
        assert_eq!(too_many(&rated([0; 4], [33, 0, 0, 0]), 32), Some("/ratings/0".into()));
    }

    #[test]
    fn more_than_half_is_more_than_half_of_the_valid_papers() {
        assert!(!dissatisfied(&rated([10, 5, 15, 2], [0; 4]), 50));
        assert!(dissatisfied(&rated([10, 4, 15, 2], [0; 4]), 50));
        assert!(!dissatisfied(&rated([0; 4], [0; 4]), 50));
    }

    proptest::proptest! {
        /// The oracle hands in one paper after the other.
        #[test]
        fn papers_are_counted_one_by_one(papers in proptest::array::uniform4(0i64..=40), voters in 0i64..=120) {
            let mut handed_in = 0_i64;
            for kind in papers {
                for _ in 0..kind { handed_in += 1; }
            }
            assert_eq!(too_many(&rated(papers, [0; 4]), voters).is_none(), handed_in <= voters);
        }
    }
}
