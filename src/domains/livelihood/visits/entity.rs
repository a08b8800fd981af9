//! The row of a visit.

use super::words::VisitState;
use chrono::NaiveDate;
use instruments::issues::IssueCategory;
use platform::{
    records::record::Ids,
    values::text::{Prose, Text},
};
use uuid::Uuid;

platform::record! {
    /// A visit of a group of deputies to a project.
    /// 代表监督小组的一次视察。
    Visits = "project_visit", VisitState {
        /// The group.
        /// 监督小组。
        #[set_by(create)] #[filter] #[example("livelihood.supervision_group:1")]
        group_id: Uuid,
        /// The project.
        /// 项目。
        #[filter]
        project_id: Uuid,
        /// When.
        /// 视察日期。
        #[set_by(content)] #[range] #[sort] #[example("2026-08-03")]
        visited_on: NaiveDate,
        /// Where.
        /// 视察地点。
        #[set_by(content)] #[search] #[example("江桥镇金园一路公共停车场")]
        place: Text<200>,
        /// The members of the group who were there.
        /// 参加视察的小组成员。
        #[set_by(content)] #[example(["registry.deputy:10", "registry.deputy:11"])]
        #[schema(min_items = 1, max_items = 50)]
        member_ids: Ids,
        /// What is wrong; it becomes an issue that the department answers for.
        /// 发现的问题;据此登记问题,由牵头部门负责整改。
        #[set_by(create?)] #[example("两处充电桩离消火栓过近,影响消防取水。")]
        finding: Option<Prose>,
        /// Of what kind that is; with it or not at all.
        /// 问题类别;与发现的问题同时填写或者同时不填。
        #[set_by(create?)] #[example("quality")]
        finding_category: Option<IssueCategory>,
        /// What is suggested.
        /// 建议。
        #[set_by(content?)] #[example("建议在显眼处公布报修电话。")]
        suggestion: Option<Prose>,
        /// Photographs.
        /// 照片。
        #[set_by(content?)] #[example([])]
        #[schema(max_items = 20)]
        photo_ids: Ids,
        /// The issue that came of it.
        /// 据此登记的问题。
        issue_id: Option<Uuid>,
    }
    content VisitContent;
    create NewVisit;
    view VisitView;
}
