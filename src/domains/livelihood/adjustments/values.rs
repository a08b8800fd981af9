//! The values that an adjustment changes: those of its kind, read from a project and written to one.

use super::{
    entity::Model,
    words::{AdjustedValues, AdjustmentKind},
};
use crate::projects::{Schedule, entity::Model as Project};

impl AdjustedValues {
    /// What a project says of the values of a kind; none where nothing but its course changes.
    pub(super) fn of(kind: AdjustmentKind, project: &Project) -> Vec<Self> {
        let nothing = Self::default();
        let values = match kind {
            AdjustmentKind::GoalChange => Self {
                target_values: project.goals.0.iter().map(|goal| goal.target_value).collect(),
                stages: project.goals.0.first().map(|goal| goal.stage_targets.clone()).unwrap_or_default(),
                locations: project.locations.0.clone(),
                ..nothing
            },
            AdjustmentKind::Schedule => Self {
                finish_on: Some(project.finish_on),
                milestone_days: project.milestones.0.iter().map(|one| one.due_on).collect(),
                ..nothing
            },
            AdjustmentKind::Location => Self { locations: project.locations.0.clone(), ..nothing },
            AdjustmentKind::Funding => Self { budget_fen: Some(project.budget_fen), ..nothing },
            AdjustmentKind::Suspend | AdjustmentKind::Terminate | AdjustmentKind::Replace => {
                return Vec::new();
            }
        };
        vec![values]
    }

    /// Whether these are the values that a kind changes, and no others.
    pub(super) fn are_of(&self, kind: AdjustmentKind) -> bool {
        let said = (
            !self.target_values.is_empty(),
            !self.locations.is_empty(),
            self.finish_on.is_some(),
            self.budget_fen.is_some_and(|budget| budget.get() > 0),
            self.replacement_id.is_some(),
        );
        let fits = match kind {
            AdjustmentKind::GoalChange => said == (true, true, false, false, false),
            AdjustmentKind::Location => said == (false, true, false, false, false),
            AdjustmentKind::Schedule => said == (false, false, true, false, false),
            AdjustmentKind::Funding => said == (false, false, false, true, false),
            AdjustmentKind::Replace => said == (false, false, false, false, true),
            AdjustmentKind::Suspend | AdjustmentKind::Terminate => false,
        };
        let with_stages = kind == AdjustmentKind::GoalChange || self.stages.is_empty();
        let with_days = kind == AdjustmentKind::Schedule || self.milestone_days.is_empty();
        fits && with_stages && with_days
    }

    /// The days of it, if it changes days.
    pub(super) fn schedule(&self) -> Option<Schedule<'_>> {
        let milestone_days = &*self.milestone_days;
        self.finish_on.map(|finish_on| Schedule { finish_on, milestone_days })
    }

    fn write(&self, project: &mut Project) {
        for (goal, target) in project.goals.0.iter_mut().zip(&self.target_values) {
            goal.target_value = *target;
        }
        if let Some(goal) = project.goals.0.first_mut().filter(|_| !self.stages.is_empty()) {
            goal.stage_targets.clone_from(&self.stages);
        }
        if !self.locations.is_empty() {
            project.locations = self.locations.clone().into();
        }
        if let Some(schedule) = self.schedule() {
            schedule.write(project);
        }
        if let Some(budget) = self.budget_fen {
            project.budget_fen = budget;
        }
    }
}

impl AdjustmentKind {
    /// Whether the project ends with it.
    pub(super) fn ends(self) -> bool {
        matches!(self, Self::Terminate | Self::Replace)
    }

    /// Whether it is major whatever it changes: the goal is another one, or the project stops.
    pub(super) fn is_always_major(self) -> bool {
        self.ends() || matches!(self, Self::GoalChange | Self::Suspend)
    }
}

impl Model {
    /// Writes the new values to its project.
    pub(super) fn write_to(&self, project: &mut Project) {
        for values in &self.new_value.0 {
            values.write(project);
        }
    }
}
