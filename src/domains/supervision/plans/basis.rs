//! The plan of a year in force, on which the work of streets may rest as far as it names a matter (01 §2.6).

use super::{PlanState, Plans, entity::Model};
use crate::items::{self, Items};
use chrono::NaiveDate;
use instruments::matters::{Basis, Decision};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    records::record::Record,
    values::future::Future,
};
use sea_orm::{ColumnTrait, QueryFilter};

pub(crate) fn answers(answers: &mut Answers) {
    answers.about::<Plans, Basis>(basis);
}

/// It holds from the first day of its year for the items that it has.
fn basis<'a>(work: UnitOfWork<'a>, plan: &'a Model) -> Future<'a, Result<Basis>> {
    use PlanState::{InExecution, Published};
    Box::pin(async move {
        let items = work.all::<Items>().filter(items::entity::Column::PlanId.eq(plan.id));
        let names: Vec<_> = items.all(work.tx).await?.iter().map(Record::id).collect();
        let in_force = matches!(plan.state, Published | InExecution) && !names.is_empty();
        let first = NaiveDate::from_ymd_opt(plan.year.get32(), 1, 1).filter(|_| in_force);
        Ok(Basis(first.map(|decided_on| Decision { decided_on, names })))
    })
}
