//! How many members a body has on a day (应到人数): majorities and quorums are counted of all members, not of those who happen
//! to be there (地方组织法第四十七、五十一条).

use crate::{
    deputies::{self, CongressLevel, Deputies, in_office, members_registered, of_the_congress},
    meetings::MeetingKind,
    terms::{Office, running},
};
use chrono::NaiveDate;
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// What the register knows of the number of all members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalMembers {
    /// So many.
    Exactly(u64),
    /// The register does not hold everybody: no fewer than it knows, no more than there are seats.
    Between {
        /// Those who are known to be in office.
        least: u64,
        /// The seats.
        most: u64,
    },
    /// No fewer than these: nobody knows how many seats there are.
    AtLeast(u64),
    /// Nothing: what is typed stands.
    Unknown,
}

impl TotalMembers {
    /// Whether a number that somebody typed may be the one.
    #[must_use]
    pub fn admits(self, typed: u64) -> bool {
        match self {
            Self::Exactly(total) => typed == total,
            Self::Between { least, most } => (least..=most).contains(&typed),
            Self::AtLeast(least) => least <= typed,
            Self::Unknown => true,
        }
    }

    /// The number that counts, where another one was typed.
    #[must_use]
    pub fn or_typed(self, typed: u64) -> u64 {
        match self {
            Self::Exactly(total) => total,
            Self::Between { .. } | Self::AtLeast(_) | Self::Unknown => typed,
        }
    }
}

/// How many members a body has on a day.
///
/// # Errors
/// The database failed.
pub async fn total_members(work: &UnitOfWork<'_>, kind: MeetingKind, day: NaiveDate) -> Result<TotalMembers> {
    match kind {
        MeetingKind::ScPlenary => {
            let total = members_of_the_standing_committee(work, day).await?;
            Ok(total.map_or(TotalMembers::Unknown, TotalMembers::Exactly))
        }
        MeetingKind::Congress => deputies_of_the_congress(work, day).await,
        MeetingKind::Presidium
        | MeetingKind::Chairpersons
        | MeetingKind::Committee
        | MeetingKind::StreetCommittee => Ok(TotalMembers::Unknown),
    }
}

/// The deputies of the congress of a town on a day: no fewer than those who are registered and in office.
///
/// # Errors
/// The database failed.
pub async fn deputies_of_a_town(
    work: &UnitOfWork<'_>,
    presidium: Uuid,
    day: NaiveDate,
) -> Result<TotalMembers> {
    let all = in_office(work, Office::Deputy, day).await?.all(work.tx).await?;
    let own = of_the_congress(work, presidium, all).await?.len();
    Ok(TotalMembers::AtLeast(u64::try_from(own).unwrap_or(u64::MAX)))
}

/// All members of the Standing Committee on a day: those in office, where the register has somebody or a vacancy for every
/// seat; else the seats of its term without the vacancies that are named. None where no term runs.
///
/// # Errors
/// The database failed.
pub async fn members_of_the_standing_committee(work: &UnitOfWork<'_>, day: NaiveDate) -> Result<Option<u64>> {
    let Some(running) = running(work, Office::ScMember, day).await? else { return Ok(None) };
    let term = running.term;
    let seats = u64::try_from(term.sc_member_count.get()).unwrap_or_default();
    let vacant = term.sc_vacancies.0.iter().filter(|vacancy| vacancy.is_vacant(day)).count();
    let vacant = u64::try_from(vacant).unwrap_or(u64::MAX);
    if members_registered(work, term.id, day).await?.saturating_add(vacant) >= seats {
        return Ok(Some(in_office(work, Office::ScMember, day).await?.count(work.tx).await?));
    }
    Ok(Some(seats.saturating_sub(vacant)))
}

/// The deputies of the congress who are in office, where the register holds as many as were to be elected; whoever left it
/// since is still there.
async fn deputies_of_the_congress(work: &UnitOfWork<'_>, day: NaiveDate) -> Result<TotalMembers> {
    use deputies::entity::Column;
    let Some(running) = running(work, Office::Deputy, day).await? else { return Ok(TotalMembers::Unknown) };
    let of_the_district = Column::CongressLevel.eq(CongressLevel::District);
    let held = work.all::<Deputies>().filter(Column::TermId.eq(running.term.id));
    let held = held.filter(of_the_district.clone()).count(work.tx).await?;
    let least = in_office(work, Office::Deputy, day).await?.filter(of_the_district).count(work.tx).await?;
    let most = u64::try_from(running.term.deputy_count.get()).unwrap_or_default();
    Ok(if held >= most { TotalMembers::Exactly(least) } else { TotalMembers::Between { least, most } })
}

#[cfg(test)]
mod tests {
    use super::TotalMembers;

    #[test]
    fn a_typed_number_that_differs_is_not_admitted() {
        assert!(TotalMembers::Exactly(41).admits(41) && !TotalMembers::Exactly(41).admits(9));
        let known = TotalMembers::Between { least: 12, most: 287 };
        assert!(known.admits(287) && known.admits(12) && !known.admits(11) && !known.admits(288));
        assert!(TotalMembers::Unknown.admits(9));
        assert_eq!((known.or_typed(280), TotalMembers::Exactly(39).or_typed(41)), (280, 39));
    }
}
