//! Records with their trail: what every kind has, who looks at it, what is told of its past.

pub mod actor;
pub mod assurance;
pub mod audit;
pub mod caller;
pub mod canonical;
pub mod chain;
pub mod column;
pub mod due;
pub mod events;
pub mod filter_value;
pub mod idempotency;
pub mod kind;
pub mod listing;
pub mod mark;
pub mod measures;
pub mod member;
pub mod people;
pub mod personal;
pub mod question;
pub mod record;
pub mod record_reference;
pub mod reference;
pub mod scope;
pub mod served;
