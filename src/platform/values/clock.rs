//! The only place that reads the time, so that tests and demonstrations can set it.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveTime, Offset, SubsecRound, TimeDelta, Utc};
use std::sync::{Arc, Mutex, PoisonError};

/// How far the clocks of two replicas may be apart. Time servers keep machines within a second; this leaves room for one
/// that is being corrected. What was written later than this from now was written by a clock that was wrong, or this one
/// was set back: it must neither be believed nor waited for.
pub const LEEWAY: TimeDelta = Duration::seconds(5);

/// The clock of a process: the system's, or one that tests move by hand.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The system's time.
    #[default]
    System,
    /// A time that only moves when it is told to.
    Fixed(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands at `now`.
    #[must_use]
    pub fn fixed(now: DateTime<Utc>) -> Self {
        Self::Fixed(Arc::new(Mutex::new(now)))
    }

    /// Now, cut to microseconds: what both databases can hold.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Fixed(now) => *now.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Sets a fixed clock; the system's cannot be set.
    pub fn set(&self, to: DateTime<Utc>) {
        if let Self::Fixed(now) = self {
            *now.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }
}

/// The instant at which a legal date begins.
#[must_use]
pub fn beginning_of(date: NaiveDate) -> DateTime<Utc> {
    date.and_time(NaiveTime::MIN).and_utc() - Duration::hours(AHEAD.into())
}

/// The legal date of an instant: the calendar date in Asia/Shanghai, which has had no daylight saving since 1992.
#[must_use]
pub fn legal_date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date_naive()
}

/// Hours by which clocks in Asia/Shanghai are ahead.
const AHEAD: i32 = 8;

/// An instant as clocks in Asia/Shanghai show it.
#[must_use]
pub fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&FixedOffset::east_opt(AHEAD * 3600).unwrap_or_else(|| Utc.fix()))
}
