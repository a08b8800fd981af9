//! Statistics (指标): numbers of a period that the domains count from their records whenever they are asked for (02 §5, 01 §5,
//! 03 §5). What a number is, what a period is, and how the operation that serves them is asked, is one for all.

mod in_office;
mod indicator;
mod mandates;
mod operation;
mod participation;
mod period;
mod planned;
mod scope;
mod spread;

use in_office::{average, days_in_office, is_in_office};
pub use indicator::{Base, Decimal, Indicator, count};
pub use mandates::Mandates;
pub use operation::{Asked, Counted, STREET, Statistics};
pub use participation::{Participation, verified_activities};
pub use period::Period;
pub use planned::Planned;
pub use scope::Scope;
pub use spread::spread;
