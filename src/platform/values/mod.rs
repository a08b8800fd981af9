//! Values: what one field holds, and how it is written.

pub mod calendar;
pub mod characters;
pub mod clock;
pub mod columns;
pub mod district_code;
pub mod example;
pub mod exemplar;
pub mod future;
pub mod hash;
pub mod hex;
pub mod locale;
pub mod numbers;
pub mod schema;
pub mod sentence;
mod stored_number;
pub mod strict;
pub mod text;
pub mod words;
pub mod xml;
