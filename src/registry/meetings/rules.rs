//! Relations, guards and effects of meetings.

use super::{
    MeetingKind, Meetings,
    entity::{Column, MeetingContent, Model, Opening, Rescheduling},
    quorum::is_quorate,
};
use crate::{
    deputies::{self, Deputies, DeputyState},
    organizations::Organizations,
    terms::Terms,
};
use chrono::NaiveDate;
use platform::{
    call::{
        Step,
        guards::{given, not_before},
    },
    records::actor::Actor,
    vocabulary::Role,
    workflow::{Guarded, Relation, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;

/// A street's staff holds meetings of its own committee.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::all_of([
        Relation::is(Column::Kind, MeetingKind::StreetCommittee),
        Relation::is(Column::OrganizationId, actor.organization_id),
    ])
}

platform::guards! { Meetings:
    /// A meeting ends on the day it begins or later.
    ends_after_it_begins(MeetingContent): not_before(body.end_on, body.start_on);
    /// A meeting is convened with its agenda.
    agenda_present: given(row.agenda);
    /// The new days are in order.
    new_dates_in_order(Rescheduling): not_before(body.end_on, body.start_on);
}

/// The term exists and covers the meeting.
pub(super) async fn inside_its_term(step: &Step<'_, Meetings>, body: &MeetingContent) -> Guarded {
    step.referred::<Organizations>(body.organization_id, "/organization_id").await?;
    let term = step.referred::<Terms>(body.term_id, "/term_id").await?;
    let inside = term.start_on <= body.start_on && term.end_on.is_none_or(|end| body.end_on <= end);
    Ok(Verdict::require(inside).at("/start_on"))
}

/// Street staff convenes street committees, and only the own one.
pub(super) async fn body_of_the_kind(step: &Step<'_, Meetings>, _: &MeetingContent) -> Guarded {
    let street_only = !step.call.actor.is_any(&[Role::ScOffice, Role::ChairsSecretary]);
    Ok(Verdict::require(!street_only || own_street(&step.call.actor).holds(&step.row)).at("/organization_id"))
}

/// The new days lie in the term of the meeting.
pub(super) async fn new_dates_in_term(step: &Step<'_, Meetings>, body: &Rescheduling) -> Guarded {
    let term = step.stored::<Terms>(step.row.term_id).await?;
    let inside =
        term.start_on <= body.start_on && term.end_on.is_none_or(|end: NaiveDate| body.end_on <= end);
    Ok(Verdict::require(inside).at("/start_on"))
}

/// A meeting opens on its first day or later.
pub(super) async fn begins_today_or_before(step: &Step<'_, Meetings>, _: &Opening) -> Guarded {
    Ok(Verdict::require(step.row.start_on <= step.today()).with("start_on", step.row.start_on.to_string()))
}

/// 地方组织法第十四条、第五十一条: two thirds of the congress, more than half of any other body.
pub(super) async fn quorum_present(step: &Step<'_, Meetings>, body: &Opening) -> Guarded {
    let (present, total) = (body.present_members.get32(), step.row.total_members.get32());
    let quorate = present <= total && is_quorate(step.row.kind, present, total);
    Ok(Verdict::require(quorate).with("present", present).with("total", total).at("/present_members"))
}

/// Those present are deputies in office, each once; in the Standing Committee its members.
pub(super) async fn roster_in_office(step: &Step<'_, Meetings>, body: &Opening) -> Guarded {
    let roster: HashSet<_> = body.present_deputy_ids.iter().copied().collect();
    if roster.is_empty() {
        return Ok(Verdict::Holds);
    }
    let mut found = step
        .all::<Deputies>()
        .filter(deputies::entity::Column::Id.is_in(roster.clone()))
        .filter(deputies::entity::Column::State.eq(DeputyState::Active));
    if matches!(step.row.kind, MeetingKind::ScPlenary | MeetingKind::Chairpersons) {
        found = found.filter(deputies::entity::Column::IsScMember.eq(true));
    }
    let in_office = found.all(step.tx).await?.len();
    let counted = i64::try_from(roster.len()).is_ok_and(|count| count == body.present_members.get());
    let each_once = roster.len() == body.present_deputy_ids.len();
    Ok(Verdict::require(in_office == roster.len() && counted && each_once).at("/present_deputy_ids"))
}
