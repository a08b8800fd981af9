//! Guards and effects of publications.

use super::{
    Publications,
    api::Correction,
    entity::PublicationContent,
    entries::{self, PublicChange},
    own_side::side_of,
    personal_data::has_personal_numbers,
};
pub(super) use super::{entity::author, readers::to_the_public};
use crate::documents::{Disclosure, Documents};
use platform::{
    call::Step,
    problem::Result,
    values::text::Text,
    workflow::{Guarded, Note, Reason, Verdict},
};

/// What is published is about a record that the caller sees.
pub(super) async fn subject_exists(step: &Step<'_, Publications>, body: &PublicationContent) -> Guarded {
    step.referred_of_kind(&body.subject_type, body.subject_id, "subject").await?;
    Ok(Verdict::Holds)
}

/// So is the document behind it.
pub(super) async fn document_exists(step: &Step<'_, Publications>, body: &PublicationContent) -> Guarded {
    if let Some(document) = body.document_id {
        step.referred::<Documents>(document, "/document_id").await?;
    }
    Ok(Verdict::Holds)
}

/// A record's own side tells of it; the domains know the sides of their records, and refuse by a reaction.
pub(super) async fn own_side(step: &Step<'_, Publications>, body: &PublicationContent) -> Guarded {
    let side = side_of(&step.work(), &body.subject_type, body.subject_id).await?;
    Ok(Verdict::require(side.holds(body.kind, &step.call.actor)).at("/kind"))
}

/// Two people look at what becomes public.
pub(super) async fn not_the_author(step: &Step<'_, Publications>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.author_id != step.call.actor.user_id))
}

/// Neither the text nor the document behind it is internal.
pub(super) async fn may_be_disclosed(step: &Step<'_, Publications>, _: &Note) -> Guarded {
    let internal = match step.row.document_id {
        Some(document) => step.stored::<Documents>(document).await?.disclosure == Disclosure::Internal,
        None => false,
    };
    Ok(Verdict::require(step.row.disclosure != Disclosure::Internal && !internal))
}

/// Neither text nor title nor the names of the document have the number of a person.
pub(super) async fn no_personal_data(step: &Step<'_, Publications>, _: &Note) -> Guarded {
    let document = match step.row.document_id {
        Some(id) => Some(step.stored::<Documents>(id).await?),
        None => None,
    };
    let names = document.iter().flat_map(|document| {
        let number = document.document_number.as_deref().unwrap_or_default();
        [&*document.title, &*document.file_name, number]
    });
    let mut told = names.chain([&*step.row.text, &*step.row.title]);
    Ok(Verdict::require(!told.any(has_personal_numbers)))
}

/// A correction waits.
pub(super) async fn correction_proposed(step: &Step<'_, Publications>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.correction_text.is_some()))
}

/// Who wrote the correction does not publish it.
pub(super) async fn corrected_by_another(step: &Step<'_, Publications>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.correction_by != Some(step.call.actor.user_id)))
}

/// The document may have become internal since.
pub(super) async fn correction_may_be_disclosed(step: &Step<'_, Publications>, body: &Note) -> Guarded {
    may_be_disclosed(step, body).await
}

pub(super) async fn correction_without_personal_data(
    _: &Step<'_, Publications>,
    body: &Correction,
) -> Guarded {
    let told = [("/text", &body.text), ("/reason", &body.reason)];
    let broken = told.into_iter().find(|(_, text)| has_personal_numbers(text));
    Ok(broken.map_or(Verdict::Holds, |(pointer, _)| Verdict::require(false).at(pointer)))
}

/// What was withdrawn says why, to everybody.
pub(super) async fn withdrawal_without_personal_data(_: &Step<'_, Publications>, body: &Reason) -> Guarded {
    Ok(Verdict::require(!has_personal_numbers(&body.reason)).at("/reason"))
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

/// Waits for a second person; one that waited before is replaced.
pub(super) async fn propose_correction(step: &mut Step<'_, Publications>, body: Correction) -> Result<()> {
    step.row.correction_text = Some(body.text);
    step.row.correction_reason = Some(body.reason);
    step.row.correction_by = Some(step.call.actor.user_id);
    Ok(())
}

/// The corrected text replaces the old one, which the history keeps.
pub(super) async fn correct(step: &mut Step<'_, Publications>, _: Note) -> Result<()> {
    if let Some(text) = step.row.correction_text.take() {
        step.row.text = text;
    }
    step.row.correction_by = None;
    step.row.corrected_on = Some(step.today());
    let reason = step.row.correction_reason.take().map(Text::into_string);
    entries::append(step, PublicChange::Corrected, reason).await
}

pub(super) async fn withdraw(step: &mut Step<'_, Publications>, body: Reason) -> Result<()> {
    let reason = body.reason.into_string();
    step.row.withdrawn_reason = Some(Text::stored(reason.clone()));
    entries::append(step, PublicChange::Withdrawn, Some(reason)).await
}
