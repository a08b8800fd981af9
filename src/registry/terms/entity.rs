//! The row of a term.

use super::words::{TermState, Vacancy};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::numbers::{Ordinal, Whole},
};

platform::record! {
    /// A term of a district's congress.
    /// 区人民代表大会的一届。
    Terms = "term", TermState {
        /// Which term it is.
        /// 第几届。
        #[set_by(content)] #[example(6)] #[sort]
        ordinal: Ordinal,
        /// First day: that of the first session of the congress, on which the deputies of the term before end (代表法第二条).
        /// 首日:本届人民代表大会第一次会议之日,上届代表任期于该日届满(代表法第二条)。
        #[set_by(content)] #[example("2017-01-04")]
        start_on: NaiveDate,
        /// Last day as it is foreseen; what ends a term is the first session of the next one.
        /// 预计的届满日期;一届任期终于下一届第一次会议。
        #[set_by(content)] #[example("2021-12-31")]
        end_on: Option<NaiveDate>,
        /// When the congress elected the Standing Committee of this term; until then that of the term before acts
        /// (地方组织法第四十八条).
        /// 本届常务委员会选出之日;此前由上届常务委员会行使职权(地方组织法第四十八条)。
        #[set_by(content)] #[example("2017-01-07")]
        sc_elected_on: Option<NaiveDate>,
        /// Members of the Standing Committee (persons), 15 to 45 (地方组织法第四十七条).
        /// 常务委员会组成人员名额,15 至 45 人(地方组织法第四十七条)。
        #[set_by(content)] #[example(40)]
        sc_member_count: Whole<15, 45>,
        /// Its seats that nobody has, or had for a while.
        /// 常委会组成人员名额中现有的和曾有的缺额。
        #[set_by(content?)] #[example(null)]
        sc_vacancies: List<Vacancy>,
        /// Deputies of the congress (persons).
        /// 代表名额(人)。
        #[set_by(content)] #[example(287)]
        deputy_count: Whole<1, 3000>,
    }
    content TermContent;
    view TermView;
}
