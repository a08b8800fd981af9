//! Relations, guards and effects of ballots.

use super::{
    BallotAction, BallotState, Ballots,
    entity::{BallotContent, Column, Model},
    marks::OptionSet,
    supervisors::interested,
    words::{BallotBase, BallotKind},
};
use crate::{
    codes,
    publications::{Draft, PublicationKind, TO_PUBLIC, draft, is_public},
};
use access::users::{self, Users};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    records::{actor::Actor, record_reference::RecordReference},
    values::future::Future,
    vocabulary::{OrganizationKind, Role},
    workflow::{Guarded, Note, Relation, Sight, Verdict, Workflow},
};
use registry::{
    meetings::{MeetingAction, MeetingState, Meetings, entity as meetings},
    organizations::{Organizations, entity as organizations},
};
use sea_orm::{ColumnTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait, Select, sea_query::Expr};
use uuid::Uuid;

pub(super) use super::{
    counting::{arithmetic_agrees, close, count, hand_out, issue, void},
    paper_box::{
        a_box_has_two_supervisors, counts_agree, enter, has_a_box, paper_voters_fit, papers_are_of_the_box,
    },
    proving::{papers_as_closed, papers_as_sealed, pool_is_bounded},
    second::{left_open, make_second_ballot, no_second_ballot, nothing_left_open},
    settling::{of_the_tied, settle_tie, still_tied},
    signing::{every_supervisor_signed, is_what_stands, not_signed_yet, pool_signed, sign},
    supervisors::{excluded_exist, supervisors_exist, supervisors_there},
};

/// Appointed to supervise this ballot.
pub(super) fn supervisor(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::SupervisorIds, actor.user_id)
}

/// A ballot of the district.
pub(super) fn of_the_district(_: &Actor) -> Relation<Model> {
    Relation::lacks(Column::TownPresidiumId)
}

/// A ballot in a meeting of the own town.
pub(super) fn own_town(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::TownPresidiumId, actor.organization_id)
}

/// What everybody may know of a ballot: its result, once that is published.
pub(super) fn told(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(Ballots::KIND, Column::DistrictCode, Column::Id))
}

pub(super) async fn meeting_exists(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    step.referred::<Meetings>(body.meeting_id, "/meeting_id").await?;
    Ok(Verdict::Holds)
}

/// The presidium that holds a meeting, if a town does.
fn town_of(step: &Step<'_, Ballots>, meeting: Uuid) -> Select<organizations::Entity> {
    let held = step.all::<Meetings>().filter(meetings::Column::Id.eq(meeting));
    let holder = held.select_only().column(meetings::Column::OrganizationId).into_query();
    step.all::<Organizations>()
        .filter(organizations::Column::Id.in_subquery(holder))
        .filter(organizations::Column::Kind.eq(OrganizationKind::TownPresidium))
}

async fn town_id_of(step: &Step<'_, Ballots>, meeting: Uuid) -> Result<Option<Uuid>> {
    Ok(town_of(step, meeting).one(step.tx).await?.map(|town| town.id))
}

/// The presidium of a town prepares what its meetings vote on, and nobody else does; the office prepares the rest.
pub(super) async fn own_meeting(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let actor = &step.call.actor;
    let own = match town_id_of(step, body.meeting_id).await? {
        Some(town) => actor.is(Role::TownPresidium) && actor.acts_for(town),
        None => actor.is(Role::ScOffice),
    };
    Ok(Verdict::require(own).at("/meeting_id"))
}

pub(super) async fn note_town(step: &mut Step<'_, Ballots>, body: BallotContent) -> Result<()> {
    step.row.town_presidium_id = town_id_of(step, body.meeting_id).await?;
    Ok(())
}

/// Nothing is put to the vote in a meeting that is over, or that is not held.
pub(super) async fn meeting_not_over(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let state = step.stored::<Meetings>(body.meeting_id).await?.state;
    let over =
        matches!(state, MeetingState::Closed | MeetingState::MinutesApproved | MeetingState::Cancelled);
    Ok(Verdict::require(!over).with("reason", "over").at("/meeting_id"))
}

