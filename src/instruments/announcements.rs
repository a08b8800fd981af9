//! That a deputy's qualification has ended is announced (代表法第六十三条): the draft of the announcement is there with the decision,
//! whoever publishes it.

use crate::{
    documents::Disclosure,
    publications::{PublicationKind, Publications},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::{future::Future, text::Text, words::Words},
    workflow::Workflow,
};
use registry::deputies::{Deputies, DeputyAction};

pub(super) fn reactions(reactions: &mut Reactions) {
    let by = "instrument.publication, the draft of the announcement";
    reactions.after::<Deputies>(DeputyAction::Terminate, by, draft);
}

fn draft<'a>(work: UnitOfWork<'a>, ended: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (deputy, actor) = (ended.after, &work.call.actor);
        let reason = deputy.state_reason.map(Words::zh).unwrap_or_default();
        let text = format!("{}代表因{reason},其代表资格终止。", &*deputy.full_name);
        let drafted = work.make::<Publications>(|row| {
            row.subject_type = Text::stored(Deputies::KIND);
            row.subject_id = deputy.id;
            row.kind = PublicationKind::Notice;
            row.title = Text::stored("关于代表资格终止的公告");
            row.text = Text::stored(text);
            row.disclosure = Disclosure::Public;
            row.document_id = deputy.state_document_id;
            row.author_id = actor.user_id;
            row.author_organization_id = actor.organization_id;
        });
        drafted.await?;
        Ok(())
    })
}
