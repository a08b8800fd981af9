//! What is told of an opinion: its own text and the disposal report of every round, to the deputies and the public
//! (监督法第十七条、第二十九条、第三十七条).

use super::{DeliberationOpinions, entity::Model};
use crate::{
    disposal_reports::{DisposalReports, submitted_reports_of},
    opinion_clauses::{OpinionClauses, entity as clause},
    publications::{BOTH, Draft, PublicationKind, Required, Side, draft},
};
use platform::{call::UnitOfWork, problem::Result, records::record_reference::RecordReference};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

fn side_of(opinion: &Model) -> Side {
    let (committees, organs) = (vec![opinion.lead_committee_id], vec![opinion.addressee_organ_id]);
    Side { committees, organs, ..Side::default() }
}

/// The opinion and its submitted disposal reports.
///
/// # Errors
/// The database failed.
pub async fn told_of(work: &UnitOfWork<'_>, opinion: &Model) -> Result<Vec<Required>> {
    let required = |subject, kinds| Required::of(subject, kinds, BOTH, side_of(opinion));
    let own = RecordReference::of::<DeliberationOpinions>(opinion.id);
    let mut all = vec![required(own, &[PublicationKind::DeliberationOpinion])];
    for report in submitted_reports_of(work, opinion.id).await? {
        let report = RecordReference::of::<DisposalReports>(report.id);
        all.push(required(report, &[PublicationKind::DisposalReport]));
    }
    Ok(all)
}

/// The issued opinion is drafted, clause by clause.
pub(super) async fn draft_opinion(work: &UnitOfWork<'_>, opinion: &Model) -> Result<()> {
    let clauses = work.all::<OpinionClauses>().filter(clause::Column::OpinionId.eq(opinion.id));
    let clauses = clauses.order_by_asc(clause::Column::Seq).all(work.tx).await?;
    let clauses: Vec<String> =
        clauses.iter().map(|clause| format!("{}. {}", clause.seq.get(), &*clause.request_text)).collect();
    let told = Draft {
        subject: RecordReference::of::<DeliberationOpinions>(opinion.id),
        kind: PublicationKind::DeliberationOpinion,
        scopes: BOTH,
        title: &opinion.title,
        text: format!("{}({})\n{}", opinion.title, opinion.document_number, clauses.join("\n")),
        round: None,
        document_id: None,
        organization: opinion.lead_committee_id,
    };
    draft(work, told).await
}

/// The submitted disposal report is drafted.
pub(super) async fn draft_disposal(
    work: &UnitOfWork<'_>,
    opinion: &Model,
    report: Uuid,
    document: Option<Uuid>,
) -> Result<()> {
    let title = format!("关于《{}》研究处理情况的报告", opinion.title);
    let told = Draft {
        subject: RecordReference::of::<DisposalReports>(report),
        kind: PublicationKind::DisposalReport,
        scopes: BOTH,
        title: &title,
        text: format!("{title}({})。", opinion.document_number),
        round: None,
        document_id: document,
        organization: opinion.lead_committee_id,
    };
    draft(work, told).await
}
