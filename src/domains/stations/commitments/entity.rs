//! The row of a commitment.

use super::words::{COMMITMENT, CommitmentSource, CommitmentState};
use chrono::NaiveDate;
use platform::{records::record::Ids, values::text::Prose};
use uuid::Uuid;

platform::record! {
    /// A commitment.
    /// 承诺事项。
    Commitments = "commitment", CommitmentState {
        /// In what it was promised.
        /// 来源类别。
        #[read_by(public)] #[filter]
        source_type: CommitmentSource,
        /// The record in which it was promised.
        /// 来源记录。
        #[read_by(public)] #[filter]
        source_id: Uuid,
        /// Who answers for it.
        /// 责任单位。
        #[read_by(public)] #[filter]
        responsible_organ_id: Uuid,
        /// The deputy to whom it was promised.
        /// 承诺所答复的领衔代表。
        #[filter]
        lead_deputy_id: Option<Uuid>,
        /// What was promised.
        /// 承诺内容。
        #[read_by(public)] #[search]
        text: Prose,
        /// Until when it was promised at first.
        /// 首次承诺时限。
        #[read_by(public)] #[range] #[sort]
        first_promised_on: NaiveDate,
        /// Until when it is promised now.
        /// 现承诺时限。
        #[set_by(CommitmentCarryOver)] #[read_by(public)] #[due(COMMITMENT)] #[example("2027-06-30")]
        promised_on: Option<NaiveDate>,
        /// When it was fulfilled.
        /// 兑现日期。
        #[read_by(public)]
        fulfilled_on: Option<NaiveDate>,
        /// The documents that prove it.
        /// 佐证文书。
        #[set_by(Fulfilment)] #[example(["instrument.document:1"])]
        #[schema(max_items = 50)]
        evidence_ids: Ids,
        /// When those to whom it was promised were told what became of it.
        /// 书面告知代表或者群众的日期。
        #[read_by(public)]
        told_on: Option<NaiveDate>,
        /// What they were told.
        /// 告知的内容。
        #[set_by(Fulfilment)] #[read_by(public)] #[example("二十个充电桩已全部投入使用,请予监督。")]
        told_text: Option<Prose>,
        /// The year to which it was carried over.
        /// 转入年度。
        #[read_by(public)]
        carried_to_year: Option<i32>,
        /// Why it was carried over, or is not done.
        /// 转年或者未兑现的理由。
        #[set_by(CommitmentCarryOver, ChangeReport, TermEndReport)] #[read_by(public)] #[example("设备招标延后,改在明年上半年完成。")]
        reason: Option<Prose>,
        /// The signed report on changed circumstances.
        /// 情况变化的书面报告。
        #[set_by(ChangeReport)]
        report_document_id: Option<Uuid>,
        /// Whether it was fulfilled after the first day.
        /// 是否晚于首次承诺时限。
        #[read_by(public)] #[filter]
        late: bool,
        /// Why it is said not to be done.
        /// 提出异议的理由。
        disputed_reason: Option<Prose>,
    }
    view CommitmentView;
    /// It was done.
    /// 兑现承诺。
    body Fulfilment;
    /// It is carried over to the next year.
    /// 转下年度办理。
    body CommitmentCarryOver;
    /// Circumstances changed.
    /// 情况变化的说明。
    body ChangeReport {
        /// The head who signed the report.
        /// 签署报告的负责人。
        #[example("access.user:organ-head")]
        pub signed_by_user_id: Uuid,
    }
    /// What is said of it when the term ends; the promise lives on.
    /// 届末说明,承诺继续有效。
    body TermEndReport;
}
