//! The words of a deadline: its states.

use chrono::NaiveDate;

platform::words! {
    /// States of 时限.
    pub enum DeadlineState {
        Running "进行中",
        Met "按期",
        MetLate "逾期完成",
        Overdue "已逾期",
        Extended "已延期",
        Cancelled "取消",
    }
}

platform::words! {
    /// How urgent a deadline is: yellow from the day that the rule `deadline.yellow_days` sets, red after its last day.
    pub enum Light {
        Green "时间充裕",
        Yellow "临近到期",
        Red "已逾期",
        Off "已了结",
    }
}

impl Light {
    /// The light of a last day that still stands.
    #[must_use]
    pub fn before(due_on: NaiveDate, yellow_from: NaiveDate, today: NaiveDate) -> Self {
        if due_on < today {
            Self::Red
        } else if yellow_from <= today {
            Self::Yellow
        } else {
            Self::Green
        }
    }
}
