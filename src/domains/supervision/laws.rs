//! The statutes that supervision cites, and those of the layers below.

pub use instruments::laws::*;

platform::laws! {
    // The commission is supervised since its law came into force (02 §3.10).
    SUPERV "监察法(2018年)"                   "Supervisory Commissions Law (2018)";
}
