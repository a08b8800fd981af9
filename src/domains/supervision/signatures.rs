//! Joint proposals (联名): a list of names that grows by the members' own acts. Nobody signs for another; whoever lost
//! the office meanwhile does not count.

use crate::codes;
use instruments::rule_sets::{RuleKind, rule};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::{
        actor::Actor,
        record::{Ids, Record},
    },
    workflow::{Guarded, Relation, Verdict, Workflow},
};
use registry::{deputies::all_in_office, terms::Office, total_members::members_of_the_standing_committee};
use uuid::Uuid;

/// How many must sign; the numbers are rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// So many members of the Standing Committee.
    Members(&'static str),
    /// So many deputies.
    Deputies(&'static str),
    /// Such a share of all members; the rules have its numerator and denominator.
    ShareOfMembers([&'static str; 2]),
}

impl Demand {
    /// In what office whoever signs has to be.
    #[must_use]
    pub fn office(self) -> Office {
        match self {
            Self::Deputies(_) => Office::Deputy,
            Self::Members(_) | Self::ShareOfMembers(_) => Office::ScMember,
        }
    }
}

/// A row with a list of names.
pub trait Joint: Record {
    /// The column of the names.
    const SIGNATURES: Self::Column;

    /// Who has signed.
    fn signatures(&self) -> &Ids;
    /// The same, to be changed.
    fn signatures_mut(&mut self) -> &mut Ids;
    /// How many must sign; none if others propose it.
    fn demand(&self) -> Option<Demand>;
}

/// Whether `signed` of `total` are at least the share `numerator / denominator`.
#[must_use]
pub fn is_share(signed: u64, total: u64, numerator: u64, denominator: u64) -> bool {
    denominator * signed >= numerator * total
}

/// Has signed it.
#[must_use]
pub fn signatory<M: Joint>(actor: &Actor) -> Relation<M> {
    Relation::names(M::SIGNATURES, actor.deputy_id)
}

/// Wrote it first.
#[must_use]
pub fn initiator<M: Record>(actor: &Actor) -> Relation<M> {
    Relation::is(M::CREATED_BY, actor.user_id)
}

/// 代表法第六十一条、第六十二条: who signs is in office; where members sign, a member of the Standing Committee.
pub async fn signer_in_office<W, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W: Workflow<Model: Joint>,
{
    let Some(demand) = step.row.demand() else { return Ok(Verdict::Holds) };
    let Some(own) = step.call.actor.deputy_id else { return Ok(Verdict::require(false)) };
    let found = all_in_office(&step.work(), &[own], demand.office(), step.today()).await?;
    Ok(Verdict::require(!found.is_empty()))
}

/// Only a joint proposal asks for names.
pub async fn asks_for_names<W, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W: Workflow<Model: Joint>,
{
    Ok(Verdict::require(step.row.demand().is_some()))
}

/// Each signs once.
pub async fn not_signed_yet<W, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W: Workflow<Model: Joint>,
{
    Ok(Verdict::require(!signatory(&step.call.actor).holds(&step.row)))
}

/// Enough of those who signed are in office.
pub async fn enough_signatories<W, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W: Workflow<Model: Joint>,
{
    let Some(demand) = step.row.demand() else { return Ok(Verdict::Holds) };
    let signatures = &step.row.signatures().0;
    let signed = all_in_office(&step.work(), signatures, demand.office(), step.today()).await?;
    are_enough(step, demand, signed.len()).await
}

/// Without the name of the caller it ends: fewer than it takes still sign (whoever left the office since signed while in it), or
/// all in office agree.
pub async fn ends_without_this_name<W, B>(step: &Step<'_, W>, _: &B) -> Guarded
where
    W: Workflow<Model: Joint>,
{
    let Some(demand) = step.row.demand() else { return Ok(Verdict::Holds) };
    let own = step.call.actor.deputy_id;
    let left: Vec<Uuid> = step.row.signatures().0.iter().copied().filter(|name| Some(*name) != own).collect();
    let in_office = all_in_office(&step.work(), &left, demand.office(), step.today()).await?;
    let enough = matches!(are_enough(step, demand, left.len()).await?, Verdict::Holds);
    Ok(Verdict::require(in_office.is_empty() || !enough))
}

/// Whether so many are as many as it takes.
async fn are_enough<W: Workflow>(step: &Step<'_, W>, demand: Demand, signed: usize) -> Guarded {
    let work = step.work();
    let signed = u64::try_from(signed).map_err(Problem::internal)?;
    let number = async |key| {
        Ok::<u64, Problem>(rule(&work, RuleKind::Supervision, key, step.today()).await?.value.into())
    };
    let enough = match demand {
        Demand::Members(key) | Demand::Deputies(key) => {
            let least = number(key).await?;
            Verdict::require(signed >= least).with("least", least)
        }
        Demand::ShareOfMembers([numerator, denominator]) => {
            let total = members_of_the_standing_committee(&work, step.today()).await?;
            let total = total.ok_or_else(|| Problem::new(codes::OUTSIDE_TERM))?;
            let enough = is_share(signed, total, number(numerator).await?, number(denominator).await?);
            Verdict::require(enough).with("total_members", total)
        }
    };
    Ok(enough.with("signed", signed))
}

/// The caller's own name is the first.
pub async fn sign_first<W, B>(step: &mut Step<'_, W>, _: B) -> Result<()>
where
    W: Workflow<Model: Joint>,
{
    let own = step.call.actor.deputy_id.filter(|_| step.row.demand().is_some());
    *step.row.signatures_mut() = own.into_iter().collect::<Vec<_>>().into();
    Ok(())
}

/// Adds the caller's own name.
pub async fn sign<W, B>(step: &mut Step<'_, W>, _: B) -> Result<()>
where
    W: Workflow<Model: Joint>,
{
    let own = step.call.actor.deputy_id;
    step.row.signatures_mut().0.extend(own);
    Ok(())
}

/// Takes the caller's own name away.
pub async fn unsign<W, B>(step: &mut Step<'_, W>, _: B) -> Result<()>
where
    W: Workflow<Model: Joint>,
{
    let own = step.call.actor.deputy_id;
    step.row.signatures_mut().0.retain(|name| Some(*name) != own);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_holds() {
        assert!(is_share(9, 41, 1, 5) && !is_share(8, 41, 1, 5));
        assert!(is_share(7, 35, 1, 5) && !is_share(6, 35, 1, 5));
    }

    proptest::proptest! {
        /// The oracle counts the least number by taking shares away one after the other.
        #[test]
        fn a_share_is_rounded_up(total in 1u64..4000, numerator in 1u64..6, denominator in 1u64..9) {
            let least = (0..=numerator * total).find(|signed| signed * denominator >= numerator * total).unwrap();
            assert_eq!(least, (numerator * total).div_ceil(denominator));
            assert!(is_share(least, total, numerator, denominator));
            assert!(!is_share(least - 1, total, numerator, denominator));
        }
    }
}
