//! Guards of constituencies.

use super::{Constituencies, entity::ConstituencyContent};
use crate::organizations::Organizations;
use platform::{
    call::Step,
    workflow::{Guarded, Verdict},
};

/// The street or town and the residents' committees are organizations of the district.
pub(super) async fn organizations_exist(
    step: &Step<'_, Constituencies>,
    body: &ConstituencyContent,
) -> Guarded {
    step.referred::<Organizations>(body.street_or_town_id, "/street_or_town_id").await?;
    step.referred_all::<Organizations>(&body.committee_ids, |index| format!("/committee_ids/{index}"))
        .await?;
    Ok(Verdict::Holds)
}
