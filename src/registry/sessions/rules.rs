//! Guards of sessions.

use super::{Sessions, entity::SessionContent};
use crate::terms::{Office, Terms, term_on};
use platform::{
    call::{Step, guards::not_before},
    workflow::{Guarded, Verdict},
};

platform::guards! { Sessions:
    /// A session ends on the day it begins or later.
    ends_after_it_begins(SessionContent): not_before(body.end_on, body.start_on);
}

/// A session lies inside its term: that it should have ended by a day ends nothing, the first session of the next one does.
pub(super) async fn inside_its_term(step: &Step<'_, Sessions>, body: &SessionContent) -> Guarded {
    let term = step.referred::<Terms>(body.term_id, "/term_id").await?;
    let runs = term_on(&step.work(), Office::Deputy, term.id).await?;
    let inside = runs.is_some_and(|runs| runs.covers(body.start_on) && runs.covers(body.end_on));
    Ok(Verdict::require(inside).at("/start_on"))
}

/// 地方组织法第九条: a term begins with its first session.
pub(super) async fn first_session_begins_the_term(
    step: &Step<'_, Sessions>,
    body: &SessionContent,
) -> Guarded {
    let term = step.referred::<Terms>(body.term_id, "/term_id").await?;
    let first = body.ordinal.get() == 1;
    Ok(Verdict::require(!first || body.start_on == term.start_on).at("/start_on"))
}
