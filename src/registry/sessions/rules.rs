//! Guards of sessions.

use super::{Sessions, entity::SessionContent};
use crate::terms::Terms;
use platform::{
    call::{Step, guards::not_before},
    workflow::{Guarded, Verdict},
};

platform::guards! { Sessions:
    /// A session ends on the day it begins or later.
    ends_after_it_begins(SessionContent): not_before(body.end_on, body.start_on);
}

/// A session lies inside its term.
pub(super) async fn inside_its_term(step: &Step<'_, Sessions>, body: &SessionContent) -> Guarded {
    let term = step.referred::<Terms>(body.term_id, "/term_id").await?;
    let inside = term.start_on <= body.start_on && term.end_on.is_none_or(|end| body.end_on <= end);
    Ok(Verdict::require(inside).at("/start_on"))
}
