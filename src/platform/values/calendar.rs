//! Calendars as programs subscribe to them (RFC 5545): events with lasting names. Hours are written in UTC, which every program shows
//! in the time of whoever looks.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

/// The media type.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// Bytes of a line at most.
const LONGEST: usize = 75;

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From the first to the last day, both whole.
    Days(NaiveDate, NaiveDate),
    /// From one instant to another.
    Hours(DateTime<Utc>, DateTime<Utc>),
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is called as long as it lasts, also when it moves: unique in the world.
    pub name: String,
    /// When.
    pub when: When,
    /// What.
    pub title: String,
    /// More about it; perhaps nothing.
    pub about: String,
    /// Where; perhaps nowhere.
    pub place: String,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
    /// How often it was.
    pub version: i32,
    /// Whether it is settled that it takes place.
    pub settled: bool,
}

impl Entry {
    fn event(&self) -> Event {
        let mut event = Event::new();
        event
            .uid(&format!("{}@jiandu", self.name))
            .timestamp(self.changed_at)
            .last_modified(self.changed_at)
            .sequence(self.version.unsigned_abs())
            .summary(&plain(&self.title))
            .status(if self.settled { EventStatus::Confirmed } else { EventStatus::Tentative });
        match self.when {
            When::Days(first, last) => {
                // The end is the first day that does not belong to it. Nobody is busy all day because of it.
                let end = last.checked_add_days(Days::new(1)).unwrap_or(last);
                event.starts(first).ends(end).add_property("TRANSP", "TRANSPARENT")
            }
            When::Hours(from, until) => event.starts(from).ends(until),
        };
        if !self.about.is_empty() {
            event.description(&plain(&self.about));
        }
        if !self.place.is_empty() {
            event.location(&plain(&self.place));
        }
        event.done()
    }
}

/// Line ends of one kind: what is written knows no other.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A calendar with its events.
#[must_use]
pub fn written(title: &str, entries: impl IntoIterator<Item = Entry>) -> String {
    let mut calendar = Calendar::empty();
    let properties = [
        ("VERSION", "2.0"),
        ("PRODID", "-//Jiandu//Jiandu//ZH"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ];
    for property in properties {
        calendar.append_property(property);
    }
    calendar.name(&plain(title)).timezone("Asia/Shanghai").ttl(&Duration::hours(1));
    calendar.extend(entries.into_iter().map(|entry| entry.event()));
    folded(&calendar.to_string().replace("\r\n ", ""))
}

/// Lines of 75 bytes at most, cut between characters (RFC 5545 §3.1); the library does not count the blank with which a line goes on.
fn folded(text: &str) -> String {
    let mut whole = String::with_capacity(text.len() + text.len() / 32);
    for line in text.split_terminator("\r\n") {
        let mut length = 0;
        for character in line.chars() {
            if length + character.len_utf8() > LONGEST {
                whole.push_str("\r\n ");
                length = 1;
            }
            whole.push(character);
            length += character.len_utf8();
        }
        whole.push_str("\r\n");
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::clock::beginning_of;

    fn entry(title: &str, when: When) -> Entry {
        let changed_at = beginning_of("2026-08-03".parse().unwrap());
        Entry {
            name: "0198f3a2-1".into(),
            when,
            title: title.into(),
            about: "第一行\r\n第二行, 完; \\".into(),
            place: "第一代表之家".into(),
            changed_at,
            version: 3,
            settled: true,
        }
    }

    #[test]
    fn an_event_is_written_as_programs_read_it() {
        let from = beginning_of("2026-09-15".parse().unwrap()) + Duration::hours(9);
        let text = written("代表之家", [entry("接待选民", When::Hours(from, from + Duration::hours(2)))]);
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:代表之家",
            "UID:0198f3a2-1@jiandu",
            "DTSTAMP:20260802T160000Z",
            "DTSTART:20260915T010000Z",
            "DTEND:20260915T030000Z",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "SUMMARY:接待选民",
            r"DESCRIPTION:第一行\n第二行\, 完\; \\",
            "LOCATION:第一代表之家",
            "END:VCALENDAR",
        ] {
            assert!(text.split("\r\n").any(|own| own == line), "{line} is not in\n{text}");
        }
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn days_are_whole_and_the_end_is_the_day_after() {
        let day = |text: &str| text.parse().unwrap();
        let text = written("会议", [entry("常委会会议", When::Days(day("2026-09-24"), day("2026-09-25")))]);
        assert!(
            text.contains("DTSTART;VALUE=DATE:20260924\r\n")
                && text.contains("DTEND;VALUE=DATE:20260926\r\n")
        );
    }

    proptest::proptest! {
        /// No line is longer than 75 bytes, none is cut within a character, and unfolded they say what was said.
        #[test]
        fn lines_are_folded_between_characters(title in "[ -~一-龥]{1,120}") {
            let day: NaiveDate = "2026-09-24".parse().unwrap();
            let text = written("会议", [entry(&title, When::Days(day, day))]);
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            let unfolded = text.replace("\r\n ", "");
            let escaped = title.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
            assert!(unfolded.split("\r\n").any(|line| line == format!("SUMMARY:{escaped}")), "{unfolded}");
        }
    }
}
