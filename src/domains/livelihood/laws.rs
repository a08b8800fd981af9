//! The statutes that livelihood projects cite, and those of the layers below.

pub use instruments::laws::*;

platform::laws! {
    SX     "陕西省民生实事项目法规"           "Shaanxi law on livelihood projects (practice)";
    BUD    "预算法"                           "Budget Law (2018)";
    ZJDEC  "浙江省各级人大常委会讨论决定重大事项的规定" "Zhejiang Rules on Deciding Major Matters (practice)";
}
