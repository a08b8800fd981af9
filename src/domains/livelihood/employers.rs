//! Whoever works for a department has an interest in what it does: deputies who supervise a vote or follow a project do not.

use platform::{call::UnitOfWork, problem::Result};
use registry::{
    deputies::entity::Model as Deputy,
    organizations::{self, Organizations},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Those of some deputies whose employer in the register is one of some departments, by the name that it has or had.
///
/// # Errors
/// The database failed.
pub(crate) async fn employed_by(
    work: &UnitOfWork<'_>,
    deputies: &[Deputy],
    departments: &BTreeSet<Uuid>,
) -> Result<Vec<Uuid>> {
    let found = work.all::<Organizations>();
    let found = found.filter(organizations::entity::Column::Id.is_in(departments.iter().copied()));
    let mut names = BTreeSet::new();
    for department in found.all(work.tx).await? {
        names.extend(department.former_names.0.iter().map(|former| former.name.to_string()));
        names.insert(department.name.to_string());
    }
    let works_there = |deputy: &&Deputy| deputy.employer.as_ref().is_some_and(|one| names.contains(&**one));
    Ok(deputies.iter().filter(works_there).map(|deputy| deputy.id).collect())
}
