//! The notices (公告) of a year, told apart by their round, and who tells them.

use super::{Cycles, entity::Model};
use crate::words::CycleLevel;
use instruments::publications::{
    Draft, PublicationKind, Required, Side, TO_PUBLIC, ToldByItsSide, draft, missing_of, nothing_missing,
};
use platform::{
    call::UnitOfWork, problem::Result, records::record_reference::RecordReference, workflow::Guarded,
};

/// What a notice tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Collection = 1,
    Extension = 2,
    Result = 3,
    Cancellation = 4,
}

const NOTICE: &[PublicationKind] = &[PublicationKind::Notice];

/// The government tells of what it does, the congress what was decided; in a town its presidium does so.
impl ToldByItsSide for Cycles {
    fn side(cycle: &Model) -> Side {
        let town = (cycle.level == CycleLevel::Town).then_some(cycle.organization_id);
        Side { organs: town.into_iter().chain([cycle.government_id]).collect(), ..Side::default() }
    }
}

/// A notice of that round is out to the public; the result of a vote is told by the congress.
pub(super) async fn is_out(work: &UnitOfWork<'_>, cycle: &Model, told: Told) -> Guarded {
    let mut by = Cycles::side(cycle);
    if told == Told::Result && cycle.ballot_rule_id.is_some() {
        by.organs.retain(|organ| *organ != cycle.government_id);
    }
    let subject = RecordReference::of::<Cycles>(cycle.id);
    let required = Required { round: Some(told as i32), ..Required::of(subject, NOTICE, TO_PUBLIC, by) };
    Ok(nothing_missing(missing_of(work, &[required]).await?))
}

/// The result of a year is told, and not withdrawn.
pub(crate) async fn result_is_out(work: &UnitOfWork<'_>, cycle: &Model) -> Guarded {
    is_out(work, cycle, Told::Result).await
}

/// Drafts a notice, to be checked by a second person and published.
async fn draft_notice(
    work: &UnitOfWork<'_>,
    cycle: &Model,
    told: Told,
    title: &str,
    text: String,
) -> Result<()> {
    let organization =
        if told == Told::Result { work.call.actor.organization_id } else { cycle.government_id };
    let notice = Draft {
        subject: RecordReference::of::<Cycles>(cycle.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title,
        text,
        round: Some(told as i32),
        document_id: None,
        organization,
    };
    draft(work, notice).await
}

/// That proposals are collected.
pub(super) async fn draft_collection(work: &UnitOfWork<'_>, cycle: &Model) -> Result<()> {
    let title = format!("{}年实事项目征集公告", cycle.year.get());
    let text = format!(
        "{}至{}公开征集{}年实事项目建议。",
        cycle.collection_from,
        cycle.collection_to,
        cycle.year.get()
    );
    draft_notice(work, cycle, Told::Collection, &title, text).await
}

/// Which projects were selected.
pub(crate) async fn draft_result(work: &UnitOfWork<'_>, cycle: &Model, selected: &[&str]) -> Result<()> {
    let title = format!("{}年实事项目票决结果公告", cycle.year.get());
    let text =
        format!("大会票决确定{}年实事项目{}项:{}。", cycle.year.get(), selected.len(), selected.join("、"));
    draft_notice(work, cycle, Told::Result, &title, text).await
}
