//! The way of its item (02 §3.3).

use super::{Inspections, entity::Column, words::InspectionState as S, workflow::InspectionAction as A};
use crate::{
    forms::{FormRecord, Stage, follows},
    items::Form,
};
use platform::call::Reactions;

impl FormRecord for Inspections {
    const FORM: Form = Form::LawEnforcementInspection;
    const ITEM: Column = Column::ItemId;
    const CANCEL: Option<A> = Some(A::Cancel);

    fn stage(state: S) -> Stage {
        match state {
            S::Planned => Stage::Waiting,
            S::Closed => Stage::Ended,
            S::Cancelled => Stage::Released,
            _ => Stage::Running,
        }
    }
}

/// What its item follows.
pub(crate) fn reactions(reactions: &mut Reactions) {
    super::effects::follow_item(reactions);
    follows::<Inspections>(reactions, &[A::FormTeam, A::Close, A::Cancel, A::Reopen]);
}
