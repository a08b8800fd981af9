//! Guards of terms.

use super::{
    Terms,
    entity::{Column, TermContent},
};
use platform::{
    call::{Step, guards::after},
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};

platform::guards! { Terms:
    /// A term ends after it begins.
    ends_after_it_begins(TermContent): after(body.end_on, body.start_on);
}

/// 地方组织法第九条: one term follows the other.
pub(super) async fn overlaps_no_other(step: &Step<'_, Terms>, body: &TermContent) -> Guarded {
    let others = step.all::<Terms>().filter(Column::Id.ne(step.row.id));
    let running = Condition::any().add(Column::EndOn.is_null()).add(Column::EndOn.gte(body.start_on));
    let mut overlapping = others.filter(running);
    if let Some(end) = body.end_on {
        overlapping = overlapping.filter(Column::StartOn.lte(end));
    }
    Ok(Verdict::require(overlapping.one(step.tx).await?.is_none()).at("/start_on"))
}
