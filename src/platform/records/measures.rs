//! Measures: whole numbers about records that rules can watch. A layer registers what can be measured of its records
//! (`routes.measures`); who watches knows a measure by its word alone.

use super::record_reference::RecordReference;
use crate::{problem::Result, store::Executor, values::future::Future, words};
use chrono::{Days, NaiveDate};
use sea_orm::{
    ColumnTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// Subjects that a measure answers at a time at most.
pub const PAGE: u64 = 200;

/// The whole of a share, in basis points.
pub const WHOLE: i64 = 10_000;

words! {
    /// How a value stands to a threshold; 以上 and 以下 include the number itself (民法典第一千二百五十九条).
    /// 数值与阈值的关系;以上、以下均包括本数(民法典第一千二百五十九条)。
    pub enum Comparison {
        Above "超过" / "More than",
        AtLeast "以上" / "At least",
        Below "不满" / "Less than",
        AtMost "以下" / "At most",
    }
}

/// Something that can be measured about records.
#[derive(Clone, Copy)]
pub struct Measure {
    /// Its name.
    pub word: &'static str,
    /// A page of the subjects whose value crosses the limit, in the order of their ids; a fixed number of queries.
    pub read: for<'a> fn(Probe<'a>) -> Future<'a, Result<Vec<Measured>>>,
}

/// A subject and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The record or organization.
    pub subject: RecordReference,
    /// The value, in the unit of the measure.
    pub value: i64,
    /// The organization that answers for the subject, where there is one.
    pub responsible: Option<Uuid>,
}

/// Which subjects are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Those behind this one, or the first.
    After(Option<Uuid>),
    /// This one alone.
    At(Uuid),
}

/// What a measure is asked.
#[derive(Clone, Copy)]
pub struct Probe<'a> {
    /// Where to read.
    pub db: Executor<'a>,
    /// The tenant.
    pub district_code: &'a str,
    /// The word of the field of oversight whose records are meant, for measures that serve several.
    pub field: &'a str,
    /// Today's legal date.
    pub today: NaiveDate,
    /// Which values are asked for.
    pub limit: Limit,
    /// Which subjects are asked for.
    pub place: Place,
}

impl Probe<'_> {
    /// Whether a subject is on the page, where a query does not narrow itself to it.
    #[must_use]
    pub fn asks_for(&self, subject: Uuid) -> bool {
        match self.place {
            Place::After(last) => last.is_none_or(|last| subject > last),
            Place::At(only) => subject == only,
        }
    }

    /// Narrows a query to the subjects that are asked for, in the order of their ids, a page at most.
    pub fn page<S: QueryFilter + QueryOrder + QuerySelect>(&self, select: S, subject: impl ColumnTrait) -> S {
        let select = match self.place {
            Place::After(None) => select,
            Place::After(Some(last)) => select.filter(subject.gt(last)),
            Place::At(only) => select.filter(subject.eq(only)),
        };
        select.order_by_asc(subject).limit(PAGE)
    }

    /// The condition that the days since a date cross the limit.
    #[must_use]
    pub fn days_since(&self, date: Expr) -> Expr {
        let days = u64::try_from(self.limit.threshold).unwrap_or(0);
        // Thresholds in days are bounded where they are set, far within the calendar.
        let day = self.today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        match self.limit.comparison {
            Comparison::Above => date.lt(day),
            Comparison::AtLeast => date.lte(day),
            Comparison::Below => date.gt(day),
            Comparison::AtMost => date.gte(day),
        }
    }
}

/// Which values are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How they stand to the threshold.
    pub comparison: Comparison,
    /// The threshold, in the unit of the measure.
    pub threshold: i64,
}

impl Limit {
    /// Whether a value crosses the limit.
    #[must_use]
    pub fn is_crossed_by(self, value: i64) -> bool {
        match self.comparison {
            Comparison::Above => value > self.threshold,
            Comparison::AtLeast => value >= self.threshold,
            Comparison::Below => value < self.threshold,
            Comparison::AtMost => value <= self.threshold,
        }
    }

    /// The condition that a number crosses the limit.
    #[must_use]
    pub fn crossed(self, value: Expr) -> Expr {
        self.compared(value, Expr::value(self.threshold))
    }

    /// The condition that a share crosses the limit, by cross multiplication; there is no share of nothing.
    #[must_use]
    pub fn share_crossed(self, part: Expr, whole: Expr) -> Expr {
        let crossed = self.compared(part.mul(WHOLE), whole.clone().mul(self.threshold));
        whole.gt(0).and(crossed)
    }

    fn compared(self, left: Expr, right: Expr) -> Expr {
        match self.comparison {
            Comparison::Above => left.gt(right),
            Comparison::AtLeast => left.gte(right),
            Comparison::Below => left.lt(right),
            Comparison::AtMost => left.lte(right),
        }
    }
}
