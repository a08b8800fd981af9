//! Many records of a kind at once, as a table: each row is one create, or an element of a list of one, made of the kind's own
//! content, and nothing of a kind is said here. What a cell holds follows from the schema of the field; what a reference leads to, from the listing.

mod cell;
mod columns;
mod given;
mod grouping;
mod references;
mod report;
mod rows;
mod table;
mod writing;

pub use columns::{Column, Columns};
pub use given::Given;
pub use grouping::Place;
pub use report::{ImportReport, ImportedRecord, Outcome, RowProblem};
pub use rows::create_each;
pub use table::{BYTES, COLUMNS, ROWS, Table};
pub use writing::{Importer, Mode};
