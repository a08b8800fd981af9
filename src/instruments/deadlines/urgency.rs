//! How urgent a deadline is, and what a district has to do: the questions of the to-do list (00 §4.5).

use super::{DeadlineState, entity::Column, words::Light};
use chrono::{Datelike, Days, NaiveDate};
use platform::{
    problem::Result,
    records::{
        filter_value::FilterValue,
        question::{Asked, Question},
    },
    values::{schema::Schema, words::Words},
};
use registry::organizations::entity::{Column as Organization, Entity as Organizations};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement,
};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Light {
    /// The deadlines that show this light on a day; the same as `of`, for the database.
    #[must_use]
    pub fn condition(self, today: NaiveDate) -> Condition {
        let open = Condition::all().add(Column::State.is_in(DeadlineState::open()));
        match self {
            Self::Off => Condition::all().add(Column::State.is_not_in(DeadlineState::open())),
            Self::Red => open.add(Column::EffectiveDueOn.lt(today)),
            Self::Yellow => open.add(Column::EffectiveDueOn.gte(today)).add(Column::YellowFrom.lte(today)),
            Self::Green => open.add(Column::EffectiveDueOn.gte(today)).add(Column::YellowFrom.gt(today)),
        }
    }
}

/// What may be asked beyond the columns.
pub(super) const QUESTIONS: [Question; 6] = [
    Question {
        name: "deadline_light",
        about: "Only those with this light today; repeat for several.\n\
             只列出今日为此灯色的期限;可重复以给出多个。",
        schema: Schema::of::<Light>,
        condition: with_light,
    },
    Question {
        name: "due_before",
        about: "Only those whose last day, as it stands, is before this day.\n\
             只列出现行最后一日在此日之前的期限。",
        schema: NaiveDate::value_schema,
        condition: due_before,
    },
    Question {
        name: "year",
        about: "Only those whose last day, as it stands, is in this year; repeat for several.\n\
             只列出现行最后一日在此年内的期限;可重复以给出多个。",
        schema: year_schema,
        condition: in_year,
    },
    Question {
        name: "quarter",
        about: "Only those whose last day, as it stands, is in this quarter of `year`, or of the current year; repeat for several.\n\
             只列出现行最后一日在 `year`(未给出则为当年)此季度内的期限;可重复以给出多个。",
        schema: quarter_schema,
        condition: in_quarter,
    },
    Question {
        name: "organization_id",
        about: "Only those of this organization or of one directly below it; repeat for several.\n\
             只列出此单位及其直属单位的期限;可重复以给出多个。",
        schema: Uuid::value_schema,
        condition: of_organization,
    },
    Question {
        name: "street_or_town_id",
        about: "Only those of organizations of this street or town; repeat for several.\n\
             只列出此街道或镇的单位的期限;可重复以给出多个。",
        schema: Uuid::value_schema,
        condition: of_street_or_town,
    },
];

fn with_light(asked: &Asked<'_>) -> Result<Condition> {
    let lights = asked.values(Light::parse)?;
    Ok(lights.into_iter().fold(Condition::any(), |any, light| any.add(light.condition(asked.today))))
}

fn due_before(asked: &Asked<'_>) -> Result<Condition> {
    let days = asked.values(day)?;
    Ok(days.into_iter().fold(Condition::all(), |all, day| all.add(Column::EffectiveDueOn.lt(day))))
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_value(text).and_then(|_| text.parse().ok())
}

const YEARS: std::ops::RangeInclusive<i32> = 1979..=2200;

fn year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| YEARS.contains(year))
}

fn quarter(text: &str) -> Option<u32> {
    text.parse().ok().filter(|quarter| (1..=4).contains(quarter))
}

fn year_schema() -> Schema {
    Schema::integer(1979, 2200)
}

fn quarter_schema() -> Schema {
    Schema::integer(1, 4)
}

/// Those whose last day is in some months of a year.
fn in_months(year: i32, first: u32, months: u32) -> Option<Condition> {
    let from = NaiveDate::from_ymd_opt(year, first, 1)?;
    let to = from.checked_add_months(chrono::Months::new(months))?.checked_sub_days(Days::new(1))?;
    Some(Condition::all().add(Column::EffectiveDueOn.between(from, to)))
}

fn in_year(asked: &Asked<'_>) -> Result<Condition> {
    let years = asked.values(year)?.into_iter().filter_map(|year| in_months(year, 1, 12));
    Ok(years.fold(Condition::any(), Condition::add))
}

fn in_quarter(asked: &Asked<'_>) -> Result<Condition> {
    let mut years: BTreeSet<i32> = asked.beside("year").filter_map(year).collect();
    if years.is_empty() {
        years.insert(asked.today.year());
    }
    let quarters = asked.values(quarter)?;
    let periods = years
        .iter()
        .flat_map(|year| quarters.iter().filter_map(move |quarter| in_months(*year, quarter * 3 - 2, 3)));
    Ok(periods.fold(Condition::any(), Condition::add))
}

/// The ids of the organizations that a column names.
fn organizations(column: Organization, ids: &BTreeSet<Uuid>) -> SelectStatement {
    let found = Organizations::find().select_only().column(Organization::Id);
    found.filter(column.is_in(ids.iter().copied())).into_query()
}

fn id(text: &str) -> Option<Uuid> {
    text.parse().ok()
}

fn of_organization(asked: &Asked<'_>) -> Result<Condition> {
    let ids = asked.values(id)?;
    let below = Column::ResponsibleOrganizationId.in_subquery(organizations(Organization::ParentId, &ids));
    Ok(Condition::any().add(Column::ResponsibleOrganizationId.is_in(ids)).add(below))
}

fn of_street_or_town(asked: &Asked<'_>) -> Result<Condition> {
    let ids = asked.values(id)?;
    let there = organizations(Organization::StreetOrTownId, &ids);
    let there = Column::ResponsibleOrganizationId.in_subquery(there);
    Ok(Condition::any().add(Column::ResponsibleOrganizationId.is_in(ids)).add(there))
}
