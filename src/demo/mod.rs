//! Demonstration data: seven districts with organizations, users of every role, and the real public figures.

mod foundation;

pub use foundation::{DISTRICTS, Foundation, found, operator};
