//! What callers send and see of interpellations.

use super::{
    entity::{Column, Model},
    words::AnswerMode,
};
use crate::conditions::decided;
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An interpellation: whom it asks, what, and why (监督法第五十一条).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterpellationContent {
    /// The government or a department of it, the supervisory commission, the court or the procuratorate of the district.
    pub subject_organ_id: Uuid,
    /// The questions.
    #[schema(examples("苏州河江桥段滨水贯通断点何时打通?"))]
    pub questions: Prose,
    /// The facts behind them.
    #[schema(examples("断点涉及三处,列入计划两年未开工。"))]
    pub contents: Prose,
}

/// What the Chairpersons' Meeting decides on the answer.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOrder {
    /// The meeting.
    pub decision_meeting_id: Uuid,
    /// How the organ answers.
    pub answer_mode: AnswerMode,
    /// Until when.
    pub answer_due_on: NaiveDate,
}

decided!(AnswerOrder);

/// The answer of the organ.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterpellationAnswer {
    /// What it says.
    #[schema(examples("三处断点分别于年内和明年上半年打通,每季度书面报告进展。"))]
    pub answer: Prose,
    /// The head of the organ who answered.
    #[schema(examples("演示负责人001"))]
    pub answered_by: Text<50>,
    /// When.
    pub answered_on: NaiveDate,
    /// The written answer.
    pub answer_document_id: Option<Uuid>,
    /// The head who signed it, for a written answer.
    pub signed_by_user_id: Option<Uuid>,
    /// The meeting, for an oral answer.
    pub answer_meeting_id: Option<Uuid>,
    /// Whether the head attended it.
    #[serde(default)]
    pub head_attended: bool,
}

impl Content<Model> for InterpellationContent {
    fn read(row: &Model) -> Self {
        Self {
            subject_organ_id: row.subject_organ_id,
            questions: Text::stored(&row.questions),
            contents: Text::stored(&row.contents),
        }
    }

    fn write(&self, row: &mut Model) {
        row.subject_organ_id = self.subject_organ_id;
        row.questions = self.questions.to_string();
        row.contents = self.contents.to_string();
    }
}

/// An answer as callers see it.
#[derive(Serialize, ToSchema)]
pub struct GivenAnswer {
    /// How the organ answers.
    pub mode: AnswerMode,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// What it said.
    pub text: Option<String>,
    /// The written answer.
    pub document_id: Option<Uuid>,
    /// The meeting of an oral answer.
    pub meeting_id: Option<Uuid>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// When.
    pub answered_on: Option<NaiveDate>,
}

/// An interpellation as callers see it.
#[derive(Serialize, ToSchema)]
pub struct InterpellationView {
    /// What was asked.
    #[serde(flatten)]
    pub content: InterpellationContent,
    /// The members who ask.
    pub joint_member_ids: Vec<Uuid>,
    /// The members who took their name back after it was submitted.
    pub withdrawn_member_ids: Vec<Uuid>,
    /// When it was submitted.
    pub submitted_on: Option<NaiveDate>,
    /// The Chairpersons' Meeting that decided on it.
    pub decision_meeting_id: Option<Uuid>,
    /// Why it was not accepted.
    pub refusal_reason: Option<String>,
    /// The answer, as it was ordered and given.
    pub answer: Option<GivenAnswer>,
    /// The members whom the answer does not satisfy.
    pub dissatisfied_member_ids: Vec<Uuid>,
    /// The Chairpersons' Meeting that ordered a second answer.
    pub second_decision_meeting_id: Option<Uuid>,
    /// The second answer, as it was ordered and given.
    pub second_answer: Option<GivenAnswer>,
}

impl View<Model> for InterpellationView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        let answer = row.answer_mode.map(|mode| GivenAnswer {
            mode,
            due_on: row.answer_due_on,
            text: row.answer.clone(),
            document_id: row.answer_document_id,
            meeting_id: row.answer_meeting_id,
            answered_by: row.answered_by.clone(),
            answered_on: row.answered_on,
        });
        let second_answer = row.second_answer_mode.map(|mode| GivenAnswer {
            mode,
            due_on: row.second_answer_due_on,
            text: row.second_answer.clone(),
            document_id: row.second_answer_document_id,
            meeting_id: row.second_answer_meeting_id,
            answered_by: row.second_answered_by.clone(),
            answered_on: row.second_answered_on,
        });
        Self {
            content: InterpellationContent::read(row),
            joint_member_ids: row.joint_member_ids.0.clone(),
            withdrawn_member_ids: row.withdrawn_member_ids.0.clone(),
            submitted_on: row.submitted_on,
            decision_meeting_id: row.decision_meeting_id,
            refusal_reason: row.refusal_reason.clone(),
            answer,
            dissatisfied_member_ids: row.dissatisfied_member_ids.0.clone(),
            second_decision_meeting_id: row.second_decision_meeting_id,
            second_answer,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::SubjectOrganId)
        .range::<NaiveDate>(Column::SubmittedOn)
        .search(Column::Questions)
        .expand::<Organizations>("subject_organ", Column::SubjectOrganId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
