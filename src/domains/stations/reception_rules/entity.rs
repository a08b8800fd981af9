//! The row of a reception rule.

use super::words::{HolidayPolicy, ReceptionRuleState};
use chrono::NaiveDate;
use platform::values::{
    numbers::{Whole, Year},
    text::Text,
};
use uuid::Uuid;

platform::record! {
    /// A reception rule.
    /// 接待日规则。
    ReceptionRules = "reception_rule", ReceptionRuleState {
        /// The site.
        /// 站点。
        #[set_by(create)] #[example("stations.site:1")] #[read_by(public)] #[filter]
        site_id: Uuid,
        /// The street working committee or town presidium that runs the site.
        /// 负责该站点的街道人大工委或者镇人大主席团。
        #[read_by(public)] #[filter]
        committee_id: Uuid,
        /// The days, as RFC 5545 writes what recurs: `FREQ` is `DAILY`, `WEEKLY`, `MONTHLY` or `YEARLY`, with `INTERVAL`, `COUNT` or `UNTIL`
        /// (a date), `BYMONTH`, `BYMONTHDAY`, `BYDAY`, `BYSETPOS` and `WKST`. Counted from the first day on which the rule holds.
        /// 接待日,按 RFC 5545 的重复规则书写:`FREQ` 为 `DAILY`、`WEEKLY`、`MONTHLY` 或 `YEARLY`,可带 `INTERVAL`、`COUNT` 或 `UNTIL`(日期)、`BYMONTH`、`BYMONTHDAY`、`BYDAY`、`BYSETPOS`、`WKST`。自规则施行首日起算。
        #[set_by(content)] #[read_by(public)] #[example("FREQ=MONTHLY;BYMONTHDAY=15")]
        rrule: Text<200>,
        /// From when (24 hours).
        /// 开始时间(二十四小时制)。
        #[set_by(content)] #[read_by(public)] #[example("09:00")]
        start_time: Text<5, 5>,
        /// Until when.
        /// 结束时间。
        #[set_by(content)] #[read_by(public)] #[example("11:00")]
        end_time: Text<5, 5>,
        /// What becomes of a day on which nobody works.
        /// 遇节假日的处理。
        #[set_by(content)] #[read_by(public)] #[example("next_workday")]
        holiday_policy: HolidayPolicy,
        /// The first day on which it holds.
        /// 施行首日。
        #[set_by(content)] #[read_by(public)] #[example("2026-08-01")]
        valid_from: NaiveDate,
        /// The last day on which it holds; at most five years later.
        /// 施行末日;最长五年。
        #[set_by(content)] #[read_by(public)] #[example("2026-12-31")]
        valid_to: NaiveDate,
    }
    content ReceptionRuleContent;
    create NewReceptionRule;
    view ReceptionRuleView;
    /// The receptions of a month that go into its schedule.
    /// 纳入月度工作安排的接待。
    body MonthPlanning {
        /// The year.
        /// 年度。
        #[example(2026)]
        pub year: Year,
        /// The month.
        /// 月份。
        #[example(10)]
        pub month: Whole<1, 12>,
        /// About what.
        /// 主题。
        #[example("听取居民对停车和充电的意见")]
        pub topic: Text<100>,
        /// Where.
        /// 地点。
        #[example("第一代表之家")]
        pub place: Text<100>,
        /// Who receives people.
        /// 参加接待的代表。
        #[serde(deserialize_with = "platform::values::strict::ids")]
        #[schema(min_items = 1, max_items = 50)]
        #[example(["registry.deputy:10"])]
        pub deputy_ids: Vec<Uuid>,
    }
}
