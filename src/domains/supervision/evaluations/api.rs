//! What callers send and see of evaluations.

use super::{
    Band,
    entity::{Column, Model},
    words::EvaluationFact,
};
use crate::{items::Items, ties};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{numbers::Hundredths, text::Prose},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The evaluation of a closed item.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationContent {
    /// The item; it stays.
    pub item_id: Uuid,
    /// The conclusion, as far as it is drafted.
    #[schema(examples("选题精准、调研扎实,研究处理及时,群众反映良好。"))]
    pub conclusion: Option<Prose>,
}

impl Content<Model> for EvaluationContent {
    fn read(row: &Model) -> Self {
        Self { item_id: row.item_id, conclusion: row.conclusion.as_deref().map(Prose::stored) }
    }

    fn write(&self, row: &mut Model) {
        row.item_id = self.item_id;
        row.conclusion = self.conclusion.as_ref().map(ToString::to_string);
    }
}

/// The conclusion of an evaluation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationConclusion {
    /// The conclusion; the drafted one if it is left out.
    pub conclusion: Option<Prose>,
}

/// An evaluation as callers see it.
#[derive(Serialize, ToSchema)]
pub struct EvaluationView {
    /// The item and the conclusion.
    #[serde(flatten)]
    pub content: EvaluationContent,
    /// 选题精准: the topic score.
    pub topic_precision: Option<Hundredths>,
    /// 调研深度: modes, sites, deputies, visits that were not announced.
    pub investigation_depth: Option<Hundredths>,
    /// 审议质量: the opinion, the speakers, the time.
    pub deliberation_quality: Option<Hundredths>,
    /// 跟踪问效: clauses solved and verified, disposal in time.
    pub follow_up: Option<Hundredths>,
    /// 公开透明: what is published, and how soon.
    pub openness: Option<Hundredths>,
    /// 实效满意: the satisfaction vote.
    pub effect: Option<Hundredths>,
    /// The weighted mean of the dimensions that exist.
    pub index_score: Option<Hundredths>,
    /// What it is worth.
    pub band: Option<Band>,
    /// When it was computed last.
    pub computed_on: Option<NaiveDate>,
    /// The rule set with the weights; null for national defaults.
    pub rule_set_id: Option<Uuid>,
    /// The numbers that it was computed from; scores in hundredths.
    pub facts: Vec<EvaluationFact>,
}

impl View<Model> for EvaluationView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        let score = |value: Option<i32>| value.map(|value| Hundredths(value.into()));
        Self {
            content: EvaluationContent::read(row),
            topic_precision: score(row.topic_precision),
            investigation_depth: score(row.investigation_depth),
            deliberation_quality: score(row.deliberation_quality),
            follow_up: score(row.follow_up),
            openness: score(row.openness),
            effect: score(row.effect),
            index_score: score(row.index_score),
            band: row.band,
            computed_on: row.computed_on,
            rule_set_id: row.rule_set_id,
            facts: row.facts.0.clone(),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ItemId)
        .any_of::<Band>(Column::Band)
        .comes_of::<Items>(ties::EVALUATED_BY, Column::ItemId)
        .expand::<Items>("item", Column::ItemId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
