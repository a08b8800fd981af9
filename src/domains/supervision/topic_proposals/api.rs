//! What callers send and see of topic proposals.

use super::{
    entity::{Column, Model},
    words::{OrganReply, PolicyArea, SourceReference, TopicSource},
};
use crate::{
    items::{Form, Items},
    topic_calls::TopicCalls,
    topic_scores::{self, TopicScores},
};
use access::public_access::AccessCode;
use instruments::deadlines::{self, Deadlines};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::{Count, Hundredths},
        text::{Prose, Text},
    },
    vocabulary::{Role, groups},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Sources of a proposal at most.
pub(super) const MOST_SOURCES: usize = 50;

/// A topic proposal.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalContent {
    /// The call that it answers; only what follows from a poor evaluation has none.
    pub call_id: Option<Uuid>,
    /// The topic.
    #[schema(examples("老旧小区公共充电设施建设情况"))]
    pub title: Text<60>,
    /// Why it should be supervised: 50 characters or more.
    #[schema(examples(
        "多个居民区反映公共充电设施数量不足、维护不及时、占位严重,影响群众日常出行和消防安全,连续两年列入代表建议热点,建议听取专项工作报告并跟踪监督。"
    ))]
    pub reason: Prose<50>,
    /// What the supervision should bring about.
    #[schema(examples("推动形成布点计划并向社会公布。"))]
    pub expected_effect: Prose,
    /// Where it comes from.
    pub source: TopicSource,
    /// The records on which it rests; at least one unless the source is `public_concern` or `organ_request`.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub source_refs: Vec<SourceReference>,
    /// The form of supervision.
    pub proposed_form: Form,
    /// The organs to supervise: government, supervisory commission, court or procuratorate of the district.
    #[schema(min_items = 1)]
    pub supervised_organ_ids: Vec<Uuid>,
    /// The field.
    pub policy_area: PolicyArea,
    /// How many support it (persons).
    pub signatory_count: Option<Count>,
}

impl Content<Model> for ProposalContent {
    fn read(row: &Model) -> Self {
        Self {
            call_id: row.call_id,
            title: Text::stored(&row.title),
            reason: Prose::stored(&row.reason),
            expected_effect: Prose::stored(&row.expected_effect),
            source: row.source,
            source_refs: row.source_refs.0.clone(),
            proposed_form: row.proposed_form,
            supervised_organ_ids: row.supervised_organ_ids.0.clone(),
            policy_area: row.policy_area,
            signatory_count: row.signatory_count.map(Count::stored),
        }
    }

    fn write(&self, row: &mut Model) {
        row.call_id = self.call_id;
        row.title = self.title.to_string();
        row.reason = self.reason.to_string();
        row.expected_effect = self.expected_effect.to_string();
        row.source = self.source;
        row.source_refs = self.source_refs.clone().into();
        row.proposed_form = self.proposed_form;
        row.supervised_organ_ids = self.supervised_organ_ids.clone().into();
        row.policy_area = self.policy_area;
        row.signatory_count = self.signatory_count.map(Count::get32);
    }
}

/// A topic proposal as callers see it; the proposer reads in `decision_reason` what became of it and why.
#[derive(Serialize, ToSchema)]
pub struct ProposalView {
    /// What was proposed.
    #[serde(flatten)]
    pub content: ProposalContent,
    /// On whose behalf it was proposed.
    pub proposer_organization_id: Uuid,
    /// Who is invited to score it; for the congress side.
    pub reviewer_ids: Vec<Uuid>,
    /// The topic score.
    pub score: Option<Hundredths>,
    /// What the organs say of it; for the congress side.
    pub organ_replies: Vec<OrganReply>,
    /// The Chairpersons' Meeting that let it pass below the line.
    pub exception_meeting_id: Option<Uuid>,
    /// Why it passed below the line.
    pub exception_reason: Option<String>,
    /// The Chairpersons' Meeting that adopted it.
    pub decision_meeting_id: Option<Uuid>,
    /// The reasoned reply to the proposer.
    pub decision_reason: Option<String>,
    /// The proposal that it was merged into.
    pub merged_into_id: Option<Uuid>,
    /// The supervision item that it became.
    pub item_id: Option<Uuid>,
    /// The code with which somebody without a token reads the own proposal; shown once.
    pub access_code: Option<AccessCode>,
}

impl View<Model> for ProposalView {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        let inside = is_inside(viewer);
        Self {
            content: ProposalContent::read(row),
            proposer_organization_id: row.proposer_organization_id,
            reviewer_ids: if inside { row.reviewer_ids.0.clone() } else { Vec::new() },
            score: row.score.map(|score| Hundredths(score.into())),
            organ_replies: if inside { row.organ_replies.0.clone() } else { Vec::new() },
            exception_meeting_id: row.exception_meeting_id,
            exception_reason: row.exception_reason.clone(),
            decision_meeting_id: row.decision_meeting_id,
            decision_reason: row.decision_reason.clone(),
            merged_into_id: row.merged_into_id,
            item_id: row.item_id,
            access_code: row.access_code.clone(),
        }
    }

    fn hidden(_: &Model, viewer: &Viewer<'_>) -> &'static [&'static str] {
        if is_inside(viewer) { &[] } else { &["reviewer_ids", "organ_replies"] }
    }
}

/// Who scores and what organs replied is the business of the congress side.
fn is_inside(viewer: &Viewer<'_>) -> bool {
    viewer.actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat())
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::CallId)
        .any_of::<TopicSource>(Column::Source)
        .any_of::<PolicyArea>(Column::PolicyArea)
        .any_of::<Uuid>(Column::ItemId)
        .search(Column::Title)
        .expand::<TopicCalls>("call", Column::CallId)
        .expand::<Items>("item", Column::ItemId)
        .expand_many::<TopicScores>("scores", topic_scores::entity::Column::ProposalId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
