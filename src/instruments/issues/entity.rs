//! The row of an issue.

use super::{
    EscalationKind, IssueCategory, IssueDomain, IssueSource, RectifyClass, Severity,
    words::{ISSUE_PROGRESS, ISSUE_RECTIFICATION, IssueState},
};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::{
        numbers::{Fen, SquareMetres},
        text::{Prose, Text},
    },
};

platform::record! {
    /// An issue.
    /// 问题。
    Issues = "issue", IssueState {
        /// Number, unique in the district.
        /// 编号,在本区唯一。
        #[set_by(content)] #[example("嘉问2026-012")] #[sort] #[keyed]
        issue_no: Text<60>,
        /// The field of oversight.
        /// 监督领域。
        #[set_by(content)] #[filter]
        domain: IssueDomain,
        /// What kind of problem it is; a word of that field.
        /// 问题类别,取所属领域的类别。
        #[set_by(content)] #[filter]
        category: IssueCategory,
        /// In a few words.
        /// 简要标题。
        #[set_by(content)] #[example("滨水步道在江桥段不贯通")] #[search]
        title: Text<120>,
        /// The facts.
        /// 事实情况。
        #[set_by(content)] #[example("苏州河江桥段滨水步道有三处断点,最长一处约四百米,市民须绕行机动车道。")]
        description: Prose,
        /// How it came to light.
        /// 问题来源。
        #[set_by(content)] #[example("deputy")] #[filter]
        source_type: IssueSource,
        /// Kind of the record in which it was found; with the id or not at all.
        /// 发现问题的记录的种类;与记录 ID 同时填写或者同时不填。
        #[set_by(content)] #[example("supervision.item")]
        source_record_type: Option<Text<60>>,
        /// The record in which it was found.
        /// 发现问题的记录。
        #[set_by(content)] #[example("supervision.item:2")] #[filter]
        source_record_id: Option<Uuid>,
        /// The day of the audit report; for audit issues, and only for them (监督法第二十七条).
        /// 审计报告的日期;审计问题须填,且仅限审计问题(监督法第二十七条)。
        #[set_by(content)] #[example(null)]
        audit_reported_on: Option<NaiveDate>,
        /// How grave it is.
        /// 严重程度。
        #[set_by(content)] #[filter]
        severity: Severity,
        /// The rule that was broken.
        /// 所违反的规定。
        #[set_by(content)] #[example("上海市黄浦江苏州河滨水公共空间条例")]
        legal_basis: Option<Text<200>>,
        /// The money that it is about (fen).
        /// 涉及金额(分)。
        #[set_by(content)] #[example(35_000_000)]
        amount_fen: Option<Fen>,
        /// The area that it is about (m²).
        /// 涉及面积(m²)。
        #[set_by(content)]
        area_m2: Option<SquareMetres>,
        /// The one organization that answers for it.
        /// 责任单位,只有一个。
        #[set_by(content)] #[example("registry.organization:government")] #[filter]
        responsible_org_id: Uuid,
        /// The organizations that assist.
        /// 协办单位。
        #[set_by(content?)] #[example(["registry.organization:finance"])]
        co_org_ids: Ids,
        /// How it can be put right.
        /// 整改类型。
        #[set_by(content)]
        rectify_class: RectifyClass,
        /// On whose behalf it was registered.
        /// 登记时所代表的单位。
        author_organization_id: Uuid,
        /// Until when it is to be put right; of lasting work, until when progress is reported next.
        /// 整改期限;持续整改的,为下次报告进展的期限。
        #[set_by(IssueAssignment, IssueExtension, IssueResumption, IssueReopening)] #[example("2026-11-30")]
        #[due(ISSUE_RECTIFICATION, ISSUE_PROGRESS)]
        due_on: Option<NaiveDate>,
        /// What will be done.
        /// 整改措施。
        #[set_by(RectificationPlan?, LongTermPlan?)] #[example("协调沿线三家单位退让用地,新建步道桥一座,明年一月前贯通。")]
        measures: Option<Prose>,
        /// Who answers for it.
        /// 责任人。
        #[set_by(RectificationPlan?)] #[example("演示负责人001")] #[personal]
        responsible_person: Option<Text<50>>,
        /// When it will be done.
        /// 计划完成日期。
        #[set_by(RectificationPlan?)] #[example("2026-10-31")]
        planned_on: Option<NaiveDate>,
        /// The documents that prove what was done.
        /// 证明整改情况的佐证文书。
        evidence_ids: Ids,
        /// Who submitted the rectification.
        /// 提交整改的人。
        #[read_by(nobody)]
        submitted_by: Option<Uuid>,
        /// Who was held to account, and how.
        /// 追责情况,包括被追责的人员和方式。
        #[example("对原建设管理单位负责人作出谈话提醒。")]
        accountability_result: Option<Prose>,
        /// Who verified it.
        /// 核查人。
        verified_by: Option<Uuid>,
        /// When it was closed.
        /// 关闭日期。
        closed_on: Option<NaiveDate>,
        /// How often it was sent back.
        /// 退回次数。
        #[example(1)]
        return_count: i32,
        /// The first last day: from it on runs the time within which it may be extended.
        /// 最初的整改期限,可延长的总时限自该日起算。
        first_due_on: Option<NaiveDate>,
        /// When the responsible organization asked for more time.
        /// 责任单位申请延期的日期。
        extension_asked_on: Option<NaiveDate>,
        /// Until when it asked for.
        /// 申请延期到的日期。
        extension_asked_to: Option<NaiveDate>,
        /// How often it was extended.
        /// 已延期次数。
        #[example(1)]
        extension_count: i32,
        /// The form to which it was raised last.
        /// 最近一次升级所采用的监督形式。
        escalation_kind: Option<EscalationKind>,
        /// The record of that form.
        /// 升级形式对应的记录。
        escalation_id: Option<Uuid>,
        /// It came back after it was closed (屡审屡犯).
        /// 销号后再次出现(屡审屡犯)。
        repeated: bool,
    }
    content IssueContent;
    view IssueView;
    retired due_on;
    lists CoOrgIds;
    /// The order to put the problem right.
    /// 交办整改问题。
    body IssueAssignment;
    /// The plan of the responsible organization: measures, person and day.
    /// 责任单位的整改方案:措施、责任人和完成日期。
    body RectificationPlan;
    /// More time.
    /// 延长整改期限。
    body IssueExtension {
        /// The Chairpersons' Meeting that decided a further extension.
        /// 决定再次延期的主任会议。
        #[serde(default)]
        pub decision_meeting_id: Option<Uuid>,
        /// Why; kept in the audit trail.
        /// 理由,记入审计日志。
        #[example("管线迁改方案尚待审批,同意延期两个月。")]
        pub reason: Prose,
    }
    /// How a problem is worked on that cannot be solved once and for all.
    /// 不能一次解决的问题的持续整改方案。
    body LongTermPlan;
    /// Work goes on after the escalation.
    /// 升级后恢复整改。
    body IssueResumption;
    /// The problem came back (屡审屡犯).
    /// 问题再次出现(屡审屡犯)。
    body IssueReopening {
        /// How it came back; kept in the audit trail.
        /// 问题再次发生的情况;保存在审计记录中。
        #[example("复查发现步道再次封闭,原整改结果未能保持。")]
        pub reason: Prose,
    }
}
