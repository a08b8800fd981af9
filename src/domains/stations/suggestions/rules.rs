//! What the table of suggestions names.

pub(super) use super::{
    assigning::*, drafting::*, ending::*, handling::*, replying::*, returning::*, seen::*,
};
