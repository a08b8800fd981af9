//! A row before anything is made of it.

use crate::problem::Problem;
use serde_json::{Map, Value};

/// A row as it was given.
#[derive(Debug, Clone)]
pub struct Given {
    /// Where it stands: its line in the file, or its place in a list.
    pub row: u64,
    /// Its values by field: texts as cells have them, or JSON.
    pub fields: Map<String, Value>,
    /// Why it cannot be read.
    pub refused: Option<Problem>,
}
