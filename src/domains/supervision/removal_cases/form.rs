//! The way of its item (02 §3.3).

use super::{RemovalCases, entity::Column, words::RemovalCaseState as S, workflow::RemovalCaseAction as A};
use crate::{
    forms::{FormRecord, Stage, follows},
    items::Form,
};
use platform::call::Reactions;

impl FormRecord for RemovalCases {
    const FORM: Form = Form::Removal;
    const ITEM: Column = Column::ItemId;

    fn stage(state: S) -> Stage {
        match state {
            S::Drafted => Stage::Waiting,
            S::Declined => Stage::Released,
            S::Decided | S::Withdrawn => Stage::Ended,
            _ => Stage::Running,
        }
    }
}

/// What its item follows.
pub(crate) fn reactions(reactions: &mut Reactions) {
    follows::<RemovalCases>(reactions, &[A::Propose, A::Decline, A::Withdraw, A::Decide]);
}
