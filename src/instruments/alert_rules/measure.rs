//! The words of alert rules: what can be measured, in what, and how grave it is.

use crate::issues::IssueDomain;
use platform::{records::measures::WHOLE, words};

words! {
    /// What is measured; each is computed from records, by the part of the service that keeps them.
    pub enum AlertMeasure {
        RecordDaysOverdue "记录最早未了结时限的逾期天数",
        OrganizationDaysOverdue "单位最早未了结时限的逾期天数",
        IssueDaysOverdue "问题整改逾期天数",
        DissatisfiedShare "满意度测评不满意比例",
        ReopenedShare "审议意见条目重新办理比例",
        PlenaryInterval "距上次常委会会议的月数",
        CommitmentDaysOverdue "询问承诺逾期天数",
        OrganItemsInQuarter "单一机关本季度议题数",
        DaysWithoutMeeting "议题失去会议后等候的天数",
    }
}

words! {
    /// In what a measure counts; all are whole numbers, shares in basis points (10000 is the whole).
    pub enum MeasureUnit {
        Days "日",
        Months "个月",
        Items "项",
        BasisPoints "个基点",
    }
}

words! {
    /// How grave the alert is.
    pub enum AlertLevel {
        Blue "蓝",
        Yellow "黄",
        Red "红",
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
