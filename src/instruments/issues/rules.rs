//! What the table of issues names.

pub(super) use super::{effects::*, guards::*, relations::*};
