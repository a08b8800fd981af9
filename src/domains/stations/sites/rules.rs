//! What the table of sites names.

pub(super) use super::{effects::*, guards::*, rectification::*, seen::*};
