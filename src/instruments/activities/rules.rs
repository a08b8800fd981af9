//! What the table of an activity names.

pub(super) use super::{attendance::*, conditions::*, effects::*, guards::*, merging::*, relations::*};
