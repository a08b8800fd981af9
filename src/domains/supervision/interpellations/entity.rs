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
    /// 质询案。
    Interpellations = "interpellation", InterpellationState {
        /// The supervision item of this form, if it is planned as one.
        /// 列入计划的,与该形式相应的监督议题。
        #[set_by(content?)] #[example(null)] #[filter]
        #[read_by(public)]
        item_id: Option<Uuid>,
        /// The government or a department of it, the supervisory commission, the court or the procuratorate of the district.
        /// 受质询机关:区人民政府及其部门、监察委员会、人民法院或者人民检察院。
        #[set_by(content)] #[example("registry.organization:construction")] #[filter]
        #[read_by(public)]
        subject_organ_id: Uuid,
        /// The questions.
        /// 质询的问题。
        #[set_by(content)] #[example("苏州河江桥段滨水贯通断点何时打通?")] #[search]
        #[read_by(public)]
        questions: Prose,
        /// The facts behind them.
        /// 质询的问题所依据的事实。
        #[set_by(content)] #[example("断点涉及三处,列入计划两年未开工。")]
        contents: Prose,
        /// The members who ask.
        /// 联名提出质询的组成人员。
        joint_member_ids: Ids,
        /// The members who took their name back after it was submitted.
        /// 提出后撤回联名的组成人员。
        withdrawn_member_ids: Ids,
        /// When the last of the names that it takes was signed.
        /// 联名达到所需人数时,最后一名联名人的签署日期。
        enough_signed_on: Option<NaiveDate>,
        /// When it was submitted: the day on which enough members had signed.
        /// 提出日期:签署达到所需人数之日。
        #[range]
        #[read_by(public)]
        submitted_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that decided on it.
        /// 对其作出决定的主任会议。
        #[set_by(AnswerOrder, InterpellationRefusal)]
        decision_meeting_id: Option<Uuid>,
        /// What it lacks in form, if it was not accepted for that.
        /// 因形式原因不予交办的,其形式上的欠缺。
        #[set_by(InterpellationRefusal)]
        formal_defect: Option<FormalDefect>,
        /// Why it was not accepted.
        /// 不予交办的理由。
        #[example("所提问题不属于受质询机关职权范围。")]
        refusal_reason: Option<Prose>,
        /// How the organ answers.
        /// 答复方式。
        #[set_by(AnswerOrder)]
        #[read_by(public)]
        answer_mode: Option<AnswerMode>,
        /// Until when.
        /// 期限。
        #[set_by(AnswerOrder)]
        #[due(INTERPELLATION_ANSWER)]
        answer_due_on: Option<NaiveDate>,
        /// What the organ answered.
        /// 答复内容。
        #[set_by(InterpellationAnswer)] #[example("三处断点分别于年内和明年上半年打通,每季度书面报告进展。")]
        answer: Option<Prose>,
        /// The written answer.
        /// 书面答复。

        #[set_by(InterpellationAnswer?)]
        answer_document_id: Option<Uuid>,
        /// The meeting of an oral answer, as it was decided.
        /// 决定的口头答复会议。

        #[set_by(AnswerOrder?)]
        answer_meeting_id: Option<Uuid>,
        /// The head of the organ who answered.
        /// 作出答复的机关负责人。

        #[set_by(InterpellationAnswer)] #[personal] #[example("演示负责人001")]
        answered_by: Option<Text<50>>,
        /// When.
        /// 时间。

        #[set_by(InterpellationAnswer)]
        #[read_by(public)]
        answered_on: Option<NaiveDate>,
        /// The members whom the answer does not satisfy.
        /// 对答复不满意的组成人员。
        dissatisfied_member_ids: Ids,
        /// When most of them asked for another answer.
        /// 过半数联名的组成人员要求再作答复的日期。
        second_answer_requested_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that decided on a second answer.
        /// 就再作答复作出决定的主任会议。
        second_decision_meeting_id: Option<Uuid>,
        /// Why it declined one; it does so once.
        /// 决定不再答复的理由;此项决定仅限一次。
        #[example("质询案内容已由补充答复说明。")]
        second_refusal_reason: Option<Prose>,
        /// How the organ answers again.
        /// 再作答复的方式。

        second_answer_mode: Option<AnswerMode>,
        /// Until when it answers again.
        /// 再作答复的期限。

        #[due(INTERPELLATION_SECOND_ANSWER)]
        second_answer_due_on: Option<NaiveDate>,
        /// What it answered again.
        /// 再作答复的内容。
        #[example("补充说明两处断点的用地协调进度和责任单位。")]
        second_answer: Option<Prose>,
        /// The written second answer.
        /// 再作的书面答复。

        second_answer_document_id: Option<Uuid>,
        /// The meeting of an oral second answer.
        /// 再作口头答复的会议。

        second_answer_meeting_id: Option<Uuid>,
        /// The head of the organ who answered again.
        /// 再作答复的机关负责人。

        #[personal]
        second_answered_by: Option<Text<50>>,
        /// When.
        /// 时间。

        #[read_by(public)]
        second_answered_on: Option<NaiveDate>,
    }
    content InterpellationContent;
    view InterpellationView;
    retired answer_due_on, second_answer_due_on;
    /// What the Chairpersons' Meeting decides on the answer.
    /// 主任会议关于答复的决定。
    body AnswerOrder;
    /// Why the Chairpersons' Meeting does not accept it: for its form, which is named.
    /// 主任会议不予交办的理由:限于形式上的欠缺,并须指明。
    body InterpellationRefusal {
        /// Why.
        /// 理由。
        #[example("所提问题不属于受质询机关职权范围,主任会议决定不交付。")]
        pub reason: Prose,
    }
    /// The answer of the organ.
    /// 受质询机关的答复。
    body InterpellationAnswer {
        /// Another meeting of an oral answer, if the one that was decided is cancelled.
        /// 原定会议取消的,另行确定的口头答复会议。
        pub answer_meeting_id: Option<Uuid>,
        /// The head who signed it, for a written answer.
        /// 签署书面答复的机关负责人。
        #[example("access.user:organ-head")]
        pub signed_by_user_id: Option<Uuid>,
        /// Whether the head attended the meeting of an oral answer.
        /// 机关负责人是否到会作口头答复。
        #[serde(default)]
        pub head_attended: bool,
        /// Whether the signatories were invited to the meeting of an oral answer.
        /// 是否邀请联名的组成人员参加口头答复的会议。
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
