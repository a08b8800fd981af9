//! The row of a month schedule.

use super::words::{ItemOutcome, MonthScheduleState, ScheduledActivity, ScheduledItem};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{
        numbers::{Whole, Year},
        text::Prose,
    },
};
use uuid::Uuid;

platform::record! {
    /// A month schedule.
    /// 月度工作安排。
    MonthSchedules = "month_schedule", MonthScheduleState {
        /// The site.
        /// 站点。
        #[set_by(create)] #[read_by(public)] #[filter]
        site_id: Uuid,
        /// The street working committee or town presidium that runs the site.
        /// 负责该站点的街道人大工委或者镇人大主席团。
        #[read_by(public)] #[filter]
        committee_id: Uuid,
        /// The year.
        /// 年度。
        #[set_by(create)] #[read_by(public)] #[filter] #[example(2026)]
        year: Year,
        /// The month.
        /// 月份。
        #[set_by(create)] #[read_by(public)] #[filter] #[example(10)]
        month: Whole<1, 12>,
        /// What is planned.
        /// 各项安排。
        #[set_by(content, ScheduleChange)] #[read_by(public)]
        #[schema(max_items = 100)]
        items: List<ScheduledItem>,
        /// The activities of the items, which are made with the publication.
        /// 各项安排对应的活动,随发布生成。
        #[read_by(public)]
        activities: List<ScheduledActivity>,
        /// What was planned before it was changed.
        /// 变更前的安排。
        former_items: List<ScheduledItem>,
        /// When it was published.
        /// 发布日期。
        #[read_by(public)]
        published_on: Option<NaiveDate>,
        /// Whether it was published after the month had begun.
        /// 是否逾期发布。
        #[read_by(public)]
        late: bool,
        /// What became of each item.
        /// 各项安排的执行情况。
        #[set_by(ScheduleClosing)] #[read_by(public)]
        #[schema(min_items = 1)]
        outcomes: List<ItemOutcome>,
    }
    content MonthScheduleContent;
    create NewMonthSchedule;
    view MonthScheduleView;
    /// A change of what was published.
    /// 变更已发布的安排。
    body ScheduleChange {
        /// Why.
        /// 理由。
        #[example("当日场地检修,接待改在下一周举行。")]
        pub reason: Prose,
        /// The public notice, if an item is changed shortly before its day.
        /// 临近日期变更的,公告文书。
        pub notice_document_id: Option<Uuid>,
    }
    /// What became of the month.
    /// 月度安排的执行情况。
    body ScheduleClosing;
}
