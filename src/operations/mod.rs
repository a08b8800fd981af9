//! Running the service: start, health, metrics, and an end that loses nothing.

pub mod archive;
pub mod copy;
pub mod doctor;
pub mod health;
pub mod restore;
pub mod serving;
mod stage;
pub mod stopping;
pub mod tables;
pub mod trail;
pub mod waiting;
