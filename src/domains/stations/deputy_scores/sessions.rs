//! Who came to the sessions of the congress (03 §4.2): a day on which somebody came to no meeting and had no leave, and meetings from
//! which there was leave. A meeting sits on each of its days, and what it sits on a day is half of that day.

use crate::areas::all_of;
use chrono::NaiveDate;
use platform::{
    problem::Result,
    values::{clock::legal_date, numbers::Whole},
};
use registry::{
    constituencies::Constituencies,
    deputies::{Congress, DeputyState, ElectionPlaces, entity::Model as Deputy},
    meetings::{
        MeetingKind, MeetingState, Meetings,
        entity::{self as meeting, Model as Meeting},
        quorum::is_quorate,
        words::PresenceLine,
    },
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
    /// Half days from which there was leave.
    pub half_days_of_leave: i64,
}

/// What a meeting sat on one day.
struct Sitting {
    /// The body that held it.
    body: Uuid,
    /// Who was there.
    came: HashSet<Uuid>,
    /// Who had leave: from the meeting, or to leave it before.
    leave: HashSet<Uuid>,
}

impl Sitting {
    /// What it sat on a day; nothing where not as many are named as may sit.
    fn of(meeting: &Meeting, day: NaiveDate) -> Option<Self> {
        let lines = || meeting.attendance.0.iter();
        let came: HashSet<Uuid> =
            lines().filter(|line| is_there(line, day)).map(|line| line.member_id).collect();
        if !is_quorate(meeting.kind, counted(came.len()), meeting.total_members.get32()) {
            return None;
        }
        let granted = meeting.leaves.0.iter().map(|leave| leave.member_id);
        // Who left last, and why, is what holds for the days after.
        let mut gone: HashMap<Uuid, &PresenceLine> = HashMap::new();
        for line in lines().filter(|line| has_left(line, day)) {
            let last = gone.entry(line.member_id).or_insert(line);
            if last.left_at < line.left_at {
                *last = line;
            }
        }
        let gone = gone.values().filter(|line| line.leave_reason.is_some()).map(|line| line.member_id);
        let leave = granted.chain(gone).filter(|member| !came.contains(member));
        Some(Self { body: meeting.organization_id, leave: leave.collect(), came })
    }
}

/// Whether somebody was there at some time of a day. What was written down afterwards tells no moment, and holds for all days.
fn is_there(line: &PresenceLine, day: NaiveDate) -> bool {
    line.arrived_at.is_none_or(|arrived| legal_date(arrived) <= day) && !has_left(line, day)
}

/// Whether somebody had left before a day.
fn has_left(line: &PresenceLine, day: NaiveDate) -> bool {
    line.left_at.is_some_and(|left| legal_date(left) < day)
}

