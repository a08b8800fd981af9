//! What was done once is recorded once: of two records of a deputy, whether they tell of the same.

use super::{
    DutyRecordState, DutyRecords,
    entity::{Column, Model},
    words::DutyRecordSource,
};
use chrono::{DateTime, Days, TimeDelta, Utc};
use platform::{
    call::UnitOfWork,
    problem::Result,
    values::{clock::beginning_of, numbers::Whole},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// The record that counts already and tells of the same, if there is one.
///
/// # Errors
/// The database failed.
pub(super) async fn recorded_already(work: &UnitOfWork<'_>, row: &Model) -> Result<Option<Uuid>> {
    let counts = [DutyRecordState::Submitted, DutyRecordState::Verified];
    // What lasts a day at most reaches into the next.
    let near = [row.occurred_on - Days::new(1), row.occurred_on + Days::new(1)];
    let others = work
        .all::<DutyRecords>()
        .filter(Column::DeputyId.eq(row.deputy_id))
        .filter(Column::OccurredOn.between(near[0], near[1]))
        .filter(Column::Id.ne(row.id))
        .filter(Column::State.is_in(counts));
    let others = others.all(work.tx).await?;
    let same = others.iter().find(|other| are_the_same(row, other));
    Ok(same.or_else(|| beyond_the_day(row, &others)).map(|other| other.id))
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// Nobody is somewhere for more minutes than a day has: where the hours of what is reported are not known, one of the others on that
/// day overlaps with it.
fn beyond_the_day<'a>(row: &Model, others: &'a [Model]) -> Option<&'a Model> {
    let on_that_day = |other: &&Model| other.occurred_on == row.occurred_on && !other.online;
    let minutes: i64 = others.iter().filter(on_that_day).chain([row]).map(minutes_of_the_day).sum();
    let asked = row.source == DutyRecordSource::SelfReport && !row.online;
    others.iter().find(on_that_day).filter(|_| asked && minutes > DAY)
}

/// How much of the day it took: what goes on after midnight is of the next one.
fn minutes_of_the_day(row: &Model) -> i64 {
    let lasted = row.duration_minutes.map_or(0, Whole::get);
    let midnight = beginning_of(row.occurred_on + Days::new(1));
    row.started_at.map_or(lasted, |start| lasted.min((midnight - start).num_minutes()))
}

/// From when to when it lasted, where that is known.
fn lasted(row: &Model) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let (start, minutes) = (row.started_at?, row.duration_minutes?);
    Some((start, start + TimeDelta::minutes(Whole::get(minutes))))
}

/// Where both hours are known nobody is at two places, nor does the same twice; else the kind, the day and the place tell.
fn are_the_same(one: &Model, other: &Model) -> bool {
    if one.activity_id.is_some() && one.activity_id == other.activity_id {
        return true;
    }
    // Each suggestion is one of its own, though all are made in one place.
    if let Some((one, other)) = one.suggestion_id.zip(other.suggestion_id) {
        return one == other;
    }
    if let (Some((start, end)), Some((other_start, other_end))) = (lasted(one), lasted(other)) {
        let in_person = !one.online && !other.online;
        let overlap = start < other_end && other_start < end;
        return overlap && (in_person || one.duty_type == other.duty_type);
    }
    let named = |row: &Model| (row.duty_type, row.occurred_on, row.place.to_string());
    named(one) == named(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duty_records::DutyType;
    use platform::values::text::Text;

    fn record(duty_type: DutyType, hours: Option<(u32, i64)>, place: &str) -> Model {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 8, 3).unwrap();
        let start = hours.map(|(hour, _)| day.and_hms_opt(hour, 0, 0).unwrap().and_utc());
        Model {
            duty_type,
            occurred_on: day,
            started_at: start,
            duration_minutes: hours.map(|(_, minutes)| Whole::stored(minutes)),
            place: Text::stored(place),
            ..Model::default()
        }
    }

    #[test]
    fn hours_decide_where_they_are_known_else_kind_day_and_place() {
        use DutyType::{OtherMeeting, VoterReception};
        let morning = record(VoterReception, Some((1, 120)), "第一代表之家");
        assert!(are_the_same(&morning, &record(OtherMeeting, Some((2, 60)), "别处")));
        // What begins when the other ends follows it.
        assert!(!are_the_same(&morning, &record(VoterReception, Some((3, 60)), "第一代表之家")));
        let online = Model { online: true, ..record(OtherMeeting, Some((2, 60)), "线上") };
        assert!(!are_the_same(&morning, &online));
        assert!(are_the_same(&morning, &Model { duty_type: VoterReception, ..online }));
        assert!(are_the_same(&morning, &record(VoterReception, None, "第一代表之家")));
        assert!(!are_the_same(&morning, &record(VoterReception, None, "别处")));
    }
}
