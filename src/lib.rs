//! Jiandu (监督): the oversight work of district People's Congresses as records with workflows.
//!
//! The service on top of its crates. Imports run downwards only, and the compiler holds it: domains → instruments →
//! registry → access → platform → vocabulary.

pub mod app;
/// The only wiring: settings and a store become a server.
pub mod codes;

/// Demonstration data.
pub mod demo;
/// The seven domains.
pub mod domains;
/// Running the service: health, metrics, draining, backups.
pub mod operations;
/// How the outside gets it.
pub mod outlets;
/// Every setting, once.
pub mod settings;
/// The page at `/`, and the guide.
pub mod start_page;
/// Logs.
pub mod telemetry;
