//! The row of a constituency.

use super::words::ConstituencyState;
use platform::{
    records::record::Ids,
    values::{
        numbers::{Count, Whole},
        text::Text,
    },
};

platform::record! {
    /// A constituency.
    Constituencies = "constituency", ConstituencyState {
        /// The term for which it was drawn.
        #[set_by(content)] #[filter]
        term_id: Option<Uuid>,
        /// 选区号, unique in the district for each term.
        #[set_by(content)] #[example("第12选区")] #[sort] #[keyed]
        code: Text<20>,
        /// Name.
        #[set_by(content)] #[example("江桥第二选区")] #[search]
        name: Text<60>,
        /// The street office or town government of its area.
        #[set_by(content)] #[filter]
        street_or_town_id: Uuid,
        /// Seats (persons).
        #[set_by(content)]
        seats: Whole<1, 3>,
        /// Registered voters (persons).
        #[set_by(content)]
        registered_voters: Count,
        /// Its residents' and village committees.
        #[set_by(content?)]
        committee_ids: Ids,
    }
    content ConstituencyContent;
    view ConstituencyView;
}
