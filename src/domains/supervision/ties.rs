//! What joins the records of supervision, beside what the instruments say.

pub(crate) use instruments::ties::*;

platform::ties! {
    LOOKED_INTO_BY = "looked_into_by" "调研";
    INSPECTED_BY = "inspected_by" "执法检查";
    INQUIRED_BY = "inquired_by" "专题询问";
    FOLLOWED_UP_BY = "followed_up_by" "追问";
    COMMITTED_IN = "committed_in" "承诺落实";
    EVALUATED_BY = "evaluated_by" "评估";
}
