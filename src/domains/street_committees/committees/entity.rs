//! The row of a street committee.

use super::words::{CommitteeState, StaffingMode};
use chrono::NaiveDate;
use platform::values::{
    numbers::{Fen, Whole},
    text::Prose,
};

platform::record! {
    /// A street working committee.
    /// 街道人大工委。
    Committees = "street_committee", CommitteeState {
        /// The organization that it is.
        /// 作为机构登记的工委。
        #[set_by(create)] #[example("registry.organization:sc")] #[read_by(public)] #[filter]
        organization_id: Uuid,
        /// Its street: the street office.
        /// 所在街道(街道办事处)。
        #[set_by(create)] #[example("registry.organization:street")] #[read_by(public)] #[filter]
        street_id: Uuid,
        /// When it was established.
        /// 设立日期。
        #[set_by(create)] #[read_by(public)] #[example("2026-08-03")] #[sort]
        established_on: NaiveDate,
        /// The document that established it.
        /// 设立文件。
        #[set_by(create)] #[read_by(public)]
        establishment_document_id: Uuid,
        /// The ballot of the Standing Committee on it; of committees that are older than the service there is only the document.
        /// 常委会关于设立的表决;早于本服务启用的工委只有设立文件。
        #[set_by(create)] #[read_by(public)]
        establishment_ballot_id: Option<Uuid>,
        /// When it was abolished.
        /// 撤销日期。
        #[read_by(public)]
        abolished_on: Option<NaiveDate>,
        /// The ballot of the Standing Committee that abolished it.
        /// 常委会关于撤销的表决。
        #[set_by(CommitteeAbolition)] #[read_by(public)]
        abolition_ballot_id: Option<Uuid>,
        /// The committee to which passes what is open.
        /// 承接未了结事项的工委。
        #[set_by(CommitteeAbolition?)] #[example("registry.organization:finance")] #[read_by(public)]
        successor_id: Option<Uuid>,
        /// Who leads it.
        /// 配备模式。
        #[set_by(content)] #[read_by(public)]
        staffing_mode: StaffingMode,
        /// Members that were approved (persons).
        /// 批准的委员名额(人)。
        #[set_by(content)] #[read_by(public)] #[example(7)]
        approved_member_quota: Whole<1, 99>,
        /// Posts of staff that were approved (persons).
        /// 工作人员编制(人)。
        #[set_by(content)] #[example(3)]
        approved_staff_quota: Whole<1, 999>,
        /// Whether it has an office.
        /// 是否设办公室。
        #[set_by(content)]
        has_office: bool,
        /// Money for a year; what is for the activities of deputies is earmarked (代表法第四十二条).
        /// 年度经费(分);代表活动经费专款专用(代表法第四十二条)。
        #[set_by(content)] #[example(50_000_000)]
        annual_budget_fen: Option<Fen>,
    }
    content CommitteeContent;
    create NewCommittee;
    view CommitteeView;
    /// The end of a committee.
    /// 工委撤销。
    body CommitteeAbolition {
        /// Remarks.
        /// 备注。
        #[example("行政区划调整,两街道合并。")]
        pub note: Option<Prose>,
    }
}
