//! What the table of suggestions names.

pub(super) use super::{
    assigning::*, drafting::*, ending::*, handling::*, leading::*, replying::*, returning::*, seen::*,
};
pub(super) use crate::handled::{
    handled_again_less_than_twice, is_dissatisfied, not_rated_yet, within_rating_window, within_reopen_window,
};
pub(super) use crate::look_back::{has_no_result_yet, reply_is_refuted};
