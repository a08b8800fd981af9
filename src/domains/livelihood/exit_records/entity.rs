//! The row of an exit record.

use super::words::ExitRecordState;
use crate::words::ProjectCategory;
use chrono::NaiveDate;
use platform::values::{
    numbers::Year,
    text::{Prose, Text},
};
use uuid::Uuid;

platform::record! {
    /// A project that has left the list.
    /// 退出清单记录。
    ExitRecords = "project_exit_record", ExitRecordState {
        /// The project.
        /// 退出的实事项目。
        #[read_by(public)] #[filter]
        project_id: Uuid,
        /// The evaluation that concluded so.
        /// 作出结论的后评估。
        #[read_by(public)]
        evaluation_id: Uuid,
        /// The body whose list it has left.
        /// 本级机构。
        #[read_by(public)]
        organization_id: Uuid,
        /// The government office that concluded so.
        /// 作出结论的政府办公室。
        #[read_by(public)]
        government_id: Uuid,
        /// What it was called.
        /// 名称。
        #[read_by(public)] #[search]
        title: Text<60>,
        /// The field of life.
        /// 领域。
        #[read_by(public)] #[filter]
        category: ProjectCategory,
        /// Why it has left.
        /// 退出的原因。
        #[read_by(public)]
        reason: Prose,
        /// The year in which it was carried out.
        /// 实施年度。
        #[read_by(public)] #[filter]
        year: Year,
        /// When it has left.
        /// 退出日期。
        #[read_by(public)]
        exited_on: NaiveDate,
        /// Until when nothing like it is taken up without an answer.
        /// 限制至;此前相似的候选项目须说明变化。
        #[read_by(public)] #[sort]
        blocked_until: NaiveDate,
    }
    view ExitRecordView;
}
