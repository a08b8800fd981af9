//! The process and its machine: files, disks, counters, and whether it is about to stop.

pub mod disk;
pub mod drain;
pub mod files;
pub mod jobs;
pub mod metrics;
pub mod private;
