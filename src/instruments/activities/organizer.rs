//! Who organizes: what the layers that know committees, groups and stations answer about theirs.

use super::OrganizerType;
use chrono::NaiveDate;
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::{clock::legal_date, future::Future},
};
use registry::{
    deputy_groups::{DeputyGroups, entity::Model as DeputyGroup},
    organizations::congress_body_of,
};
use uuid::Uuid;

/// An organizer of activities and owner of work plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organizer {
    /// The street committee or town presidium of its area; none where it has no area.
    pub congress_body: Option<Uuid>,
    /// The users and deputies who act for it, beside the staff of that body.
    pub acting: Vec<Uuid>,
    /// On which days it is open.
    pub open: Vec<Days>,
}

/// Days from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: NaiveDate,
    /// The first that is no longer one of them; none while nobody knows it.
    pub until: Option<NaiveDate>,
}

impl Organizer {
    /// Whether it is open on a day.
    #[must_use]
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.open.iter().any(|days| days.from <= day && days.until.is_none_or(|until| day < until))
    }

    /// On how many days from one to another it is open.
    #[must_use]
    pub fn days_open(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let days = |one: &Days| {
            let last = one.until.and_then(|until| until.pred_opt()).map_or(to, |last| last.min(to));
            (last - one.from.max(from)).num_days() + 1
        };
        self.open.iter().map(|one| days(one).max(0)).sum()
    }
}

/// What is known of an organizer that is there; none where no layer knows its kind.
///
/// # Errors
/// The database failed.
pub async fn organizer_of(work: &UnitOfWork<'_>, kind: OrganizerType, id: Uuid) -> Result<Option<Organizer>> {
    work.ask::<Organizer>(&RecordReference { kind: kind.kind().into(), id }).await
}

/// What is answered about deputy groups, which the registry has.
pub(crate) fn answers(answers: &mut Answers) {
    answers.about::<DeputyGroups, Organizer>(group);
}

/// Its conveners act for a group (上海市代表法实施办法第二十二条).
fn group<'a>(work: UnitOfWork<'a>, group: &'a DeputyGroup) -> Future<'a, Result<Organizer>> {
    Box::pin(async move {
        let body = match group.street_or_town_id {
            Some(street) => congress_body_of(&work, street).await?.map(|body| body.id),
            None => None,
        };
        let until = group.archived_at.map(legal_date);
        let open = vec![Days { from: legal_date(group.created_at), until }];
        Ok(Organizer { congress_body: body, acting: group.convener_ids.0.clone(), open })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// Counted day by day.
        #[test]
        fn the_days_are_those_on_which_it_is_open(first in 0i64..40, gap in 0i64..20, pause in 0i64..20, end in proptest::option::of(0i64..40)) {
            let on = |offset: i64| NaiveDate::default() + chrono::TimeDelta::days(offset);
            let again = first + gap + pause;
            let open = vec![
                Days { from: on(first), until: Some(on(first + gap)) },
                Days { from: on(again), until: end.map(|end| on(again + end)) },
            ];
            let organizer = Organizer { congress_body: None, acting: Vec::new(), open };
            let naive = (10..=60).filter(|offset| organizer.is_open_on(on(*offset))).count();
            proptest::prop_assert_eq!(organizer.days_open(on(10), on(60)), i64::try_from(naive).unwrap());
        }
    }
}
