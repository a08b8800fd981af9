//! The row of an assessment.

use super::words::{AssessedItem, AssessmentState, CorrectionGround, FormerResult, FoundVeto, GivenScore};
use crate::assessment_templates::{Grade, TargetKind};
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
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
        /// The assessed unit: an organization, or a site.
        /// 被考核单位:机构或者家站点。
        #[filter] #[example("registry.organization:street-committee")]
        target_id: Uuid,
        /// The organization whose staff answers for it: the unit itself, of a site the street committee or town presidium that runs it.
        /// 负责的机构:被考核单位本身;家站点为负责该站点的街道人大工委或者镇人大主席团。
        #[filter]
        organization_id: Uuid,
        /// The users who act for a site: its leader and liaisons.
        /// 代表家站点办理的用户:站长和联络员。
        acting_ids: Ids,
        /// 1, and one more with each correction.
        /// 版本号:从1起,每次更正加1。
        #[schema(minimum = 1)] #[example(1)]
        version_no: i32,
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
        #[example(4)]
        star: Option<Whole<1, 5>>,
        /// What the records have that fails it.
        /// 由记录认定的否决情形。
        vetoes_found: List<FoundVeto>,
        /// Veto items that were hit.
        /// 触发的否决项。
        #[set_by(Review?)] #[example(["发生重大安全责任事故"])]
        veto_hits: List<Text<200>>,
        /// The users who reviewed.
        /// 核查人。
        #[set_by(Review)] #[example(["access.user:committee-staff", "access.user:deputy-affairs"])]
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
        /// Why the result was corrected last.
        /// 最近一次更正的原因。
        #[set_by(ResultCorrection)]
        correction_ground: Option<CorrectionGround>,
        /// What was wrong.
        /// 更正的具体理由。
        #[set_by(ResultCorrection)] #[example("经核查,所计一次接待活动未如实举行,已予作废。")]
        correction_reason: Option<Prose>,
        /// When it was found.
        /// 发现日期。
        #[set_by(ResultCorrection)] #[example("2026-08-02")]
        fault_found_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that decided on the correction.
        /// 决定更正的主任会议。
        #[set_by(ResultCorrection)]
        correction_meeting_id: Option<Uuid>,
        /// The results before they were corrected.
        /// 更正前的各次结果。
        former_results: List<FormerResult>,
    }
    view AssessmentView;
    lists ActingIds;
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
    body Announcement {
        /// Always refused: the stars of a site follow from its total.
        /// 一律拒绝:家站点的星级由总分确定,不得手工填写。
        #[serde(default)]
        #[example(null)]
        pub star: Option<Whole<1, 5>>,
    }
    /// What was announced is corrected.
    /// 更正已公布的考核结果。
    body ResultCorrection {
        /// Manual items whose score is corrected; automatic ones are computed anew.
        /// 更正分数的人工计分项目;自动计分项目重新计算。
        #[serde(default)]
        pub scores: Vec<GivenScore>,
    }
}
