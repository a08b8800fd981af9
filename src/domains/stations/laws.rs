//! The statutes that the stations cite: those of the layers below.

pub use instruments::laws::*;
