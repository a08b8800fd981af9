//! People without a token: citizens and owners, who act as `public` in a district, and read or answer their own
//! record with an access code (00 §2). Nothing here identifies them.

mod code;
mod quota;
mod stranger;

pub use code::{AccessCode, issue, reissue};
pub use quota::PublicLimits;
pub(super) use stranger::stranger;