/// A second ballot is about what the first one left open, and about nothing else; who supervises it may change.
pub(super) async fn second_as_ordered(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let Some(ordered) = step.before.as_ref().filter(|before| before.parent_ballot_id.is_some()) else {
        return Ok(Verdict::Holds);
    };
    let same = [
        (body.kind == ordered.kind, "/kind"),
        (body.subject_type == ordered.subject_type, "/subject_type"),
        (body.subject_id == ordered.subject_id, "/subject_id"),
        (body.meeting_id == ordered.meeting_id, "/meeting_id"),
        (body.is_secret == ordered.is_secret, "/is_secret"),
        (body.option_set == ordered.option_set, "/option_set"),
        (step.row.candidates == ordered.candidates, "/candidates"),
        (step.row.places == ordered.places, "/places"),
        (body.base == ordered.base, "/base"),
    ];
    Ok(Verdict::each(same))
}

/// One question is put to one vote at a time.
pub(super) async fn no_other_open(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let open = [
        BallotState::Prepared,
        BallotState::Issuing,
        BallotState::Closed,
        BallotState::Counted,
        BallotState::Confirmed,
    ];
    let others = step.all::<Ballots>().filter(Column::SubjectId.eq(body.subject_id));
    let others = others.filter(Column::Kind.eq(body.kind)).filter(Column::Id.ne(step.row.id));
    // Each body prepares its own, and none stands in the way of another one.
    let town = town_of(step, body.meeting_id).select_only().column(organizations::Column::Id).into_query();
    let of_the_district = Column::TownPresidiumId.is_null().and(Expr::exists(town.clone()).not());
    let others = others.filter(Column::TownPresidiumId.in_subquery(town).or(of_the_district));
    // The ballot whose tie it decides waits for it.
    let others = others.filter(Column::Id.ne(step.row.parent_ballot_id.unwrap_or_default()));
    let other = others.filter(Column::State.is_in(open)).one(step.tx).await?;
    Ok(Verdict::require(other.is_none())
        .with("ballot_id", other.map(|other| other.id.to_string()))
        .at("/subject_id"))
}

/// The result is announced in the meeting that voted.
pub(super) async fn meeting_still_open(step: &Step<'_, Ballots>, _: &Note) -> Guarded {
    let state = step.stored::<Meetings>(step.row.meeting_id).await?.state;
    Ok(Verdict::require(state == MeetingState::Open))
}

/// 监督法第六十二条: removal is secret; satisfaction and project votes by practice.
pub(super) async fn secret_where_the_law_says(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    Ok(Verdict::require(body.is_secret || !body.kind.must_be_secret()).at("/is_secret"))
}

/// 地方组织法第二十五条、第五十一条、监督法第六十二条: these decisions need more than half of all members.
pub(super) async fn majority_of_all_members(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let of_all = body.base == BallotBase::AllMembers || !body.kind.needs_all_members();
    Ok(Verdict::require(of_all).at("/base"))
}

/// Candidates belong to the option set that asks for them.
pub(super) async fn candidates_fit(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let asks = body.option_set.has_candidates();
    let places = body.places.map(platform::values::numbers::Whole::get);
    let fits = asks != body.candidates.is_empty() && asks == places.is_some();
    let enough =
        places.is_none_or(|places| usize::try_from(places).is_ok_and(|n| n <= body.candidates.len()));
    Ok(Verdict::require(fits && enough).at("/candidates"))
}

/// Satisfaction is asked with its own options, and nothing else is.
pub(super) async fn options_fit(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let asks = body.kind == BallotKind::Satisfaction;
    Ok(Verdict::require(asks == (body.option_set == OptionSet::Satisfaction)).at("/option_set"))
}

