//! What the table of opinions names.

pub(super) use super::{ending::*, receiving::*, replying::*, routing::*, seen::*};
