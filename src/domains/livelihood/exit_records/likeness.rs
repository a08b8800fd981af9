//! In what a candidate is like a project that has left the list (07 §4.8).

use super::{
    ExitRecords,
    entity::{Column, Model},
    words::ExitGround,
};
use crate::{candidates::words::CandidateLocation, similarity, words::ProjectCategory};
use chrono::NaiveDate;
use platform::{call::UnitOfWork, problem::Result, values::characters::key};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

/// What is compared of a candidate, and of the candidate that a project came of.
pub(crate) struct Compared<'a> {
    /// The leads, or what has none, from which it comes in the end.
    pub origins: BTreeSet<Uuid>,
    pub locations: &'a [CandidateLocation],
    pub category: ProjectCategory,
    pub title: &'a str,
    pub goal_text: &'a str,
}

impl Compared<'_> {
    /// Street and address, however it is written.
    fn places(&self) -> HashSet<(Uuid, String)> {
        let written = |address: &str| key(address).split_whitespace().collect();
        self.locations.iter().map(|place| (place.street_or_town_id, written(&place.address))).collect()
    }

    fn says(&self) -> String {
        format!("{}{}", self.title, self.goal_text)
    }
}

/// In what two are alike, and how alike their words are (percent).
pub(crate) fn grounds(
    candidate: &Compared<'_>,
    left: &Compared<'_>,
    (continues, from_percent): (bool, u32),
) -> (Vec<ExitGround>, u32) {
    let percent = similarity::percent(&candidate.says(), &left.says());
    let found = [
        (!candidate.origins.is_disjoint(&left.origins), ExitGround::Origin),
        (!candidate.places().is_disjoint(&left.places()), ExitGround::Location),
        (continues, ExitGround::Continues),
        (candidate.category == left.category && percent >= from_percent, ExitGround::Similarity),
    ];
    (found.into_iter().filter(|(holds, _)| *holds).map(|(_, ground)| ground).collect(), percent)
}

/// What a body does not take up again yet on a day.
pub(crate) async fn blocking(work: &UnitOfWork<'_>, body: Uuid, on: NaiveDate) -> Result<Vec<Model>> {
    let found = work.all::<ExitRecords>().filter(Column::OrganizationId.eq(body));
    let found = found.filter(Column::BlockedUntil.gt(on)).order_by_asc(Column::Id);
    Ok(found.all(work.tx).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ExitGround::{Continues, Location, Origin, Similarity};
    use platform::values::{numbers::Hundredths, text::Text};

    fn of<'a>(title: &'a str, origins: &[Uuid], places: &'a [CandidateLocation]) -> Compared<'a> {
        let category = ProjectCategory::Transport;
        Compared {
            origins: origins.iter().copied().collect(),
            locations: places,
            category,
            title,
            goal_text: "",
        }
    }

    fn place(street: Uuid, address: &str) -> CandidateLocation {
        CandidateLocation {
            street_or_town_id: street,
            address: Text::stored(address),
            target: Hundredths(100),
        }
    }

    #[test]
    fn each_ground_is_one_of_its_own() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let here = [place(one, "金园一路1号")];
        let there = [place(two, "金园一路1号"), place(one, "金园一路 １号")];
        let elsewhere = [place(two, "金园一路1号")];
        let left = of("增设充电桩", &[], &here);
        let found = |candidate: &Compared<'_>, continues| grounds(candidate, &left, (continues, 60)).0;
        assert_eq!(found(&of("口袋公园", &[one], &elsewhere), false), []);
        assert_eq!(found(&of("口袋公园", &[one], &there), false), [Location]);
        assert_eq!(found(&of("口袋公园", &[], &[]), true), [Continues]);
        assert_eq!(grounds(&of("增设公共充电桩", &[], &[]), &left, (false, 60)), (vec![Similarity], 60));
        assert_eq!(grounds(&of("增设公共充电桩", &[], &[]), &left, (false, 61)), (vec![], 60));
        let other = Compared { category: ProjectCategory::Digital, ..of("增设充电桩", &[], &[]) };
        assert_eq!(found(&other, false), []);
        let shared = of("增设充电桩", &[one], &[]);
        assert_eq!(grounds(&of("口袋公园", &[two, one], &[]), &shared, (false, 60)).0, [Origin]);
    }
}
