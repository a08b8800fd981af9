//! The statutes that the instruments cite, and those of the layers below.

pub use registry::laws::*;

platform::laws! {
    SUP    "监督法"                           "Supervision Law (2024)"
        // 02 §3.10. Articles that are not named had none in the place of them.
        before 2024-11-8 "监督法(2006年)" "Supervision Law (2006)" {
            6 => 5; 9 => 6; 10 => 7; 12 => 9; 13 => 10; 14 => 11; 15 => 12; 16 => 13; 17 => 14; 19 => 15; 20 => 16;
            27 => 19; 29 => 20; 32 => 23; 33 => 24; 34 => 25; 36 => 26; 37 => 27; 39 => 30; 46 => 34; 47 => 34;
            51 => 35; 52 => 36; 53 => 37; 54 => 38; 55 => 39; 56 => 40; 57 => 41; 58 => 42; 59 => 43; 60 => 44; 61 => 45;
            62 => 46; 63 => 8 23;
        };
    // What articles of it say first that had another one in their place: the referral of reports, agenda and tracking of disposal
    // reports, the adjustment of plans, the six months of the audit, special inquiries but for the duty to answer.
    SUP24  "监督法"                           "Supervision Law (2024)"
        before 2024-11-8 "监督法(2006年)" "Supervision Law (2006)" {};
    SHDEP  "上海市实施代表法办法"             "Shanghai Measures on the Deputies Law (2015)";
    SHSUG  "上海市人大代表建议规定"           "Shanghai Rules on Deputies' Suggestions (2015)";
    SHBUD  "上海市预算审查监督条例"           "Shanghai Budget Review Regulation (2021)";
    CC     "民法典"                           "Civil Code";
    ZJPROC "浙江省人大常委会议事规则"         "Zhejiang Rules of Procedure (practice)";
}
