//! 监督法第五十八条: what a confidential investigation looks into is not published, whoever publishes it. The publications
//! know nothing of investigations; they are told no.

use super::{
    InvestigationCommitteeState, InvestigationCommittees,
    entity::{Column, Model},
};
use crate::codes;
use instruments::publications::{PublicationAction, Publications};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Problem, Result},
    values::future::Future,
    workflow::Sight,
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};

/// Where nothing is looked into any more.
const OVER: [InvestigationCommitteeState; 2] =
    [InvestigationCommitteeState::Concluded, InvestigationCommitteeState::Rejected];

/// The steps by which something becomes public.
pub(crate) fn reactions(reactions: &mut Reactions) {
    for step in [PublicationAction::Review, PublicationAction::Publish] {
        reactions.or_refuse::<Publications>(
            step,
            "supervision.investigation_committee, which refuses what is closed\n\
             调查委员会,拒绝公开保密内容",
            &[codes::BROADCAST_CLOSED_MATERIAL],
            refuse_closed_material,
        );
    }
}

/// Materials stay closed for good; the matter itself until the Standing Committee has concluded.
fn refuse_closed_material<'a>(
    work: UnitOfWork<'a>,
    publication: Happened<'a, Publications>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let publication = publication.after;
        let running =
            Condition::all().add(Column::Id.eq(publication.subject_id)).add(Column::State.is_not_in(OVER));
        let mut closed = Condition::any().add(running);
        if let Some(document) = publication.document_id {
            closed = closed.add(Sight::<Model>::names(Column::MaterialIds, document).condition());
        }
        let found =
            work.all::<InvestigationCommittees>().filter(Column::Confidential.eq(true)).filter(closed);
        match found.one(work.tx).await? {
            Some(committee) => Err(Problem::new(codes::BROADCAST_CLOSED_MATERIAL)
                .with("investigation_committee_id", committee.id.to_string())),
            None => Ok(()),
        }
    })
}
