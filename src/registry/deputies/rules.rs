//! Relations, guards and effects of deputies.

use super::{
    CongressLevel, Deputies,
    entity::{Column, DeputyContent, Model, Restoration, ScMembershipEnd, Suspension, Termination},
    words::StateReason,
};
use crate::{
    constituencies::Constituencies,
    meetings::{Decided, MeetingKind, Meetings, decided},
    organizations::Organizations,
    terms::{Office, TermAction, Terms, Vacancy, term_on},
};
use chrono::NaiveDate;
use platform::{
    call::{
        Step,
        guards::{after, not_before, until_today},
    },
    problem::Result,
    records::{actor::Actor, record::Assign},
    vocabulary::OrganizationKind,
    workflow::{Guarded, Relation, Verdict},
};

/// The deputy's own record.
pub(super) fn own_record(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::Id, actor.deputy_id)
}

/// 代表法第五十八条: who does not say otherwise is known to the public.
pub(super) fn published(_: &Actor) -> Relation<Model> {
    Relation::is(Column::PublicProfile, true)
}

/// District and town deputies have a constituency, those of higher congresses an electing unit.
pub(super) async fn elected_somewhere(step: &Step<'_, Deputies>, body: &DeputyContent) -> Guarded {
    step.referred::<Terms>(body.term_id, "/term_id").await?;
    if matches!(body.congress_level, CongressLevel::District | CongressLevel::Town) {
        let Some(constituency) = body.constituency_id else {
            return Ok(Verdict::require(false).at("/constituency_id"));
        };
        let drawn_for = step.referred::<Constituencies>(constituency, "/constituency_id").await?.term_id;
        if drawn_for.is_some_and(|term| term != body.term_id) {
            return Ok(Verdict::require(false).at("/constituency_id"));
        }
        return Ok(Verdict::require(body.electing_unit.is_none()).at("/electing_unit"));
    }
    let elected_by_unit = body.electing_unit.is_some() && body.constituency_id.is_none();
    Ok(Verdict::require(elected_by_unit).at("/electing_unit"))
}

/// At least eighteen years old when the term begins.
pub(super) async fn of_age(step: &Step<'_, Deputies>, body: &DeputyContent) -> Guarded {
    let term = step.stored::<Terms>(body.term_id).await?;
    let age = term.start_on.years_since(body.birth_date);
    Ok(Verdict::require(age.is_some_and(|years| years >= 18)).at("/birth_date"))
}

/// 地方组织法第四十七条: members of the Standing Committee hold no post in the organs that it supervises.
pub(super) async fn no_excluded_office(step: &Step<'_, Deputies>, body: &DeputyContent) -> Guarded {
    let over = step.row.sc_to.is_some_and(|to| to <= step.today());
    let member = body.is_sc_member && !over;
    Ok(Verdict::require(!(member && body.holds_excluded_office)).at("/holds_excluded_office"))
}

/// Nobody belongs to the Standing Committee of a term before that term, and only members since some day.
pub(super) async fn member_since_the_term(step: &Step<'_, Deputies>, body: &DeputyContent) -> Guarded {
    let term = step.stored::<Terms>(body.term_id).await?;
    let fits = body.sc_from.is_none_or(|from| body.is_sc_member && term.start_on <= from);
    Ok(Verdict::require(fits).at("/sc_from"))
}

/// 地方组织法第三十二条: whoever is a member stays one until the congress or the Standing Committee decides otherwise.
pub(super) async fn membership_ends_by_decision(step: &Step<'_, Deputies>, body: &DeputyContent) -> Guarded {
    let was = step.before.as_ref().is_some_and(|before| before.is_sc_member);
    Ok(Verdict::require(!was || body.is_sc_member).at("/is_sc_member"))
}

