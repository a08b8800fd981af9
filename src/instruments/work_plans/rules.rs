//! What the table of a work plan names.

pub(super) use super::{effects::*, guards::*, relations::*};
