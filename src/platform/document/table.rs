//! The table of routes as an actix service: one look finds the place of a path, and what is known of its operations.

use crate::{
    http::places::Places,
    problem::{Problem, codes},
    records::served::Served,
    serving::frame::in_bounds,
};
use actix_web::{
    Error, HttpMessage, HttpResponse, ResponseError, Route,
    dev::{ResourceDef, Service, ServiceFactory, ServiceRequest, ServiceResponse, always_ready},
    http::{Method, header::ALLOW},
};
use futures_util::future::{LocalBoxFuture, try_join_all};
use std::{future::ready, rc::Rc};

/// What is served below one template.
#[derive(Debug)]
pub(super) struct Place {
    /// Reads the parameters from the path.
    captures: ResourceDef,
    /// The methods, as `Allow` names them.
    allowed: String,
    /// The operations by their methods, with the place of the handler among those of a worker.
    operations: Vec<(Method, Served, usize)>,
}

impl Place {
    /// The place of a template.
    pub(super) fn of(template: &str, operations: Vec<(Method, Served, usize)>) -> Self {
        let mut allowed: Vec<&str> = operations.iter().map(|(method, ..)| method.as_str()).collect();
        if allowed.contains(&"GET") {
            allowed.push("HEAD");
        }
        let allowed = allowed.join(", ") + ", OPTIONS";
        Self { captures: ResourceDef::new(template), allowed, operations }
    }

    /// A HEAD is a GET whose body is not sent.
    fn operation(&self, method: &Method) -> Option<(&Served, usize)> {
        let method = if *method == Method::HEAD { &Method::GET } else { method };
        let found = self.operations.iter().find(|(known, ..)| known == method);
        found.map(|(_, served, handler)| (served, *handler))
    }
}

/// The routes as one service for each worker.
pub struct Table {
    pub(super) places: &'static Places<Place>,
    /// The handlers, in the order in which the places name them.
    pub(super) handlers: Vec<Route>,
}

impl ServiceFactory<ServiceRequest> for Table {
    type Response = ServiceResponse;
    type Error = Error;
    type Config = ();
    type Service = Handlers;
    type InitError = ();
    type Future = LocalBoxFuture<'static, Result<Handlers, ()>>;

    fn new_service(&self, (): ()) -> Self::Future {
        let places = self.places;
        let made = try_join_all(self.handlers.iter().map(|route| route.new_service(())));
        Box::pin(async move { Ok(Handlers { places, handlers: Rc::new(made.await?) }) })
    }
}

/// A handler as a worker has it.
type Handler = <Route as ServiceFactory<ServiceRequest>>::Service;

/// The handlers of a worker.
pub struct Handlers {
    places: &'static Places<Place>,
    handlers: Rc<Vec<Handler>>,
}

impl Service<ServiceRequest> for Handlers {
    type Response = ServiceResponse;
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<ServiceResponse, Error>>;

    always_ready!();

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let answered = |request: ServiceRequest, answer| Box::pin(ready(Ok(request.into_response(answer))));
        let Some(place) = self.places.find(request.match_info().unprocessed()) else {
            return answered(request, Problem::new(codes::NOT_FOUND).error_response());
        };
        place.captures.capture_match_info(request.match_info_mut());
        let Some((served, handler)) = place.operation(request.method()) else {
            let answer = other_method(request.method(), &place.allowed);
            return answered(request, answer);
        };
        request.extensions_mut().insert(served);
        let handlers = Rc::clone(&self.handlers);
        Box::pin(in_bounds(served, request, move |request| handlers[handler].call(request)))
    }
}

/// The answer to a method that is not served there.
fn other_method(method: &Method, allowed: &str) -> HttpResponse {
    if *method == Method::OPTIONS {
        return HttpResponse::NoContent().insert_header((ALLOW, allowed)).finish();
    }
    Problem::new(codes::METHOD_NOT_ALLOWED).header(ALLOW, allowed).error_response()
}
