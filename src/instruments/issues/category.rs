//! What kind of problem an issue is: each field of oversight has its own list.

use super::IssueDomain;
use platform::words;

words! {
    /// What kind of problem it is; which words a field knows stands in its reference.
    /// 问题的类别;某一字段可用哪些值,见其引用。
    pub enum IssueCategory {
        Other "其他" / "Other",
        ObjectiveUnclear "目标不明确" / "Unclear objective",
        FundIdle "资金沉淀" / "Funds lying idle",
        LowExecution "执行率低" / "Low execution rate",
        NoncompliantUse "使用不合规" / "Non-compliant use of funds",
        WeakManagement "管理薄弱" / "Weak management",
        LowBenefit "效益不佳" / "Poor results",
        DataFalse "数据不实" / "False data",
        Formalism "形式化" / "Formalism",
        BaseUnclear "底数不清" / "Asset base unclear",
        OffBook "账外资产" / "Off-book assets",
        TitleDefect "权属不清" / "Unclear title",
        Idle "闲置低效" / "Idle or inefficiently used assets",
        ImproperLease "违规或低价出租" / "Irregular or underpriced lease",
        IncomeNotTurnedOver "收益未上缴" / "Income not turned over",
        Loss "资产损失" / "Loss of assets",
        ValueNotPreserved "未保值" / "Value not preserved",
        DebtRisk "债务风险" / "Debt risk",
        ReportIncomplete "报告不全" / "Incomplete report",
        InstitutionMissing "制度缺失" / "Missing rules",
        Stalled "停滞" / "Stalled",
        FundRisk "资金风险" / "Risk to funds",
        Quality "质量" / "Quality",
        Safety "安全" / "Safety",
        Product "产品" / "Product",
        Objection "异议" / "Objection",
        UtilityCost "管线费用" / "Cost of utility lines",
        ManagementGap "管理缺位" / "Absence of management",
        Delay "进度滞后" / "Behind schedule",
        LowUse "使用率低" / "Low rate of use",
        Burden "增加负担" / "Added burden",
        Threshold "门槛不符" / "Unsuitable eligibility threshold",
        Funds "资金" / "Funds",
        GoalMissed "目标未完成" / "Goal not reached",
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
