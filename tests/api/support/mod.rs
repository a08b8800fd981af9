//! A running service with two districts, and people who call it.

mod answer;
mod app;
mod congress;
pub mod contract;
mod database;
mod people;
mod person;
mod records;

pub use answer::Answer;
pub use app::App;
pub use people::{People, fresh, only};
pub use person::Person;
pub use records::PDF;