/// 地方组织法第三十二条: the congress or the Standing Committee has accepted it.
pub(super) async fn decided_by_congress_or_committee(
    step: &Step<'_, Deputies>,
    body: &ScMembershipEnd,
) -> Guarded {
    let pointer = "/decision_meeting_id";
    let meeting = step.referred::<Meetings>(body.decision_meeting_id, pointer).await?;
    let held_by = step.stored::<Organizations>(meeting.organization_id).await?.kind;
    let kind = match meeting.kind {
        MeetingKind::Congress => MeetingKind::Congress,
        _ => MeetingKind::ScPlenary,
    };
    // Not the congress of a town, and not a meeting after the office had ended.
    if held_by != OrganizationKind::StandingCommittee || meeting.start_on > body.sc_to {
        return Ok(Verdict::require(false).with("reason", "organization_or_day").at(pointer));
    }
    let since = step.row.sc_from.unwrap_or_default();
    decided(step, Decided { meeting: meeting.id, kind, since, pointer }).await
}

/// Only a membership that lasts can end.
pub(super) async fn is_a_member<B>(step: &Step<'_, Deputies>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.is_sc_member && step.row.sc_to.is_none()))
}

/// 代表法第六十一条.
pub(super) async fn reason_of_suspension(_: &Step<'_, Deputies>, body: &Suspension) -> Guarded {
    let statutory =
        matches!(body.state_reason, StateReason::DetainedCriminalCase | StateReason::ServingSentence);
    Ok(Verdict::require(statutory).at("/state_reason"))
}

platform::guards! { Deputies:
    suspension_not_in_future(Suspension): until_today(body.state_date);
    restoration_not_in_future(Restoration): until_today(body.state_date);
    termination_not_in_future(Termination): until_today(body.state_date);
    membership_end_not_in_future(ScMembershipEnd): until_today(body.sc_to);
    /// What follows is not before what was.
    suspension_in_order(Suspension): not_before(body.state_date, row.state_date);
    restoration_in_order(Restoration): not_before(body.state_date, row.state_date);
    termination_in_order(Termination): not_before(body.state_date, row.state_date);
    membership_end_in_order(ScMembershipEnd): after(body.sc_to, row.sc_from);
}

/// The office returns only while the term runs.
pub(super) async fn term_runs(step: &Step<'_, Deputies>, body: &Restoration) -> Guarded {
    let own = term_on(&step.work(), Office::Deputy, step.row.term_id).await?;
    let runs = own.is_some_and(|own| own.covers(body.state_date) && own.covers(step.today()));
    Ok(Verdict::require(runs).at("/state_date"))
}

/// 代表法第六十二条.
pub(super) async fn reason_of_termination(_: &Step<'_, Deputies>, body: &Termination) -> Guarded {
    let suspending =
        matches!(body.state_reason, StateReason::DetainedCriminalCase | StateReason::ServingSentence);
    Ok(Verdict::require(!suspending).at("/state_reason"))
}

pub(super) async fn restore(step: &mut Step<'_, Deputies>, body: Restoration) -> Result<()> {
    step.row.state_reason = None;
    body.assign(&mut step.row);
    Ok(())
}

/// 代表法第六十二、六十三条: with the office ends the membership of the Standing Committee; its seat is vacant.
pub(super) async fn terminate(step: &mut Step<'_, Deputies>, body: Termination) -> Result<()> {
    let day = body.state_date;
    body.assign(&mut step.row);
    if step.row.is_sc_member && step.row.sc_to.is_none_or(|to| to > day) {
        step.row.sc_to = Some(day);
        name_vacancy(step, day).await?;
    }
    Ok(())
}

pub(super) async fn end_membership(step: &mut Step<'_, Deputies>, body: ScMembershipEnd) -> Result<()> {
    let day = body.sc_to;
    body.assign(&mut step.row);
    name_vacancy(step, day).await
}

/// The seat of the term is vacant from the day on: majorities are counted without it.
async fn name_vacancy(step: &Step<'_, Deputies>, from: NaiveDate) -> Result<()> {
    let work = step.work();
    let term = work.stored::<Terms>(step.row.term_id).await?;
    let own = step.row.id;
    if term.sc_vacancies.0.iter().any(|vacancy| vacancy.deputy_id == Some(own) && vacancy.is_vacant(from)) {
        return Ok(());
    }
    work.advance::<Terms>(term, TermAction::NameVacancy, |term| {
        term.sc_vacancies.0.push(Vacancy { deputy_id: Some(own), from, until: None });
    })
    .await?;
    Ok(())
}
