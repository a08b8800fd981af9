//! The statutes that street committees cite: those of the layers below.

pub use instruments::laws::*;
