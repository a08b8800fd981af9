//! The row of a clause.

use super::words::{CLAUSE_RECHECK, CLAUSE_RESULT, ClauseResult, ClauseState, Verification};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::{
        numbers::Ordinal,
        text::{Prose, Text},
    },
};

platform::record! {
    /// A clause of an opinion.
    /// 审议意见的条目。
    OpinionClauses = "opinion_clause", ClauseState {
        /// The opinion.
        /// 所属的审议意见。
        #[set_by(content)] #[example("instrument.deliberation_opinion:1")] #[filter]
        opinion_id: Uuid,
        /// Its place; unique in the opinion.
        /// 条目序号,在同一审议意见内不重复。
        #[set_by(content)] #[example(1)] #[sort]
        seq: Ordinal,
        /// One request.
        /// 一项要求。
        #[set_by(content)] #[example("补齐社区卫生服务站点,三年内实现居民步行十五分钟可达。")] #[search]
        request_text: Prose<15>,
        /// The organ that answers for it.
        /// 责任机关。
        #[set_by(content)] #[example("registry.organization:government")] #[filter]
        target_organ_id: Uuid,
        /// The problem it is about.
        /// 对应的问题。
        #[set_by(content)] #[example(null)]
        issue_id: Option<Uuid>,
        /// The measure that is asked for.
        /// 所要求的措施。
        #[set_by(content)] #[example("列入为民办实事项目,新建站点六个,改造站点八个。")]
        measure: Option<Prose>,
        /// The indicator by which it is judged.
        /// 衡量指标。
        #[set_by(content)] #[example("社区卫生服务站点步行十五分钟覆盖率")]
        indicator: Option<Text<100>>,
        /// The value that is to be reached.
        /// 应达到的目标值。
        #[set_by(content)] #[example("95%以上")]
        target_value: Option<Text<100>>,
        /// Until when.
        /// 期限。
        #[set_by(content)]
        #[due(CLAUSE_RESULT)]
        due_on: Option<NaiveDate>,
        /// What became of it.
        /// 处理结果。
        #[set_by(ReportedResult)] #[filter]
        result: Option<ClauseResult>,
        /// How, or why not.
        /// 办理情况,或者未采纳的理由。
        #[set_by(ReportedResult?)] #[example("新建站点四个已投入使用,其余两个完成主体施工。")]
        result_text: Option<Prose>,
        /// Whether the target value was reached.
        /// 是否达到目标值。
        #[set_by(ReportedResult?)]
        target_reached: bool,
        /// The documents that prove it.
        /// 佐证文书。
        #[set_by(ReportedResult?)] #[example(["instrument.document:1"])]
        evidence_ids: Ids,
        /// The deputies who are invited to verify it.
        /// 受邀参加核查的代表。
        #[set_by(ClauseInvitation)] #[example(["registry.deputy:10"])]
        invited_deputy_ids: Ids,
        /// What the verification found.
        /// 核查结果。
        #[filter]
        verification: Verification,
        /// Who verified.
        /// 核查人。
        verified_by: Option<Uuid>,
        /// When it was verified last.
        /// 最近一次核查日期。
        verified_on: Option<NaiveDate>,
        /// When it was verified first: from then on runs the time in which it is looked at again.
        /// 首次核查日期,复核的总时限自该日起算。
        first_verified_on: Option<NaiveDate>,
        /// When it is looked at again.
        /// 复核期限。
        #[due(CLAUSE_RECHECK)]
        recheck_due_on: Option<NaiveDate>,
        /// How often it was reopened.
        /// 重新办理次数。
        #[schema(minimum = 0)] #[example(0)]
        reopenings: i32,
    }
    content ClauseContent;
    view ClauseView;
    /// The result that the organ reports.
    /// 责任机关报告的办理结果。
    body ReportedResult;
    /// The deputies who verify, beside the committees; nobody else any more.
    /// 除委员会外参加核查的代表;以本次名单为准,不在名单内的不再参加。
    body ClauseInvitation;
}
