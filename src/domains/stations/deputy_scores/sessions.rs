//! Who came to the sessions of the congress (03 §4.2): a day on which somebody came to no meeting and had no leave, and meetings from
//! which there was leave, each of which is half a day.

use crate::areas::all_of;
use chrono::NaiveDate;
use platform::{
    problem::Result,
    values::{clock::legal_date, numbers::Whole},
};
use registry::{
    constituencies::Constituencies,
    deputies::{Congress, DeputyState, ElectionPlaces, entity::Model as Deputy},
    meetings::{MeetingKind, MeetingState, Meetings, entity as meeting, quorum::is_quorate},
    organizations::{Organizations, entity as organization},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// What a deputy missed of the sessions of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sessions {
    /// Days without coming and without leave.
    pub absent_days: i64,
    /// Meetings from which there was leave.
    pub half_days_of_leave: i64,
}

/// The meetings of the congresses of a year, by term and day.
#[derive(Default)]
pub(super) struct Sittings {
    days: BTreeMap<(Uuid, NaiveDate), Vec<meeting::Model>>,
    /// The congress of each body that holds such meetings.
    congresses: HashMap<Uuid, Congress>,
    places: ElectionPlaces,
}

/// Reads them in three queries. Where nobody wrote down who came, it is not known who did not.
///
/// # Errors
/// The database failed.
pub(super) async fn sittings(
    db: &impl ConnectionTrait,
    district_code: &str,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Sittings> {
    use MeetingState::{Closed, MinutesApproved};
    let held = all_of::<Meetings>(district_code)
        .filter(meeting::Column::Kind.eq(MeetingKind::Congress))
        .filter(meeting::Column::State.is_in([Closed, MinutesApproved]))
        .filter(meeting::Column::StartOn.between(first, last));
    let mut sittings = Sittings::default();
    for meeting in held.all(db).await? {
        if names_who_came(&meeting) {
            sittings.days.entry((meeting.term_id, meeting.start_on)).or_default().push(meeting);
        }
    }
    let bodies = all_of::<Organizations>(district_code);
    let bodies = bodies.filter(organization::Column::Kind.is_in(MeetingKind::Congress.bodies().to_vec()));
    let bodies = bodies.all(db).await?.into_iter();
    sittings.congresses = bodies.filter_map(|body| Some((body.id, Congress::of_body(&body)?))).collect();
    sittings.places = all_of::<Constituencies>(district_code).all(db).await?.into_iter().collect();
    Ok(sittings)
}

/// Whether the meeting has everybody who came by name, and not some who came late beside a number.
fn names_who_came(meeting: &meeting::Model) -> bool {
    let named: HashSet<Uuid> = meeting.attendance.0.iter().map(|line| line.member_id).collect();
    let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let present = meeting.present_members.map_or(0, Whole::get32);
    is_quorate(meeting.kind, count(named.len()), meeting.total_members.get32())
        && count(meeting.present_deputy_ids.0.len()) == present
}

impl Sittings {
    /// What a deputy missed.
    pub(super) fn of(&self, deputy: &Deputy) -> Sessions {
        let mut missed = Sessions::default();
        let own =
            self.days.iter().filter(|((term, day), _)| *term == deputy.term_id && in_office(deputy, *day));
        for (_, meetings) in own {
            let own: Vec<_> = meetings.iter().filter(|meeting| self.sits_in(deputy, meeting)).collect();
            let came = |meeting: &&&meeting::Model| {
                meeting.attendance.0.iter().any(|line| line.member_id == deputy.id)
            };
            let has_leave = |meeting: &&&meeting::Model| {
                meeting.leaves.0.iter().any(|leave| leave.member_id == deputy.id)
            };
            let leave = own.iter().filter(|meeting| !came(meeting)).filter(has_leave).count();
            missed.half_days_of_leave += i64::try_from(leave).unwrap_or(i64::MAX);
            missed.absent_days +=
                i64::from(!own.is_empty() && leave == 0 && !own.iter().any(|one| came(&one)));
        }
        missed
    }

    /// Whether a meeting is one of the congress to which a deputy belongs: that of the district, or that of the own town.
    fn sits_in(&self, deputy: &Deputy, meeting: &meeting::Model) -> bool {
        let own = self.places.congress_of(deputy);
        own.is_some() && own == self.congresses.get(&meeting.organization_id).copied()
    }
}

/// Whether a deputy had the duty to come on a day: in the register by then, and not suspended or out of office.
fn in_office(deputy: &Deputy, day: NaiveDate) -> bool {
    let active = match deputy.state {
        DeputyState::Active => deputy.state_date.is_none_or(|since| since <= day),
        _ => deputy.state_date.is_some_and(|since| since > day),
    };
    active && legal_date(deputy.created_at) <= day
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use registry::{
        constituencies::entity::Model as Constituency,
        deputies::CongressLevel,
        meetings::words::{Leave, PresenceLine},
    };

    const TERM: Uuid = Uuid::from_u128(1);
    const TOWN: Uuid = Uuid::from_u128(2);
    const PRESIDIUM: Uuid = Uuid::from_u128(3);
    const COMMITTEE: Uuid = Uuid::from_u128(5);
    const CONSTITUENCY: Uuid = Uuid::from_u128(4);

    fn deputy(number: u128, congress_level: CongressLevel) -> Deputy {
        let constituency_id = Some(CONSTITUENCY);
        Deputy {
            id: Uuid::from_u128(number),
            term_id: TERM,
            congress_level,
            constituency_id,
            ..Default::default()
        }
    }

    fn held(body: Uuid, came: &[u128], leave: &[u128]) -> meeting::Model {
        let line = |member: &u128| PresenceLine {
            member_id: Uuid::from_u128(*member),
            arrived_at: None,
            left_at: None,
            leave_reason: None,
        };
        let granted = |member: &u128| Leave {
            member_id: Uuid::from_u128(*member),
            granted_at: DateTime::<Utc>::default(),
        };
        meeting::Model {
            organization_id: body,
            attendance: came.iter().map(line).collect::<Vec<_>>().into(),
            leaves: leave.iter().map(granted).collect::<Vec<_>>().into(),
            ..Default::default()
        }
    }

    fn sittings(days: Vec<(&str, Vec<meeting::Model>)>) -> Sittings {
        let drawn = Constituency { id: CONSTITUENCY, street_or_town_id: TOWN, ..Default::default() };
        Sittings {
            days: days.into_iter().map(|(day, held)| ((TERM, day.parse().unwrap()), held)).collect(),
            congresses: HashMap::from([(COMMITTEE, Congress::District), (PRESIDIUM, Congress::Town(TOWN))]),
            places: [drawn].into_iter().collect(),
        }
    }

    #[test]
    fn a_day_is_missed_as_a_whole_and_leave_is_counted_by_the_half() {
        let all = sittings(vec![
            ("2026-01-12", vec![held(COMMITTEE, &[10, 11], &[12]), held(COMMITTEE, &[10], &[12])]),
            ("2026-01-13", vec![held(COMMITTEE, &[10, 12], &[]), held(COMMITTEE, &[10], &[12])]),
        ]);
        let of = |number| {
            let missed = all.of(&deputy(number, CongressLevel::District));
            (missed.absent_days, missed.half_days_of_leave)
        };
        assert_eq!(of(10), (0, 0));
        // Came to one meeting of the first day and to none of the second.
        assert_eq!(of(11), (1, 0));
        // Three halves of leave; in the morning of the second day there.
        assert_eq!(of(12), (0, 3));
        assert_eq!(of(13), (2, 0));
        assert_eq!(
            all.of(&deputy(13, CongressLevel::Town)),
            Sessions::default(),
            "the congress of the district is not theirs"
        );
    }

    #[test]
    fn a_town_has_its_own_congress_and_who_left_office_owes_nothing() {
        let all = sittings(vec![("2026-01-12", vec![held(PRESIDIUM, &[10], &[])])]);
        assert_eq!(all.of(&deputy(11, CongressLevel::Town)).absent_days, 1);
        assert_eq!(all.of(&deputy(11, CongressLevel::District)).absent_days, 0);
        let elsewhere = Deputy { constituency_id: None, ..deputy(11, CongressLevel::Town) };
        assert_eq!(all.of(&elsewhere).absent_days, 0);
        let gone = |day: &str| Deputy {
            state: DeputyState::Terminated,
            state_date: Some(day.parse().unwrap()),
            ..deputy(11, CongressLevel::Town)
        };
        assert_eq!(all.of(&gone("2026-01-12")).absent_days, 0);
        assert_eq!(all.of(&gone("2026-01-13")).absent_days, 1);
        let restored = Deputy { state: DeputyState::Active, ..gone("2026-01-13") };
        assert_eq!(all.of(&restored).absent_days, 0);
        let later =
            Deputy { created_at: "2026-02-01T00:00:00Z".parse().unwrap(), ..deputy(11, CongressLevel::Town) };
        assert_eq!(all.of(&later).absent_days, 0);
    }
}
