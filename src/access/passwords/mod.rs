//! Passwords: their rules, how they are stored, changed and reset. Nobody but the user ever knows one.

mod api;
mod hashing;
pub mod one_time_codes;
mod password;
mod profile;

pub use api::set_by_code;
pub(super) use api::{replace, routes, too_old};
pub(super) use hashing::warm_up;
pub use hashing::{fits, hash};
pub use password::Password;
pub use profile::Profile;
