//! Who may call, how often, and how they prove it.

mod attacks;
mod binary;
mod guessing;
mod limits;
mod openid_connect;
mod passwords;
mod replicas;
mod sealing;
mod second_factor;
mod sessions;
mod timing;
mod tokens;
