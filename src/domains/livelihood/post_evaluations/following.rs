//! By whom the result of a post-evaluation is told.

use super::{PostEvaluations, of_project::side};
use crate::codes;
use instruments::publications::{self, PublicationAction, Publications};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::Workflow,
};

pub(crate) fn reactions(reactions: &mut Reactions) {
    for step in [PublicationAction::Create, PublicationAction::Edit] {
        reactions.or_refuse::<Publications>(
            step,
            "livelihood.post_evaluation, which refuses who does not stand on the record's own side\n\
             后评估,拒绝不属于记录本方的操作者",
            &[codes::FORBIDDEN_SCOPE],
            refuse_other_sides,
        );
    }
}

fn refuse_other_sides<'a>(
    work: UnitOfWork<'a>,
    publication: Happened<'a, Publications>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let row = publication.after;
        if &*row.subject_type != PostEvaluations::KIND {
            return Ok(());
        }
        let side = side(&work.stored::<PostEvaluations>(row.subject_id).await?);
        publications::refuse_other_sides(row, &side, &work.call.actor)
    })
}
