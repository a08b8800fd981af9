//! What kind of problem an issue is: each field of oversight has its own list.

use super::IssueDomain;
use platform::words;

words! {
    /// What kind of problem it is; which words a field knows stands in its reference.
    pub enum IssueCategory {
        Other "其他",
        ObjectiveUnclear "目标不明确",
        FundIdle "资金沉淀",
        LowExecution "执行率低",
        NoncompliantUse "使用不合规",
        WeakManagement "管理薄弱",
        LowBenefit "效益不佳",
        DataFalse "数据不实",
        Formalism "形式化",
        BaseUnclear "底数不清",
        OffBook "账外资产",
        TitleDefect "权属不清",
        Idle "闲置低效",
        ImproperLease "违规或低价出租",
        IncomeNotTurnedOver "收益未上缴",
        Loss "资产损失",
        ValueNotPreserved "未保值",
        DebtRisk "债务风险",
        ReportIncomplete "报告不全",
        InstitutionMissing "制度缺失",
        Stalled "停滞",
        FundRisk "资金风险",
        Quality "质量",
        Safety "安全",
        Product "产品",
        Objection "异议",
        UtilityCost "管线费用",
        ManagementGap "管理缺位",
        Delay "进度滞后",
        LowUse "使用率低",
        Burden "增加负担",
        Threshold "门槛不符",
        Funds "资金",
        GoalMissed "目标未完成",
    }
}

impl IssueCategory {
    /// Whether the field of oversight knows this kind of problem; `other` is known to all.
    #[must_use]
    pub fn belongs_to(self, domain: IssueDomain) -> bool {
        self == Self::Other || Self::of(domain).contains(&self)
    }

    fn of(domain: IssueDomain) -> &'static [Self] {
        use IssueCategory as C;
        match domain {
            IssueDomain::Supervision | IssueDomain::Stations => &[],
            IssueDomain::Budget => &[
                C::ObjectiveUnclear,
                C::FundIdle,
                C::LowExecution,
                C::NoncompliantUse,
                C::WeakManagement,
                C::LowBenefit,
                C::DataFalse,
                C::Formalism,
            ],
            IssueDomain::Assets => &[
                C::BaseUnclear,
                C::OffBook,
                C::TitleDefect,
                C::Idle,
                C::ImproperLease,
                C::IncomeNotTurnedOver,
                C::Loss,
                C::ValueNotPreserved,
                C::DebtRisk,
                C::ReportIncomplete,
                C::InstitutionMissing,
            ],
            IssueDomain::Elevators => &[
                C::Stalled,
                C::FundRisk,
                C::Quality,
                C::Safety,
                C::Product,
                C::Objection,
                C::UtilityCost,
                C::ManagementGap,
            ],
            IssueDomain::Livelihood => {
                &[C::Delay, C::Quality, C::LowUse, C::Burden, C::Threshold, C::Funds, C::GoalMissed]
            }
        }
    }
}
