//! Guards that are asked though nobody has sent a body: those that ask the row alone take a body of any type, and so none. Which
//! they are is nobody's list: the compiler finds it out.

use super::Step;
use crate::{
    values::future::Future,
    workflow::{Guarded, Workflow},
};

/// A guard that is to be asked without a body, if it can be.
pub struct Unasked<'s, W: Workflow, G> {
    /// What it is asked about.
    pub step: &'s Step<'s, W>,
    /// The guard.
    pub guard: G,
}

/// The body that nobody has sent.
pub struct NoBody;

/// Guards that take a body of any type.
pub trait AsksTheRow<'s> {
    /// The question.
    fn ask(&self) -> Option<Future<'s, Guarded>>;
}

impl<'s, W, G, F> AsksTheRow<'s> for Unasked<'s, W, G>
where
    W: Workflow,
    G: Fn(&'s Step<'s, W>, &'s NoBody) -> F,
    F: std::future::Future<Output = Guarded> + Send + 's,
{
    fn ask(&self) -> Option<Future<'s, Guarded>> {
        Some(Box::pin((self.guard)(self.step, &NoBody)))
    }
}

/// All others, by the type of their body: found one reference further away, where nothing nearer fits.
pub trait AsksABody<'s, B: ?Sized> {
    /// Nothing can be asked.
    fn ask(&self) -> Option<Future<'s, Guarded>>;
}

impl<'s, W, B, G, F> AsksABody<'s, B> for &Unasked<'s, W, G>
where
    W: Workflow,
    B: ?Sized + 's,
    G: Fn(&'s Step<'s, W>, &'s B) -> F,
{
    fn ask(&self) -> Option<Future<'s, Guarded>> {
        None
    }
}
