//! Deputy groups (代表小组): three or more deputies of one level (00 §4.3).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::DeputyGroups;
pub use words::DeputyGroupState;
pub use workflow::DeputyGroupAction;

use crate::deputies::{Deputies, DeputyAction};
use platform::call::Reactions;

/// What the end of an office means for the groups.
pub(super) fn reactions(reactions: &mut Reactions) {
    let by = "registry.deputy_group, which loses the member\n\
             代表小组,失去该成员";
    reactions.after::<Deputies>(DeputyAction::Terminate, by, rules::left_office);
}
