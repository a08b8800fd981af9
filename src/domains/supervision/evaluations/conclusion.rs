//! A poor result is proposed for the plan of the next year.

use super::{Band, Evaluations, entity::Model};
use crate::{
    items::Items,
    topic_calls::{TopicCallState, TopicCalls, entity::Column as CallColumn},
    topic_proposals::{PolicyArea, SourceReference, TopicProposals, TopicSource},
};
use chrono::Datelike;
use instruments::links::{LinkKind, connect};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::record_reference::RecordReference,
    values::{clock::legal_date, text::Text},
    vocabulary::OrganizationFunction,
    workflow::Workflow,
};
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

/// The longest title of a proposal.
const TITLE: usize = 60;

/// Proposes the topic of a poor evaluation again: to the call for the next plan, if there is one.
pub(super) async fn propose_again(work: &UnitOfWork<'_>, evaluation: &Model) -> Result<()> {
    if evaluation.band != Some(Band::Poor) {
        return Ok(());
    }
    let item = work.stored::<Items>(evaluation.item_id).await?;
    let committee = work.stored::<Organizations>(item.lead_committee_id).await?;
    let next = legal_date(work.call.now).year() + 1;
    let call = work
        .all::<TopicCalls>()
        .filter(CallColumn::PlanYear.eq(next))
        .filter(CallColumn::State.ne(TopicCallState::Closed))
        .order_by_asc(CallColumn::OpensOn);
    let call = call.one(work.tx).await?;
    let score = evaluation.index_score.unwrap_or_default();
    let reason = format!(
        "《{}》的监督效果评估指数为{score}分,等级为“差”,尚未达到监督目的。按照监督评估结果运用的要求,提请列入{next}年度监督工作计划,继续跟踪监督。",
        item.title
    );
    let make = |row: &mut crate::topic_proposals::entity::Model| {
        row.call_id = call.map(|call| call.id);
        row.title = Text::stored(item.title.chars().take(TITLE).collect::<String>());
        row.reason = Text::stored(reason);
        row.expected_effect.clone_from(&item.purpose);
        row.source = TopicSource::CommitteeResearch;
        let source = SourceReference { kind: Text::stored(Evaluations::KIND), id: evaluation.id };
        row.source_refs = vec![source].into();
        row.proposed_form = item.form;
        row.supervised_organ_ids = vec![item.supervised_organ_id].into();
        row.policy_area =
            committee.functions.0.iter().copied().find_map(area_of).unwrap_or(PolicyArea::Other);
        row.proposer_organization_id = item.lead_committee_id;
    };
    let proposal = work.make::<TopicProposals>(make).await?;
    let (from, to) = (
        RecordReference::of::<Evaluations>(evaluation.id),
        RecordReference::of::<TopicProposals>(proposal.id),
    );
    connect(work, LinkKind::EvidenceFor, from, to).await
}

/// The field that a committee works in.
fn area_of(function: OrganizationFunction) -> Option<PolicyArea> {
    Some(match function {
        OrganizationFunction::FinanceEconomy | OrganizationFunction::BudgetWork => PolicyArea::FinanceEconomy,
        OrganizationFunction::UrbanEnvironment => PolicyArea::UrbanEnvironment,
        OrganizationFunction::EducationScienceCultureHealth => PolicyArea::EducationScienceCultureHealth,
        OrganizationFunction::SocialDevelopment => PolicyArea::SocialDevelopment,
        OrganizationFunction::SupervisoryJudicial => PolicyArea::SupervisoryJudicial,
        OrganizationFunction::AgricultureRural => PolicyArea::AgricultureRural,
        OrganizationFunction::EthnicOverseas => PolicyArea::EthnicOverseas,
        _ => return None,
    })
}
