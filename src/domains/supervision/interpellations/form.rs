//! The way of its item (02 §3.3).

use super::{
    Interpellations,
    entity::{Column, Model},
    words::InterpellationState as S,
    workflow::InterpellationAction as A,
};
use crate::{
    forms::{FormRecord, Stage, follows},
    items::Form,
};
use platform::call::Reactions;
use uuid::Uuid;

impl FormRecord for Interpellations {
    const FORM: Form = Form::Interpellation;
    const ITEM: Column = Column::ItemId;

    fn item_id(row: &Model) -> Option<Uuid> {
        row.item_id
    }

    fn stage(state: S) -> Stage {
        match state {
            S::Drafted => Stage::Waiting,
            S::Closed | S::Withdrawn | S::NotAccepted => Stage::Ended,
            _ => Stage::Running,
        }
    }
}

/// What its item follows.
pub(crate) fn reactions(reactions: &mut Reactions) {
    follows::<Interpellations>(reactions, &[A::Submit, A::Refuse, A::Withdraw, A::Close]);
}
