//! What is asked before a year goes on.

use super::{
    Cycles,
    body::{Since, Sitting, sat},
    entity::{
        CollectionExtension, CycleClosing, CycleContent, GovernmentDecision, ListReturn, ListReview,
        ListSubmission, NewCycle,
    },
    notices::{Told, is_out},
};
use crate::{
    candidates::{CandidateState, Exits, of_cycle, screened_as_it_stands},
    periods::number_of,
    projects::unsettled,
    vote::{papers_are_out, result_of},
    words::CycleLevel,
};
use instruments::{
    ballots::{Ballots, Deciding, decides_this, passed_by_all},
    documents::stored,
};
use platform::{
    call::Step,
    records::record::Record,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::{
    meetings::{MeetingKind, Meetings, arisen},
    organizations::valid_on,
};

pub(super) type CycleStep<'a> = Step<'a, Cycles>;

platform::guards! { Cycles:
    conferral_stored(ListSubmission): stored(body.conferral_document_id);
}

/// The congress of the district has its Standing Committee, that of a town its presidium.
pub(super) async fn body_of_the_level(step: &CycleStep<'_>, body: &NewCycle) -> Guarded {
    let pointer = "/organization_id";
    let organization = valid_on(step, body.organization_id, step.today(), pointer).await?;
    let kind = match body.level {
        CycleLevel::District => OrganizationKind::StandingCommittee,
        CycleLevel::Town => OrganizationKind::TownPresidium,
    };
    Ok(Verdict::require(organization.kind == kind).at(pointer))
}

pub(super) async fn collection_in_order<B>(step: &CycleStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.collection_from <= step.row.collection_to).at("/collection_to"))
}

/// The days were announced: a later end is an extension.
pub(super) async fn collection_stands(step: &CycleStep<'_>, _: &CycleContent) -> Guarded {
    let days = |row: &super::entity::Model| (row.collection_from, row.collection_to);
    let announced = step.row.state != super::CycleState::Planned;
    let same = step.before.as_ref().is_none_or(|before| days(before) == days(&step.row));
    Ok(Verdict::require(same || !announced).at("/collection_to"))
}

pub(super) async fn collection_announced(step: &CycleStep<'_>, _: &Note) -> Guarded {
    is_out(&step.work(), &step.row, Told::Collection).await
}

pub(super) async fn extended_once_and_in_time(step: &CycleStep<'_>, body: &CollectionExtension) -> Guarded {
    let (row, today) = (&step.row, step.today());
    let later = body.collection_to > row.collection_to;
    let holds = !row.collection_extended && today <= row.collection_to && later;
    Ok(Verdict::require(holds).with("collection_to", row.collection_to.to_string()).at("/collection_to"))
}

pub(super) async fn extension_announced(step: &CycleStep<'_>, _: &CollectionExtension) -> Guarded {
    is_out(&step.work(), &step.row, Told::Extension).await
}

pub(super) async fn collection_over(step: &CycleStep<'_>, _: &Note) -> Guarded {
    let last = step.row.collection_to;
    Ok(Verdict::require(step.today() > last).with("collection_to", last.to_string()))
}

/// At least one more than is selected.
pub(super) async fn more_than_seats(step: &CycleStep<'_>, _: &ListSubmission) -> Guarded {
    let listed = of_cycle(&step.work(), step.row.id, &[CandidateState::Submitted]).await?.len();
    let seats = step.row.seats.get();
    let holds = i64::try_from(listed).is_ok_and(|listed| listed > seats);
    Ok(Verdict::require(holds).with("candidates", listed).with("seats", seats))
}

/// As many more as the rules ask for, compared without a quotient.
pub(super) async fn ratio_reached(step: &CycleStep<'_>, _: &ListSubmission) -> Guarded {
    let work = step.work();
    let listed = of_cycle(&work, step.row.id, &[CandidateState::Submitted]).await?.len();
    let (percent, seats) = (number_of(&work, &step.row, "ballot.extra_percent").await?, step.row.seats.get());
    let extra = i64::try_from(listed).unwrap_or(i64::MAX) - seats;
    Ok(Verdict::require(extra.saturating_mul(100) >= seats * i64::from(percent)).with("percent", percent))
}

/// Nothing is left that was not screened, or that changed since.
pub(super) async fn all_screened<B>(step: &CycleStep<'_>, _: &B) -> Guarded {
    let work = step.work();
    let states = [CandidateState::Proposed, CandidateState::Submitted];
    for candidate in of_cycle(&work, step.row.id, &states).await? {
        let left = candidate.state == CandidateState::Proposed;
        if left || !screened_as_it_stands(&work, &candidate, candidate.screening_id).await? {
            return Ok(Verdict::require(false).with("candidate_id", candidate.id.to_string()));
        }
    }
    Ok(Verdict::Holds)
}

/// What is like a project that has left the list meanwhile is answered too.
pub(super) async fn exits_answered<B>(step: &CycleStep<'_>, _: &B) -> Guarded {
    let work = step.work();
    let listed = of_cycle(&work, step.row.id, &[CandidateState::Submitted]).await?;
    let exits = Exits::of(&work, step.row.organization_id, &listed).await?;
    for candidate in listed {
        let open = exits.unanswered(&candidate);
        if !open.is_empty() {
            let verdict = Verdict::require(false).with("exit_matches", open);
            return Ok(verdict.with("candidate_id", candidate.id.to_string()));
        }
    }
    Ok(Verdict::Holds)
}

