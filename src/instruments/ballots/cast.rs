//! A vote that one member casts. No audit entry, no event, no stored answer, no log of the choice: the receipt is
//! the only trace of the voter, the paper the only trace of the choice.

use super::{
    BallotState, Ballots, SignedThing,
    entity::Model,
    marks::Mark,
    numbers::ReceiptNumber,
    papers::{Papers, Votes, one_after_the_other, voters_of},
};
use crate::codes;
use platform::{
    call::{Call, Service},
    http::body::Raw,
    problem::{Problem, Result},
    store::{Outcome, Transaction},
    vocabulary::Role,
};
use registry::{
    deputies::{all_in_office, of_the_congress},
    meetings::Meetings,
};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// A vote.
/// 所投的票。
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Vote {
    /// One mark for each question, in order; none for a blank paper. Where papers rank, each candidate has its rank, from 1 on, or `abstain`.
    /// 各题的选择,每题一项,按题目次序排列;空白票不填。排序表决的,依次填各候选项的名次(从 1 起)或者 `abstain`。
    choices: Vec<Mark>,
}

/// What one member casts.
pub(super) struct Cast {
    pub(super) call: Call,
    pub(super) ballot_id: Uuid,
    pub(super) body: Raw,
}

/// How a ballot stands for a cast that may be taken.
pub(super) struct Standing {
    pub(super) is_secret: bool,
    pub(super) member: Uuid,
    /// Members who have papers and have not voted, this one among them.
    pub(super) outstanding: usize,
}

impl Cast {
    /// What all calls share.
    pub(super) fn service(&self) -> &Arc<Service> {
        &self.call.service
    }

    /// Tries the cast out and undoes it: who is refused need not wait for a batch.
    pub(super) async fn tried(self: &Arc<Self>) -> Result<Standing> {
        let cast = Arc::clone(self);
        let write = self.call.service.store.write(move |tx| {
            let cast = Arc::clone(&cast);
            Box::pin(async move {
                let (ballot, member, _) = cast.allowed(tx).await?;
                let voters = voters_of(tx, cast.ballot_id).await?;
                if voters.contains(&member) {
                    return Err(Problem::new(codes::ALREADY_VOTED));
                }
                let issued =
                    ballot.issued.and_then(|issued| usize::try_from(issued).ok()).unwrap_or_default();
                let outstanding = issued.saturating_sub(voters.len() + ballot.paper_member_ids.0.len());
                Ok(Outcome::Discard(Standing { is_secret: ballot.is_secret, member, outstanding }))
            })
        });
        write.await
    }

    /// Whose office rests sees no ballot, and is told why.
    fn resting(&self, problem: Problem) -> Problem {
        if ![codes::NOT_FOUND, codes::FORBIDDEN_SCOPE].contains(&problem.code()) {
            return problem;
        }
        let rests = self.call.actor.resting_roles.iter().find(|(role, _)| role.is_mandate());
        rests.map_or(problem, |(_, code)| Problem::new(*code).with("action", "cast"))
    }

    /// The ballot, the member and the choices, if ballot and member allow the cast; whether the member has voted is not asked yet.
    async fn allowed(&self, tx: &Transaction) -> Result<(Model, Uuid, Vec<Mark>)> {
        let ballot =
            self.call.find::<Ballots>(tx, self.ballot_id).await.map_err(|problem| self.resting(problem))?;
        let member = voter(&self.call, tx, &ballot).await.map_err(|problem| self.resting(problem))?;
        if ballot.state != BallotState::Issuing || !ballot.counting_mode.casts() {
            let state: &str = platform::values::words::Words::word(ballot.state);
            return Err(Problem::new(codes::INVALID_TRANSITION).with("action", "cast").with("state", state));
        }
        let choices = choices(&self.body)?;
        let fits = choices.is_empty() || choices.len() == ballot.questions();
        if !fits || !choices.iter().all(|mark| ballot.option_set.knows(*mark)) {
            return Err(Problem::invalid("/choices", "one mark of the ballot's options for each question"));
        }
        if ballot.paper_member_ids.0.contains(&member) {
            // The own vote is the paper.
            return Err(Problem::new(codes::ALREADY_VOTED).with("action", "cast"));
        }
        // Whose papers come from a pool that nobody has signed for could be joined by others.
        if ballot.is_secret && !ballot.is_signed(SignedThing::Pool) {
            return Err(Problem::new(codes::RECORD_UNSIGNED).with("action", "cast"));
        }
        Ok((ballot, member, choices))
    }

