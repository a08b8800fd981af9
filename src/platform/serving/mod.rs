//! The server: connections in bounds, the frame around every answer.

pub mod connection;
pub mod frame;
pub mod sending;
pub mod server;
