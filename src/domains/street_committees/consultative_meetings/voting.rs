//! Which projects a consultative meeting recommends: those for which more than half of those present voted (01 §2.7).

use super::words::LeadVote;
use uuid::Uuid;

/// The projects with the votes of more than half of those present.
pub(super) fn recommended(votes: &[LeadVote], present: i64) -> Vec<Uuid> {
    votes.iter().filter(|vote| 2 * vote.votes.get() > present).map(|vote| vote.lead_id).collect()
}

/// Whether nobody voted for a project who was not there, and each project stands there once.
pub(super) fn add_up(votes: &[LeadVote], present: i64) -> bool {
    let once = |index: usize| votes[..index].iter().all(|vote| vote.lead_id != votes[index].lead_id);
    (0..votes.len()).all(|index| once(index) && votes[index].votes.get() <= present)
}

#[cfg(test)]
mod tests {
    use super::{LeadVote, add_up, recommended};
    use platform::values::numbers::Whole;
    use uuid::Uuid;

    fn vote(lead: u8, votes: i64) -> LeadVote {
        LeadVote { lead_id: Uuid::from_u128(lead.into()), votes: Whole::stored(votes) }
    }

    #[test]
    fn half_is_not_enough() {
        let votes = [vote(1, 15), vote(2, 16), vote(3, 30)];
        assert_eq!(recommended(&votes, 30), [votes[1].lead_id, votes[2].lead_id]);
        assert!(add_up(&votes, 30));
        assert!(!add_up(&votes, 29));
        assert!(!add_up(&[vote(1, 1), vote(1, 2)], 30));
    }

    proptest::proptest! {
        /// Against the naive count of those who did not vote for it.
        #[test]
        fn more_voted_for_it_than_did_not(present in 0i64..500, cast in proptest::collection::vec(0i64..500, 0..8)) {
            let votes: Vec<_> = (0u8..).zip(&cast).map(|(lead, votes)| vote(lead, (*votes).min(present))).collect();
            let chosen = recommended(&votes, present);
            for vote in &votes {
                let others = present - vote.votes.get();
                proptest::prop_assert_eq!(chosen.contains(&vote.lead_id), vote.votes.get() > others);
            }
            proptest::prop_assert!(add_up(&votes, present));
        }
    }
}
