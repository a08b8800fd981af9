//! The way of its item (02 §3.3).

use super::{
    Interpellations, entity::Column, words::InterpellationState as S, workflow::InterpellationAction as A,
};
use crate::{
    forms::{FormRecord, Stage, follows},
    items::Form,
};
use platform::call::Reactions;

impl FormRecord for Interpellations {
    const FORM: Form = Form::Interpellation;
    const ITEM: Column = Column::ItemId;

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
