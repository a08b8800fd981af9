//! Duty records that a suggestion makes, and takes back when it is withdrawn; and those of duty reports.

use super::{
    DutyRecordAction, DutyRecordState, DutyRecords,
    clock::VERIFICATION,
    entity::Column,
    words::{DUTY_VERIFICATION, DutyRecordSource, DutyType},
};
use chrono::NaiveDate;
use instruments::deadlines;
use platform::{call::UnitOfWork, problem::Result, values::text::Text};
use registry::organizations::deputy_affairs_of;
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// Submits a record for the deputy who leads a suggestion, and one for each who seconds it.
///
/// # Errors
/// The database failed.
pub async fn of_suggestion(
    work: &UnitOfWork<'_>,
    suggestion: Uuid,
    proposers: &[Uuid],
    (title, on): (&str, NaiveDate),
) -> Result<()> {
    for (index, deputy) in proposers.iter().enumerate() {
        let made = work.make::<DutyRecords>(|row| {
            row.deputy_id = *deputy;
            row.duty_type =
                if index == 0 { DutyType::MotionOrSuggestion } else { DutyType::SecondedSuggestion };
            (row.occurred_on, row.source) = (on, DutyRecordSource::Suggestion);
            row.suggestion_id = Some(suggestion);
            (row.title, row.place) = (Text::cut(title, ""), Text::stored("代表建议"));
        });
        let made = made.await?;
        let id = made.id;
        work.advance::<DutyRecords>(made, DutyRecordAction::Submit, |_| {}).await?;
        await_verification_of(work, id).await?;
    }
    Ok(())
}

/// Verified within some days, by the committee of the deputies' affairs, whoever submitted it.
pub(super) async fn await_verification_of(work: &UnitOfWork<'_>, record: Uuid) -> Result<()> {
    let office = deputy_affairs_of(work).await?.unwrap_or(work.call.actor.organization_id);
    VERIFICATION.open::<DutyRecords>(work, record, office, work.call.today()).await?;
    Ok(())
}

/// Submits the record of a report to the voters; somebody verifies it.
///
/// # Errors
/// The database failed, or the days of verifying have no rule.
pub async fn of_report(
    work: &UnitOfWork<'_>,
    report: Uuid,
    deputy: Uuid,
    (place, on): (&Text<100>, NaiveDate),
) -> Result<()> {
    let made = work.make::<DutyRecords>(|row| {
        (row.deputy_id, row.duty_report_id) = (deputy, Some(report));
        (row.duty_type, row.source) = (DutyType::DutyReport, DutyRecordSource::DutyReport);
        (row.occurred_on, row.place) = (on, place.clone());
        row.title = Text::stored("向选民述职");
    });
    let made = work.advance::<DutyRecords>(made.await?, DutyRecordAction::Submit, |_| {}).await?;
    await_verification_of(work, made.id).await?;
    Ok(())
}

/// A suggestion that was withdrawn is nothing that anybody did.
///
/// # Errors
/// The database failed.
pub async fn revoke_of_suggestion(work: &UnitOfWork<'_>, suggestion: Uuid) -> Result<()> {
    let made = work.all::<DutyRecords>().filter(Column::SuggestionId.eq(suggestion));
    let made = made.filter(Column::State.ne(DutyRecordState::Revoked)).all(work.tx).await?;
    for row in made {
        deadlines::cancel(work, DUTY_VERIFICATION, row.id).await?;
        work.advance::<DutyRecords>(row, DutyRecordAction::Revoke, |_| {}).await?;
    }
    Ok(())
}
