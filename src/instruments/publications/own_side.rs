//! By whose side something may be published (00 §5.3): the congress tells what it did, the reporting organ tells its own reports too.

use super::{PublicationAction, PublicationKind, Publications, entity::Model};
use crate::{
    ballots::Ballots, codes, deliberation_opinions::DeliberationOpinions, disposal_reports::DisposalReports,
    resolutions::Resolutions,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Problem, Result},
    records::actor::Actor,
    values::future::Future,
    vocabulary::Role,
    workflow::Workflow,
};
use uuid::Uuid;

/// Those whose record it is.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// The committees that lead the record; without one every committee of the district counts.
    pub committees: Vec<Uuid>,
    /// The organs that report in it.
    pub organs: Vec<Uuid>,
    /// The presidium of the town whose record it is, which acts for the office of the Standing Committee.
    pub town_presidium: Option<Uuid>,
    /// Another layer knows who they are, and refuses everybody else.
    pub known_elsewhere: bool,
}

/// Who publishes a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Publisher {
    /// The office of the Standing Committee and the lead committee.
    Congress,
    /// These, or the organ that reports.
    CongressOrOrgan,
    /// The committee of the deputies' affairs.
    DeputyAffairs,
    /// The site itself.
    Site,
    /// The owner of the record.
    Owner,
}

/// Who publishes a kind.
pub(super) fn publisher(kind: PublicationKind) -> Publisher {
    use PublicationKind as K;
    match kind {
        K::AnnualPlan
        | K::DeliberationOpinion
        | K::InspectionReport
        | K::VoteResult
        | K::Resolution
        | K::Minutes => Publisher::Congress,
        K::WorkReport | K::DisposalReport | K::ExecutionReport => Publisher::CongressOrOrgan,
        K::DutyRecord | K::SuggestionText | K::SuggestionReply => Publisher::DeputyAffairs,
        K::SiteInfo => Publisher::Site,
        K::AssetReport | K::PerformanceResult | K::ProjectPlan | K::Adjustment | K::Notice => {
            Publisher::Owner
        }
    }
}

impl Side {
    /// Whether a caller stands on it for a kind.
    #[must_use]
    pub fn holds(&self, kind: PublicationKind, actor: &Actor) -> bool {
        let led = |id: &Uuid| actor.acts_for(*id);
        let congress = if let Some(town) = self.town_presidium {
            actor.is(Role::TownPresidium) && actor.acts_for(town)
        } else {
            let leads = self.committees.is_empty() || self.committees.iter().any(led);
            actor.is(Role::ScOffice) || (actor.is(Role::CommitteeStaff) && leads)
        };
        let organ = self.known_elsewhere || self.organs.iter().any(led);
        match publisher(kind) {
            Publisher::Congress => congress,
            Publisher::CongressOrOrgan | Publisher::Owner => congress || organ,
            Publisher::DeputyAffairs => actor.is(Role::DeputyAffairs),
            Publisher::Site => actor.is(Role::SiteManager),
        }
    }
}

/// Refuses what somebody writes who does not stand on the side of its record, for the layer that knows the record. What the service
/// drafts itself is drafted for the right one.
///
/// # Errors
/// `FORBIDDEN_SCOPE` at the kind.
pub fn refuse_other_sides(publication: &Model, side: &Side, actor: &Actor) -> Result<()> {
    let by_itself = publication.author_organization_id != actor.organization_id;
    if by_itself || side.holds(publication.kind, actor) {
        return Ok(());
    }
    Err(Problem::new(codes::FORBIDDEN_SCOPE).at("/kind"))
}

/// Records of which only their own side tells, in whichever layer they lie.
pub trait ToldByItsSide: Workflow {
    /// Those whose record it is.
    fn side(row: &Self::Model) -> Side;
}

/// Refuses whoever drafts or edits a publication of such a record and does not stand on its side; `by` says so in both languages.
pub fn told_by_its_side<W: ToldByItsSide>(reactions: &mut Reactions, by: &'static str) {
    for step in [PublicationAction::Create, PublicationAction::Edit] {
        reactions.or_refuse::<Publications>(step, by, &[codes::FORBIDDEN_SCOPE], refuse_others::<W>);
    }
}

fn refuse_others<'a, W: ToldByItsSide>(
    work: UnitOfWork<'a>,
    publication: Happened<'a, Publications>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let row = publication.after;
        if &*row.subject_type != W::KIND {
            return Ok(());
        }
        refuse_other_sides(row, &W::side(&work.stored::<W>(row.subject_id).await?), &work.call.actor)
    })
}

/// The side of a record of the instruments that is there; that of others is known above (the domains refuse by a reaction).
///
/// # Errors
/// The database failed.
pub async fn side_of(work: &UnitOfWork<'_>, subject_type: &str, id: Uuid) -> Result<Side> {
    let opinion = match subject_type {
        Resolutions::KIND => {
            let organ = work.stored::<Resolutions>(id).await?.executing_organ_id;
            return Ok(Side { organs: vec![organ], ..Side::default() });
        }
        DeliberationOpinions::KIND => id,
        DisposalReports::KIND => work.stored::<DisposalReports>(id).await?.opinion_id,
        Ballots::KIND => {
            let town_presidium = work.stored::<Ballots>(id).await?.town_presidium_id;
            return Ok(Side { town_presidium, known_elsewhere: true, ..Side::default() });
        }
        _ => return Ok(Side { known_elsewhere: true, ..Side::default() }),
    };
    let opinion = work.stored::<DeliberationOpinions>(opinion).await?;
    let (committees, organs) = (vec![opinion.lead_committee_id], vec![opinion.addressee_organ_id]);
    Ok(Side { committees, organs, ..Side::default() })
}
