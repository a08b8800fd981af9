//! Issues that come of what another record says: the action that finds something registers it, and gives it its number.

use super::{
    IssueCategory, IssueDomain, IssueSource, Issues, RectifyClass, Severity,
    entity::{Column, Entity},
};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    records::record_reference::RecordReference,
    values::{
        characters::key,
        text::{Prose, Text},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

/// Which number an issue has.
#[derive(Debug, Clone)]
pub enum IssueNumber {
    /// The one that somebody gives it.
    Given(Text<60>),
    /// The next one of a series.
    NextOf {
        /// With what its numbers begin.
        series: String,
        /// How many digits follow at least.
        digits: usize,
    },
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its number.
    pub number: IssueNumber,
    /// The field of oversight.
    pub domain: IssueDomain,
    /// What kind of problem it is.
    pub category: IssueCategory,
    /// In a few words.
    pub title: Text<120>,
    /// The facts.
    pub description: Prose,
    /// How it came to light.
    pub source: IssueSource,
    /// The record in which it was found.
    pub found_in: RecordReference,
    /// How grave it is.
    pub severity: Severity,
    /// How it can be put right.
    pub rectify_class: RectifyClass,
    /// Who answers for it.
    pub responsible_org_id: Uuid,
    /// On whose behalf it is registered.
    pub author_organization_id: Uuid,
}

/// Registers what was found; answers which issue it is.
///
/// # Errors
/// `ALREADY_EXISTS`: the number that was given is taken.
pub async fn register(work: &UnitOfWork<'_>, found: Finding) -> Result<Uuid> {
    let number = match found.number {
        IssueNumber::Given(number) => number,
        IssueNumber::NextOf { series, digits } => next_of(work, (&series, digits), found.found_in.id).await?,
    };
    let made = work.make::<Issues>(|row| {
        row.issue_no = number;
        (row.domain, row.category) = (found.domain, found.category);
        (row.title, row.description) = (found.title, found.description);
        row.source_type = found.source;
        row.source_record_type = Some(Text::stored(found.found_in.kind));
        row.source_record_id = Some(found.found_in.id);
        (row.severity, row.rectify_class) = (found.severity, found.rectify_class);
        row.responsible_org_id = found.responsible_org_id;
        row.author_organization_id = found.author_organization_id;
    });
    Ok(made.await?.id)
}

/// The next number of a series, which no issue has or had, counted on from those that were found in the same record.
async fn next_of(work: &UnitOfWork<'_>, (series, digits): (&str, usize), found_in: Uuid) -> Result<Text<60>> {
    let registered = || Entity::find().filter(Column::DistrictCode.eq(work.district_code));
    let first = registered().filter(Column::SourceRecordId.eq(found_in)).count(work.tx).await? + 1;
    let taken = registered().filter(Column::IssueNoKey.starts_with(key(series)));
    let taken = taken.select_only().column(Column::IssueNoKey).into_tuple().all(work.tx).await?;
    let taken: HashSet<String> = taken.into_iter().collect();
    let numbers = (first..).map(|number| format!("{series}{number:0digits$}"));
    let next = numbers.into_iter().find(|number| !taken.contains(&key(number)));
    next.map(Text::stored).ok_or_else(|| Problem::internal("a series without an end"))
}
