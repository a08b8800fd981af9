//! The words of alert rules: what can be measured, in what, and how grave it is.

use crate::issues::IssueDomain;
use platform::{records::measures::WHOLE, words};

words! {
    /// What is measured; each is computed from records, by the part of the service that keeps them.
    /// 衡量的内容;均由主管该项的部分从记录计算。
    pub enum AlertMeasure {
        RecordDaysOverdue "记录最早未了结时限的逾期天数" / "Days past a record's oldest deadline",
        OrganizationDaysOverdue "单位最早未了结时限的逾期天数" / "Days past an organization's oldest deadline",
        IssueDaysOverdue "问题整改逾期天数" / "Days overdue in rectifying an issue",
        DissatisfiedShare "满意度测评不满意比例" / "Dissatisfied share in satisfaction votes",
        ReopenedShare "审议意见条目重新办理比例" / "Share of opinion clauses reopened",
        PlenaryInterval "距上次常委会会议的月数" / "Months since last Standing Committee meeting",
        CommitmentDaysOverdue "询问承诺逾期天数" / "Days overdue of an inquiry commitment",
        OrganItemsInQuarter "单一机关本季度议题数" / "Items of one organ this quarter",
        DaysWithoutMeeting "议题失去会议后等候的天数" / "Days an item awaits a meeting",
    }
}

words! {
    /// In what a measure counts; all are whole numbers, shares in basis points (10000 is the whole).
    /// 指标的计量单位;均为整数,比例以万分比计(10000 为全部)。
    pub enum MeasureUnit {
        Days "日" / "Days",
        Months "个月" / "Months",
        Items "项" / "Items",
        BasisPoints "个基点" / "Basis points",
    }
}

words! {
    /// How grave the alert is.
    /// 预警的严重程度。
    pub enum AlertLevel {
        Blue "蓝" / "Blue",
        Yellow "黄" / "Yellow",
        Red "红" / "Red",
    }
}

impl AlertMeasure {
    /// In what it counts. A month that has begun counts.
    #[must_use]
    pub fn unit(self) -> MeasureUnit {
        match self {
            Self::RecordDaysOverdue
            | Self::OrganizationDaysOverdue
            | Self::IssueDaysOverdue
            | Self::CommitmentDaysOverdue
            | Self::DaysWithoutMeeting => MeasureUnit::Days,
            Self::DissatisfiedShare | Self::ReopenedShare => MeasureUnit::BasisPoints,
            Self::PlenaryInterval => MeasureUnit::Months,
            Self::OrganItemsInQuarter => MeasureUnit::Items,
        }
    }

    /// Whether rules of a field of oversight can watch it: clocks and issues run in every field, votes, opinions,
    /// meetings, inquiries and items belong to supervision.
    #[must_use]
    pub fn serves(self, domain: IssueDomain) -> bool {
        let every = [Self::RecordDaysOverdue, Self::OrganizationDaysOverdue, Self::IssueDaysOverdue];
        domain == IssueDomain::Supervision || every.contains(&self)
    }
}

impl MeasureUnit {
    /// The greatest threshold that means something.
    #[must_use]
    pub fn greatest(self) -> i64 {
        match self {
            Self::Days => 36_500,
            Self::Months => 1_200,
            Self::Items => 1_000_000,
            Self::BasisPoints => WHOLE,
        }
    }
}
