//! What an assignment covers of the work of supervision in its street (01 §4.1).

use super::{
    Assignments,
    clock::target_of,
    entity::Model,
    words::{AssignmentDirection, AssignmentState},
};
use instruments::activities::{Cover, Covering};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    values::future::Future,
};

/// What is answered about assignments.
pub(crate) fn answers(answers: &mut Answers) {
    answers.about::<Assignments, Covering>(covering);
}

fn covering<'a>(_: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<Covering>> {
    Box::pin(async move { Ok(Covering(row.cover())) })
}

impl Model {
    /// What it covers: nothing before it is accepted, and nothing after it is closed.
    #[must_use]
    pub fn cover(&self) -> Option<Cover> {
        use AssignmentState as S;
        let runs = matches!(self.state, S::Accepted | S::InProgress | S::Submitted | S::Returned);
        let from =
            self.accepted_on.filter(|_| runs && self.direction != AssignmentDirection::StreetToDistrict)?;
        Some(Cover {
            issuer: self.issuing_organization_id,
            committee: target_of(self),
            categories: self.scope_categories.0.clone(),
            from: self.work_from.map_or(from, |first| first.max(from)),
            until: self.due_on?,
        })
    }
}
