//! The row of a report.

use super::words::{
    OpinionAnswer, REPORT_RECTIFICATION, REPORT_SUBMISSION, ReportKind, ReportOpinion, ReportState,
};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{
        numbers::{Ordinal, Year},
        text::Prose,
    },
};

platform::record! {
    /// A report of a street committee to the Standing Committee.
    /// 街道人大工委向常委会的工作报告。
    Reports = "committee_report", ReportState {
        /// The committee.
        /// 工委。
        #[set_by(create)] #[read_by(public)] #[filter]
        committee_id: Uuid,
        /// The organization that it is.
        /// 工委对应的机构。
        organization_id: Uuid,
        /// The year that it is about.
        /// 所报告的年度。
        #[set_by(create)] #[read_by(public)] #[filter] #[sort] #[example(2026)]
        year: Year,
        /// What it is about.
        /// 类型。
        #[set_by(create)] #[read_by(public)] #[filter] #[example("special")]
        kind: ReportKind,
        /// The day on which a major matter arose.
        /// 重要事项发生的日期;其他报告为空。
        #[set_by(content)] #[example(null)]
        arose_on: Option<NaiveDate>,
        /// Its text.
        /// 报告文本。
        #[set_by(content)]
        document_id: Option<Uuid>,
        /// The meeting of the committee that adopted it: of the report on a year.
        /// 讨论通过报告的工委会议;年度报告应当经会议通过。
        #[set_by(ReportSubmission?)] #[example(null)]
        adopted_meeting_id: Option<Uuid>,
        /// Until when it is to be submitted; null where nothing runs.
        /// 提交期限;没有期限的为空。
        #[due(REPORT_SUBMISSION)]
        submission_due_on: Option<NaiveDate>,
        /// When it was submitted.
        /// 提交日期。
        submitted_on: Option<NaiveDate>,
        /// The meeting that hears it.
        /// 听取报告的会议。
        #[set_by(ReportScheduling)] #[read_by(public)] #[example("registry.meeting:2")]
        heard_meeting_id: Option<Uuid>,
        /// When it was heard.
        /// 听取日期。
        #[read_by(public)]
        heard_on: Option<NaiveDate>,
        /// What the members said of it, one by one, with the answers.
        /// 审议意见及其答复,逐条列出。
        opinions: List<ReportOpinion>,
        /// Until when what was said is put right.
        /// 整改期限。
        #[due(REPORT_RECTIFICATION)]
        rectification_due_on: Option<NaiveDate>,
        /// When it was put right.
        /// 整改日期。
        rectified_on: Option<NaiveDate>,
    }
    content ReportContent;
    create NewReport;
    view ReportView;
    /// The report is submitted.
    /// 提交报告。
    body ReportSubmission {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("经工委会议讨论修改后提交。")]
        pub note: Option<Prose>,
    }
    /// The meeting that will hear it.
    /// 听取报告的会议。
    body ReportScheduling {
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("列入下次常委会会议议程。")]
        pub note: Option<Prose>,
    }
    /// What the members said when they heard it; nothing ends it.
    /// 听取报告时组成人员提出的意见;没有意见的即告结束。
    body ReportHearing {
        /// The opinions, each on its own.
        /// 审议意见,逐条填写。
        #[schema(max_items = 100)]
        #[example(["加强对代表小组活动的指导。"])]
        pub opinions: Vec<Prose<5>>,
    }
    /// What was done about each of the opinions.
    /// 逐条答复审议意见。
    body ReportRectification {
        /// An answer to every opinion.
        /// 对每条意见的答复。
        #[schema(max_items = 100)]
        pub answers: Vec<OpinionAnswer>,
    }
    /// An answer that does not do.
    /// 答复不符合要求,予以退回。
    body ReportObjection {
        /// The place of the opinion.
        /// 意见的序号。
        #[example(1)]
        pub seq: Ordinal,
        /// Why.
        /// 理由。
        #[example("没有说明完成时间。")]
        pub reason: Prose,
    }
}
