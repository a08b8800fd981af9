//! What callers send and see of alerts.

use super::entity::{Column, Model};
use crate::{
    alert_rules::AlertRules,
    deadlines::{self, Deadlines},
    issues::{IssueCategory, RectifyClass, Severity},
};
use platform::{
    records::listing::Listing,
    values::text::{Prose, Text},
};
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The alert becomes an issue of the organization that handled it.
/// 预警升级为问题,由处理该预警的单位负责整改。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"issue_no": "嘉问2026-031", "reason": "预警发出后三十日仍未整改,转为问题跟踪督办。"})))]
pub struct AlertEscalation {
    /// Number of the issue, unique in the district.
    /// 问题编号,区内唯一。
    pub issue_no: Text<60>,
    /// What kind of problem it is; a word of the field of the alert.
    /// 问题类别,须为预警所属领域的类别。
    pub category: IssueCategory,
    /// How grave it is.
    /// 严重程度。
    pub severity: Severity,
    /// How it can be put right.
    /// 整改类型。
    pub rectify_class: RectifyClass,
    /// Why; it stands on the alert.
    /// 升级的理由,记入该预警。
    pub reason: Prose,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<AlertRules>("rule", Column::RuleId)
        .expand::<Organizations>("handler_org", Column::HandlerOrgId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
