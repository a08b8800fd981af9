//! The row of an alert rule.

use super::{AlertLevel, AlertMeasure, MeasureUnit, words::AlertRuleState};
use crate::issues::IssueDomain;
use platform::{
    records::{
        measures::Comparison,
        record::{Computed, Viewer},
    },
    values::{numbers::Whole, text::Text},
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// An alert rule.
    /// 预警规则。
    AlertRules = "alert_rule", AlertRuleState {
        /// Code, unique in the district.
        /// 代码,区内唯一。
        #[set_by(content)] #[example("ISSUE_30_DAYS_OVERDUE")] #[sort] #[keyed]
        code: Text<40>,
        /// What the alert says; it becomes the title of its alerts.
        /// 预警的内容,即所触发预警的标题。
        #[set_by(content)] #[example("问题整改逾期三十日以上")] #[search]
        title: Text<120>,
        /// The field of oversight; clocks and issues are watched in this field alone.
        /// 监督领域;时限和问题仅在本领域内监测。
        #[set_by(content)] #[filter]
        domain: IssueDomain,
        /// What is measured; votes, opinions, meetings, inquiries and items are measured in the field of supervision.
        /// 监测指标;满意度测评、审议意见、会议、询问和议题在监督领域内监测。
        #[set_by(content)] #[example("issue_days_overdue")] #[filter]
        measure: AlertMeasure,
        /// How the value stands to the threshold when the alert is raised.
        /// 触发预警时监测值与阈值的关系。
        #[set_by(content)]
        comparison: Comparison,
        /// The threshold, in the unit of the measure: days, months, items, or basis points (10000 is the whole).
        /// 阈值,按监测指标的单位计:日、月、项或者基点(10000 为全部)。
        #[set_by(content)] #[example(30)]
        threshold: Whole<0, 9_007_199_254_740_991>,
        /// How grave it is.
        /// 严重程度。
        #[set_by(content)] #[filter]
        level: AlertLevel,
        /// For how many days after an alert was closed the rule is silent about the same record (days).
        /// 预警关闭后,规则对同一记录不再触发预警的天数(日)。
        #[set_by(content)] #[example(30)]
        quiet_days: Whole<0, 3_650>,
        /// The service assigns the alert at once to the organization that answers for the record, where there is one.
        /// 是否由系统在触发时即将预警分派给该记录的责任单位;没有责任单位的除外。
        #[set_by(content?)]
        #[schema(required = true)]
        assigns_responsible: bool,
        /// The committee whose rule it is.
        /// 规则所属的委员会。
        author_organization_id: Uuid,
    }
    content AlertRuleContent;
    view AlertRuleView with Enabling;
}

/// What follows from measure and state.
/// 由指标和状态得出的内容。
#[derive(Debug, Serialize, ToSchema)]
pub struct Enabling {
    /// In what the threshold is counted.
    /// 阈值的计量单位。
    pub unit: MeasureUnit,
    /// Whether the rule raises alerts.
    /// 规则是否触发预警。
    pub enabled: bool,
}

impl Computed<Model> for Enabling {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { unit: row.measure.unit(), enabled: row.state == AlertRuleState::Enabled }
    }
}
