//! What the indicators of a year are counted from: a fixed number of queries, whatever the year holds.

use super::commitment::Commitment;
use crate::{
    dossier::{ANNOUNCED, Dossier, Which},
    inquiry_questions::{InquiryQuestions, entity as question},
    items::{Form, ItemState, Items, entity::Column as ItemColumn},
    normative_documents::{NormativeDocuments, entity as normative_document},
    plans::entity as plan,
    topic_calls::entity as topic_call,
    topic_proposals::{TopicProposals, entity as proposal},
};
use chrono::{Datelike, NaiveDate};
use instruments::{
    deliberation_opinions::{DeliberationOpinions, entity as opinion},
    opinion_clauses::{ClauseAction, ClauseState, OpinionClauses, entity as clause},
    rule_sets::{RuleBook, RuleKind},
    satisfaction_votes::{SatisfactionVotes, entity as vote, words::ObjectKind},
    statistics::Period,
};
use platform::{
    call::Call,
    problem::{Problem, Result},
    records::{audit::entity as audit, record::Record},
    values::{
        clock::{beginning_of, legal_date},
        words::Words,
    },
    workflow::{EntityOf, Workflow},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select, sea_query::SelectStatement,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The records of a year of a district.
pub(super) struct Reading {
    /// The days of the year, until today while it runs.
    pub period: Period,
    /// The rules of that day.
    pub rules: RuleBook,
    /// The items of the year that were not cancelled.
    pub dossiers: Vec<Dossier>,
    /// The opinions of special inquiries without an item that were issued in the year.
    pub inquiries: Vec<Dossier>,
    /// The proposals for the plan of the year.
    pub proposals: Vec<proposal::Model>,
    /// The votes on supervision that were announced in the year.
    pub votes: Vec<vote::Model>,
    /// Clauses on the items of the year that were ever reopened.
    pub reopened: BTreeSet<Uuid>,
    /// On which kind of record each opinion is that was voted on.
    pub sources: HashMap<Uuid, String>,
    /// What was promised in special inquiries and fell due in the year.
    pub commitments: Vec<Commitment>,
    /// The normative documents that were filed in the year.
    pub filed: Vec<normative_document::Model>,
    /// Special work reports that were heard since the Supervision Law.
    pub heard_since_the_law: i64,
}

/// Where a report has been heard.
pub(super) const HEARD: [ItemState; 3] = [ItemState::Deliberated, ItemState::Handling, ItemState::Closed];

fn first_of(year: i32) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1).ok_or_else(|| Problem::internal("a year outside the calendar"))
}

/// Active records of the caller's district.
fn all<W: Workflow>(call: &Call) -> Select<EntityOf<W>> {
    let district = W::Model::DISTRICT_CODE.eq(&*call.actor.district_code);
    EntityOf::<W>::find().filter(district).filter(W::Model::ARCHIVED_AT.is_null())
}

/// Items of the plans of some years, and items outside a plan that were recorded in them.
fn items_of(call: &Call, first: i32, last: i32) -> Result<Condition> {
    let plans = plan::Entity::find()
        .filter(plan::Column::DistrictCode.eq(&*call.actor.district_code))
        .filter(plan::Column::Year.between(first, last));
    let plans = plans.select_only().column(plan::Column::Id).into_query();
    let outside = Condition::all()
        .add(ItemColumn::PlanId.is_null())
        .add(ItemColumn::CreatedAt.gte(beginning_of(first_of(first)?)))
        .add(ItemColumn::CreatedAt.lt(beginning_of(first_of(last + 1)?)));
    let years = Condition::any().add(ItemColumn::PlanId.in_subquery(plans)).add(outside);
    Ok(Condition::all().add(years).add(ItemColumn::State.ne(ItemState::Cancelled)))
}

/// Proposals that answered a call for the plan of the year; those without a call are for the year after their own.
fn proposals_of(call: &Call, year: i32) -> Result<Condition> {
    let calls = topic_call::Entity::find()
        .filter(topic_call::Column::DistrictCode.eq(&*call.actor.district_code))
        .filter(topic_call::Column::PlanYear.eq(year));
    let calls = calls.select_only().column(topic_call::Column::Id).into_query();
    let without = Condition::all()
        .add(proposal::Column::CallId.is_null())
        .add(proposal::Column::CreatedAt.gte(beginning_of(first_of(year - 1)?)))
        .add(proposal::Column::CreatedAt.lt(beginning_of(first_of(year)?)));
    Ok(Condition::any().add(proposal::Column::CallId.in_subquery(calls)).add(without))
}

/// Votes on what the Standing Committee supervises.
const SUPERVISED: [ObjectKind; 4] = [
    ObjectKind::WorkReport,
    ObjectKind::OpinionHandling,
    ObjectKind::InquiryAnswer,
    ObjectKind::AuditRectification,
];

