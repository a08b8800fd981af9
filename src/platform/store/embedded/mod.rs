//! A database that is a file, asked and written where the caller stands: no statement changes the thread, and no value is
//! copied on its way (decisions 76 and 80).

mod connection;
mod line;
mod reading;
mod results;
mod writing;

pub(super) use connection::of as connection;
pub use connection::{connect, in_memory};
pub(super) use line::{Line, present};
pub(super) use reading::Reading;
pub(super) use writing::Writer;
