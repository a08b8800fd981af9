//! The guards and effects of the verdict.

pub(crate) use super::{agencies::*, closing::*, evaluation::*, surveys::*, votes::*};
