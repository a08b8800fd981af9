//! 监督法第五十八条: what a confidential investigation looks into is not published, whoever publishes it. The publications
//! know nothing of investigations; they are told no.

use super::{InvestigationCommitteeState, InvestigationCommittees, entity::Column};
use crate::conditions::names;
use instruments::publications::Publications;
use platform::{
    call::{Reaction, Scene},
    problem::{Code, Problem, Result},
    values::future::Future,
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use uuid::Uuid;

const fn refused_on(action: &'static str) -> Reaction {
    Reaction {
        kind: Publications::KIND,
        action,
        codes: &[Code::BroadcastClosedMaterial],
        run: refuse_closed_material,
    }
}

/// The steps by which something becomes public.
pub(crate) const REACTIONS: [Reaction; 2] = [refused_on("review"), refused_on("publish")];

/// Materials stay closed for good; the matter itself until the Standing Committee has concluded.
fn refuse_closed_material(scene: Scene<'_>, publication: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let publication = scene.stored::<Publications>(publication).await?;
        let running = Condition::all()
            .add(Column::Id.eq(publication.subject_id))
            .add(Column::State.ne(InvestigationCommitteeState::Concluded));
        let mut closed = Condition::any().add(running);
        if let Some(document) = publication.document_id {
            closed = closed.add(names(Column::MaterialIds, document));
        }
        let found =
            scene.all::<InvestigationCommittees>().filter(Column::Confidential.eq(true)).filter(closed);
        match found.one(scene.tx).await? {
            Some(committee) => Err(Problem::new(Code::BroadcastClosedMaterial)
                .with("investigation_committee_id", committee.id.to_string())),
            None => Ok(()),
        }
    })
}
