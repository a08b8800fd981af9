//! An evaluation is opened when its item is closed; what nobody has computed in time, the service computes.

use super::{
    EvaluationAction, EvaluationState, Evaluations,
    entity::{Column, Model},
    facts::write_index,
};
use crate::items::{ItemAction, Items};
use instruments::{
    deadlines::{self, DeadlineAction, Deadlines, Period, PeriodUnit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

pub(super) const COMPUTING: Period =
    Period::after("EVALUATION", RuleKind::Supervision, "evaluation.due_days", PeriodUnit::Days);

/// What the closing of an item and the lapse of a deadline mean for evaluations.
pub(crate) fn reactions(reactions: &mut Reactions) {
    for closing in [ItemAction::Close, ItemAction::FinishForm] {
        reactions.or_refuse::<Items>(
            closing,
            "supervision.evaluation, which is opened\n\
             监督工作评价,随之开启",
            deadlines::REFUSALS,
            item_closed,
        );
    }
    reactions.after::<Items>(
        ItemAction::Reopen,
        "supervision.evaluation, which is opened again\n\
             监督工作评价,重新开启",
        item_reopened,
    );
    reactions.after::<Deadlines>(
        DeadlineAction::Lapse,
        "supervision.evaluation, which is computed when its time is over\n\
             监督工作评价,到期计算",
        time_is_over,
    );
}

/// The days within which the committee computes it.
pub(super) async fn open_clock(work: &UnitOfWork<'_>, evaluation: Uuid, committee: Uuid) -> Result<()> {
    COMPUTING.open_on_any_day::<Evaluations>(work, evaluation, committee, work.call.today()).await?;
    Ok(())
}

fn item_closed<'a>(work: UnitOfWork<'a>, item: Happened<'a, Items>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        // An item that was closed before has its evaluation, which waits.
        let evaluation = match evaluation_of(&work, item.after.id).await? {
            Some(waiting) => waiting,
            None => work.make::<Evaluations>(|row| row.item_id = item.after.id).await?,
        };
        open_clock(&work, evaluation.id, item.after.lead_committee_id).await
    })
}

async fn evaluation_of(work: &UnitOfWork<'_>, item: Uuid) -> Result<Option<Model>> {
    Ok(work.all::<Evaluations>().filter(Column::ItemId.eq(item)).one(work.tx).await?)
}

/// What was judged is judged anew when the item is closed again; the old result stays in the history.
fn item_reopened<'a>(work: UnitOfWork<'a>, item: Happened<'a, Items>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(evaluation) = evaluation_of(&work, item.after.id).await? else { return Ok(()) };
        deadlines::cancel_all(&work, evaluation.id).await?;
        if evaluation.state != EvaluationState::Opened {
            work.advance::<Evaluations>(evaluation, EvaluationAction::Reopen, |_| {}).await?;
        }
        Ok(())
    })
}

fn time_is_over<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(COMPUTING.code) else { return Ok(()) };
        let before = work.stored::<Evaluations>(id).await?;
        if before.state != EvaluationState::Opened {
            return Ok(());
        }
        let mut row = before.clone();
        write_index(&work, &mut row).await?;
        work.advance::<Evaluations>(before, EvaluationAction::Compute, |computed| *computed = row).await?;
        deadlines::meet(&work, COMPUTING.code, id, work.call.today()).await
    })
}
