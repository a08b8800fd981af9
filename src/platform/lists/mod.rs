//! Lists: what callers see of records, keyset pages with signed cursors, and the past of a record as its view tells it.

mod clock;
mod cursor;
mod expand;
mod explained;
mod kind_of;
mod naming;
mod past;
mod query;
mod record_answer;
mod shown;
mod traced;
mod visible;
mod waiting;

pub use clock::{Days, read_days};
pub use cursor::CursorKey;
pub use expand::Subject;
pub use explained::{ExplainedAction, ExplainedRefusal};
pub(crate) use past::Past;
pub(crate) use query::flag;
pub use query::{Direction, Query, Reader, contains};
pub use record_answer::RecordAnswer;
pub(crate) use shown::asks_for_what_is_shown;
pub(crate) use visible::{named, view_action};
pub use waiting::{Waiting, waiting};
