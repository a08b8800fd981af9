//! Duty records that a suggestion makes, and takes back when it is withdrawn.

use super::{
    DutyRecordAction, DutyRecordState, DutyRecords,
    entity::Column,
    words::{DUTY_VERIFICATION, DutyRecordSource, DutyType},
};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Period, PeriodUnit},
    rule_sets::RuleKind,
};
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

const VERIFICATION: Period =
    Period::after(DUTY_VERIFICATION, RuleKind::Stations, "duty_record.verify_days", PeriodUnit::Days);

/// Verified within some days, by the committee of the deputies' affairs, whoever submitted it.
pub(super) async fn await_verification_of(work: &UnitOfWork<'_>, record: Uuid) -> Result<()> {
    let office = deputy_affairs_of(work).await?.unwrap_or(work.call.actor.organization_id);
    VERIFICATION.open::<DutyRecords>(work, record, office, work.call.today()).await?;
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
