//! The row of an interpellation.

use super::words::{
    AnswerMode, FormalDefect, INTERPELLATION_ANSWER, INTERPELLATION_SECOND_ANSWER, InterpellationState,
};
use crate::signatures::{Demand, Joint};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::text::{Prose, Text},
};

platform::record! {
    /// An interpellation.
    Interpellations = "interpellation", InterpellationState {
        /// The supervision item of this form, if it is planned as one.
        #[set_by(content?)] #[filter]
        #[read_by(public)]
        item_id: Option<Uuid>,
        /// The government or a department of it, the supervisory commission, the court or the procuratorate of the district.
        #[set_by(content)] #[filter]
        #[read_by(public)]
        subject_organ_id: Uuid,
        /// The questions.
        #[set_by(content)] #[example("苏州河江桥段滨水贯通断点何时打通?")] #[search]
        #[read_by(public)]
        questions: Prose,
        /// The facts behind them.
        #[set_by(content)] #[example("断点涉及三处,列入计划两年未开工。")]
        contents: Prose,
        /// The members who ask.
        joint_member_ids: Ids,
        /// The members who took their name back after it was submitted.
        withdrawn_member_ids: Ids,
        /// When the last of the names that it takes was signed.
        enough_signed_on: Option<NaiveDate>,
        /// When it was submitted: the day on which enough members had signed.
        #[range]
        #[read_by(public)]
        submitted_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that decided on it.
        #[set_by(AnswerOrder, InterpellationRefusal)]
        decision_meeting_id: Option<Uuid>,
        /// What it lacks in form, if it was not accepted for that.
        #[set_by(InterpellationRefusal)]
        formal_defect: Option<FormalDefect>,
        /// Why it was not accepted.
        refusal_reason: Option<Prose>,
        /// How the organ answers.
        #[set_by(AnswerOrder)]
        #[read_by(public)]
        answer_mode: Option<AnswerMode>,
        /// Until when.
        #[set_by(AnswerOrder)]
        #[due(INTERPELLATION_ANSWER)]
        answer_due_on: Option<NaiveDate>,
        /// What the organ answered.
        #[set_by(InterpellationAnswer)] #[example("三处断点分别于年内和明年上半年打通,每季度书面报告进展。")]
        answer: Option<Prose>,
        /// The written answer.

        #[set_by(InterpellationAnswer?)]
        answer_document_id: Option<Uuid>,
        /// The meeting of an oral answer, as it was decided.

        #[set_by(AnswerOrder?)]
        answer_meeting_id: Option<Uuid>,
        /// The head of the organ who answered.

        #[set_by(InterpellationAnswer)] #[personal] #[example("演示负责人001")]
        answered_by: Option<Text<50>>,
        /// When.

        #[set_by(InterpellationAnswer)]
        #[read_by(public)]
        answered_on: Option<NaiveDate>,
        /// The members whom the answer does not satisfy.
        dissatisfied_member_ids: Ids,
        /// When most of them asked for another answer.
        second_answer_requested_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that decided on a second answer.
        second_decision_meeting_id: Option<Uuid>,
        /// Why it declined one; it does so once.
        second_refusal_reason: Option<Prose>,
        /// How the organ answers again.

        second_answer_mode: Option<AnswerMode>,
        /// Until when it answers again.

        #[due(INTERPELLATION_SECOND_ANSWER)]
        second_answer_due_on: Option<NaiveDate>,
        /// What it answered again.
        second_answer: Option<Prose>,
        /// The written second answer.

        second_answer_document_id: Option<Uuid>,
        /// The meeting of an oral second answer.

        second_answer_meeting_id: Option<Uuid>,
        /// The head of the organ who answered again.

        #[personal]
        second_answered_by: Option<Text<50>>,
        /// When.

        #[read_by(public)]
        second_answered_on: Option<NaiveDate>,
    }
    content InterpellationContent;
    view InterpellationView;
    retired answer_due_on, second_answer_due_on;
    /// What the Chairpersons' Meeting decides on the answer.
    body AnswerOrder;
    /// Why the Chairpersons' Meeting does not accept it: for its form, which is named.
    body InterpellationRefusal {
        /// Why.
        pub reason: Prose,
    }
    /// The answer of the organ.
    body InterpellationAnswer {
        /// Another meeting of an oral answer, if the one that was decided is cancelled.
        pub answer_meeting_id: Option<Uuid>,
        /// The head who signed it, for a written answer.
        pub signed_by_user_id: Option<Uuid>,
        /// Whether the head attended the meeting of an oral answer.
        #[serde(default)]
        pub head_attended: bool,
        /// Whether the signatories were invited to the meeting of an oral answer.
        #[serde(default)]
        pub signatories_invited: bool,
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
