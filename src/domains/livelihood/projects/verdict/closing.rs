//! A project closes when nothing of it is open, and what it told is still out (07 §3.4, §3.8).

use super::{evaluation::evaluation_published, open_items::open_items};
use crate::{
    adjustments::adjustments_told,
    cycles::{Cycles, result_is_out},
    projects::guards::{ProjectStep, plan_published},
};
use platform::workflow::{Guarded, Note, Verdict};

pub(crate) async fn nothing_open(step: &ProjectStep<'_>, _: &Note) -> Guarded {
    open_items(&step.work(), step.row.id).await
}

/// The notice of the year, the plan, whatever was adjusted, and the evaluation.
pub(crate) async fn told_everything(step: &ProjectStep<'_>, note: &Note) -> Guarded {
    let cycle = step.stored::<Cycles>(step.row.cycle_id).await?;
    for told in [
        result_is_out(&step.work(), &cycle).await?,
        plan_published(step, note).await?,
        adjustments_told(&step.work(), step.row.id).await?,
        evaluation_published(step, note).await?,
    ] {
        if let Verdict::Refused(_) = told {
            return Ok(told);
        }
    }
    Ok(Verdict::Holds)
}
