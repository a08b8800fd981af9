//! Who may call, how often, and how they prove it.

mod attacks;
mod binary;
pub mod budgets;
mod clocks;
mod guessing;
mod limits;
mod openid_connect;
mod passwords;
mod replicas;
mod sealing;
pub mod second_factor;
pub mod sessions;
mod timing;
mod tokens;
