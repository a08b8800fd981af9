//! The departments of a project, who judge nothing of it themselves.

use super::entity::Model;
use std::collections::BTreeSet;
use uuid::Uuid;

impl Model {
    /// The department that leads, and those that assist.
    #[must_use]
    pub(crate) fn departments(&self) -> BTreeSet<Uuid> {
        self.co_department_ids.0.iter().copied().chain([self.lead_department_id]).collect()
    }

    /// Whether an organization leads or assists.
    pub(crate) fn involves(&self, organization: Uuid) -> bool {
        self.departments().contains(&organization)
    }

    /// How often it was completed, with the completion that stands now.
    pub(crate) fn completion_round(&self) -> i32 {
        i32::try_from(self.reopenings.0.len()).unwrap_or(i32::MAX - 1) + 1
    }
}
