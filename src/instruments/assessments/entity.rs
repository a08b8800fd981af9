//! The row of an assessment.

use super::words::{AssessedItem, AssessmentState, GivenScore};
use crate::assessment_templates::{Grade, TargetKind};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{
        numbers::{Hundredths, Whole},
        text::{Prose, Text},
    },
};
use uuid::Uuid;

platform::record! {
    /// An assessment; points in hundredths.
    /// 一次考核;分值精确到百分之一。
    Assessments = "assessment", AssessmentState {
        /// The template.
        /// 所适用的考核方案。
        #[filter]
        template_id: Uuid,
        /// What kind of unit it is.
        /// 被考核单位的类别。
        #[filter]
        target_kind: TargetKind,
        /// The assessed unit.
        /// 被考核单位。
        #[filter]
        target_id: Uuid,
        /// The items.
        /// 各考核项目。
        item_scores: List<AssessedItem>,
        /// What the unit gives itself, with the automatic items that were scored then (points).
        /// 自评总分,含自评时已计分的自动计分项目(分)。
        self_total: Option<Hundredths>,
        /// The sum of the reviewed scores (points).
        /// 核查总分,即各项核查分数之和(分)。
        reviewed_total: Option<Hundredths>,
        /// What was given besides (points).
        /// 加分(分)。
        #[set_by(Review)]
        bonus: Option<Hundredths>,
        /// What was taken (points).
        /// 扣分(分)。
        #[set_by(Review)]
        deduction: Option<Hundredths>,
        /// Reviewed total + bonus − deduction (points).
        /// 最终总分,即核查总分 + 加分 − 扣分(分)。
        final_total: Option<Hundredths>,
        /// What it is worth.
        /// 等级。
        #[filter]
        grade: Option<Grade>,
        /// The stars of a site.
        /// 家站点的星级。
        #[set_by(Announcement?)] #[example(4)]
        star: Option<Whole<1, 5>>,
        /// Veto items that were hit.
        /// 触发的否决项。
        #[set_by(Review?)] #[example(["发生重大安全责任事故"])]
        veto_hits: List<Text<200>>,
        /// The users who reviewed.
        /// 核查人。
        #[set_by(Review)] #[example(["access.user:sc-member", "access.user:sc-member-2", "access.user:sc-member-3"])]
        reviewer_ids: List<Uuid>,
        /// When it was reviewed.
        /// 核查日期。
        reviewed_on: Option<NaiveDate>,
        /// Until when the unit can dispute the result.
        /// 被考核单位的申诉截止日期。
        dispute_until: Option<NaiveDate>,
        /// Why the unit disagreed.
        /// 被考核单位的申诉理由。
        #[set_by(Dispute)] #[example("第三项佐证文书已按期上传,请求重新核定该项得分。")]
        dispute_text: Option<Prose>,
        /// The answer.
        /// 对申诉的答复。
        #[set_by(DisputeAnswer)] #[example("经复核,该佐证文书在规定期限内提交,调整第三项得分。")]
        dispute_answer: Option<Prose>,
        /// The meeting that decided.
        /// 作出审定的会议。
        #[set_by(AssessmentDecision?)]
        decision_meeting_id: Option<Uuid>,
        /// The written decision.
        /// 书面审定决定。
        #[set_by(AssessmentDecision?)]
        decision_document_id: Option<Uuid>,
        /// When it was announced.
        /// 公布日期;会议为通知日期。
        announced_on: Option<NaiveDate>,
    }
    view AssessmentView;
    /// What the reviewers found.
    /// 核查人的核查结果。
    body Review {
        /// The scores of every manual item.
        /// 全部人工计分项目的分数。
        pub scores: Vec<GivenScore>,
    }
    /// Why the unit disagrees.
    /// 被考核单位的申诉。
    body Dispute;
    /// The answer to a dispute.
    /// 对申诉的答复。
    body DisputeAnswer {
        /// Manual items whose score is corrected.
        /// 更正分数的人工计分项目。
        #[serde(default)]
        pub scores: Vec<GivenScore>,
    }
    /// The decision on the result: of a meeting for street committees and sites, in writing for the others.
    /// 考核结果的审定:街道人大工委和家站点由会议审定,其他以书面审定。
    body AssessmentDecision;
    /// The announcement of a result.
    /// 考核结果的公布。
    body Announcement;
}
