//! The way of its item (02 §3.3).

use super::{
    InvestigationCommittees, entity::Column, words::InvestigationCommitteeState as S,
    workflow::InvestigationCommitteeAction as A,
};
use crate::{
    forms::{FormRecord, Stage, follows},
    items::Form,
};
use platform::call::Reactions;

impl FormRecord for InvestigationCommittees {
    const FORM: Form = Form::SpecialInvestigation;
    const ITEM: Column = Column::ItemId;

    fn stage(state: S) -> Stage {
        match state {
            S::Drafted => Stage::Waiting,
            S::Rejected => Stage::Released,
            S::Concluded => Stage::Ended,
            _ => Stage::Running,
        }
    }
}

/// What its item follows.
pub(crate) fn reactions(reactions: &mut Reactions) {
    follows::<InvestigationCommittees>(reactions, &[A::Propose, A::Reject, A::Conclude]);
}
