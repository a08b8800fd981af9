//! Running the service: start, health, metrics, and an end that loses nothing.

pub mod health;
pub mod serving;
