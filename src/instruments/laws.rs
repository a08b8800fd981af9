//! The statutes that the instruments cite, and those of the layers below.

pub use registry::laws::*;

platform::laws! {
    SUP    "监督法"                           "Supervision Law (2024)";
    SHBUD  "上海市预算审查监督条例"           "Shanghai Budget Review Regulation (2021)";
    CC     "民法典"                           "Civil Code";
    ZJPROC "浙江省人大常委会议事规则"         "Zhejiang Rules of Procedure (practice)";
}
