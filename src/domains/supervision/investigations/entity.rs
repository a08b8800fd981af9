//! The row of an investigation.

use super::words::{InvestigationMode, InvestigationState};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::{numbers::Count, text::Text},
};

platform::record! {
    /// An investigation.
    /// 调研视察检查。
    Investigations = "investigation", InvestigationState {
        /// The item it is for.
        /// 所针对的监督议题。
        #[set_by(content)] #[example("supervision.item:2")] #[filter]
        item_id: Uuid,
        /// How it was done.
        /// 开展方式。
        #[set_by(content)] #[example("questionnaire")] #[filter]
        mode: InvestigationMode,
        /// Where.
        /// 地点或者渠道。
        #[set_by(content)] #[example("江桥镇幸福村居民区")]
        place: Text<200>,
        /// When.
        /// 时间。
        #[set_by(content)] #[example("2026-07-28")] #[range] #[sort]
        held_on: NaiveDate,
        /// How long (minutes).
        /// 时长(分钟)。
        #[set_by(content)] #[example(180)]
        duration_minutes: Option<Count>,
        /// Sites visited.
        /// 实地检查的点位数。
        #[set_by(content)] #[example(5)]
        sites_visited: Option<Count>,
        /// Who took part for the committee.
        /// 委员会方面的参加人员。
        #[set_by(content?)] #[example(["access.user:committee-staff"])]
        team_member_ids: Ids,
        /// The deputies who took part.
        /// 参加的代表。
        #[set_by(content?)] #[example(["registry.deputy:10"])]
        deputy_ids: Ids,
        /// Whether the organ knew before.
        /// 是否提前告知被监督机关。
        #[set_by(content)]
        announced_in_advance: bool,
        /// The report.
        /// 报告。
        #[set_by(content)]
        report_document_id: Option<Uuid>,
        /// Questionnaires handed out (sheets).
        /// 发出问卷(份)。
        #[set_by(content)] #[example(500)]
        questionnaires_issued: Option<Count>,
        /// Questionnaires that came back (sheets).
        /// 收回问卷(份)。
        #[set_by(content)] #[example(463)]
        questionnaires_returned: Option<Count>,
        /// Questionnaires that count (sheets).
        /// 有效问卷(份)。
        #[set_by(content)] #[example(451)]
        questionnaires_valid: Option<Count>,
    }
    content InvestigationContent;
    view InvestigationView;
    lists DeputyIds;
}
