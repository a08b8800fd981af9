//! The row of a reserve project.

use super::words::{Maturity, RESERVE_REVIEW, ReserveProjectState};
use crate::words::ProjectCategory;
use chrono::NaiveDate;
use platform::values::{
    numbers::{Count, Fen, Whole},
    text::{Prose, Text},
};
use uuid::Uuid;

platform::record! {
    /// A project that is kept for a later year.
    /// 储备项目。
    ReserveProjects = "reserve_project", ReserveProjectState {
        /// The body whose congress would decide.
        /// 本级机构。
        #[set_by(create)] #[filter] #[example("registry.organization:sc")]
        organization_id: Uuid,
        /// The lead that it comes of.
        /// 来源线索。
        #[filter]
        lead_id: Option<Uuid>,
        /// What it is called.
        /// 名称。
        #[set_by(content)] #[search] #[example("江桥镇社区食堂扩建")]
        title: Text<60>,
        /// What is to be done; null of a lead that nobody has checked.
        /// 内容;由未核对的线索转入的为空。
        #[set_by(content)] #[example("在江桥镇扩建社区食堂一处,增加助餐座位八十个。")]
        content: Option<Prose>,
        /// Where.
        /// 地点。
        #[set_by(content?)] #[example("江桥镇")]
        location: Option<Text<100>>,
        /// The field of life.
        /// 领域。
        #[set_by(content)] #[filter]
        category: ProjectCategory,
        /// How many people it would serve (persons).
        /// 受益人数估计(人)。
        #[set_by(content?)] #[example(2000)]
        beneficiaries_estimate: Option<Count>,
        /// What it would cost (fen).
        /// 费用估计(分)。
        #[set_by(content?)] #[example(120_000_000)]
        cost_estimate_fen: Option<Fen>,
        /// How long it would take (months).
        /// 工期估计(月)。
        #[set_by(content?)] #[example(6)]
        duration_estimate_months: Option<Whole<0, 120>>,
        /// How ready it is.
        /// 成熟度。
        #[set_by(content)] #[filter]
        maturity: Maturity,
        /// Whether there is land for it.
        /// 用地是否落实。
        #[set_by(content)]
        land_ready: bool,
        /// Whether it is approved.
        /// 审批是否完成。
        #[set_by(content)]
        approval_ready: bool,
        /// The department that would lead.
        /// 牵头部门。
        #[set_by(content)] #[filter] #[example("registry.organization:construction")]
        lead_department_id: Option<Uuid>,
        /// When somebody looked at it last.
        /// 最近复核日期。
        #[sort]
        last_reviewed_on: NaiveDate,
        /// Until when somebody looks at it again.
        /// 下次复核期限。
        #[due(RESERVE_REVIEW)]
        review_due_on: Option<NaiveDate>,
    }
    content ReserveProjectContent;
    create NewReserveProject;
    view ReserveProjectView;
    /// Somebody looked at it.
    /// 复核储备项目。
    body ReserveReview {
        /// What was found.
        /// 复核情况。
        #[example("用地已经落实,保留在库。")]
        pub finding: Prose,
    }
}
