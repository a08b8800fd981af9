//! Who holds a seat of a committee, and which posts a staffing mode has (01 §2.2).

use super::{
    Employment, MemberState, Members, Post,
    entity::{Column, Model},
};
use crate::committees::StaffingMode;
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Whoever is in office or on the way to it.
pub(super) const SERVING: [MemberState; 3] =
    [MemberState::Nominated, MemberState::SubmittedToSc, MemberState::InOffice];

/// Those who are in office in a committee, or on the way to it.
///
/// # Errors
/// The database failed.
pub(crate) async fn serving(work: &UnitOfWork<'_>, committee: Uuid) -> Result<Vec<Model>> {
    let members = work.all::<Members>().filter(Column::CommitteeId.eq(committee));
    Ok(members.filter(Column::State.is_in(SERVING)).order_by_asc(Column::Id).all(work.tx).await?)
}

/// Whether a post of an employment is one of a staffing mode.
#[must_use]
pub(crate) fn fits_mode(mode: StaffingMode, post: Post, employment: Employment) -> bool {
    use Employment::{FullTime, PartTime};
    match (mode, post) {
        (_, Post::Member) => true,
        (StaffingMode::FullTimeDirector, Post::DeputyDirector) => false,
        (StaffingMode::SecretaryConcurrent, Post::Director)
        | (StaffingMode::FullTimeDirectorPartTimeDeputies, Post::DeputyDirector) => employment == PartTime,
        (_, Post::Director) | (StaffingMode::SecretaryConcurrent, Post::DeputyDirector) => {
            employment == FullTime
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Employment::{FullTime, PartTime},
        Post::{DeputyDirector, Director, Member},
        StaffingMode::{FullTimeDirector, FullTimeDirectorPartTimeDeputies, SecretaryConcurrent},
        fits_mode,
    };

    #[test]
    fn each_mode_has_its_posts() {
        assert!(fits_mode(FullTimeDirector, Director, FullTime));
        assert!(!fits_mode(FullTimeDirector, Director, PartTime));
        assert!(!fits_mode(FullTimeDirector, DeputyDirector, FullTime));
        assert!(fits_mode(SecretaryConcurrent, Director, PartTime));
        assert!(fits_mode(SecretaryConcurrent, DeputyDirector, FullTime));
        assert!(!fits_mode(SecretaryConcurrent, DeputyDirector, PartTime));
        assert!(fits_mode(FullTimeDirectorPartTimeDeputies, DeputyDirector, PartTime));
        assert!(!fits_mode(FullTimeDirectorPartTimeDeputies, Director, PartTime));
        assert!([FullTime, PartTime].iter().all(|one| fits_mode(FullTimeDirector, Member, *one)));
    }
}