impl Reading {
    /// Reads a year.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of(call: &Call, period: Period) -> Result<Self> {
        let db = call.service.store.read();
        let (from, to, year) = (period.from, period.to, period.from.year());
        let end = first_of(year + 1)?;
        let last = end.pred_opt().unwrap_or(end);
        let rules = RuleBook::open(db, &call.actor.district_code, RuleKind::Supervision, to).await?;
        let since = i32::try_from(rules.number("statistics.first_year")?).map_err(Problem::internal)?;
        let which = Which { district_code: &call.actor.district_code, items: items_of(call, year, year)? };
        let heard = all::<Items>(call)
            .filter(items_of(call, since, year.max(since))?)
            .filter(ItemColumn::Form.eq(Form::SpecialWorkReport))
            .filter(ItemColumn::State.is_in(HEARD));
        let votes = all::<SatisfactionVotes>(call)
            .filter(vote::Column::State.is_in(ANNOUNCED))
            .filter(vote::Column::ObjectKind.is_in(SUPERVISED))
            .filter(vote::Column::AnnouncedOn.between(from, last));
        let votes = votes.all(db).await?;
        Ok(Self {
            dossiers: which.read(db).await?,
            inquiries: which.read_inquiries(db, (from, last)).await?,
            proposals: all::<TopicProposals>(call).filter(proposals_of(call, year)?).all(db).await?,
            sources: sources(call, &votes).await?,
            votes,
            commitments: commitments(call, from, to).await?,
            filed: all::<NormativeDocuments>(call)
                .filter(normative_document::Column::FiledOn.between(from, last))
                .all(db)
                .await?,
            reopened: reopened(call, which.clause_ids()).await?,
            heard_since_the_law: i64::try_from(heard.count(db).await?).map_err(Problem::internal)?,
            period,
            rules,
        })
    }
}

/// Clauses that were reopened at any time, as the audit trail has it.
async fn reopened(call: &Call, clauses: SelectStatement) -> Result<BTreeSet<Uuid>> {
    let reopened = audit::Entity::find()
        .filter(audit::Column::SubjectId.in_subquery(clauses))
        .filter(audit::Column::SubjectType.eq(OpinionClauses::KIND))
        .filter(audit::Column::ToState.eq(ClauseState::Reopened.word()))
        .select_only()
        .column(audit::Column::SubjectId)
        .distinct();
    let ids: Vec<Uuid> = reopened.into_tuple().all(call.service.store.read()).await?;
    Ok(ids.into_iter().collect())
}

/// On what the opinions are that were voted on, which may be of years before.
async fn sources(call: &Call, votes: &[vote::Model]) -> Result<HashMap<Uuid, String>> {
    let voted = votes.iter().filter(|vote| &*vote.subject_type == DeliberationOpinions::KIND);
    let voted = all::<DeliberationOpinions>(call)
        .filter(opinion::Column::Id.is_in(voted.map(|vote| vote.subject_id)))
        .select_only()
        .columns([opinion::Column::Id, opinion::Column::SourceType]);
    let found: Vec<(Uuid, String)> = voted.into_tuple().all(call.service.store.read()).await?;
    Ok(found.into_iter().collect())
}

/// The promises that fell due in the year: three queries, one of them on the trail for the day of the report.
async fn commitments(call: &Call, from: NaiveDate, to: NaiveDate) -> Result<Vec<Commitment>> {
    let db = call.service.store.read();
    let promised = all::<InquiryQuestions>(call)
        .filter(question::Column::Commitment.is_not_null())
        .filter(question::Column::CommitmentDueOn.between(from, to));
    let ids = promised.clone().filter(question::Column::ClauseId.is_not_null());
    let ids = || ids.clone().select_only().column(question::Column::ClauseId).into_query();
    let clauses = all::<OpinionClauses>(call).filter(clause::Column::Id.in_subquery(ids()));
    let results: HashMap<Uuid, _> =
        clauses.all(db).await?.into_iter().map(|row| (row.id, row.result)).collect();
    let reports = audit::Entity::find()
        .filter(audit::Column::SubjectId.in_subquery(ids()))
        .filter(audit::Column::Action.eq(ClauseAction::ReportResult.word()))
        .order_by_asc(audit::Column::Sequence);
    // The last report of a clause stays.
    let reported: HashMap<Uuid, NaiveDate> = reports
        .all(db)
        .await?
        .into_iter()
        .map(|entry| (entry.subject_id, legal_date(entry.occurred_at)))
        .collect();
    let promised = promised.all(db).await?.into_iter().filter_map(|question| {
        let clause = question.clause_id;
        Some(Commitment {
            due_on: question.commitment_due_on?,
            result: clause.and_then(|id| results.get(&id).copied().flatten()),
            reported_on: clause.and_then(|id| reported.get(&id).copied()),
        })
    });
    Ok(promised.collect())
}
