//! The row of a monthly report.

use super::words::ProgressState;
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::{Fen, Hundredths},
        text::{Prose, Text},
    },
};
use uuid::Uuid;

platform::record! {
    /// What a department reports of a month.
    /// 月度进展。
    ProgressReports = "project_progress_report", ProgressState {
        /// The project.
        /// 项目。
        #[read_by(public)] #[filter]
        project_id: Uuid,
        /// The department that reported.
        /// 报送部门。
        #[read_by(public)] #[filter]
        lead_department_id: Uuid,
        /// The month.
        /// 月份。
        #[read_by(public)] #[filter] #[sort]
        period: Text<7>,
        /// What was reached until its end, of each goal in their order.
        /// 截至月末的累计完成值,与目标同序。
        #[read_by(public)]
        goal_values: List<Hundredths>,
        /// What was spent until its end (fen).
        /// 截至月末的累计支出(分)。
        #[read_by(public)]
        executed_fen: Fen,
        /// What was done.
        /// 进展说明。
        #[read_by(public)]
        text: Prose,
        /// Photographs.
        /// 照片。
        photo_ids: Ids,
        /// When it was reported.
        /// 报送日期。
        #[read_by(public)]
        submitted_on: NaiveDate,
        /// The report that it puts right.
        /// 所更正的报送。
        #[read_by(public)]
        corrects_id: Option<Uuid>,
        /// Why.
        /// 更正理由。
        #[read_by(public)]
        correction_reason: Option<Prose>,
    }
    view ProgressView;
}
