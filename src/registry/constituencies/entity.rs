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
    /// 选区。
    Constituencies = "constituency", ConstituencyState {
        /// The term for which it was drawn.
        /// 划分选区所属的届。
        #[set_by(content)] #[filter]
        term_id: Option<Uuid>,
        /// Number of the constituency, unique in the district for each term.
        /// 选区号,每届本区内唯一。
        #[set_by(content)] #[example("第12选区")] #[sort] #[keyed]
        code: Text<20>,
        /// Name.
        /// 名称或者姓名。
        #[set_by(content)] #[example("江桥第二选区")] #[search]
        name: Text<60>,
        /// The street office or town government of its area.
        /// 所在街镇的街道办事处或者镇人民政府。
        #[set_by(content)] #[example("registry.organization:street")] #[filter]
        street_or_town_id: Uuid,
        /// Seats (persons).
        /// 应选名额(人)。
        #[set_by(content)] #[example(2)]
        seats: Whole<1, 3>,
        /// Registered voters (persons).
        /// 登记选民(人)。
        #[set_by(content)] #[example(8_916)]
        registered_voters: Count,
        /// Its residents' and village committees.
        /// 所辖居民委员会、村民委员会。
        #[set_by(content?)] #[example(["registry.organization:residents"])]
        committee_ids: Ids,
    }
    content ConstituencyContent;
    view ConstituencyView;
}
