//! Futures as they are handed around.

use std::pin::Pin;

/// A future that may cross threads.
pub type Future<'a, T> = Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;
