//! Whose office ends or rests signs nothing any more: the name leaves every joint proposal that is still collecting names, and
//! does not come back with the office (代表法第六十一、六十二条; 00 §5.1).

use crate::{
    interpellations::{InterpellationAction, Interpellations},
    investigation_committees::{InvestigationCommitteeAction, InvestigationCommittees},
    removal_cases::{RemovalCaseAction, RemovalCases},
    signatures::{Demand, Joint},
    special_inquiries::{SpecialInquiries, SpecialInquiryAction},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::{Workflow, starting_states},
};
use registry::deputies::{Deputies, DeputyAction, all_in_office, entity::Model as Deputy};

const BY: &str = "supervision, whose joint proposals lose the signature\n\
             监督工作,联名提案失去其签名";

pub(super) fn reactions(reactions: &mut Reactions) {
    for action in [DeputyAction::Suspend, DeputyAction::Terminate, DeputyAction::EndScMembership] {
        reactions.after::<Deputies>(action, BY, take_away);
    }
}

fn take_away<'a>(work: UnitOfWork<'a>, left: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let deputy = left.after;
        of::<SpecialInquiries>(&work, SpecialInquiryAction::LoseSignature, deputy).await?;
        of::<Interpellations>(&work, InterpellationAction::LoseSignature, deputy).await?;
        of::<InvestigationCommittees>(&work, InvestigationCommitteeAction::LoseSignature, deputy).await?;
        of::<RemovalCases>(&work, RemovalCaseAction::LoseSignature, deputy).await
    })
}

/// The proposals of a kind that ask for an office that the deputy no longer has.
async fn of<W: Workflow<Model: Joint>>(
    work: &UnitOfWork<'_>,
    action: W::Action,
    deputy: &Deputy,
) -> Result<()> {
    let today = work.call.today();
    for row in work.naming::<W>(&starting_states::<W>(action), deputy.id).await? {
        let Some(office) = row.demand().map(Demand::office) else { continue };
        let signed = row.signatures().0.contains(&deputy.id);
        if signed && all_in_office(work, &[deputy.id], office, today).await?.is_empty() {
            work.advance::<W>(row, action, |row| row.signatures_mut().0.retain(|name| *name != deputy.id))
                .await?;
        }
    }
    Ok(())
}
