//! Relations, guards and effects of clauses.

use super::{
    ClauseState, OpinionClauses,
    api::{Recheck, VerificationBody},
    entity::{ClauseContent, ClauseInvitation, Column, Model, ReportedResult},
    words::{CLAUSE_RECHECK, CLAUSE_RESULT, ClauseResult, Verification},
};
use crate::{
    codes,
    deadlines::{self, Opening, Period, PeriodUnit},
    deliberation_opinions::{DeliberationOpinions, OpinionState, entity as opinion, reopen},
    documents::Documents,
    issues::Issues,
    rule_sets::{RuleKind, rule},
};
use chrono::Months;
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::{actor::Actor, record::Assign},
    vocabulary::Role,
    workflow::{Guarded, Note, Relation, Sight, Verdict},
};
use registry::{deputies::each_in_office, organizations::Organizations, terms::Office};
use sea_orm::{ColumnTrait, QueryFilter};

type ClauseStep<'a> = Step<'a, OpinionClauses>;

const VERIFICATION: Period =
    Period::after("CLAUSE_VERIFICATION", RuleKind::Supervision, "clause.verify_days", PeriodUnit::Days);
/// A refuted result is reported anew.
const NEW_RESULT: Period =
    Period::after(CLAUSE_RESULT, RuleKind::Supervision, "opinion.rehandle_months", PeriodUnit::Months);
/// What was planned or basically solved is looked at again.
const RECHECK: Period =
    Period::after(CLAUSE_RECHECK, RuleKind::Supervision, "clause.recheck_months", PeriodUnit::Months);

/// Whoever sees an opinion sees its clauses.
pub(super) fn seen_opinion(actor: &Actor) -> Sight<Model> {
    Sight::through::<DeliberationOpinions>(actor, Column::OpinionId)
}

/// An organ sees the clauses that it answers for, and all of those opinions that are addressed to it.
pub(super) fn seen_opinion_to_it(actor: &Actor) -> Sight<Model> {
    let to_it = Sight::is(opinion::Column::AddresseeOrganId, actor.organization_id);
    let of_an_opinion_to_it = Sight::of::<DeliberationOpinions>(actor, Column::OpinionId, to_it);
    Sight::all_of([Sight::any_of([target(actor).into(), of_an_opinion_to_it]), seen_opinion(actor)])
}

/// Staff of the organ that answers for the clause.
pub(super) fn target(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::TargetOrganId, actor.organization_id)
}

/// A deputy whom a committee invited to verify it.
pub(super) fn invited(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::InvitedDeputyIds, actor.deputy_id)
}

/// 代表法第六十一条、第六十二条: whoever is invited is a deputy in office, each once.
pub(super) async fn invited_in_office(step: &ClauseStep<'_>, body: &ClauseInvitation) -> Guarded {
    let (named, pointer) = (&body.invited_deputy_ids, "/invited_deputy_ids");
    each_in_office(step, named, Office::Deputy, step.today(), pointer).await
}

/// Clauses are written while the opinion is drafted, by the committee that leads it.
pub(super) async fn opinion_is_drafted<B>(step: &ClauseStep<'_>, _: &B) -> Guarded {
    let opinion = step.referred::<DeliberationOpinions>(step.row.opinion_id, "/opinion_id").await?;
    let actor = &step.call.actor;
    let own = actor.is(Role::ScOffice) || actor.acts_for(opinion.lead_committee_id);
    // A clause stays with its opinion: moving it would change one that was issued.
    let stays = step.before.as_ref().is_none_or(|before| before.opinion_id == step.row.opinion_id);
    Ok(Verdict::require(opinion.state == OpinionState::Drafted && own && stays).at("/opinion_id"))
}

/// The organ that answers: an organization of the district.
pub(super) async fn target_exists(step: &ClauseStep<'_>, body: &ClauseContent) -> Guarded {
    let found = step.all::<Organizations>();
    let found = found.filter(registry::organizations::entity::Column::Id.eq(body.target_organ_id));
    let Some(organ) = found.one(step.tx).await? else {
        return Ok(Verdict::require(false).at("/target_organ_id"));
    };
    if !organ.is_valid_on(step.today()) && !step.named_before().contains(&organ.id) {
        return Err(Problem::new(codes::ORGANIZATION_ENDED).at("/target_organ_id"));
    }
    Ok(Verdict::Holds)
}

/// The problem that the clause is about, if it names one.
pub(super) async fn issue_exists(step: &ClauseStep<'_>, body: &ClauseContent) -> Guarded {
    if let Some(issue) = body.issue_id {
        step.referred::<Issues>(issue, "/issue_id").await?;
    }
    Ok(Verdict::Holds)
}

/// Work on a clause begins when the opinion is issued, and again whenever it was reopened, tracking included.
pub(super) async fn opinion_is_handled(step: &ClauseStep<'_>, _: &Note) -> Guarded {
    let opinion = step.stored::<DeliberationOpinions>(step.row.opinion_id).await?;
    Ok(Verdict::require(!matches!(opinion.state, OpinionState::Drafted | OpinionState::Approved)))
}