fn counted(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The sittings of the congresses of a year, by term and day.
#[derive(Default)]
pub(super) struct Sittings {
    days: BTreeMap<(Uuid, NaiveDate), Vec<Sitting>>,
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
        .filter(meeting::Column::StartOn.lte(last))
        .filter(meeting::Column::EndOn.gte(first));
    let mut sittings = Sittings::default();
    for meeting in held.all(db).await? {
        sittings.add(&meeting, (first, last));
    }
    let bodies = all_of::<Organizations>(district_code);
    let bodies =
        bodies.filter(organization::Column::Kind.is_in(MeetingKind::Congress.bodies().iter().copied()));
    let bodies = bodies.all(db).await?.into_iter();
    sittings.congresses = bodies.filter_map(|body| Some((body.id, Congress::of_body(&body)?))).collect();
    sittings.places = all_of::<Constituencies>(district_code).all(db).await?.into_iter().collect();
    Ok(sittings)
}

/// Whether the meeting has everybody who came by name, and not some who came late beside a number.
fn names_who_came(meeting: &Meeting) -> bool {
    counted(meeting.present_deputy_ids.0.len()) == meeting.present_members.map_or(0, Whole::get32)
}

impl Sittings {
    /// Adds each day of a meeting that lies between two days.
    fn add(&mut self, meeting: &Meeting, (first, last): (NaiveDate, NaiveDate)) {
        if !names_who_came(meeting) {
            return;
        }
        let until = meeting.end_on.min(last);
        for day in meeting.start_on.max(first).iter_days().take_while(|day| *day <= until) {
            if let Some(sitting) = Sitting::of(meeting, day) {
                self.days.entry((meeting.term_id, day)).or_default().push(sitting);
            }
        }
    }

    /// What a deputy missed.
    pub(super) fn of(&self, deputy: &Deputy) -> Sessions {
        let mut missed = Sessions::default();
        let own =
            self.days.iter().filter(|((term, day), _)| *term == deputy.term_id && in_office(deputy, *day));
        for (_, sittings) in own {
            let own: Vec<_> = sittings.iter().filter(|sitting| self.sits_in(deputy, sitting.body)).collect();
            let leave = own.iter().filter(|sitting| sitting.leave.contains(&deputy.id)).count();
            let came = own.iter().any(|sitting| sitting.came.contains(&deputy.id));
            missed.half_days_of_leave += i64::try_from(leave).unwrap_or(i64::MAX);
            missed.absent_days += i64::from(!own.is_empty() && leave == 0 && !came);
        }
        missed
    }

    /// Whether a body holds the congress to which a deputy belongs: that of the district, or that of the own town.
    fn sits_in(&self, deputy: &Deputy, body: Uuid) -> bool {
        let own = self.places.congress_of(deputy);
        own.is_some() && own == self.congresses.get(&body).copied()
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
    use platform::values::text::Text;
    use registry::{
        constituencies::entity::Model as Constituency, deputies::CongressLevel, meetings::words::Leave,
    };

    const TERM: Uuid = Uuid::from_u128(1);
    const TOWN: Uuid = Uuid::from_u128(2);
    const COMMITTEE: Uuid = Uuid::from_u128(5);
    const PRESIDIUM: Uuid = Uuid::from_u128(3);
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

    fn line(member: &u128) -> PresenceLine {
        PresenceLine {
            member_id: Uuid::from_u128(*member),
            arrived_at: None,
            left_at: None,
            leave_reason: None,
        }
    }

    fn held(body: Uuid, came: &[u128], leave: &[u128]) -> Meeting {
        let granted = |member: &u128| Leave {
            member_id: Uuid::from_u128(*member),
            granted_at: DateTime::<Utc>::default(),
        };
        Meeting {
            kind: MeetingKind::Congress,
            term_id: TERM,
            organization_id: body,
            attendance: came.iter().map(line).collect::<Vec<_>>().into(),
            leaves: leave.iter().map(granted).collect::<Vec<_>>().into(),
            ..Default::default()
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The congress of the year 2026, with meetings from one day to another.
    fn sittings(meetings: Vec<(&str, &str, Meeting)>) -> Sittings {
        let drawn = Constituency { id: CONSTITUENCY, street_or_town_id: TOWN, ..Default::default() };
        let mut sittings = Sittings {
            congresses: HashMap::from([(COMMITTEE, Congress::District), (PRESIDIUM, Congress::Town(TOWN))]),
            places: [drawn].into_iter().collect(),
            ..Sittings::default()
        };
        for (start, end, meeting) in meetings {
            let meeting = Meeting { start_on: day(start), end_on: day(end), ..meeting };
            sittings.add(&meeting, (day("2026-01-01"), day("2026-12-31")));
        }
        sittings
    }

    /// Days that a deputy of the district missed, and half days of leave.
    fn missed(sittings: &Sittings, number: u128) -> (i64, i64) {
        let missed = sittings.of(&deputy(number, CongressLevel::District));
        (missed.absent_days, missed.half_days_of_leave)
    }

    #[test]
    fn a_day_is_missed_as_a_whole_and_leave_is_counted_by_the_half() {
        let all = sittings(vec![
            ("2026-01-12", "2026-01-12", held(COMMITTEE, &[10, 11], &[12])),
            ("2026-01-12", "2026-01-12", held(COMMITTEE, &[10], &[12])),
            ("2026-01-13", "2026-01-13", held(COMMITTEE, &[10, 12], &[])),
            ("2026-01-13", "2026-01-13", held(COMMITTEE, &[10], &[12])),
        ]);
        let of = |number| missed(&all, number);
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
    fn each_day_of_a_meeting_is_counted() {
        let mut session = held(COMMITTEE, &[10, 11, 12, 13], &[14, 15]);
        let at = |moment: &str| Some(moment.parse::<DateTime<Utc>>().unwrap());
        let lines = &mut session.attendance.0;
        // Left in the evening of the first day, and came back in the morning of the third.
        lines[1].left_at = at("2026-01-12T10:00:00Z");
        lines.push(PresenceLine { arrived_at: at("2026-01-14T01:00:00Z"), ..line(&11) });
        // Left the second day, and said why.
        lines[2].left_at = at("2026-01-13T02:00:00Z");
        lines[2].leave_reason = Some(Text::stored("因病"));
        // Who had leave came for the last day all the same.
        lines.push(PresenceLine { arrived_at: at("2026-01-14T01:00:00Z"), ..line(&15) });
        let all = sittings(vec![("2026-01-12", "2026-01-14", session)]);
        assert_eq!(missed(&all, 10), (0, 0));
        assert_eq!(missed(&all, 11), (1, 0));
        assert_eq!(missed(&all, 12), (0, 1));
        assert_eq!(missed(&all, 14), (0, 3));
        assert_eq!(missed(&all, 15), (0, 2));
        assert_eq!(missed(&all, 16), (3, 0));
    }

    #[test]
    fn days_of_another_year_and_days_on_which_it_is_not_known_who_came_are_not_counted() {
        let over_new_year = sittings(vec![("2025-12-30", "2026-01-02", held(COMMITTEE, &[10], &[12]))]);
        assert_eq!(missed(&over_new_year, 11), (2, 0));
        assert_eq!(missed(&over_new_year, 12), (0, 2));
        // Opened on its second day: nobody was there on the first, and nobody missed it.
        let mut session = held(COMMITTEE, &[10, 11], &[]);
        session.total_members = Whole::stored(3);
        for line in &mut session.attendance.0 {
            line.arrived_at = Some("2026-01-13T01:00:00Z".parse().unwrap());
        }
        let all = sittings(vec![("2026-01-12", "2026-01-13", session.clone())]);
        assert_eq!((missed(&all, 10), missed(&all, 12)), ((0, 0), (1, 0)));
        session.present_members = Some(Whole::stored(2));
        assert_eq!(missed(&sittings(vec![("2026-01-12", "2026-01-13", session)]), 12), (0, 0));
    }

    #[test]
    fn a_town_has_its_own_congress_and_who_left_office_owes_nothing() {
        let all = sittings(vec![("2026-01-12", "2026-01-12", held(PRESIDIUM, &[10], &[]))]);
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
