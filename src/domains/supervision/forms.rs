//! Every form has its way through its item (02 §3.3): an inspection, special inquiry, interpellation, investigation or removal that
//! begins sets its item running, ends it when all its records have ended, and releases it when none of them came about.

use crate::items::{Form, ItemAction, ItemState, Items};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::record::Record,
    values::future::Future,
    workflow::{ColumnOf, Guarded, StateOf, Verdict, Workflow, starting_states},
};
use sea_orm::{ColumnTrait, ModelTrait, QueryFilter, Value};
use uuid::Uuid;

/// How far a record of a form is, as its item sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It is planned, or its names are collected.
    Waiting,
    /// It has begun.
    Running,
    /// It came to its end.
    Ended,
    /// It did not come about.
    Released,
}

/// A record through which an item of its form goes.
pub(crate) trait FormRecord: Workflow {
    /// The form of its item.
    const FORM: Form;
    /// The column that names the item.
    const ITEM: ColumnOf<Self>;

    /// The item, if it has one.
    fn item_id(row: &Self::Model) -> Option<Uuid> {
        match row.get(Self::ITEM) {
            Value::Uuid(item) => item,
            _ => None,
        }
    }

    /// How a record ends whose item is cancelled, if it can.
    const CANCEL: Option<Self::Action> = None;

    /// How far it is.
    fn stage(state: StateOf<Self>) -> Stage;
}

/// The item is of this form, and waits for such a record or has one.
pub(crate) async fn item_of_the_form<W: FormRecord, B>(step: &Step<'_, W>, _: &B) -> Guarded {
    let Some(item) = W::item_id(&step.row) else { return Ok(Verdict::Holds) };
    let item = step.referred::<Items>(item, "/item_id").await?;
    let waits = matches!(item.state, ItemState::Planned | ItemState::FormRunning);
    Ok(Verdict::require(waits && item.form == W::FORM).at("/item_id"))
}

/// Lets the item of a record follow these actions.
pub(crate) fn follows<W: FormRecord>(reactions: &mut Reactions, actions: &[W::Action]) {
    for action in actions {
        reactions.after::<W>(
            *action,
            "supervision.item, which goes with its form\n\
             监督事项,随其方式的记录而变动",
            follow::<W>,
        );
    }
    if W::CANCEL.is_some() {
        let by = "the records of the form, which end with their item\n\
             各监督方式的记录,随监督事项一并终止";
        reactions.after::<Items>(ItemAction::Cancel, by, item_cancelled::<W>);
    }
}

fn item_cancelled<'a, W: FormRecord>(
    work: UnitOfWork<'a>,
    item: Happened<'a, Items>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(cancel) = W::CANCEL else { return Ok(()) };
        let begun = work.all::<W>().filter(W::ITEM.eq(item.after.id));
        let ahead = starting_states::<W>(cancel);
        for record in begun.all(work.tx).await? {
            if ahead.contains(&record.state()) {
                work.advance::<W>(record, cancel, |_| {}).await?;
            }
        }
        Ok(())
    })
}

fn follow<'a, W: FormRecord>(work: UnitOfWork<'a>, record: Happened<'a, W>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = W::item_id(record.after) else { return Ok(()) };
        let item = work.stored::<Items>(id).await?;
        let records = work.all::<W>().filter(W::ITEM.eq(id)).all(work.tx).await?;
        let stages: Vec<Stage> = records.iter().map(|row| W::stage(row.state())).collect();
        let any = |stage| stages.contains(&stage);
        let action = match item.state {
            ItemState::Planned if any(Stage::Running) || any(Stage::Ended) => ItemAction::StartForm,
            ItemState::Closed if any(Stage::Running) => ItemAction::Reopen,
            ItemState::FormRunning if any(Stage::Running) => return Ok(()),
            ItemState::FormRunning if any(Stage::Ended) => ItemAction::FinishForm,
            ItemState::FormRunning if !any(Stage::Waiting) || any(Stage::Released) => ItemAction::Release,
            _ => return Ok(()),
        };
        let to = (action == ItemAction::Reopen).then_some(ItemState::FormRunning);
        let item = work.advance_to::<Items>(item, action, to, |_| {}).await?;
        if item.state == ItemState::FormRunning && action == ItemAction::StartForm && !any(Stage::Running) {
            work.advance::<Items>(item, ItemAction::FinishForm, |_| {}).await?;
        }
        Ok(())
    })
}
