//! Whose deputies follow a project: those of the congress that decided it (07 §2.7).

use crate::{projects::entity::Model as Project, words::CycleLevel};
use chrono::NaiveDate;
use platform::{call::UnitOfWork, problem::Result};
use registry::{
    constituencies::{self, Constituencies},
    deputies::{CongressLevel, all_in_office, entity::Model as Deputy},
    organizations::Organizations,
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Those among some who are deputies of the congress of a project, and in office on a day: of the district, or of its town.
pub(super) async fn of_the_congress(
    work: &UnitOfWork<'_>,
    project: &Project,
    among: &[Uuid],
    day: NaiveDate,
) -> Result<Vec<Deputy>> {
    let mut found = all_in_office(work, among, Office::Deputy, day).await?;
    match project.level {
        CycleLevel::District => found.retain(|deputy| deputy.congress_level == CongressLevel::District),
        CycleLevel::Town => {
            let own = constituencies_of_the_town(work, project.organization_id).await?;
            found.retain(|deputy| {
                let here = deputy.constituency_id.is_some_and(|place| own.contains(&place));
                here && deputy.congress_level == CongressLevel::Town
            });
        }
    }
    Ok(found)
}

/// The constituencies of the town of a presidium.
async fn constituencies_of_the_town(work: &UnitOfWork<'_>, presidium: Uuid) -> Result<BTreeSet<Uuid>> {
    let Some(town) = work.stored::<Organizations>(presidium).await?.street_or_town_id else {
        return Ok(BTreeSet::new());
    };
    let found = work.all::<Constituencies>().filter(constituencies::entity::Column::StreetOrTownId.eq(town));
    Ok(found.all(work.tx).await?.into_iter().map(|constituency| constituency.id).collect())
}
