//! The way of its item (02 §3.3).

use super::{
    SpecialInquiries, entity::Column, words::SpecialInquiryState as S, workflow::SpecialInquiryAction as A,
};
use crate::{
    forms::{FormRecord, Stage, follows},
    items::Form,
};
use platform::call::Reactions;

impl FormRecord for SpecialInquiries {
    const FORM: Form = Form::SpecialInquiry;
    const ITEM: Column = Column::ItemId;
    const CANCEL: Option<A> = Some(A::Cancel);

    fn stage(state: S) -> Stage {
        match state {
            S::Drafted => Stage::Waiting,
            S::Closed => Stage::Ended,
            S::Declined | S::Cancelled => Stage::Released,
            _ => Stage::Running,
        }
    }
}

/// What its item follows.
pub(crate) fn reactions(reactions: &mut Reactions) {
    follows::<SpecialInquiries>(reactions, &[A::Propose, A::Decline, A::Close, A::Cancel, A::Reopen]);
}
