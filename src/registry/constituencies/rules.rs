//! Guards of constituencies.

use super::{
    Constituencies,
    entity::{Column, ConstituencyContent},
};
use crate::{organizations::Organizations, terms::Terms};
use platform::{
    call::Step,
    values::characters::key,
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};

/// The street or town and the residents' committees are organizations of the district.
pub(super) async fn organizations_exist(
    step: &Step<'_, Constituencies>,
    body: &ConstituencyContent,
) -> Guarded {
    if let Some(term) = body.term_id {
        step.referred::<Terms>(term, "/term_id").await?;
    }
    step.referred::<Organizations>(body.street_or_town_id, "/street_or_town_id").await?;
    step.referred_all::<Organizations>(&body.committee_ids, |index| format!("/committee_ids/{index}"))
        .await?;
    Ok(Verdict::Holds)
}

/// Codes are unique in the district for each term, and where no term is said.
pub(super) async fn code_is_free(step: &Step<'_, Constituencies>, body: &ConstituencyContent) -> Guarded {
    let others = step
        .all::<Constituencies>()
        .filter(Column::Id.ne(step.row.id))
        .filter(Column::CodeKey.eq(key(&body.code)));
    let beside = match body.term_id {
        Some(term) => others.filter(Column::TermId.eq(term)),
        None => others.filter(Column::TermId.is_null()),
    };
    Ok(Verdict::require(beside.one(step.tx).await?.is_none()).at("/code"))
}
