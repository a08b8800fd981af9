//! What the actions on a member write.

use super::{
    MemberAction, MemberState, Members, Post, RemovalKind,
    entity::{ActingDirector, Column, MemberNomination, MemberRemoval, Model, PutToVote},
    guards::{own_ballot, running_term},
    seats::serving,
};
use crate::{
    codes,
    committees::{Committees, entity::Model as Committee},
};
use instruments::{
    ballots::{BallotAction, BallotBase, BallotKind, BallotState, Ballots, OptionSet, use_ballot},
    deadlines::{self, Period, PeriodUnit},
    publications::{Draft, PublicationKind, TO_PUBLIC, draft},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::{clock::legal_date, future::Future, text::Text, words::Words},
    workflow::{Note, Workflow},
};
use registry::organizations::{Organizations, office_of_the_standing_committee};
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

type MemberStep<'a> = Step<'a, Members>;

/// A vacant post of director is filled within days.
const VACANCY: Period = Period::after(
    "COMMITTEE_DIRECTOR_VACANCY",
    RuleKind::StreetCommittees,
    "committee.vacancy_days",
    PeriodUnit::Days,
);

/// What becomes of a nomination when its ballot does, and of a ballot when its nomination does.
pub(super) fn reactions(reactions: &mut Reactions) {
    reactions.after::<Ballots>(
        BallotAction::Void,
        "street_committee.member, whose appointment is a nomination again\n\
             工委组成人员,其任命退回提名",
        return_nomination,
    );
    reactions.after::<Members>(
        MemberAction::WithdrawNomination,
        "instrument.ballot, which is void if it was only prepared\n\
             表决,仅为预备的即作废",
        void_ballot,
    );
}

fn return_nomination<'a>(work: UnitOfWork<'a>, ballot: Happened<'a, Ballots>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if &*ballot.after.subject_type != Members::KIND {
            return Ok(());
        }
        let members = work.all::<Members>().filter(Column::BallotId.eq(ballot.after.id));
        for member in members.filter(Column::State.eq(MemberState::SubmittedToSc)).all(work.tx).await? {
            work.advance::<Members>(member, MemberAction::ReturnNomination, |row| row.ballot_id = None)
                .await?;
        }
        Ok(())
    })
}

fn void_ballot<'a>(work: UnitOfWork<'a>, withdrawn: Happened<'a, Members>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(ballot) = withdrawn.after.ballot_id else { return Ok(()) };
        let ballot = work.stored::<Ballots>(ballot).await?;
        if ballot.state == BallotState::Prepared {
            work.advance::<Ballots>(ballot, BallotAction::Void, |_| {}).await?;
        }
        Ok(())
    })
}

pub(super) async fn nominate(step: &mut MemberStep<'_>, _: MemberNomination) -> Result<()> {
    step.row.term_id = running_term(step).await?;
    step.row.nominated_on = Some(step.today());
    if step.row.holds_excluded_office {
        step.warn(codes::EXCLUDED_OFFICE, &[("person_name", json!(&*step.row.person_name))]);
    }
    Ok(())
}

/// The ballot on the person is prepared; the office names its supervisors and issues it.
pub(super) async fn prepare_ballot(step: &mut MemberStep<'_>, body: PutToVote) -> Result<()> {
    let (work, row) = (step.work(), &step.row);
    let committee = name_of(&work, row.committee_id).await?;
    let ballot = work.make::<Ballots>(|ballot| {
        ballot.kind = BallotKind::Appointment;
        ballot.title = Text::cut(&format!("关于任命{}为{committee}{}", &*row.person_name, row.post.zh()), "");
        ballot.subject_type = Text::stored(Members::KIND);
        ballot.subject_id = row.id;
        ballot.meeting_id = body.meeting_id;
        ballot.is_secret = true;
        ballot.option_set = OptionSet::ForAgainstAbstain;
        ballot.base = BallotBase::AllMembers;
    });
    let ballot = ballot.await?.id;
    step.row.ballot_id = Some(ballot);
    Ok(())
}

async fn name_of(work: &UnitOfWork<'_>, committee: Uuid) -> Result<Text<100>> {
    let committee: Committee = work.stored::<Committees>(committee).await?;
    Ok(work.stored::<Organizations>(committee.organization_id).await?.name)
}

