//! The statutes that supervision cites, and those of the layers below.

pub use instruments::laws::*;
