//! Examples that take place on another day than that for which they are written: what is due next week stays so.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Map, Value};

/// The day for which the examples are written: 2026-08-03, a Monday.
pub const WRITTEN_FOR: NaiveDate = match NaiveDate::from_ymd_opt(2026, 8, 3) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Moves every date, instant and year of the examples in a part of the document.
pub(super) fn take_place_on(part: &mut Value, day: NaiveDate) {
    if day == WRITTEN_FOR {
        return;
    }
    match part {
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| match name.as_str() {
            "example" | "examples" => moved(value, day),
            // The names of fields, which may be these words too.
            "properties" => {
                let fields = value.as_object_mut().into_iter().flat_map(Map::values_mut);
                fields.for_each(|field| take_place_on(field, day));
            }
            _ => take_place_on(value, day),
        }),
        Value::Array(parts) => parts.iter_mut().for_each(|part| take_place_on(part, day)),
        _ => {}
    }
}

fn moved(example: &mut Value, day: NaiveDate) {
    match example {
        Value::String(text) => {
            if let Some(date) = text.get(..10).and_then(|date| date.parse::<NaiveDate>().ok()) {
                text.replace_range(..10, &later(date, day).to_string());
            }
        }
        Value::Object(fields) if month(fields).is_some() => {
            // A month of a year moves with the day in its middle.
            let moved = month(fields).map_or(day, |middle| later(middle, day));
            (fields["year"], fields["month"]) = (moved.year().into(), moved.month().into());
            let others = fields.iter_mut().filter(|(name, _)| !["year", "month"].contains(&name.as_str()));
            others.for_each(|(_, value)| self::moved(value, day));
        }
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| match value.as_i64() {
            Some(year) if name == "year" || name.ends_with("_year") => {
                *value = (year + i64::from(day.year() - WRITTEN_FOR.year())).into();
            }
            _ => moved(value, day),
        }),
        Value::Array(items) => items.iter_mut().for_each(|item| moved(item, day)),
        _ => {}
    }
}

/// The middle of the month that an example is about.
fn month(fields: &Map<String, Value>) -> Option<NaiveDate> {
    let number = |name: &str| fields.get(name)?.as_i64();
    NaiveDate::from_ymd_opt(i32::try_from(number("year")?).ok()?, u32::try_from(number("month")?).ok()?, 15)
}

/// A date as many days after a day as it is written after that of the examples. What is years before, as a birthday, stays; what is
/// more than a year ahead, as a holiday of the calendar, stays the same day of a later year.
fn later(date: NaiveDate, day: NaiveDate) -> NaiveDate {
    if date.year() < WRITTEN_FOR.year() - 1 {
        return date;
    }
    if date.year() > WRITTEN_FOR.year() + 1 {
        return date.with_year(date.year() + day.year() - WRITTEN_FOR.year()).unwrap_or(date);
    }
    let days = day.signed_duration_since(WRITTEN_FOR).num_days();
    let by = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) };
    moved.unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_takes_place_moves_and_what_is_said_does_not() {
        let day = "2027-01-04".parse().unwrap();
        let mut part = json!({
            "description": "2026-08-10",
            "properties": {"example": {"examples": ["2026-08-10"]}},
            "example": {
                "held_on": "2026-08-10", "expires_at": "2026-09-04T02:30:00Z", "birth_date": "1975-05-01", "plan_year": 2027,
                "schedule": {"year": 2026, "month": 10, "date": "2026-10-15"},
                "ordinal": 2027, "days": [{"date": "2026-12-31", "text": "2026年"}], "from": "2028-10-01"
            }
        });
        take_place_on(&mut part, day);
        assert_eq!(
            part,
            json!({
                "description": "2026-08-10",
                "properties": {"example": {"examples": ["2027-01-11"]}},
                "example": {
                    "held_on": "2027-01-11", "expires_at": "2027-02-05T02:30:00Z", "birth_date": "1975-05-01", "plan_year": 2028,
                    "schedule": {"year": 2027, "month": 3, "date": "2027-03-18"},
                "ordinal": 2027, "days": [{"date": "2027-06-03", "text": "2026年"}], "from": "2029-10-01"
                }
            })
        );
        let before = part.clone();
        take_place_on(&mut part, WRITTEN_FOR);
        assert_eq!(part, before);
    }
}