/// In office from the day of the announcement: who acted does no longer, and who held the post in the last term neither.
pub(super) async fn appoint(step: &mut MemberStep<'_>, _: Note) -> Result<()> {
    let (work, ballot) = (step.work(), own_ballot(&step.row)?);
    let announced_on = legal_date(work.stored::<Ballots>(ballot).await?.updated_at);
    use_ballot(&work, ballot, step.row.id).await?;
    let replaced = |member: &Model| {
        let before = member.term_id != step.row.term_id && member.state == MemberState::InOffice;
        before
            && (member.post == step.row.post
                || member.deputy_id.is_some_and(|id| step.row.deputy_id == Some(id)))
    };
    for member in
        serving(&work, step.row.committee_id).await?.into_iter().filter(|other| other.id != step.row.id)
    {
        if replaced(&member) {
            expire(&work, member, None).await?;
        } else if member.is_acting && step.row.post == Post::Director {
            work.advance::<Members>(member, MemberAction::EndActing, |row| row.is_acting = false).await?;
        }
    }
    if step.row.post == Post::Director {
        deadlines::meet(&work, VACANCY.code, step.row.committee_id, step.today()).await?;
    }
    tell(step, "任命").await?;
    step.row.appointed_on = Some(announced_on);
    Ok(())
}

/// What the Standing Committee decided about the person goes out.
async fn tell(step: &MemberStep<'_>, what: &str) -> Result<()> {
    let (work, row) = (step.work(), &step.row);
    let committee = name_of(&work, row.committee_id).await?;
    let told = Draft {
        subject: RecordReference::of::<Members>(row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title: "街道人大工委人事任免公告",
        text: format!("{what}{}的{}{}职务。", &*row.person_name, &*committee, row.post.zh()),
        round: None,
        document_id: None,
        organization: step.call.actor.organization_id,
    };
    draft(&work, told).await
}

pub(super) async fn reject(step: &mut MemberStep<'_>, _: Note) -> Result<()> {
    use_ballot(&step.work(), own_ballot(&step.row)?, step.row.id).await
}

/// A post of director that is vacant has its clock.
pub(super) async fn remove(step: &mut MemberStep<'_>, body: MemberRemoval) -> Result<()> {
    let work = step.work();
    if let Some(ballot) = body.removal_ballot_id {
        use_ballot(&work, ballot, step.row.id).await?;
    }
    if step.row.post == Post::Director {
        director_is_missing(&work, step.row.committee_id).await?;
    }
    tell(step, "免去").await?;
    step.row.removed_on = Some(step.today());
    step.row.is_acting = false;
    body.assign(&mut step.row);
    Ok(())
}

/// Somebody else is to be appointed, which the office of the Standing Committee sees to.
pub(super) async fn director_is_missing(work: &UnitOfWork<'_>, committee: Uuid) -> Result<()> {
    let office = office_of_the_standing_committee(work).await?;
    let office = office.unwrap_or(work.call.actor.organization_id);
    VACANCY.open::<Committees>(work, committee, office, work.call.today()).await?;
    Ok(())
}

/// One person acts.
pub(super) async fn name_acting(step: &mut MemberStep<'_>, body: ActingDirector) -> Result<()> {
    let work = step.work();
    let others = serving(&work, step.row.committee_id).await?.into_iter();
    for other in others.filter(|other| other.is_acting && other.id != step.row.id) {
        work.advance::<Members>(other, MemberAction::EndActing, |row| row.is_acting = false).await?;
    }
    step.row.is_acting = true;
    body.assign(&mut step.row);
    Ok(())
}

pub(super) async fn expire(work: &UnitOfWork<'_>, member: Model, kind: Option<RemovalKind>) -> Result<()> {
    let today = work.call.today();
    work.advance::<Members>(member, MemberAction::Expire, |row| {
        (row.removed_on, row.removal_kind, row.is_acting) = (Some(today), kind, false);
    })
    .await?;
    Ok(())
}

/// With its committee every office ends, and every nomination.
///
/// # Errors
/// The database failed.
pub(crate) async fn expire_all(work: &UnitOfWork<'_>, committee: Uuid) -> Result<()> {
    for member in serving(work, committee).await? {
        if member.state == MemberState::InOffice {
            expire(work, member, Some(RemovalKind::Abolished)).await?;
        } else {
            work.advance::<Members>(member, MemberAction::WithdrawNomination, |_| {}).await?;
        }
    }
    Ok(())
}
