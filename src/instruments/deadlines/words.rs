//! The words of a deadline: its states.

use chrono::NaiveDate;

platform::words! {
    /// States of 时限.
    pub enum DeadlineState {
        Running "进行中" / "Running",
        Met "按期" / "Met on time",
        MetLate "逾期完成" / "Met late",
        Overdue "已逾期" / "Overdue",
        Extended "已延期" / "Extended",
        Cancelled "取消" / "Cancelled",
    }
}

platform::words! {
    /// How urgent a deadline is: yellow from the day that the rule `deadline.yellow_days` sets, red after its last day.
    /// 期限的紧迫程度:自规则 `deadline.yellow_days` 规定之日起为黄灯,过最后一日为红灯。
    pub enum Light {
        Green "时间充裕" / "Ample time",
        Yellow "临近到期" / "Due soon",
        Red "已逾期" / "Overdue",
        Off "已了结" / "Settled",
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
