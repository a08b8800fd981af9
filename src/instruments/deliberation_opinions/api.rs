//! What callers send and see of opinions.

use super::entity::{Column, Model};
use crate::{
    deadlines::{self, Deadlines, last_days},
    disposal_reports::{self, CommentVerdict, DisposalReports},
    opinion_clauses::{self, OpinionClauses},
    ties,
};
use chrono::NaiveDate;
use platform::{records::listing::Listing, values::text::Prose};
use registry::{meetings::Meetings, organizations::Organizations};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A decision of the Chairpersons' Meeting.
/// 主任会议的决定。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"note": "主任会议讨论通过,按程序印发区人民政府研究处理。"})))]
pub struct Decision {
    /// The meeting.
    /// 会议。
    pub decision_meeting_id: Uuid,
    /// Remarks.
    /// 备注。
    pub note: Option<Prose>,
}

/// The closing of an opinion; one whose vote was dissatisfied is closed by a decision of the Chairpersons' Meeting.
/// 审议意见的办结;测评结果为不满意的,由主任会议决定办结。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"note": "各条意见均已落实或者列入计划,满意度测评通过,予以办结。"})))]
pub struct OpinionClosing {
    /// The meeting that decided so.
    /// 作出该决定的会议。
    pub decision_meeting_id: Option<Uuid>,
    /// Remarks.
    /// 备注。
    pub note: Option<Prose>,
}

/// The draft of the disposal report, for the committee.
/// 送委员会征求意见的研究处理情况报告稿。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalDraft {
    /// The document; null where the law does not ask for a written report (inspections under the text of 2006).
    /// 文书;法律不要求书面报告的为空(适用 2006 年文本的执法检查)。
    pub document_id: Option<Uuid>,
}

/// What the committee says of the draft.
/// 委员会对报告稿的意见。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OpinionComment, examples(json!({"committee_comment": "各条意见均有回应,同意送交。"})))]
pub struct Comment {
    /// The comment.
    /// 意见内容。
    pub committee_comment: Prose,
    /// Whether the organ may submit.
    /// 机关是否可以提交报告。
    pub comment_verdict: CommentVerdict,
}

/// The disposal report, signed.
/// 经签署的研究处理情况报告。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// When.
    /// 时间。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub submitted_on: NaiveDate,
    /// The head of the organ, who signed.
    /// 签署的机关负责人。
    #[schema(examples("access.user:organ-head"))]
    pub signed_by_user_id: Uuid,
}

/// A second deliberation, decided by the Chairpersons' Meeting.
/// 再次审议,由主任会议决定。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// The meeting of the Standing Committee.
    /// 常委会会议。
    pub meeting_id: Uuid,
    /// The Chairpersons' Meeting that put it on the agenda.
    /// 决定列入议程的主任会议。
    pub decision_meeting_id: Uuid,
}

/// The organ asks for more time.
/// 机关申请延期。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "两项措施须待市级规划批复后实施,申请延长一个月。"})))]
pub struct DisposalExtensionRequest {
    /// Until when.
    /// 期限。
    #[schema(examples("2026-11-10"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub extended_to: NaiveDate,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

/// More time, decided by the Chairpersons' Meeting.
/// 延期,由主任会议决定。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalExtensionDecision {
    /// The Chairpersons' Meeting.
    /// 主任会议。
    pub decision_meeting_id: Uuid,
    /// Until when.
    /// 期限。
    #[schema(examples("2026-11-10"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub extended_to: NaiveDate,
}

/// What a look at a tracked opinion found.
/// 对跟踪监督的审议意见的检查结果。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"text": "第一条已落实;第二条按计划推进。"})))]
pub struct TrackingCheck {
    /// What was found, clause by clause.
    /// 逐条检查的情况。
    pub text: Prose,
}

/// Another round.
/// 重新办理。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "测评未获过半数满意,对第二、三条重新研究处理。"})))]
pub struct Rehandling {
    /// The clauses that are reopened.
    /// 重新办理的意见条目。
    #[schema(min_items = 1)]
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(examples("instrument.opinion_clause:1"))]
    pub clause_ids: Vec<Uuid>,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .numbered(Column::DocumentNumber)
        .comes_of_any(ties::LED_TO, Column::SourceType, Column::SourceId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<Organizations>("addressee_organ", Column::AddresseeOrganId)
        .expand_many::<OpinionClauses>("clauses", opinion_clauses::entity::Column::OpinionId)
        .expand_many::<DisposalReports>("disposal_reports", disposal_reports::entity::Column::OpinionId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::LeadCommitteeId])
}