    /// Adds the cast to the votes. Answers its receipt numbers; a recorded vote has none.
    async fn take(&self, tx: &Transaction, votes: &mut Votes) -> Result<Vec<ReceiptNumber>> {
        let (ballot, member, choices) = self.allowed(tx).await?;
        if ballot.is_secret {
            return votes.cast(member, choices, ballot.questions());
        }
        votes.record(member, choices)?;
        Ok(Vec::new())
    }
}

/// Writes the casts of one ballot in one transaction; each is taken or refused on its own, and told so by its place, with
/// its receipt numbers.
///
/// # Errors
/// The database failed: none is taken.
pub(super) async fn write_together(
    service: Arc<Service>,
    casts: Vec<Arc<Cast>>,
) -> Result<Vec<Result<Vec<ReceiptNumber>>>> {
    let casts = Arc::new(casts);
    let write = service.store.write(move |tx| {
        let casts = Arc::clone(&casts);
        Box::pin(async move {
            one_after_the_other(tx).await?;
            let Some(first) = casts.first() else { return Ok(Outcome::Discard(Vec::new())) };
            let mut votes = Votes::of(tx, &first.service().sealing, first.ballot_id).await?;
            let (before, mut answers) = (votes.count(), Vec::with_capacity(casts.len()));
            for cast in casts.iter() {
                match cast.take(tx, &mut votes).await {
                    // Not this cast is at fault but the transaction, and with it all of them.
                    Err(problem) if problem.is_failure() => return Err(problem),
                    answer => answers.push(answer),
                }
            }
            if votes.count() == before {
                return Ok(Outcome::Discard(answers));
            }
            votes.write(tx, Papers::Sealed).await?;
            Ok(Outcome::Commit(answers))
        })
    });
    write.await
}

/// What the paper says; a paper that names its voter is none.
fn choices(body: &Raw) -> Result<Vec<Mark>> {
    let named = body.value()?;
    if ["voter_id", "member_id", "deputy_id", "user_id"].iter().any(|name| named.get(name).is_some()) {
        return Err(Problem::new(codes::BALLOT_SECRECY));
    }
    Ok(body.parse::<Vote>()?.choices)
}

/// The member that the caller is: present at the meeting, without an interest.
async fn voter(call: &Call, tx: &Transaction, ballot: &Model) -> Result<Uuid> {
    let meeting = call.work(tx, &ballot.district_code).stored::<Meetings>(ballot.meeting_id).await?;
    let votes = call.actor.is_any(&[Role::ScMember, Role::Deputy]);
    let present =
        call.actor.deputy_id.filter(|member| votes && meeting.present_deputy_ids.0.contains(member));
    let member = present.ok_or_else(|| Problem::new(codes::FORBIDDEN_SCOPE).with("action", "cast"))?;
    // 代表法第六十一条: in office at this moment, and in this congress, whatever the roster says.
    let work = call.work(tx, &ballot.district_code);
    let in_office = all_in_office(&work, &[member], meeting.kind.office(), call.today()).await?;
    if of_the_congress(&work, meeting.organization_id, in_office).await?.is_empty() {
        return Err(Problem::new(codes::DEPUTY_NOT_IN_OFFICE).with("action", "cast"));
    }
    if ballot.excluded_member_ids.0.contains(&member) {
        return Err(Problem::new(codes::CONFLICT_OF_INTEREST));
    }
    Ok(member)
}
