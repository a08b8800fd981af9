//! Keyed hashes and sealed values.

pub mod keyed;
pub mod sealing;
