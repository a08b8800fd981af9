//! A running service with two districts, and people who call it.

mod answer;
mod app;
mod congress;
pub mod contract;
pub mod database;
mod entrusted;
mod network;
mod people;
mod person;
mod process;
mod records;
mod template;
mod trail;

pub use answer::Answer;
pub use app::{App, PASSWORD};
pub use network::Network;
pub use people::{People, fresh, only, read_as_the_public};
pub use person::Person;
pub use process::Process;
pub use records::PDF;
pub use template::{Content, Template};
