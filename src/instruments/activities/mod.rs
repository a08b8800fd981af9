//! Activities of deputies (活动), organized by street committees, deputy groups and stations (01 §2.5, §3.5). Work of supervision among
//! them was assigned (01 §4.1).

pub mod api;
mod attendance;
mod clock;
mod conditions;
mod cover;
mod effects;
pub mod entity;
mod guards;
mod lookup;
mod merging;
mod organizer;
mod reactions;
mod relations;
pub mod rules;
mod supervised;
pub mod words;
pub mod workflow;

pub use cover::{ASSIGNMENT, Cover, Covering};
pub use entity::Activities;
pub use lookup::{
    assignment_withdrawn, cancel, follow_organizer, move_to_site, of_items, open_at_site, open_of_items,
    short_of_verified, take_opinion,
};
pub(crate) use organizer::answers;
pub use organizer::{Days, Organizer, organizer_of};
pub(crate) use reactions::reactions;
pub use supervised::{is_covered, is_covered_within, is_supervision};
pub use words::{
    ActivityCategory, ActivityState, Attendance, CheckInMethod, CoOrganizer, OrganizerType, Presence,
};
pub use workflow::ActivityAction;
