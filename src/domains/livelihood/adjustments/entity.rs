//! The row of an adjustment.

use super::words::{
    AGENDA, ANNOUNCEMENT, APPROVAL, AdjustedValues, AdjustmentKind, AdjustmentOutcome, AdjustmentReason,
    AdjustmentState, DECISION, REPORT,
};
use crate::{projects::ProjectState, words::CycleLevel};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::record::List,
    values::text::{Prose, Text},
};
use uuid::Uuid;

platform::record! {
    /// An adjustment of a project.
    /// 调整申请。
    Adjustments = "project_adjustment", AdjustmentState {
        /// The project.
        /// 项目。
        #[set_by(create)] #[read_by(public)] #[filter] #[example("livelihood.project:1")]
        project_id: Uuid,
        /// At whose level it was decided.
        /// 层级。
        #[read_by(public)]
        level: CycleLevel,
        /// The body whose congress decided on the project.
        /// 本级机构。
        #[read_by(public)]
        organization_id: Uuid,
        /// The government office that conducts the year.
        /// 组织实施的政府办公室。
        #[read_by(public)]
        government_id: Uuid,
        /// The department that leads the project.
        /// 牵头部门。
        #[read_by(public)]
        lead_department_id: Uuid,
        /// What is adjusted.
        /// 调整类型。
        #[set_by(content)] #[read_by(public)] #[filter] #[example("schedule")]
        kind: AdjustmentKind,
        /// Why, in a word.
        /// 调整原因。
        #[set_by(content)] #[read_by(public)] #[example("land_or_approval")]
        reason_type: AdjustmentReason,
        /// Why.
        /// 理由。
        #[set_by(content)] #[read_by(public)] #[example("用地批复较预期推迟,相应顺延完成期限。")]
        reason: Prose,
        /// What it means for those whom the project serves.
        /// 对受益群众的影响。
        #[set_by(content)] #[read_by(public)] #[example("投入使用推迟二十日,服务范围和标准不变。")]
        impact: Prose,
        /// What the project said when this was drafted; one, none where nothing but its course changes.
        /// 原值,取自项目;一项,暂缓、终止、置换的为空。
        #[read_by(public)]
        old_value: List<AdjustedValues>,
        /// What it is to say; one, none of a suspension and a termination.
        /// 新值;一项,暂缓、终止的不填。
        #[set_by(content?)] #[read_by(public)] #[example([{"finish_on": "2027-12-20"}])]
        #[schema(max_items = 1)]
        new_value: List<AdjustedValues>,
        /// Whether it is minor, together with all that was adjusted before; known once it is submitted.
        /// 与此前历次调整合并计算,是否属于轻微调整;提交后得出。
        #[read_by(public)]
        is_minor: Option<bool>,
        /// The state of the project before.
        /// 项目的原状态。
        state_before: ProjectState,
        /// Who wrote it last.
        /// 最后起草人。
        drafted_by: Uuid,
        /// The application.
        /// 申请文书。
        #[set_by(AdjustmentSubmission)] #[example("instrument.document:1")]
        document_id: Option<Uuid>,
        /// The head of the government who signed it.
        /// 签署的政府负责人。
        #[set_by(AdjustmentSubmission)] #[example("access.user:organ-head")]
        signed_by: Option<Uuid>,
        /// When it was submitted.
        /// 提交时间。
        #[read_by(public)]
        submitted_at: Option<DateTime<Utc>>,
        /// The meeting on whose agenda it is: of the Standing Committee, in a town of the congress.
        /// 列入议程的会议:区为常委会会议,镇为人民代表大会会议。
        #[set_by(AdjustmentAgenda)] #[read_by(public)] #[example("registry.meeting:2")]
        decision_meeting_id: Option<Uuid>,
        /// The ballot by which it was decided.
        /// 作出决定的表决。
        #[read_by(public)]
        ballot_id: Option<Uuid>,
        /// The number of the decision.
        /// 决定文号。
        #[set_by(AdjustmentDecision?, MinorApproval?)] #[read_by(public)] #[keyed] #[example("嘉实调〔2027〕3号")]
        decision_no: Option<Text<60>>,
        /// When it was decided.
        /// 决定日期。
        #[read_by(public)]
        decided_on: Option<NaiveDate>,
        /// The publication that tells of it.
        /// 公告。
        #[read_by(public)]
        publication_id: Option<Uuid>,
        /// When it was announced.
        /// 公告日期。
        #[read_by(public)]
        announced_on: Option<NaiveDate>,
        /// The meeting of the congress that heard of it.
        /// 听取报告的人民代表大会会议。
        #[set_by(AdjustmentReport)] #[read_by(public)] #[example("registry.meeting:2")]
        reported_meeting_id: Option<Uuid>,
        /// The project that stands in for the one that was replaced.
        /// 置换形成的项目。
        #[read_by(public)]
        replacement_project_id: Option<Uuid>,
        /// Until when a minor one is approved.
        /// 轻微调整的批准期限。
        #[due(APPROVAL)]
        approval_due_on: Option<NaiveDate>,
        /// Until when a major one is put on the agenda of the next meeting.
        /// 重大调整列入下次会议议程的期限。
        #[due(AGENDA)]
        agenda_due_on: Option<NaiveDate>,
        /// Until when the meeting decides on it.
        /// 会议作出决定的期限。
        #[due(DECISION)]
        decision_due_on: Option<NaiveDate>,
        /// Until when what was approved is told to the public.
        /// 向社会公告的期限。
        #[due(ANNOUNCEMENT)]
        announcement_due_on: Option<NaiveDate>,
        /// Until when a major one is reported to the congress.
        /// 向人民代表大会报告的期限。
        #[read_by(public)] #[due(REPORT)]
        report_due_on: Option<NaiveDate>,
    }
    content AdjustmentContent;
    create NewAdjustment;
    view AdjustmentView;
    /// The government submits it, signed by its head.
    /// 提交调整申请,须经政府负责人签署。
    body AdjustmentSubmission {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("已征求项目所在街镇意见。")]
        pub note: Option<Prose>,
    }
    /// A minor one is approved by the government.
    /// 政府批准轻微调整。
    body MinorApproval {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("同意调整。")]
        pub note: Option<Prose>,
    }
    /// A major one is put on an agenda.
    /// 重大调整列入会议议程。
    body AdjustmentAgenda {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("请有关委员会提出初审意见。")]
        pub note: Option<Prose>,
    }
    /// What the meeting decided.
    /// 记录会议的决定。
    body AdjustmentDecision {
        /// What was decided.
        /// 决定结果。
        pub outcome: AdjustmentOutcome,
    }
    /// The congress has heard of it.
    /// 向人民代表大会报告。
    body AdjustmentReport {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("已随政府工作报告附件书面报告。")]
        pub note: Option<Prose>,
    }
}
