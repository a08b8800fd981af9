//! The row of a deadline.

use super::{
    Light,
    arithmetic::{Direction, PeriodUnit, Step},
    words::DeadlineState,
};
use chrono::NaiveDate;
use platform::{
    records::record::{Computed, List, Viewer},
    values::text::Prose,
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// A deadline of a record.
    /// 记录的期限。
    Deadlines = "deadline", DeadlineState {
        /// Kind of the record it is about.
        /// 所涉记录的类型。
        #[filter]
        #[example("supervision.item")]
        subject_type: String,
        /// The record it is about.
        /// 所涉记录。
        #[filter]
        subject_id: Uuid,
        /// Which deadline it is.
        /// 时限类型。
        #[filter] #[sort] #[search]
        #[example("REPORT_FINAL")]
        code: String,
        /// The article that says so.
        /// 所依据的条文。
        #[search]
        #[example("监督法第十五条")]
        basis: String,
        /// Who has to keep it.
        /// 责任单位。
        #[filter]
        responsible_organization_id: Uuid,
        /// From when it is counted.
        /// 起算日期。
        starts_on: NaiveDate,
        /// How much.
        /// 期限长度。
        #[schema(minimum = 0)] #[example(2)]
        amount: i32,
        /// Of what.
        /// 期限单位。
        unit: PeriodUnit,
        /// Which way.
        /// 计算方向。
        direction: Direction,
        /// The last day.
        /// 到期日。
        #[range] #[sort]
        due_on: NaiveDate,
        /// The last day after an extension.
        /// 延期后的到期日。
        #[set_by(Extension)]
        extended_to: Option<NaiveDate>,
        /// The last day as it stands: the extended one, or the first.
        /// 现行到期日:已延期的为延期后的到期日,未延期的为原到期日。
        #[range] #[sort]
        effective_due_on: NaiveDate,
        /// From when the light is yellow.
        /// 转为黄灯的日期。
        yellow_from: NaiveDate,
        /// When it was kept.
        /// 完成日期。
        met_on: Option<NaiveDate>,
        /// How often it was opened again after it had been met.
        /// 完成后重新开启的次数。
        #[schema(minimum = 0)] #[example(0)]
        reopenings: i32,
        /// Its last day had passed when it would have begun: it was never opened, and is kept for its day alone.
        /// 起算时到期日已过:时限从未开启,仅为保留其日期而登记。
        unopened: bool,
        /// The rule set that has the number; null for a national default.
        /// 规定该期限的规则集;适用全国默认值的为空。
        rule_set_id: Option<Uuid>,
        /// How the last day was found.
        /// 到期日的计算过程。
        steps: List<Step>,
    }
    view DeadlineView with Shining;
    /// An extension.
    /// 时限的延期。
    body Extension {
        /// Why.
        /// 理由。
        #[example("涉及部门较多,办理情况尚需汇总,经批准延长期限。")]
        pub reason: Prose,
    }
}

/// How a deadline looks today.
/// 期限今日的情况。
#[derive(Debug, Serialize, ToSchema)]
pub struct Shining {
    /// The light.
    /// 时限灯色。
    pub light: Light,
}

impl Computed<Model> for Shining {
    fn of(row: &Model, viewer: &Viewer<'_>) -> Self {
        Self { light: row.light(viewer.today) }
    }
}

impl Model {
    /// The light of the deadline on a day.
    #[must_use]
    pub fn light(&self, today: NaiveDate) -> Light {
        if DeadlineState::open().contains(&self.state) {
            Light::before(self.effective_due_on, self.yellow_from, today)
        } else {
            Light::Off
        }
    }
}
