//! Carrying out the rows of a table. Written by [`workflow!`](macro@crate::workflow), never by hand.

use super::step::Step;
use crate::{http::body::Raw, problem::Result, values::future::Future, workflow::Workflow};

/// A workflow whose actions can be carried out.
pub trait Performs: Workflow {
    /// Reads the body, asks the guards and carries out the effect of a row of the table.
    fn perform<'a>(step: &'a mut Step<'_, Self>, rule: usize, raw: &'a Raw) -> Future<'a, Result<()>>;

    /// Asks the guards of a row and does nothing: whether all could be asked, without the body that the caller has not sent.
    fn explain<'a>(step: &'a Step<'_, Self>, rule: usize) -> Future<'a, Result<bool>>;
}
