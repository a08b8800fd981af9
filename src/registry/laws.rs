//! The statutes that the registry cites, and those of the layers below.

pub use access::laws::*;

platform::laws! {
    ORG    "地方组织法"                       "Organic Law of Local People's Congresses (2022)";
}
