//! The row of a consultative body.

use super::words::{ConsultativeBodyState, ConsultativeMember};
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Text};

platform::record! {
    /// Residents whom a street asks.
    /// 街道的居民议事组织。
    ConsultativeBodies = "consultative_body", ConsultativeBodyState {
        /// Its street: the street office.
        /// 所在街道(街道办事处)。
        #[set_by(create)] #[example("registry.organization:street")] #[read_by(public)] #[filter]
        street_id: Uuid,
        /// The street committee that convenes it.
        /// 召集的街道人大工委。
        organization_id: Uuid,
        /// Its term.
        /// 届次。
        #[set_by(content)] #[read_by(public)] #[search] #[example("第二届")]
        term_label: Text<20>,
        /// When it was established.
        /// 成立日期。
        #[set_by(content)] #[read_by(public)] #[sort] #[example("2026-03-02")]
        established_on: NaiveDate,
        /// Its members.
        /// 成员。
        #[set_by(content)] #[personal]
        #[schema(min_items = 1, max_items = 500)]
        members: List<ConsultativeMember>,
    }
    content ConsultativeBodyContent;
    create NewConsultativeBody;
    view ConsultativeBodyView;
}