pub(super) async fn review_decided(step: &CycleStep<'_>, body: &ListReview) -> Guarded {
    let row = &step.row;
    let (kind, meeting, pointer) = (row.reviewing(), body.sc_meeting_id, "/sc_meeting_id");
    let since = Since::submitted(step, row);
    sat(step, Sitting { cycle: row, kind, meeting, since, pointer }).await
}

/// 地方组织法第五十一条: the Standing Committee resolves by a ballot on this list; the presidium of a town decides in its meeting.
pub(super) async fn review_voted(step: &CycleStep<'_>, body: &ListReview) -> Guarded {
    let (pointer, in_town) = ("/sc_ballot_id", step.row.level == CycleLevel::Town);
    match body.sc_ballot_id {
        Some(ballot) if !in_town => {
            let (since, submitted) = (step.row.list_submitted_on, step.row.list_submitted_at);
            let asked = Deciding { since, ..Deciding::resolution(ballot, pointer) };
            match decides_this(step, asked).await? {
                // What another meeting resolved was another list, and so was what was put to the vote before this one was there.
                Verdict::Holds => {
                    let ballot = step.stored::<Ballots>(ballot).await?;
                    let earlier = submitted.is_some_and(|submitted| ballot.stamps().created_at < submitted);
                    let elsewhere = ballot.meeting_id != body.sc_meeting_id;
                    let wrong = elsewhere.then_some("meeting").or(earlier.then_some("before_the_matter"));
                    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at(pointer))
                }
                refused @ Verdict::Refused(_) => Ok(refused),
            }
        }
        ballot => Ok(Verdict::require(in_town && ballot.is_none()).with("reason", "missing").at(pointer)),
    }
}

pub(super) async fn review_passed(step: &CycleStep<'_>, body: &ListReview) -> Guarded {
    match body.sc_ballot_id {
        Some(ballot) => passed_by_all(step, ballot, "/sc_ballot_id").await,
        None => Ok(Verdict::Holds),
    }
}

pub(super) async fn return_decided(step: &CycleStep<'_>, body: &ListReturn) -> Guarded {
    let row = &step.row;
    let (kind, meeting, pointer) = (row.reviewing(), body.decision_meeting_id, "/decision_meeting_id");
    let since = Since::submitted(step, row);
    sat(step, Sitting { cycle: row, kind, meeting, since, pointer }).await
}

pub(super) async fn no_papers_out(step: &CycleStep<'_>, _: &ListReturn) -> Guarded {
    Ok(Verdict::require(!papers_are_out(&step.work(), step.row.id).await?))
}

/// The vote and what was voted on again are announced, and every tie is decided.
pub(super) async fn vote_announced(step: &CycleStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(result_of(&step.work(), step.row.id).await?.is_some()))
}

pub(super) async fn result_announced(step: &CycleStep<'_>, _: &Note) -> Guarded {
    is_out(&step.work(), &step.row, Told::Result).await
}

pub(super) async fn voting_not_used(step: &CycleStep<'_>, _: &GovernmentDecision) -> Guarded {
    Ok(Verdict::require(number_of(&step.work(), &step.row, "voting_used").await? == 0))
}

/// Nobody heard of a list before all that stands on it was there.
pub(super) async fn list_heard(step: &CycleStep<'_>, body: &GovernmentDecision) -> Guarded {
    let row = &step.row;
    let (kind, meeting, pointer) = (row.reviewing(), body.sc_meeting_id, "/sc_meeting_id");
    let listed = of_cycle(&step.work(), row.id, &[CandidateState::Submitted]).await?;
    let last = listed.iter().filter_map(|candidate| candidate.listed_at).max();
    let since = last.map_or_else(|| arisen(step).into(), Since::from);
    sat(step, Sitting { cycle: row, kind, meeting, since, pointer }).await
}

/// In a session after the one that voted.
pub(super) async fn heard_by_the_congress(step: &CycleStep<'_>, body: &CycleClosing) -> Guarded {
    let (cycle, kind, pointer) = (&step.row, MeetingKind::Congress, "/report_meeting_id");
    let voted = match cycle.ballot_meeting_id {
        Some(meeting) => step.stored::<Meetings>(meeting).await?.end_on.succ_opt(),
        None => None,
    };
    let since = voted.unwrap_or_else(|| arisen(step)).into();
    sat(step, Sitting { cycle, kind, meeting: body.report_meeting_id, since, pointer }).await
}

/// Every project of the year is closed, or goes on in another year.
pub(super) async fn projects_settled(step: &CycleStep<'_>, _: &CycleClosing) -> Guarded {
    let open = unsettled(&step.work(), step.row.id, step.row.year.get()).await?;
    Ok(Verdict::require(open.is_empty()).with("projects", open))
}

pub(super) async fn cancellation_announced(step: &CycleStep<'_>, _: &Reason) -> Guarded {
    is_out(&step.work(), &step.row, Told::Cancellation).await
}
