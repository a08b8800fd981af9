//! Requests and answers, before anybody knows who calls.

pub mod accept;
pub mod body;
pub mod edge;
pub mod headers;
pub mod json;
pub mod partial;
pub mod patch;
pub mod places;
pub mod query_string;
mod reading;
pub mod reply;
mod strict;
pub mod table_body;
pub mod trace;
