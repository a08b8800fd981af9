//! What is asked before somebody is nominated, appointed or removed.

use super::{
    Members, Post,
    entity::{ActingDirector, MemberNomination, MemberRemoval, Model, PutToVote},
    seats::{fits_mode, serving},
};
use crate::committees::{CommitteeState, Committees, entity::Model as Committee};
use instruments::{
    ballots::{BallotKind, BallotState, Ballots, Deciding, decides_this, passed_by_all},
    documents::is_stored,
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::{
    deputies::one_in_office,
    meetings::{
        MeetingKind, MeetingState, Meetings, chairpersons_met_since, entity::Model as Meeting, of_the_body,
        quorate,
    },
    terms::{Office, running},
};
use uuid::Uuid;

type MemberStep<'a> = Step<'a, Members>;

async fn rule_of(step: &MemberStep<'_>, key: &str) -> Result<u32> {
    Ok(rule(&step.work(), RuleKind::StreetCommittees, key, step.today()).await?.value)
}

async fn committee(step: &MemberStep<'_>) -> Result<Committee> {
    step.stored::<Committees>(step.row.committee_id).await
}

pub(super) async fn committee_active(step: &MemberStep<'_>, body: &MemberNomination) -> Guarded {
    let committee = step.referred::<Committees>(body.committee_id, "/committee_id").await?;
    Ok(Verdict::require(committee.state == CommitteeState::Active).at("/committee_id"))
}

/// The chairpersons met since the committee is there.
pub(super) async fn chairpersons_nominated(step: &MemberStep<'_>, body: &MemberNomination) -> Guarded {
    let since = committee(step).await?.established_on;
    chairpersons_met_since(step, body.nomination_meeting_id, since, "/nomination_meeting_id").await
}

pub(super) async fn person_in_office(step: &MemberStep<'_>, body: &MemberNomination) -> Guarded {
    match body.deputy_id {
        Some(deputy) => one_in_office(step, deputy, Office::Deputy, step.today(), "/deputy_id").await,
        None => Ok(Verdict::Holds),
    }
}

/// The term of the Standing Committee that runs, which appoints.
pub(super) async fn running_term(step: &MemberStep<'_>) -> Result<Uuid> {
    let running = running(&step.work(), Office::ScMember, step.today()).await?;
    Ok(running.map(|running| running.term.id).unwrap_or_default())
}

/// The others who hold a seat in this term: those of the term before act beside them until they are replaced.
async fn others(step: &MemberStep<'_>) -> Result<Vec<Model>> {
    let term = running_term(step).await?;
    let serving = serving(&step.work(), step.row.committee_id).await?.into_iter();
    Ok(serving.filter(|other| other.id != step.row.id && other.term_id == term).collect())
}

/// One person once in a committee.
pub(super) async fn person_once(step: &MemberStep<'_>, body: &MemberNomination) -> Guarded {
    let same = |other: &Model| match (other.deputy_id, body.deputy_id) {
        (Some(one), Some(other)) => one == other,
        _ => other.person_name == body.person_name,
    };
    let there = others(step).await?.into_iter().find(same).map(|other| other.id.to_string());
    Ok(Verdict::require(there.is_none()).with("member_id", there).at("/person_name"))
}

fn director(others: &[Model]) -> Option<String> {
    others.iter().find(|other| other.post == Post::Director).map(|other| other.id.to_string())
}

pub(super) async fn one_director<B>(step: &MemberStep<'_>, _: &B) -> Guarded {
    let there = director(&others(step).await?).filter(|_| step.row.post == Post::Director);
    Ok(Verdict::require(there.is_none()).with("member_id", there).at("/post"))
}

/// The quota of the committee, and of deputy directors as many as the rules allow.
pub(super) async fn within_the_quota(step: &MemberStep<'_>, body: &MemberNomination) -> Guarded {
    let others = others(step).await?;
    let quota = committee(step).await?.approved_member_quota.get();
    let most = rule_of(step, "committee.deputy_directors_max").await?;
    let most = usize::try_from(most).map_err(Problem::internal)?;
    let deputies = others.iter().filter(|other| other.post == Post::DeputyDirector).count();
    let held = i64::try_from(others.len()).unwrap_or(i64::MAX);
    let fits = held < quota && (body.post != Post::DeputyDirector || deputies < most);
    let verdict = Verdict::require(fits).with("quota", quota).with("members", held);
    Ok(verdict.with("deputy_directors", deputies).at("/committee_id"))
}

pub(super) async fn fits_the_mode<B>(step: &MemberStep<'_>, _: &B) -> Guarded {
    let mode = committee(step).await?.staffing_mode;
    Ok(Verdict::require(fits_mode(mode, step.row.post, step.row.employment)).at("/employment"))
}

/// Who is there part time says what else.
pub(super) async fn other_post_named<B>(step: &MemberStep<'_>, _: &B) -> Guarded {
    let full_time = step.row.employment == super::Employment::FullTime;
    Ok(Verdict::require(full_time || step.row.concurrent_post.is_some()).at("/concurrent_post"))
}

/// An excluded office is a hint, or refused where the rules of the district say so.
pub(super) async fn no_excluded_office<B>(step: &MemberStep<'_>, _: &B) -> Guarded {
    let refuses = rule_of(step, "committee.excluded_office").await? > 0;
    Ok(Verdict::require(!(step.row.holds_excluded_office && refuses)).at("/holds_excluded_office"))
}

async fn sc_meeting(step: &MemberStep<'_>, body: &PutToVote) -> Result<Meeting> {
    step.referred::<Meetings>(body.meeting_id, "/meeting_id").await
}

pub(super) async fn standing_committee_sits(step: &MemberStep<'_>, body: &PutToVote) -> Guarded {
    let meeting = sc_meeting(step, body).await?;
    let of_the_body = of_the_body(step, &meeting, MeetingKind::ScPlenary).await?;
    Ok(Verdict::require(of_the_body && meeting.state == MeetingState::Open).at("/meeting_id"))
}

pub(super) async fn meeting_quorate(step: &MemberStep<'_>, body: &PutToVote) -> Guarded {
    quorate(step, body.meeting_id).await
}

/// The agenda names the person: silence is not enough.
pub(super) async fn agenda_names_person(step: &MemberStep<'_>, body: &PutToVote) -> Guarded {
    let meeting = sc_meeting(step, body).await?;
    let named = meeting.agenda.0.iter().any(|item| item.subject_id == Some(step.row.id));
    let dealt = named && meeting.deals_with(step.row.id);
    Ok(Verdict::require(dealt).with("reason", "not_on_the_agenda").at("/meeting_id"))
}

pub(super) async fn no_papers_issued(step: &MemberStep<'_>, _: &Reason) -> Guarded {
    let Some(ballot) = step.row.ballot_id else { return Ok(Verdict::Holds) };
    let state = step.stored::<Ballots>(ballot).await?.state;
    Ok(Verdict::require(matches!(state, BallotState::Prepared | BallotState::Void)))
}

/// The ballot that was prepared when the appointment was put to the vote; the state says that there is one.
pub(super) fn own_ballot(row: &Model) -> Result<Uuid> {
    row.ballot_id.ok_or_else(|| Problem::internal("an appointment is voted on without a ballot"))
}

fn appointing(row: &Model, ballot: Uuid, pointer: &'static str) -> Deciding<'static> {
    let (kind, body) = (BallotKind::Appointment, MeetingKind::ScPlenary);
    Deciding { ballot, kind, body, since: row.nominated_on, pointer }
}

pub(super) async fn ballot_appoints(step: &MemberStep<'_>, _: &Note) -> Guarded {
    decides_this(step, appointing(&step.row, own_ballot(&step.row)?, "/ballot_id")).await
}

pub(super) async fn appointment_passed(step: &MemberStep<'_>, _: &Note) -> Guarded {
    passed_by_all(step, own_ballot(&step.row)?, "/ballot_id").await
}

/// Another director may have come into office since.
pub(super) async fn no_second_director(step: &MemberStep<'_>, _: &Note) -> Guarded {
    let mut others = others(step).await?;
    others.retain(|other| other.state == super::MemberState::InOffice);
    let there = director(&others).filter(|_| step.row.post == Post::Director);
    Ok(Verdict::require(there.is_none()).with("member_id", there))
}

/// The same ballot, with no majority.
pub(super) async fn ballot_rejects(step: &MemberStep<'_>, _: &Note) -> Guarded {
    let ballot = own_ballot(&step.row)?;
    let verdict = decides_this(step, appointing(&step.row, ballot, "/ballot_id")).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict);
    }
    let passed = step.stored::<Ballots>(ballot).await?.is_passed_by_all();
    Ok(Verdict::require(!passed).with("reason", "passed"))
}

