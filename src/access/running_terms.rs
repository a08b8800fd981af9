//! Which term runs, from the days of the terms alone: for deputies it is the last one whose first session has opened (地方组织法第
//! 三十八条,代表法第二条); for the Standing Committee and the special committees the one before goes on until the congress has elected
//! the next one (地方组织法第三十四、四十八条). That a term should have ended by a day ends nothing.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Of whom it is asked which term runs, and who is in office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// A deputy (人大代表).
    Deputy,
    /// A member of the Standing Committee (常委会组成人员), or of a special committee.
    ScMember,
}

/// The days of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct TermDays {
    /// The term.
    pub id: Uuid,
    /// The first day of its first session.
    pub start_on: NaiveDate,
    /// When its Standing Committee was elected.
    pub sc_elected_on: Option<NaiveDate>,
}

/// How long a term runs for an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The term.
    pub term_id: Uuid,
    /// The first day.
    pub from: NaiveDate,
    /// The first day of the next one; none while nobody knows it.
    pub until: Option<NaiveDate>,
}

impl Window {
    /// Whether it runs on a day.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// From when on a term runs for an office: unknown while its Standing Committee is not elected. Of the first term of a
/// district there is none before that could act instead.
fn begins(term: TermDays, is_first: bool, office: Office) -> Option<NaiveDate> {
    match office {
        Office::Deputy => Some(term.start_on),
        Office::ScMember => term.sc_elected_on.or_else(|| is_first.then_some(term.start_on)),
    }
}

/// When each of the terms of a district runs for an office, the first one first.
#[must_use]
pub fn windows(mut terms: Vec<TermDays>, office: Office) -> Vec<Window> {
    terms.sort_by_key(|term| term.start_on);
    let mut all: Vec<Window> = Vec::with_capacity(terms.len());
    for (place, term) in terms.into_iter().enumerate() {
        let Some(from) = begins(term, place == 0, office) else { continue };
        if let Some(before) = all.last_mut() {
            before.until = Some(from);
        }
        all.push(Window { term_id: term.id, from, until: None });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn term(number: u128, start: &str, elected: Option<&str>) -> TermDays {
        TermDays { id: Uuid::from_u128(number), start_on: day(start), sc_elected_on: elected.map(day) }
    }

    fn runs(terms: &[TermDays], office: Office, on: &str) -> Option<u128> {
        let found = windows(terms.to_vec(), office).into_iter().find(|window| window.covers(day(on)))?;
        Some(found.term_id.as_u128())
    }

    #[test]
    fn deputies_end_with_the_next_first_session_and_the_committee_with_its_election() {
        let seventh = term(7, "2022-01-01", Some("2022-01-14"));
        let eighth = term(8, "2027-01-11", Some("2027-01-15"));
        let both = [eighth, seventh];
        assert_eq!(runs(&both, Office::Deputy, "2027-01-10"), Some(7), "a past end ends nothing");
        assert_eq!(runs(&both, Office::Deputy, "2027-01-11"), Some(8));
        assert_eq!(runs(&both, Office::ScMember, "2027-01-14"), Some(7));
        assert_eq!(runs(&both, Office::ScMember, "2027-01-15"), Some(8));
        assert_eq!(runs(&both, Office::ScMember, "2022-01-13"), None);
        let unelected = [seventh, term(8, "2027-01-11", None)];
        assert_eq!(runs(&unelected, Office::ScMember, "2027-06-01"), Some(7));
        assert_eq!(runs(&unelected, Office::Deputy, "2027-06-01"), Some(8));
        assert_eq!(runs(&[term(7, "2022-01-01", None)], Office::ScMember, "2030-01-01"), Some(7));
    }

    proptest::proptest! {
        /// The oracle asks each day which term began last.
        #[test]
        fn exactly_one_term_runs_from_the_first_on(
            starts in proptest::collection::btree_set(0i64..4_000, 1..5),
            elected in proptest::collection::vec(proptest::option::of(0i64..30), 5),
            on in 0i64..5_000,
        ) {
            let at = |days: i64| day("2020-01-01") + chrono::Duration::days(days);
            let terms: Vec<TermDays> = starts.iter().zip(elected).enumerate().map(|(place, (start, elected))| TermDays {
                id: Uuid::from_u128(place as u128),
                start_on: at(*start),
                sc_elected_on: elected.map(|later| at(*start + later)),
            }).collect();
            for office in [Office::Deputy, Office::ScMember] {
                let found: Vec<_> =
                    windows(terms.clone(), office).into_iter().filter(|window| window.covers(at(on))).collect();
                let begun = terms.iter().enumerate().filter_map(|(place, term)| {
                    let from = match office {
                        Office::Deputy => Some(term.start_on),
                        Office::ScMember => term.sc_elected_on.or((place == 0).then_some(term.start_on)),
                    };
                    from.filter(|from| *from <= at(on)).map(|from| (from, term.id))
                });
                // Terms are elected in their order where their days do not overlap, which the guard of terms holds.
                let ordered = windows(terms.clone(), office).is_sorted_by_key(|window| window.from);
                proptest::prop_assume!(ordered);
                proptest::prop_assert_eq!(found.len(), usize::from(begun.clone().next().is_some()));
                if let Some((from, _)) = begun.max_by_key(|(from, id)| (*from, *id)) {
                    proptest::prop_assert_eq!(found[0].from, from);
                }
            }
        }
    }
}
