//! Whether an organization may take something new: it is active and there on the day (00 §5.0).

use super::{OrganizationState, Organizations, entity::Model};
use crate::codes;
use chrono::NaiveDate;
use platform::{
    call::Step,
    problem::{Problem, Result},
    workflow::Workflow,
};
use uuid::Uuid;

impl Model {
    /// Whether it is there on a day: founded by then, and not at an end.
    #[must_use]
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        let ended = self.state != OrganizationState::Active && self.valid_to.is_none();
        self.valid_from <= day && self.valid_to.is_none_or(|end| day < end) && !ended
    }
}

/// An organization that the body refers to and that is there on the day; one that the record named before may stay named.
///
/// # Errors
/// `UNKNOWN_REFERENCE`, `ORGANIZATION_ENDED` at the pointer.
pub async fn valid_on<W: Workflow>(
    step: &Step<'_, W>,
    organization: Uuid,
    day: NaiveDate,
    pointer: &str,
) -> Result<Model> {
    let found = each_valid_on(step, &[organization], day, |_| pointer.to_owned()).await?.pop();
    found.ok_or_else(|| Problem::internal("a reference was read and is not there"))
}

/// The same for a list, in its order.
///
/// # Errors
/// `UNKNOWN_REFERENCE`, `ORGANIZATION_ENDED` at the pointer of the first that is not there.
pub async fn each_valid_on<W: Workflow>(
    step: &Step<'_, W>,
    organizations: &[Uuid],
    day: NaiveDate,
    pointer: impl Fn(usize) -> String + Send + Sync,
) -> Result<Vec<Model>> {
    let found = step.referred_all::<Organizations>(organizations, &pointer).await?;
    let known = step.named_before();
    let gone = found.iter().position(|row| !row.is_valid_on(day) && !known.contains(&row.id));
    match gone {
        Some(index) => Err(Problem::new(codes::ORGANIZATION_ENDED).at(&pointer(index))),
        None => Ok(found),
    }
}
