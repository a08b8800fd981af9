//! Keyed hashes, sealed values, signatures, and codes for people.

pub mod codes;
pub mod keyed;
pub mod sealing;
pub mod signing;
