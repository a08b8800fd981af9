//! How a reply makes commitments, and a new reply replaces those of the old one.

use super::{
    CommitmentAction, CommitmentSource, CommitmentState, Commitments, entity::Column, words::COMMITMENT,
};
use chrono::NaiveDate;
use instruments::deadlines::{self, Opening};
use platform::{call::UnitOfWork, problem::Result, values::text::Prose, workflow::starting_states};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// What a reply promises.
pub struct Promise {
    /// In what kind of record.
    pub source: CommitmentSource,
    /// In which record.
    pub source_id: Uuid,
    /// Who promises.
    pub organ: Uuid,
    /// The deputy to whom.
    pub lead_deputy: Option<Uuid>,
    /// What.
    pub text: Prose,
    /// Until when.
    pub day: NaiveDate,
}

/// Makes a commitment with its clock.
///
/// # Errors
/// The database failed.
pub async fn promise(work: &UnitOfWork<'_>, promise: Promise) -> Result<()> {
    let (organ, day) = (promise.organ, promise.day);
    let made = work.make::<Commitments>(|row| {
        (row.source_type, row.source_id) = (promise.source, promise.source_id);
        (row.responsible_organ_id, row.lead_deputy_id) = (organ, promise.lead_deputy);
        (row.text, row.first_promised_on) = (promise.text, day);
    });
    let id = made.await?.id;
    let opening = Opening::on_day(day, COMMITMENT, id, organ, "答复中的承诺时限".into(), None);
    deadlines::open::<Commitments>(work, opening).await?;
    Ok(())
}

/// A new reply is owed: what the old one promised holds no more.
///
/// # Errors
/// The database failed.
pub async fn replace_all(work: &UnitOfWork<'_>, source: Uuid) -> Result<()> {
    let open = work.all::<Commitments>().filter(Column::SourceId.eq(source));
    let open = open.filter(Column::State.is_in(starting_states::<Commitments>(CommitmentAction::Replace)));
    for row in open.all(work.tx).await? {
        deadlines::cancel_all(work, row.id).await?;
        work.advance::<Commitments>(row, CommitmentAction::Replace, |_| {}).await?;
    }
    Ok(())
}

/// Whether something that a reply promised is said not to be done.
///
/// # Errors
/// The database failed.
pub async fn some_is_refuted(work: &UnitOfWork<'_>, source: Uuid) -> Result<bool> {
    let refuted = work.all::<Commitments>().filter(Column::SourceId.eq(source));
    let refuted = refuted.filter(Column::DisputedReason.is_not_null());
    let refuted = refuted.filter(Column::State.eq(CommitmentState::Open));
    Ok(refuted.one(work.tx).await?.is_some())
}
