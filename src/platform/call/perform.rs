//! Carrying out the rows of a table. Written by [`workflow!`](macro@crate::workflow), never by hand.

use super::step::Step;
use crate::{http::body::Raw, problem::Result, values::future::Future, workflow::Workflow};

/// A workflow whose actions can be carried out.
pub trait Performs: Workflow {
    /// Reads the body, asks the guards and carries out the effect of a row of the table.
    fn perform<'a>(step: &'a mut Step<'_, Self>, rule: usize, raw: &'a Raw) -> Future<'a, Result<()>>;
}
