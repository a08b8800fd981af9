//! What the table of opinions names.

pub(super) use super::{
    converting::*, ending::*, merging::*, receiving::*, replying::*, routing::*, seen::*,
};
pub(super) use crate::handled::{
    handled_again_less_than_twice, not_rated_yet, within_rating_window, within_reopen_window,
};
pub(super) use crate::look_back::{has_no_result_yet, reply_is_refuted};
