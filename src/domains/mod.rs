//! The seven domains.

pub mod supervision;

use crate::platform::routes::Routes;

/// The collections of the domains.
pub fn routes(routes: &mut Routes) {
    supervision::routes(routes);
}
