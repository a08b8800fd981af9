//! The row of an evaluation.

use super::words::{AspectScore, DeputyEvaluationState, FormerResult};
use crate::score_standards::DutyGrade;
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::{Hundredths, Year},
        text::Prose,
    },
};

platform::record! {
    /// The evaluation of a deputy's year.
    /// 代表年度履职评价。
    DeputyEvaluations = "deputy_evaluation", DeputyEvaluationState {
        /// The deputy.
        /// 代表。
        #[set_by(content)] #[example("registry.deputy:12")] #[read_by(public)] #[filter]
        deputy_id: Uuid,
        /// The year.
        /// 评价年度。
        #[set_by(content)] #[example(2026)] #[read_by(public)] #[filter] #[sort]
        year: Year,
        /// The street committee or town presidium of the deputy's street or town.
        /// 代表所在街道的人大工委或者所在镇的人大主席团。
        #[filter]
        congress_body_id: Option<Uuid>,
        /// The conveners of the deputy's group.
        /// 代表所在小组的召集人。
        convener_ids: Ids,
        /// The standard of the duty score; null for the national default.
        /// 计分标准;适用全国默认标准的为空。
        standard_id: Option<Uuid>,
        /// The duty score, computed from verified records (points).
        /// 客观履职得分,由已核实的履职记录计算(分)。
        #[read_by(public)]
        duty_score: Option<Hundredths>,
        /// The deputy's own scores; empty where they were missed.
        /// 自评;逾期未评的为空。
        self_scores: List<AspectScore>,
        /// Those of the deputy group.
        /// 代表小组评分。
        group_scores: List<AspectScore>,
        /// Those of the street or town.
        /// 街镇评分。
        street_scores: List<AspectScore>,
        /// Those of the committee of the deputies' affairs.
        /// 代表工委评分。
        office_scores: List<AspectScore>,
        /// The score: the weighted mean of the parts that are there (points).
        /// 评价得分:各部分得分的加权平均,缺评部分不计(分)。
        #[read_by(public)]
        final_score: Option<Hundredths>,
        /// What it is worth.
        /// 等次。
        #[read_by(public)] #[filter]
        grade: Option<DutyGrade>,
        /// When it was scored last.
        /// 最近一次计分日期。
        scored_on: Option<NaiveDate>,
        /// Until when the deputy may object.
        /// 代表可以提出异议的截止日期。
        objection_until: Option<NaiveDate>,
        /// What the deputy objects to.
        /// 代表的异议。
        objection_text: Option<Prose>,
        /// The answer.
        /// 对异议的答复。
        #[set_by(EvaluationObjectionAnswer)] #[example("经核对履职记录,维持原评分。")]
        objection_answer: Option<Prose>,
        /// The Chairpersons' Meeting that confirmed it.
        /// 确认评价结果的主任会议。
        #[set_by(EvaluationConfirmation)] #[example("registry.meeting:1")]
        decision_meeting_id: Option<Uuid>,
        /// When it was announced.
        /// 公布日期。
        #[read_by(public)]
        announced_on: Option<NaiveDate>,
        /// Whether it was announced to everybody, and not to the delegation alone.
        /// 是否向社会公布;否的仅向代表团公布。
        published: bool,
        /// When somebody talked with the deputy.
        /// 约谈日期。
        interviewed_on: Option<NaiveDate>,
        /// The second poor year running: the deputy is advised to resign.
        /// 连续两年等次为“差”,已建议代表辞去职务。
        resignation_advised: bool,
        /// The results before they were corrected.
        /// 更正前的评价结果。
        former_results: List<FormerResult>,
    }
    content DeputyEvaluationContent;
    view DeputyEvaluationView;
    lists ConvenerIds;
    /// The answer to an objection, with other scores where it is right.
    /// 对异议的答复;异议成立的,同时更正评分。
    body EvaluationObjectionAnswer {
        /// The corrected scores of the committee of the deputies' affairs; empty if they stay.
        /// 更正后的代表工委评分;维持原评分的为空。
        #[serde(default)]
        #[schema(max_items = 8)]
        #[example([])]
        pub scores: Vec<AspectScore>,
    }
    /// The decision of the Chairpersons' Meeting.
    /// 主任会议的确认决定。
    body EvaluationConfirmation;
}
