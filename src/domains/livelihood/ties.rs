//! What joins the records of livelihood projects, beside what the instruments say.

pub(crate) use instruments::ties::*;

platform::ties! {
    FOLLOWED_BY = "followed_by" "跟踪监督";
}
