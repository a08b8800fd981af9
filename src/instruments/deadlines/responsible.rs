//! Who has to keep a deadline that runs: it passes on with what it is about (decision 66), and each of several organizations may have
//! one of the same code to keep for itself.

use super::{
    DeadlineAction, Deadlines,
    clock::{meet_row, running},
};
use chrono::NaiveDate;
use platform::{call::UnitOfWork, problem::Result};
use std::collections::HashMap;
use uuid::Uuid;

/// Lets the deadline of a code that runs be kept by another organization from now on: its days stay.
///
/// # Errors
/// The database failed.
pub async fn pass_to(work: &UnitOfWork<'_>, code: &str, subject_id: Uuid, to: Uuid) -> Result<()> {
    for row in running(work, subject_id, Some(code)).await? {
        let from = row.responsible_organization_id;
        if from != to {
            work.pass_on::<Deadlines>(row, from, to).await?;
        }
    }
    Ok(())
}

/// Lets everything that one organization has to keep of a record be kept by another one.
///
/// # Errors
/// The database failed.
pub async fn pass_all(work: &UnitOfWork<'_>, subject_id: Uuid, from: Uuid, to: Uuid) -> Result<()> {
    for row in running(work, subject_id, None).await? {
        if row.responsible_organization_id == from && from != to {
            work.pass_on::<Deadlines>(row, from, to).await?;
        }
    }
    Ok(())
}

/// Records that an organization did what its deadline of a code asks for; those of others run on.
///
/// # Errors
/// The database failed.
pub async fn meet_own(
    work: &UnitOfWork<'_>,
    code: &str,
    subject_id: Uuid,
    organization: Uuid,
    on: NaiveDate,
) -> Result<()> {
    for row in running(work, subject_id, Some(code)).await? {
        if row.responsible_organization_id == organization {
            meet_row(work, row, on).await?;
        }
    }
    Ok(())
}

/// The last day of each organization whose deadline of a code runs.
///
/// # Errors
/// The database failed.
pub async fn own_days(
    work: &UnitOfWork<'_>,
    code: &str,
    subject_id: Uuid,
) -> Result<HashMap<Uuid, NaiveDate>> {
    let rows = running(work, subject_id, Some(code)).await?;
    Ok(rows.into_iter().map(|row| (row.responsible_organization_id, row.effective_due_on)).collect())
}

/// Cancels the deadlines of a code that others than these have to keep; answers who of these has one.
pub(super) async fn only_for(
    work: &UnitOfWork<'_>,
    code: &str,
    subject_id: Uuid,
    organizations: &[Uuid],
) -> Result<Vec<Uuid>> {
    let mut going_on = Vec::new();
    for row in running(work, subject_id, Some(code)).await? {
        if organizations.contains(&row.responsible_organization_id) {
            going_on.push(row.responsible_organization_id);
        } else {
            work.advance::<Deadlines>(row, DeadlineAction::Cancel, |_| {}).await?;
        }
    }
    Ok(going_on)
}
