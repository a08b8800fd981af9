//! Relations, guards and effects of meetings.

use super::{
    MeetingKind, Meetings,
    entity::{Column, MeetingContent, Model, Opening, Rescheduling},
    quorum::is_quorate,
};
pub(super) use super::{agenda::*, changes::*, leave::*, minutes::*, presence::*};
use crate::{
    deputies::{each_in_office, each_of_the_congress},
    organizations::{Organizations, valid_on},
    terms::Terms,
    total_members::{TotalMembers, deputies_of_a_town, total_members},
};
use chrono::NaiveDate;
use platform::{
    call::{
        Step,
        guards::{given, not_before},
    },
    records::actor::Actor,
    vocabulary::{OrganizationKind, Role},
    workflow::{Guarded, Relation, Verdict},
};

/// A street's staff holds meetings of its own committee.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::all_of([
        Relation::is(Column::Kind, MeetingKind::StreetCommittee),
        Relation::is(Column::OrganizationId, actor.organization_id),
    ])
}

/// The presidium of a town holds the meetings of its congress, and its own.
pub(super) fn own_town(actor: &Actor) -> Relation<Model> {
    Relation::all_of([
        Relation::any_of([
            Relation::is(Column::Kind, MeetingKind::Congress),
            Relation::is(Column::Kind, MeetingKind::Presidium),
        ]),
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

/// The term exists and runs on the days of the meeting.
pub(super) async fn inside_its_term(step: &Step<'_, Meetings>, body: &MeetingContent) -> Guarded {
    step.referred::<Organizations>(body.organization_id, "/organization_id").await?;
    step.referred::<Terms>(body.term_id, "/term_id").await?;
    runs_then(step, body.kind, body.term_id, (body.start_on, body.end_on)).await
}

/// The staff of a street or a town convenes its own bodies, and only those.
pub(super) async fn body_of_the_kind(step: &Step<'_, Meetings>, _: &MeetingContent) -> Guarded {
    let actor = &step.call.actor;
    let everywhere = actor.is_any(&[Role::ScOffice, Role::ChairsSecretary]);
    let own = own_street(actor).holds(&step.row) || own_town(actor).holds(&step.row);
    Ok(Verdict::require(everywhere || own).at("/organization_id"))
}

/// The new days lie in the term of the meeting.
pub(super) async fn new_dates_in_term(step: &Step<'_, Meetings>, body: &Rescheduling) -> Guarded {
    runs_then(step, step.row.kind, step.row.term_id, (body.start_on, body.end_on)).await
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

/// 代表法第六十一条、地方组织法第四十八条: those present are in office that day, each once; in the Standing Committee its members. A
/// roster of the last term opens no meeting of the next.
pub(super) async fn roster_in_office(step: &Step<'_, Meetings>, body: &Opening) -> Guarded {
    let roster = &body.present_deputy_ids;
    if roster.is_empty() {
        return Ok(Verdict::Holds);
    }
    let office = step.row.kind.office();
    let counted = i64::try_from(roster.len()).is_ok_and(|count| count == body.present_members.get());
    if !counted {
        return Ok(Verdict::require(false).at("/present_deputy_ids"));
    }
    each_in_office(step, roster, office, step.row.start_on, "/present_deputy_ids").await
}

/// A congress meets in its own deputies: nobody of the district sits in that of a town, nor of one town in that of another.
pub(super) async fn roster_of_the_congress(step: &Step<'_, Meetings>, body: &Opening) -> Guarded {
    let place = |index| format!("/present_deputy_ids/{index}");
    each_of_the_congress(step, step.row.organization_id, &body.present_deputy_ids, place).await
}

/// 00 §5.0: nobody meets in the name of another body.
pub(super) async fn body_holds_such_meetings(step: &Step<'_, Meetings>, body: &MeetingContent) -> Guarded {
    let holder = valid_on(step, body.organization_id, step.today(), "/organization_id").await?;
    Ok(Verdict::require(body.kind.bodies().contains(&holder.kind)).at("/organization_id"))
}

/// Whether the register admits the number of all members on a day. Of the congress of a town nobody knows the seats, but it has no fewer
/// than its deputies in office.
async fn admits(step: &Step<'_, Meetings>, kind: MeetingKind, typed: i64, day: NaiveDate) -> Guarded {
    let body = step.referred::<Organizations>(step.row.organization_id, "/organization_id").await?;
    let known = match body.kind {
        OrganizationKind::TownPresidium if kind == MeetingKind::Congress => {
            deputies_of_a_town(&step.work(), body.id, day).await?
        }
        OrganizationKind::TownPresidium => TotalMembers::Unknown,
        _ => total_members(&step.work(), kind, day).await?,
    };
    let typed = u64::try_from(typed).unwrap_or_default();
    let registered = known.or_typed(typed);
    Ok(Verdict::require(known.admits(typed)).with("registered", registered).with("total_members", typed))
}

/// 地方组织法第四十七条: all members are those in office, or the seats of the term: a number that somebody typed changes neither.
pub(super) async fn total_as_registered(step: &Step<'_, Meetings>, body: &MeetingContent) -> Guarded {
    let verdict = admits(step, body.kind, body.total_members.get(), step.today()).await?;
    Ok(verdict.at("/total_members"))
}

/// On the day on which it opens, the number is asked once more, and frozen.
pub(super) async fn total_still_registered(step: &Step<'_, Meetings>, _: &Opening) -> Guarded {
    admits(step, step.row.kind, step.row.total_members.get(), step.today()).await
}
