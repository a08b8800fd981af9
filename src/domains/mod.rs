//! The seven domains.

use platform::document::routes::Routes;

/// The collections of the domains.
pub fn routes(routes: &mut Routes) {
    supervision::routes(routes);
    street_committees::routes(routes);
    stations::routes(routes);
    livelihood::routes(routes);
}