/// 地方组织法第五十一条: a dismissal, or the acceptance of a resignation, is decided by a ballot.
pub(super) async fn ballot_removes(step: &MemberStep<'_>, body: &MemberRemoval) -> Guarded {
    let pointer = "/removal_ballot_id";
    match (body.removal_kind.is_decided(), body.removal_ballot_id) {
        (true, Some(ballot)) => {
            let since = step.row.appointed_on;
            decides_this(step, Deciding { since, ..appointing(&step.row, ballot, pointer) }).await
        }
        (true, None) => Ok(Verdict::require(false).with("reason", "missing").at(pointer)),
        (false, ballot) => {
            let abolished = body.removal_kind == super::RemovalKind::Abolished;
            Ok(Verdict::require(ballot.is_none() && !abolished).with("reason", "kind").at(pointer))
        }
    }
}

pub(super) async fn removal_passed(step: &MemberStep<'_>, body: &MemberRemoval) -> Guarded {
    match body.removal_ballot_id {
        Some(ballot) => passed_by_all(step, ballot, "/removal_ballot_id").await,
        None => Ok(Verdict::Holds),
    }
}

pub(super) async fn end_proved(step: &MemberStep<'_>, body: &MemberRemoval) -> Guarded {
    let pointer = "/removal_document_id";
    match body.removal_document_id {
        Some(document) => is_stored(step, document, pointer).await,
        None => Ok(Verdict::require(body.removal_kind.is_decided()).at(pointer)),
    }
}

/// Nobody acts beside a director.
pub(super) async fn director_is_vacant(step: &MemberStep<'_>, _: &ActingDirector) -> Guarded {
    let mut there = serving(&step.work(), step.row.committee_id).await?;
    there.retain(|member| member.state == super::MemberState::InOffice);
    Ok(Verdict::require(director(&there).is_none()).with("member_id", director(&there)))
}

pub(super) async fn acting_decided(step: &MemberStep<'_>, body: &ActingDirector) -> Guarded {
    let since = step.row.appointed_on.unwrap_or_default();
    chairpersons_met_since(step, body.acting_meeting_id, since, "/acting_meeting_id").await
}
