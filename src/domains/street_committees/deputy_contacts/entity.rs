//! The row of a contact with a deputy.

use super::words::{DeputyContactMode, DeputyContactState};
use chrono::NaiveDate;
use platform::values::text::Prose;

platform::record! {
    /// A contact of a street committee with a deputy.
    /// 街道人大工委联系代表的记录。
    DeputyContacts = "deputy_contact", DeputyContactState {
        /// The committee.
        /// 工委。
        #[set_by(create)] #[filter]
        committee_id: Uuid,
        /// The organization that it is.
        /// 工委对应的机构。
        organization_id: Uuid,
        /// The deputy.
        /// 代表。
        #[set_by(create)] #[example("registry.deputy:10")] #[filter]
        deputy_id: Uuid,
        /// When.
        /// 联系日期。
        #[set_by(content)] #[sort] #[example("2026-08-03")]
        contacted_on: NaiveDate,
        /// How.
        /// 联系方式。
        #[set_by(content)] #[filter]
        mode: DeputyContactMode,
        /// What was spoken of.
        /// 联系内容。
        #[set_by(content)] #[example("走访代表,听取其对社区公共充电设施建设和居民出行问题的意见建议。")]
        content: Prose<20>,
        /// What makes the work of the deputy difficult.
        /// 代表反映的履职困难。
        #[set_by(content)] #[example("工作时间与接待选民时间冲突。")]
        difficulty_text: Option<Prose>,
        /// What was answered to that.
        /// 对履职困难的答复。
        #[set_by(DifficultyAnswer)] #[example("已与代表所在单位协调,保障履职时间。")]
        difficulty_answer: Option<Prose>,
        /// When.
        /// 答复日期。
        answered_on: Option<NaiveDate>,
    }
    content DeputyContactContent;
    create NewDeputyContact;
    view DeputyContactView;
    /// The answer to a difficulty of a deputy.
    /// 对代表履职困难的答复。
    body DifficultyAnswer;
}
