//! The statutes that access cites.

platform::laws! {
    DEP    "代表法"                           "Deputies Law (2025)";
}
