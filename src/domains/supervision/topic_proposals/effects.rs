//! What the actions on a topic proposal write: the reply to the proposer, and what it becomes.

use super::{
    ProposalAction, TopicProposals,
    entity::{
        Column, Model, ProposalContent, ReviewerInvitation, TopicAdoption, TopicMerging, TopicScreening,
        TopicShortlisting,
    },
    guards::scores,
};
use crate::{items::Items, topic_calls::TopicCalls, topic_scores::formula::topic_score};
use access::{public_access::issue, users::Users};
use chrono::NaiveDate;
use instruments::{
    deadlines::{self, Opening, Period, PeriodUnit},
    links::{LinkKind, connect},
    rule_sets::{RuleBook, RuleKind},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::{record::Assign, record_reference::RecordReference},
    values::text::Text,
    vocabulary::Role,
    workflow::{Note, Reason},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type ProposalStep<'a> = Step<'a, TopicProposals>;

const SCREENING: Period =
    Period::after("TOPIC_SCREENING", RuleKind::Supervision, "topic.screen_days", PeriodUnit::Days);
const ADOPTION: &str = "TOPIC_ADOPTION";

async fn rules(step: &ProposalStep<'_>) -> Result<RuleBook> {
    let district = step.work().district_code;
    RuleBook::open(step.tx, district, RuleKind::Supervision, step.today()).await
}

/// Received: the office has a few days to screen it; who has no token gets a code to read the reply with.
pub(super) async fn submit(step: &mut ProposalStep<'_>, _: ProposalContent) -> Result<()> {
    if step.call.actor.is(Role::Public) {
        let code = issue::<TopicProposals>(&step.work(), step.row.id).await?;
        step.row.access_code = Some(code);
    }
    step.row.proposer_organization_id = step.call.actor.organization_id;
    let call = step.row.call_id.ok_or_else(|| Problem::internal("a proposal without its call"))?;
    let office = office_of(step, call).await?;
    SCREENING.open::<TopicProposals>(&step.work(), step.row.id, office, step.today()).await?;
    for source in &step.row.source_refs.0 {
        let source = RecordReference { kind: source.kind.to_string(), id: source.id };
        connect(&step.work(), LinkKind::EvidenceFor, source, this(step)).await?;
    }
    Ok(())
}

/// The proposal as links know it.
fn this(step: &ProposalStep<'_>) -> RecordReference {
    RecordReference::of::<TopicProposals>(step.row.id)
}

/// The office that made the call screens what comes in.
async fn office_of(step: &ProposalStep<'_>, call: Uuid) -> Result<Uuid> {
    let call = step.stored::<TopicCalls>(call).await?;
    Ok(step.stored::<Users>(call.created_by).await?.organization_id)
}

/// Screened: duplicates are merged into it, reviewers are invited.
pub(super) async fn screen(step: &mut ProposalStep<'_>, body: TopicScreening) -> Result<()> {
    let same = step.all::<TopicProposals>().filter(Column::Id.is_in(body.duplicate_ids)).all(step.tx).await?;
    for duplicate in same {
        let (id, into) = (duplicate.id, step.row.id);
        let reply = format!("与同一征集中的议题建议“{}”内容相同,合并研究。", step.row.title);
        let merge = |row: &mut Model| {
            row.merged_into_id = Some(into);
            row.decision_reason = Some(Text::stored(reply));
        };
        let work = step.work();
        work.advance::<TopicProposals>(duplicate, ProposalAction::Merge, merge).await?;
        deadlines::cancel_all(&work, id).await?;
        connect(&work, LinkKind::MergedInto, RecordReference::of::<TopicProposals>(id), this(step)).await?;
    }
    add_reviewers(step, body.reviewer_ids);
    deadlines::meet(&step.work(), SCREENING.code, step.row.id, step.today()).await
}

pub(super) async fn invite(step: &mut ProposalStep<'_>, body: ReviewerInvitation) -> Result<()> {
    add_reviewers(step, body.reviewer_ids);
    Ok(())
}

/// Each reviewer is invited once.
fn add_reviewers(step: &mut ProposalStep<'_>, reviewers: Vec<Uuid>) {
    for reviewer in reviewers {
        if !step.row.reviewer_ids.0.contains(&reviewer) {
            step.row.reviewer_ids.0.push(reviewer);
        }
    }
}

pub(super) async fn set_score(step: &mut ProposalStep<'_>, _: Note) -> Result<()> {
    step.row.score = topic_score(&scores(step).await?, &rules(step).await?)?;
    Ok(())
}

/// Shortlisted: the chairpersons decide before the plan year is well under way.
pub(super) async fn shortlist(step: &mut ProposalStep<'_>, body: TopicShortlisting) -> Result<()> {
    body.assign(&mut step.row);
    let Some(call) = step.row.call_id else { return Ok(()) };
    let year = step.stored::<TopicCalls>(call).await?.plan_year;
    let rule = rules(step).await?.rule("topic.adoption_month")?;
    let last = NaiveDate::from_ymd_opt(year.get32(), 1, 1)
        .and_then(|first| first.checked_add_months(chrono::Months::new(rule.value)))
        .and_then(|after| after.pred_opt())
        .ok_or_else(|| Problem::internal("a month outside the calendar"))?;
    let committee = step.call.actor.organization_id;
    let opening = Opening::on_day(last, ADOPTION, step.row.id, committee, rule.basis, rule.rule_set_id);
    deadlines::open::<TopicProposals>(&step.work(), opening).await?;
    Ok(())
}

/// Adopted: the topic becomes an item of the plan in the same transaction.
pub(super) async fn adopt(step: &mut ProposalStep<'_>, body: TopicAdoption) -> Result<()> {
    let proposal = step.row.clone();
    let make = |row: &mut crate::items::entity::Model| {
        row.item_no = body.item_no;
        row.title = Text::stored(proposal.title);
        row.purpose = proposal.expected_effect;
        row.form = proposal.proposed_form;
        row.plan_id = Some(body.plan_id);
        row.lead_committee_id = body.lead_committee_id;
        row.supervised_organ_id = body.supervised_organ_id;
    };
    let item = step.work().make::<Items>(make).await?.id;
    connect(&step.work(), LinkKind::ConvertedTo, this(step), RecordReference::of::<Items>(item)).await?;
    step.row.item_id = Some(item);
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    step.row.decision_reason = Some(body.reason);
    deadlines::meet(&step.work(), ADOPTION, step.row.id, step.today()).await
}

pub(super) async fn merge(step: &mut ProposalStep<'_>, body: TopicMerging) -> Result<()> {
    let target = RecordReference::of::<TopicProposals>(body.merged_into_id);
    connect(&step.work(), LinkKind::MergedInto, this(step), target).await?;
    step.row.merged_into_id = Some(body.merged_into_id);
    step.row.decision_reason = Some(body.reason);
    deadlines::cancel_all(&step.work(), step.row.id).await
}

/// Kept for later, or rejected: the proposer reads why.
pub(super) async fn reply(step: &mut ProposalStep<'_>, body: Reason) -> Result<()> {
    step.row.decision_reason = Some(body.reason);
    deadlines::cancel_all(&step.work(), step.row.id).await
}
