//! Lists as files for offices: what a caller sees of a list, with Chinese headers and labels, names in place of ids, and dates and
//! numbers as such. Read page by page and never held as a whole. Nothing of a kind is said here: columns follow from the schema.

mod cell;
mod columns;
mod csv;
mod reading;
mod sheet;

pub use columns::Columns;
pub(crate) use csv::unmarked;
pub use csv::{MARK, texts};
pub use reading::{Format, Reading};
