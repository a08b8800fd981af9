//! The row of a coordination request.

use super::words::{COORDINATION_REPLY, CoordinationEscalation, CoordinationRejection, CoordinationState};
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Prose};
use uuid::Uuid;

platform::record! {
    /// What the department of a project asks of another organization.
    /// 协调事项。
    CoordinationRequests = "coordination_request", CoordinationState {
        /// The project.
        /// 项目。
        #[set_by(create)] #[filter]
        project_id: Uuid,
        /// The department that asks: the one that leads the project.
        /// 提出部门,即项目牵头部门。
        #[filter]
        lead_department_id: Uuid,
        /// The government office to which it is escalated.
        /// 升级后负责答复的政府办公室。
        government_id: Uuid,
        /// The organization that is asked.
        /// 协调单位。
        #[set_by(create)] #[filter] #[example("registry.organization:finance")]
        target_org_id: Uuid,
        /// What is asked of it.
        /// 协调事项。
        #[set_by(content)] #[search] #[example("请协调落实第二批充电桩的电力增容。")]
        matter: Prose,
        /// Until when it is answered.
        /// 答复期限。
        #[due(COORDINATION_REPLY)]
        due_on: Option<NaiveDate>,
        /// What was answered.
        /// 答复。
        #[set_by(CoordinationReply)] #[example("已列入十月份增容计划,十月底前完成。")]
        reply: Option<Prose>,
        /// When.
        /// 答复日期。
        replied_on: Option<NaiveDate>,
        /// The answers that were sent back, the first one first.
        /// 被退回的答复,按先后排列。
        rejections: List<CoordinationRejection>,
        /// Whether the government office answers, and why.
        /// 升级情形。
        #[filter]
        escalation: CoordinationEscalation,
    }
    content CoordinationContent;
    create NewCoordination;
    view CoordinationView;
    /// The answer.
    /// 答复协调事项。
    body CoordinationReply;
}
