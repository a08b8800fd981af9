//! What is asked before a consultative meeting is planned, held, answered, closed.

use super::{
    ConsultativeMeetings,
    entity::{ConsultationHeld, ConsultationReplies, NewConsultativeMeeting},
    voting::add_up,
};
use crate::{
    codes,
    committees::committee_of,
    consultative_bodies::{ConsultativeBodies, entity::Model as Body},
};
use platform::{
    call::{
        Step,
        guards::{given, until_today},
    },
    problem::Result,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Verdict},
};
use registry::organizations::each_valid_on;

type MeetingStep<'a> = Step<'a, ConsultativeMeetings>;

/// The kind of the record that a project of livelihood begins as.
pub(super) const LEAD: &str = "livelihood.lead";

platform::guards! { ConsultativeMeetings:
    some_topic: given(row.topics);
    held_by_now(ConsultationHeld): until_today(body.held_on);
}

/// A body of the caller's own committee, which is active.
pub(super) async fn own_body(step: &MeetingStep<'_>, body: &NewConsultativeMeeting) -> Guarded {
    let named = step.referred::<ConsultativeBodies>(body.body_id, "/body_id").await?;
    let own = named.organization_id == step.call.actor.organization_id;
    let active = committee_of(&step.work(), named.organization_id).await?.is_some();
    Ok(Verdict::require(own && active).at("/body_id"))
}

async fn body(step: &MeetingStep<'_>) -> Result<Body> {
    step.stored::<ConsultativeBodies>(step.row.body_id).await
}

pub(super) async fn held_after_the_body(step: &MeetingStep<'_>, held: &ConsultationHeld) -> Guarded {
    Ok(Verdict::require(held.held_on >= body(step).await?.established_on).at("/held_on"))
}

/// More than half of the members of the body, by analogy with 地方组织法第五十一条.
pub(super) async fn enough_present(step: &MeetingStep<'_>, held: &ConsultationHeld) -> Guarded {
    let total = i64::try_from(body(step).await?.members.0.len()).unwrap_or(i64::MAX);
    let present = held.members_present.get();
    let verdict = Verdict::require(present <= total && 2 * present > total);
    Ok(verdict.with("present", present).with("total", total).at("/members_present"))
}

pub(super) async fn votes_add_up(_: &MeetingStep<'_>, held: &ConsultationHeld) -> Guarded {
    Ok(Verdict::require(add_up(&held.lead_votes, held.members_present.get())).at("/lead_votes"))
}

pub(super) async fn leads_exist(step: &MeetingStep<'_>, held: &ConsultationHeld) -> Guarded {
    for (index, vote) in held.lead_votes.iter().enumerate() {
        match step.referred_of_kind(LEAD, vote.lead_id, "lead").await {
            Ok(_) => {}
            Err(refused) if refused.code() == codes::UNKNOWN_REFERENCE => {
                return Ok(Verdict::require(false).at(&format!("/lead_votes/{index}/lead_id")));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(Verdict::Holds)
}

/// The street office handles what was said, or a department of the district.
pub(super) async fn handlers_fit(step: &MeetingStep<'_>, held: &ConsultationHeld) -> Guarded {
    let place = |index: usize| format!("/opinions/{index}/handler_organ_id");
    let street = body(step).await?.street_id;
    let handlers: Vec<_> = held.opinions.iter().map(|opinion| opinion.handler_organ_id).collect();
    let handlers = each_valid_on(step, &handlers, step.today(), place).await?;
    let odd = handlers
        .iter()
        .position(|organ| organ.id != street && organ.kind != OrganizationKind::GovernmentDepartment);
    Ok(odd.map_or(Verdict::Holds, |index| Verdict::require(false).at(&place(index))))
}

/// Nobody answers for another, and nothing twice.
pub(super) async fn own_opinions(step: &MeetingStep<'_>, body: &ConsultationReplies) -> Guarded {
    let own = step.call.actor.organization_id;
    let odd = body.replies.iter().enumerate().position(|(index, reply)| {
        let named = step.row.opinions.0.iter().find(|opinion| opinion.seq == reply.seq);
        let theirs = named.is_none_or(|opinion| opinion.handler_organ_id != own);
        theirs || body.replies[..index].iter().any(|earlier| earlier.seq == reply.seq)
    });
    let odd = odd.or_else(|| body.replies.is_empty().then_some(0));
    Ok(odd.map_or(Verdict::Holds, |index| Verdict::require(false).at(&format!("/replies/{index}/seq"))))
}

pub(super) async fn every_opinion_answered<B>(step: &MeetingStep<'_>, _: &B) -> Guarded {
    let open = step.row.opinions.0.iter().find(|opinion| opinion.reply.is_none());
    Ok(Verdict::require(open.is_none()).with("seq", open.map(|opinion| opinion.seq.get())))
}
