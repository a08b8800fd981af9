//! Guards and effects of publications.

use super::{
    Publications,
    entity::{Correction, PublicationContent},
    entries::{self, PublicChange},
    personal_data::has_personal_numbers,
};
pub(super) use super::{entity::author, readers::to_the_public};
use crate::documents::Disclosure;
use platform::{
    call::Step,
    problem::Result,
    values::text::Text,
    workflow::{Guarded, Note, Reason, Verdict},
};

/// Two people look at what becomes public.
pub(super) async fn not_the_author(step: &Step<'_, Publications>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.author_id != step.call.actor.user_id))
}

pub(super) async fn may_be_disclosed(step: &Step<'_, Publications>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.disclosure != Disclosure::Internal))
}

pub(super) async fn no_personal_data(step: &Step<'_, Publications>, _: &Note) -> Guarded {
    Ok(Verdict::require(!has_personal_numbers(&step.row.text) && !has_personal_numbers(&step.row.title)))
}

pub(super) async fn correction_without_personal_data(
    _: &Step<'_, Publications>,
    body: &Correction,
) -> Guarded {
    Ok(Verdict::require(!has_personal_numbers(&body.text)).at("/text"))
}

pub(super) async fn set_author(step: &mut Step<'_, Publications>, _: PublicationContent) -> Result<()> {
    step.row.author_id = step.call.actor.user_id;
    step.row.author_organization_id = step.call.actor.organization_id;
    Ok(())
}

pub(super) async fn set_reviewer(step: &mut Step<'_, Publications>, _: Note) -> Result<()> {
    step.row.reviewed_by = Some(step.call.actor.user_id);
    Ok(())
}

pub(super) async fn set_published(step: &mut Step<'_, Publications>, _: Note) -> Result<()> {
    step.row.published_on = Some(step.today());
    entries::append(step, PublicChange::Published, None).await
}

/// The corrected text replaces the old one, which the history keeps.
pub(super) async fn correct(step: &mut Step<'_, Publications>, body: Correction) -> Result<()> {
    step.row.text = body.text;
    step.row.corrected_on = Some(step.today());
    entries::append(step, PublicChange::Corrected, Some(body.reason.into_string())).await
}

pub(super) async fn withdraw(step: &mut Step<'_, Publications>, body: Reason) -> Result<()> {
    let reason = body.reason.into_string();
    step.row.withdrawn_reason = Some(Text::stored(reason.clone()));
    entries::append(step, PublicChange::Withdrawn, Some(reason)).await
}
