//! The row of an interpellation.

use super::words::{AnswerMode, InterpellationState};
use crate::signatures::{Demand, Joint};
use platform::records::record::Ids;

platform::record! {
    /// An interpellation.
    Interpellations = "interpellation", InterpellationState {
        subject_organ_id: Uuid,
        questions: String,
        contents: String,
        joint_member_ids: Ids,
        withdrawn_member_ids: Ids,
        submitted_on: Option<Date>,
        decision_meeting_id: Option<Uuid>,
        refusal_reason: Option<String>,
        answer_mode: Option<AnswerMode>,
        answer_due_on: Option<Date>,
        answer: Option<String>,
        answer_document_id: Option<Uuid>,
        answer_meeting_id: Option<Uuid>,
        answered_by: Option<String>,
        answered_on: Option<Date>,
        dissatisfied_member_ids: Ids,
        second_decision_meeting_id: Option<Uuid>,
        second_answer_mode: Option<AnswerMode>,
        second_answer_due_on: Option<Date>,
        second_answer: Option<String>,
        second_answer_document_id: Option<Uuid>,
        second_answer_meeting_id: Option<Uuid>,
        second_answered_by: Option<String>,
        second_answered_on: Option<Date>,
    }
}

impl Joint for Model {
    const SIGNATURES: Column = Column::JointMemberIds;

    fn signatures(&self) -> &Ids {
        &self.joint_member_ids
    }

    fn signatures_mut(&mut self) -> &mut Ids {
        &mut self.joint_member_ids
    }

    fn demand(&self) -> Option<Demand> {
        Some(Demand::Members("interpellation.min_members"))
    }
}
