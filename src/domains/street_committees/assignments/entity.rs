//! The row of an assignment.

use super::words::{
    ASSIGNMENT_RESULT, ASSIGNMENT_REWORK, Adoption, AssignmentCategory, AssignmentDirection, AssignmentGrade,
    AssignmentState, DeclineGround,
};
use chrono::NaiveDate;
use instruments::activities::ActivityCategory;
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::Whole,
        text::{Prose, Text},
    },
};

platform::record! {
    /// An assignment between the district and a street.
    /// 区与街道之间的交办任务。
    Assignments = "street_assignment", AssignmentState {
        /// Number, unique in the district.
        /// 编号,在本区内不重复。
        #[set_by(content)] #[keyed] #[sort] #[example("嘉交〔2026〕12号")]
        assignment_no: Text<40>,
        /// Between whom it goes.
        /// 交办方向。
        #[set_by(content)] #[filter]
        direction: AssignmentDirection,
        /// What it is.
        /// 类别。
        #[set_by(content)] #[filter]
        category: AssignmentCategory,
        /// Title.
        /// 标题。
        #[set_by(content)] #[search] #[example("视察辖区公共充电设施建设情况")]
        title: Text<100>,
        /// What is to be done.
        /// 交办内容。
        #[set_by(content)] #[example("组织辖区代表视察公共充电设施布点和管理情况。")]
        content: Prose,
        /// What is expected.
        /// 预期成果。
        #[set_by(content)] #[example("形成视察报告一份。")]
        expected_output: Prose,
        /// Whose assignment it is.
        /// 交办单位。
        #[set_by(content)] #[example("registry.organization:urban")] #[filter]
        issuing_organization_id: Uuid,
        /// Who does it; once it is assigned one organization.
        /// 承办单位;交办后为一个单位。
        #[set_by(content)] #[example(["registry.organization:street-committee"])]
        #[schema(min_items = 1)]
        target_organization_ids: Ids,
        /// What was assigned to several at once has the number of the first.
        /// 批次;同时交办多个单位的,为首份任务的编号。
        batch_no: Option<Text<40>>,
        /// Work of the Standing Committee itself that it covers.
        /// 涵盖的常委会职权范围内的活动类别。
        #[set_by(content?)] #[example(["inspection"])]
        scope_categories: List<ActivityCategory>,
        /// The first day that it covers; null: the day of its acceptance.
        /// 工作起始日期;为空的,自签收之日起。
        #[set_by(content)] #[example("2026-09-01")]
        work_from: Option<NaiveDate>,
        /// The text of the decision on which it rests: for supervision, inspection and election work.
        /// 依据的决定的文书;监督、执法检查、选举工作应当有依据。
        #[set_by(content)]
        basis_document_id: Option<Uuid>,
        /// What that decision is: a Chairpersons' Meeting, a resolution of the Standing Committee or the plan of the year.
        /// 依据的决定所属的类型:主任会议、常委会决议或者年度计划。
        #[set_by(content)] #[example("registry.meeting")]
        basis_type: Option<Text<60>>,
        /// Which one.
        /// 依据的决定所对应的记录。
        #[set_by(content)] #[example("registry.meeting:1")]
        basis_id: Option<Uuid>,
        /// The supervision item that it serves.
        /// 关联的监督议题。
        #[set_by(content)]
        supervision_item_id: Option<Uuid>,
        /// When it was assigned.
        /// 交办日期。
        #[range]
        assigned_on: Option<NaiveDate>,
        /// Until when the result is due.
        /// 报送结果的期限。
        #[set_by(content)] #[example("2026-09-30")]
        #[due(ASSIGNMENT_RESULT)]
        due_on: Option<NaiveDate>,
        /// When it was accepted.
        /// 签收日期。
        accepted_on: Option<NaiveDate>,
        /// When the result was submitted last.
        /// 最近一次报送日期。
        submitted_on: Option<NaiveDate>,
        /// Whether the first result came by its last day; null before there is one.
        /// 首次报送是否按期;尚未报送的为空。
        first_in_time: Option<bool>,
        /// Until when it is to be done anew.
        /// 重办期限。
        #[set_by(AssignmentReturn, AssignmentReopening)] #[example("2026-10-30")]
        #[due(ASSIGNMENT_REWORK)]
        rework_due_on: Option<NaiveDate>,
        /// When more time was asked for; null where no request is open.
        /// 申请延期的日期;没有待决申请的为空。
        extension_asked_on: Option<NaiveDate>,
        /// How many days more were asked for.
        /// 申请延期的天数。
        #[set_by(ExtensionRequest)] #[example(15)]
        extension_days: Option<Whole<1, 365>>,
        /// Why.
        /// 申请延期的理由。
        #[set_by(ExtensionRequest)] #[example("充电设施点位较多,需要增加视察场次。")]
        extension_reason: Option<Prose>,
        /// Whether it was extended.
        /// 是否已延期。
        extended: bool,
        /// The result.
        /// 办理结果。
        #[set_by(AssignmentResult)] #[example("组织代表视察充电设施十二处,形成视察报告。")]
        result_summary: Option<Prose>,
        /// The document with the result.
        /// 办理结果材料。
        #[set_by(AssignmentResult)]
        result_document_id: Option<Uuid>,
        /// Who submitted it.
        /// 报送人。
        #[read_by(nobody)]
        submitted_by: Option<Uuid>,
        /// What became of what a street reported.
        /// 上报事项的采纳情况。
        #[set_by(AssignmentResult?)]
        adoption: Option<Adoption>,
        /// What the issuer says of the result.
        /// 交办单位的评价。
        #[set_by(AssignmentClosing)] #[example("视察深入,建议具体。")]
        review_comment: Option<Prose>,
        /// How well it was done.
        /// 等次。
        #[set_by(AssignmentClosing)]
        grade: Option<AssignmentGrade>,
        /// When it was closed.
        /// 办结日期。
        closed_on: Option<NaiveDate>,
        /// Why it was declined.
        /// 退回理由的种类。
        #[set_by(AssignmentDecline)]
        decline_ground: Option<DeclineGround>,
        /// How often it was declined.
        /// 被退回的次数。
        decline_count: i32,
        /// Whether it is as it was when it was declined.
        /// 是否自被退回后未作调整。
        unchanged_since_decline: bool,
        /// How often its result was returned.
        /// 退回重办的次数。
        return_count: i32,
    }
    content AssignmentContent;
    view AssignmentView;
    lists TargetOrganizationIds;
    /// The target declines.
    /// 承办单位退回任务。
    body AssignmentDecline {
        /// Why.
        /// 理由。
        #[example("所涉小区不在本街道辖区。")]
        pub reason: Prose,
    }
    /// The target asks for more time.
    /// 承办单位申请延期。
    body ExtensionRequest;
    /// The answer to a request for more time.
    /// 对延期申请的决定。
    body ExtensionDecision {
        /// Whether it is granted.
        /// 是否同意。
        pub granted: bool,
        /// Why.
        /// 理由。
        #[example("视察安排冲突,同意延长十五日。")]
        pub reason: Prose,
    }
    /// The result of an assignment.
    /// 办理结果。
    body AssignmentResult;
    /// The result is to be done anew.
    /// 退回重办。
    body AssignmentReturn {
        /// Why.
        /// 理由。
        #[example("报告缺少居民意见,请补充后再报。")]
        pub reason: Prose,
    }
    /// What the issuer says of the result.
    /// 交办单位对结果的评价。
    body AssignmentClosing;
    /// The result proved wrong.
    /// 办结的结果有误,重新办理。
    body AssignmentReopening {
        /// Why.
        /// 理由。
        #[example("复核发现视察报告所列点位有误。")]
        pub reason: Prose,
    }
    /// What a matter of a street became.
    /// 上报事项转化成的记录。
    body AssignmentConversion {
        /// The kind of that record: a topic proposal or a suggestion of a deputy.
        /// 转化成的记录的种类:议题建议或者代表建议。
        #[schema(examples("supervision.topic_proposal"))]
        #[example("supervision.topic_proposal")]
        pub target_type: Text<60>,
        /// That record.
        /// 转化成的记录。
        #[example("supervision.topic_proposal:1")]
        pub target_id: Uuid,
        /// The deputy who takes a suggestion up.
        /// 同意提出建议的代表。
        #[serde(default)]
        #[example("registry.deputy:10")]
        pub deputy_id: Option<Uuid>,
    }
}

impl Model {
    /// Until when its result is due as it stands: the first one, or the one that is done anew.
    #[must_use]
    pub fn runs_until(&self) -> Option<NaiveDate> {
        self.rework_due_on.or(self.due_on)
    }
}