/// The meeting is open and quorate.
pub(super) async fn meeting_quorate<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    let meeting = step.stored::<Meetings>(step.row.meeting_id).await?;
    // Whoever has an interest gets no paper, and is not there for this vote.
    Ok(meeting.sitting_quorum(interested(&step.row, &meeting)?))
}

/// A vote is taken while the meeting sits, on one of its days.
pub(super) async fn on_a_day_of_the_meeting<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    let meeting = step.stored::<Meetings>(step.row.meeting_id).await?;
    let today = step.today();
    let inside = meeting.start_on <= today && today <= meeting.end_on;
    // What is recorded later takes no votes.
    let inside = inside && meeting.state == MeetingState::Open && meeting.late_record_reason.is_none();
    Ok(Verdict::require(inside).with("end_on", meeting.end_on.to_string()))
}

/// Nobody watches over a vote on oneself.
pub(super) async fn supervisors_without_interest<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    let row = &step.row;
    let people = step.all::<Users>().filter(users::entity::Column::Id.is_in(row.supervisor_ids.0.clone()));
    let people = people.all(step.tx).await?;
    let named = |person: &users::entity::Model| {
        let candidate = row.candidates.0.iter().any(|candidate| **candidate == *person.display_name);
        let excluded = person.deputy_id.is_some_and(|member| row.excluded_member_ids.0.contains(&member));
        candidate || excluded || person.id == row.subject_id || person.deputy_id == Some(row.subject_id)
    };
    let interested = people.iter().find(|person| named(person)).map(|person| person.id.to_string());
    Ok(Verdict::require(interested.is_none()).with("user_id", interested).at("/supervisor_ids"))
}

/// The result goes out as a publication; a second person still checks it.
pub(super) async fn draft_publication(step: &mut Step<'_, Ballots>, _: Note) -> Result<()> {
    let title = step.row.title.to_string();
    let told = Draft {
        subject: RecordReference::of::<Ballots>(step.row.id),
        kind: PublicationKind::VoteResult,
        scopes: TO_PUBLIC,
        title: &title,
        text: format!("{title}:表决结果已由主持人宣布。"),
        round: None,
        document_id: None,
        organization: step.call.actor.organization_id,
    };
    draft(&step.work(), told).await
}

/// A meeting is not closed while members vote, or before the result is announced.
fn no_ballot_open<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let open = work.all::<Ballots>().filter(Column::MeetingId.eq(meeting.after.id));
        let under_way =
            [BallotState::Issuing, BallotState::Closed, BallotState::Counted, BallotState::Confirmed];
        match open.filter(Column::State.is_in(under_way)).one(work.tx).await? {
            Some(ballot) => Err(Problem::new(codes::BALLOT_OPEN).with("ballot_id", ballot.id.to_string())),
            None => Ok(()),
        }
    })
}

/// What was prepared for a meeting that is over, or will not be, is put to no vote.
fn prepared_void<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let prepared = work.all::<Ballots>().filter(Column::MeetingId.eq(meeting.after.id));
        for ballot in prepared.filter(Column::State.eq(BallotState::Prepared)).all(work.tx).await? {
            work.advance::<Ballots>(ballot, BallotAction::Void, |_| {}).await?;
        }
        Ok(())
    })
}

/// What actions of a meeting mean for its ballots.
pub(crate) fn reactions(reactions: &mut Reactions) {
    reactions.or_refuse::<Meetings>(
        MeetingAction::Close,
        "instrument.ballot, which refuses while one is open\n\
             表决,有表决正在进行时拒绝",
        &[codes::BALLOT_OPEN],
        no_ballot_open,
    );
    let paper = "instrument.ballot, which has a paper for whoever comes while members vote\n\
             表决,投票期间到会的人员领取表决票";
    reactions.after::<Meetings>(MeetingAction::RecordPresence, paper, hand_out);
    let void = "instrument.ballot, which is void if it was only prepared\n\
             表决,仅为预备的即作废";
    for action in [MeetingAction::Close, MeetingAction::Cancel] {
        reactions.after::<Meetings>(action, void, prepared_void);
    }
}