/// `solved` has evidence, and the target was reached.
pub(super) async fn solved_with_evidence(step: &ClauseStep<'_>, body: &ReportedResult) -> Guarded {
    step.referred_all::<Documents>(&body.evidence_ids, |index| format!("/evidence_ids/{index}")).await?;
    let proved = !body.evidence_ids.is_empty() && body.target_reached;
    Ok(Verdict::require(body.result != ClauseResult::Solved || proved).at("/evidence_ids"))
}

/// What is not adopted is explained.
pub(super) async fn refusal_has_reasons(_: &ClauseStep<'_>, body: &ReportedResult) -> Guarded {
    let explained = body.result != ClauseResult::NotAdoptedExplained || body.result_text.is_some();
    Ok(Verdict::require(explained).at("/result_text"))
}

/// Who is responsible does not verify.
pub(super) async fn verifier_is_another(step: &ClauseStep<'_>, _: &VerificationBody) -> Guarded {
    Ok(Verdict::require(!step.call.actor.acts_for(step.row.target_organ_id)))
}

pub(super) async fn result_may_change(step: &ClauseStep<'_>, _: &Recheck) -> Guarded {
    let open_ended = matches!(step.row.result, Some(ClauseResult::Planned | ClauseResult::BasicallySolved));
    Ok(Verdict::require(open_ended))
}

/// A clause that names a day is reported on until then.
pub(super) async fn start(step: &mut ClauseStep<'_>, _: Note) -> Result<()> {
    let runs = deadlines::running_day(&step.work(), CLAUSE_RESULT, step.row.id).await?.is_some();
    if let Some(day) = step.row.due_on.filter(|_| !runs) {
        let basis = "审议意见条目的时限".into();
        let opening = Opening::on_day(day, CLAUSE_RESULT, step.row.id, step.row.target_organ_id, basis, None);
        deadlines::open::<OpinionClauses>(&step.work(), opening).await?;
    }
    Ok(())
}

/// What was reported is verified by the committee that leads the opinion.
async fn await_verification(step: &ClauseStep<'_>) -> Result<()> {
    let committee = step.stored::<DeliberationOpinions>(step.row.opinion_id).await?.lead_committee_id;
    VERIFICATION.open::<OpinionClauses>(&step.work(), step.row.id, committee, step.today()).await?;
    Ok(())
}

pub(super) async fn set_result(step: &mut ClauseStep<'_>, body: ReportedResult) -> Result<()> {
    deadlines::meet(&step.work(), CLAUSE_RESULT, step.row.id, step.today()).await?;
    await_verification(step).await?;
    body.assign(&mut step.row);
    step.row.verification = Verification::Unverified;
    Ok(())
}

/// A refutation says why.
pub(super) async fn refutation_has_reasons(_: &ClauseStep<'_>, body: &VerificationBody) -> Guarded {
    Ok(Verdict::require(body.confirmed || body.note.is_some()).at("/note"))
}

/// `refuted` reopens the clause with a new day, and an opinion that was closed. What is confirmed and not solved is looked at
/// again every half year.
pub(super) async fn verify(step: &mut ClauseStep<'_>, body: VerificationBody) -> Result<()> {
    let today = step.today();
    step.row.verification = if body.confirmed { Verification::Confirmed } else { Verification::Refuted };
    step.row.verified_by = Some(step.call.actor.user_id);
    step.row.verified_on = Some(today);
    step.row.first_verified_on.get_or_insert(today);
    let work = step.work();
    deadlines::meet(&work, VERIFICATION.code, step.row.id, today).await?;
    if body.confirmed {
        open_recheck(step).await?;
        return step.lead_to(ClauseState::Verified);
    }
    NEW_RESULT.reopen::<OpinionClauses>(&work, step.row.id, step.row.target_organ_id, today).await?;
    reopen(&work, step.row.opinion_id).await?;
    step.row.reopenings += 1;
    step.lead_to(ClauseState::Reopened)
}

/// The next look at a result that is not final, until it is solved or two years have passed.
async fn open_recheck(step: &ClauseStep<'_>) -> Result<()> {
    let open_ended = matches!(step.row.result, Some(ClauseResult::Planned | ClauseResult::BasicallySolved));
    let Some(first) = step.row.first_verified_on.filter(|_| open_ended) else { return Ok(()) };
    let work = step.work();
    let months = rule(&work, RuleKind::Supervision, "clause.recheck_limit_months", first).await?.value;
    let last = first.checked_add_months(Months::new(months));
    if last.is_none_or(|last| step.today() >= last) {
        return Ok(());
    }
    let committee = step.stored::<DeliberationOpinions>(step.row.opinion_id).await?.lead_committee_id;
    RECHECK.open::<OpinionClauses>(&work, step.row.id, committee, step.today()).await?;
    Ok(())
}

/// Asks for new evidence; that is what the deadline waits for.
pub(super) async fn ask_again(step: &mut ClauseStep<'_>, _: Recheck) -> Result<()> {
    step.row.verification = Verification::Unverified;
    await_verification(step).await?;
    let (work, today) = (step.work(), step.today());
    // Opinions that were closed before each clause had its own clock have one for all.
    deadlines::meet(&work, RECHECK.code, step.row.opinion_id, today).await?;
    deadlines::meet(&work, RECHECK.code, step.row.id, today).await
}
