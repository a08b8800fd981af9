//! Guards of terms.

use super::{
    Terms,
    entity::{Column, TermContent},
};
use crate::{
    deputies::Deputies,
    sessions::{self, Sessions},
};
use chrono::{Months, NaiveDate};
use platform::{
    call::{
        Step,
        guards::{after, not_before},
    },
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};

/// Months of a term (地方组织法第九条: five years), and by how many a foreseen end may differ.
const MONTHS: u32 = 60;
const TOLERANCE: u32 = 12;

platform::guards! { Terms:
    /// A term ends after it begins, and its Standing Committee is elected in it.
    ends_after_it_begins(TermContent): after(body.end_on, body.start_on), not_before(body.sc_elected_on, body.start_on);
}

/// 地方组织法第九条: five years, a year more or less.
pub(super) async fn lasts_five_years(_: &Step<'_, Terms>, body: &TermContent) -> Guarded {
    Ok(Verdict::require(body.end_on.is_none_or(|end| is_five_years(body.start_on, end))).at("/end_on"))
}

/// The last day that a term can reach: nobody plans beyond it, whatever keeps the next one from being elected.
#[must_use]
pub(crate) fn last_thinkable_day(start: NaiveDate) -> NaiveDate {
    start.checked_add_months(Months::new(MONTHS + TOLERANCE)).unwrap_or(NaiveDate::MAX)
}

fn is_five_years(start: NaiveDate, end: NaiveDate) -> bool {
    let after = |months| start.checked_add_months(Months::new(months));
    let (least, most) = (after(MONTHS - TOLERANCE), after(MONTHS + TOLERANCE));
    // The last day is the one before the next term begins.
    let next = end.succ_opt();
    next.zip(least).zip(most).is_some_and(|((next, least), most)| least <= next && next <= most)
}

/// 地方组织法第九条: one term follows the other.
pub(super) async fn overlaps_no_other(step: &Step<'_, Terms>, body: &TermContent) -> Guarded {
    let others = step.all::<Terms>().filter(Column::Id.ne(step.row.id));
    let running = Condition::any().add(Column::EndOn.is_null()).add(Column::EndOn.gte(body.start_on));
    let mut overlapping = others.filter(running);
    if let Some(end) = body.end_on {
        overlapping = overlapping.filter(Column::StartOn.lte(end));
    }
    Ok(Verdict::require(overlapping.one(step.tx).await?.is_none()).at("/start_on"))
}

/// The first day is that of the first session, where there is one already.
pub(super) async fn begins_with_its_first_session(step: &Step<'_, Terms>, body: &TermContent) -> Guarded {
    use sessions::entity::Column as Session;
    let first = step.all::<Sessions>().filter(Session::TermId.eq(step.row.id)).filter(Session::Ordinal.eq(1));
    let first = first.one(step.tx).await?;
    Ok(Verdict::require(first.is_none_or(|session| session.start_on == body.start_on)).at("/start_on"))
}

/// 地方组织法第四十七条: the seats do not change within a term. Nor does a term that has begun begin again, which would be the
/// way to change them.
pub(super) async fn seats_stay(step: &Step<'_, Terms>, body: &TermContent) -> Guarded {
    let Some(before) = step.before.as_ref().filter(|before| before.start_on <= step.today()) else {
        return Ok(Verdict::Holds);
    };
    let changed = [
        (before.sc_member_count != body.sc_member_count, "/sc_member_count"),
        (before.deputy_count != body.deputy_count, "/deputy_count"),
        (body.start_on > step.today(), "/start_on"),
    ];
    let changed = changed.into_iter().find(|(changed, _)| *changed);
    Ok(changed.map_or(Verdict::Holds, |(_, pointer)| Verdict::require(false).at(pointer)))
}

/// Vacancies are those of the term, in order, each of somebody in the register, and no more at a time than there are seats.
pub(super) async fn vacancies_fit(step: &Step<'_, Terms>, body: &TermContent) -> Guarded {
    for (index, vacancy) in body.sc_vacancies.iter().enumerate() {
        if let Some(deputy) = vacancy.deputy_id {
            step.referred::<Deputies>(deputy, &format!("/sc_vacancies/{index}/deputy_id")).await?;
        }
        let ordered = body.start_on <= vacancy.from && vacancy.until.is_none_or(|until| vacancy.from < until);
        let at_a_time = body.sc_vacancies.iter().filter(|other| other.is_vacant(vacancy.from)).count();
        let seats = usize::try_from(body.sc_member_count.get()).unwrap_or_default();
        let twice = vacancy.deputy_id.is_some()
            && body.sc_vacancies[..index].iter().any(|other| {
                other.deputy_id == vacancy.deputy_id
                    && (other.is_vacant(vacancy.from) || vacancy.is_vacant(other.from))
            });
        if !ordered || at_a_time > seats || twice {
            return Ok(Verdict::require(false).at(&format!("/sc_vacancies/{index}/from")));
        }
    }
    Ok(Verdict::Holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_years_with_a_year_of_tolerance() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let lasts = |end: &str| is_five_years(day("2022-01-01"), day(end));
        assert!(lasts("2026-12-31") && lasts("2025-12-31") && lasts("2027-12-31"));
        assert!(!lasts("2025-12-30") && !lasts("2028-01-01") && !lasts("2022-01-02") && !lasts("2042-01-01"));
    }
}
