//! That a deputy's qualification has ended is announced (代表法第六十三条): the draft of the announcement is there with the decision,
//! whoever publishes it.

use crate::deadlines::REFUSALS;
use crate::publications::{Draft, PublicationKind, TO_PUBLIC, draft};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::{future::Future, words::Words},
};
use registry::deputies::{Deputies, DeputyAction};

pub(super) fn reactions(reactions: &mut Reactions) {
    let by = "instrument.publication, the draft of the announcement\n\
             公开事项,拟定公告的公开件";
    reactions.or_refuse::<Deputies>(DeputyAction::Terminate, by, REFUSALS, announce);
}

fn announce<'a>(work: UnitOfWork<'a>, ended: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let deputy = ended.after;
        let reason = deputy.state_reason.map(Words::zh).unwrap_or_default();
        let announced = Draft {
            subject: RecordReference::of::<Deputies>(deputy.id),
            kind: PublicationKind::Notice,
            scopes: TO_PUBLIC,
            title: "关于代表资格终止的公告",
            text: format!("{}代表因{reason},其代表资格终止。", &*deputy.full_name),
            round: None,
            document_id: deputy.state_document_id,
            organization: work.call.actor.organization_id,
        };
        draft(&work, announced).await
    })
}
