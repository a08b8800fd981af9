//! The row of an alert: what its rule said when it was raised stays with it, whatever becomes of the rule.

use super::words::AlertState;
use crate::{
    alert_rules::{AlertLevel, AlertMeasure, MeasureUnit},
    issues::IssueDomain,
};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::{
        measures::Comparison,
        record::{Computed, Viewer},
    },
    values::{
        numbers::Long,
        text::{Prose, Text},
    },
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// An alert.
    /// 一次预警。
    Alerts = "alert", AlertState {
        /// The rule that raised it; all below was copied from it then.
        /// 触发预警的规则;以下各项均在触发时从规则复制。
        #[filter]
        rule_id: Uuid,
        /// What it says.
        /// 具体内容。
        #[search]
        #[example("问题整改逾期三十日以上")]
        title: Text<120>,
        /// The field of oversight.
        /// 监督领域。
        #[filter]
        domain: IssueDomain,
        /// How grave it is.
        /// 严重程度。
        #[filter]
        level: AlertLevel,
        /// What was measured.
        /// 监测指标。
        #[filter]
        measure: AlertMeasure,
        /// How the value stood to the threshold.
        /// 触发时监测值与阈值的关系。
        comparison: Comparison,
        /// The threshold, in `unit`.
        /// 阈值,单位见 `unit`。
        #[example(800)]
        threshold: Long,
        /// The value when the alert was raised, in `unit`; a share is rounded half up here and was compared exactly.
        /// 触发预警时的监测值,单位见 `unit`;比例在此四舍五入,比较时按精确值。
        #[example(857)]
        value: Long,
        /// Kind of the record it is about.
        /// 所涉记录的类型。
        #[example("instrument.issue")]
        subject_type: String,
        /// The record it is about.
        /// 所涉记录。
        #[filter]
        subject_id: Uuid,
        /// Who is to explain it.
        /// 负责说明的单位。
        #[set_by(AlertAssignment)] #[example("registry.organization:construction")] #[filter]
        handler_org_id: Option<Uuid>,
        /// What the handler said.
        /// 处理单位的说明。
        #[set_by(AlertExplanation)] #[example("施工许可晚到二十日,已恢复施工。")]
        explanation: Option<Prose>,
        /// Why it was closed as it was.
        /// 关闭时所作结论的理由。
        #[example("施工许可补办完成,不再构成逾期。")]
        reason: Option<Prose>,
        /// When it was closed.
        /// 关闭日期。
        closed_on: Option<NaiveDate>,
        /// The issue that it became.
        /// 由预警升级形成的问题。
        issue_id: Option<Uuid>,
        /// Rule and subject while the alert is open: the database refuses a second one.
        #[read_by(nobody)]
        open_key: Option<String>,
    }
    view AlertView with Measured;
    /// Who is to explain an alert.
    /// 负责说明预警的单位。
    body AlertAssignment;
    /// What the handler says.
    /// 处理单位所作的说明。
    body AlertExplanation;
}

/// What goes with the value.
/// 与数值相关的内容。
#[derive(Debug, Serialize, ToSchema)]
pub struct Measured {
    /// In what threshold and value are counted.
    /// 阈值和监测值的计量单位。
    pub unit: MeasureUnit,
    /// When it was raised.
    /// 触发时间。
    pub triggered_at: DateTime<Utc>,
}

impl Computed<Model> for Measured {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { unit: row.measure.unit(), triggered_at: row.created_at }
    }
}
