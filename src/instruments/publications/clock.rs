//! Until when something is published that was drafted, by whom or what ever (监督法第十条、第十七条: made public; the days are a
//! rule).

use super::{PublicationAction, Publications};
use crate::{
    deadlines::{self, Period, Unit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};

const PUBLICATION: Period =
    Period::after("PUBLICATION", RuleKind::Supervision, "publication.lag_days", Unit::Days);

/// The clock follows the publication itself, which other records draft too.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let clock = "instrument.deadline, the clock of publishing";
    reactions.or_refuse::<Publications>(PublicationAction::Create, clock, deadlines::REFUSALS, drafted);
    reactions.after::<Publications>(PublicationAction::Publish, clock, published);
    reactions.after::<Publications>(PublicationAction::Remove, clock, removed);
}

fn drafted<'a>(work: UnitOfWork<'a>, publication: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (id, author) = (publication.after.id, publication.after.author_organization_id);
        PUBLICATION.open_on_any_day::<Publications>(&work, id, author, work.call.today()).await?;
        Ok(())
    })
}

fn published<'a>(work: UnitOfWork<'a>, publication: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        deadlines::meet(&work, PUBLICATION.code, publication.after.id, work.call.today()).await
    })
}

fn removed<'a>(work: UnitOfWork<'a>, publication: Happened<'a, Publications>) -> Future<'a, Result<()>> {
    Box::pin(async move { deadlines::cancel_all(&work, publication.after.id).await })
}
