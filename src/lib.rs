//! Jiandu (监督): the oversight work of district People's Congresses as records with workflows.
//!
//! Imports run downwards only: domains → instruments → registry → access → platform → vocabulary.

/// The only wiring: settings and a store become a server.
pub mod app;

/// Users, login, tokens, keys.
pub mod access;
/// Demonstration data.
pub mod demo;
/// The seven domains.
pub mod domains;
/// The tools that several domains use.
pub mod instruments;
/// Running the service: health, metrics, draining, backups.
pub mod operations;
/// How the outside gets it.
pub mod outlets;
/// HTTP and persistence, with no business rule in it.
pub mod platform;
/// Who and where: districts, organizations, meetings, deputies.
pub mod registry;
/// Every setting, once.
pub mod settings;
/// Logs.
pub mod telemetry;
/// Roles, kinds and functions: the words that everything else uses.
pub mod vocabulary;
