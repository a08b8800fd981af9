//! What callers send and see of questions.

use super::{
    InquiryQuestions,
    entity::{Column, Model},
};
use crate::{special_inquiries::SpecialInquiries, ties};
use chrono::NaiveDate;
use instruments::{opinion_clauses::OpinionClauses, satisfaction_votes::SatisfactionVotes};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
};
use registry::{deputies::Deputies, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A question.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryQuestionContent {
    /// The inquiry.
    pub inquiry_id: Uuid,
    /// The member or deputy who asks.
    pub questioner_id: Uuid,
    /// The organ that answers.
    pub respondent_organ_id: Uuid,
    /// The field of the question.
    #[schema(examples("滨水空间"))]
    pub theme: Text<60>,
    /// The question.
    #[schema(examples("苏州河江桥段滨水贯通的断点何时打通?"))]
    pub text: Prose<10>,
    /// The question whose answer this one asks about.
    pub follow_up_of: Option<Uuid>,
    /// Whether the organ knows it before the meeting.
    pub disclosed_in_advance: bool,
}

/// An answer.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryAnswer {
    /// What the person responsible said.
    pub answer_summary: Prose,
    /// What was promised; it becomes a clause of the opinion.
    #[schema(examples("2025年底前打通江桥段三处断点,并按季度公布进展。"))]
    pub commitment: Option<Prose<15>>,
    /// Until when.
    pub commitment_due_on: Option<NaiveDate>,
}

/// The satisfaction vote on an answer.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerVote {
    /// The announced vote on this question.
    pub satisfaction_vote_id: Uuid,
}

impl Content<Model> for InquiryQuestionContent {
    fn read(row: &Model) -> Self {
        Self {
            inquiry_id: row.inquiry_id,
            questioner_id: row.questioner_id,
            respondent_organ_id: row.respondent_organ_id,
            theme: Text::stored(&row.theme),
            text: Text::stored(&row.text),
            follow_up_of: row.follow_up_of,
            disclosed_in_advance: row.disclosed_in_advance,
        }
    }

    fn write(&self, row: &mut Model) {
        row.inquiry_id = self.inquiry_id;
        row.questioner_id = self.questioner_id;
        row.respondent_organ_id = self.respondent_organ_id;
        row.theme = self.theme.to_string();
        row.text = self.text.to_string();
        row.follow_up_of = self.follow_up_of;
        row.disclosed_in_advance = self.disclosed_in_advance;
    }
}

/// A question as callers see it.
#[derive(Serialize, ToSchema)]
pub struct InquiryQuestionView {
    /// What is asked.
    #[serde(flatten)]
    pub content: InquiryQuestionContent,
    /// What the person responsible said.
    pub answer_summary: Option<String>,
    /// What was promised.
    pub commitment: Option<String>,
    /// Until when.
    pub commitment_due_on: Option<NaiveDate>,
    /// The clause that it became.
    pub clause_id: Option<Uuid>,
    /// The satisfaction vote on the answer.
    pub satisfaction_vote_id: Option<Uuid>,
}

impl View<Model> for InquiryQuestionView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: InquiryQuestionContent::read(row),
            answer_summary: row.answer_summary.clone(),
            commitment: row.commitment.clone(),
            commitment_due_on: row.commitment_due_on,
            clause_id: row.clause_id,
            satisfaction_vote_id: row.satisfaction_vote_id,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::InquiryId)
        .any_of::<Uuid>(Column::QuestionerId)
        .any_of::<Uuid>(Column::RespondentOrganId)
        .search(Column::Text)
        .comes_of::<SpecialInquiries>(ties::CONTAINS, Column::InquiryId)
        .comes_of::<InquiryQuestions>(ties::FOLLOWED_UP_BY, Column::FollowUpOf)
        .leads_to::<OpinionClauses>(ties::COMMITTED_IN, Column::ClauseId)
        .leads_to::<SatisfactionVotes>(ties::RATED_BY, Column::SatisfactionVoteId)
        .expand::<SpecialInquiries>("inquiry", Column::InquiryId)
        .expand::<Deputies>("questioner", Column::QuestionerId)
        .expand::<Organizations>("respondent_organ", Column::RespondentOrganId)
        .expand::<OpinionClauses>("clause", Column::ClauseId)
        .expand::<SatisfactionVotes>("satisfaction_vote", Column::SatisfactionVoteId)
}
