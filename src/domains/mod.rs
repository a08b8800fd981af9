//! The seven domains.

use platform::routes::Routes;

/// The collections of the domains.
pub fn routes(routes: &mut Routes) {
    supervision::routes(routes);
}
