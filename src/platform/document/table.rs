//! The table of routes as an actix service: one look finds the place of a path, and what is known of its operations.

use crate::{
    http::places::Places,
    problem::{Problem, codes},
    records::served::{SecretPath, Served},
    serving::frame::in_bounds,
};
use actix_web::{
    Error, HttpMessage, HttpResponse, ResponseError, Route,
    dev::{Service, ServiceFactory, ServiceRequest, ServiceResponse, always_ready},
    http::{Method, header::ALLOW},
};
use futures_util::future::{LocalBoxFuture, try_join_all};
use std::{future::ready, rc::Rc};

/// The parameter of a path that is a secret.
const SECRET: &str = "token";

/// What is served below one template.
#[derive(Debug)]
pub(super) struct Place {
    /// The parameters: their names, and the segments of the path where they stand.
    parameters: Vec<(String, usize)>,
    /// The template, where a secret stands in the path.
    secret: Option<String>,
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
        let parameters = parameters(template);
        let secret = parameters.iter().any(|(name, _)| name == SECRET).then(|| template.to_owned());
        Self { parameters, secret, allowed, operations }
    }

    /// What stands in a path for the parameters.
    fn captured(&self, path: &str) -> Vec<(String, String)> {
        let segment = |place: usize| path.split('/').nth(place).unwrap_or_default().to_owned();
        self.parameters.iter().map(|(name, place)| (name.clone(), segment(*place))).collect()
    }

    /// A HEAD is a GET whose body is not sent.
    fn operation(&self, method: &Method) -> Option<(&Served, usize)> {
        let method = if *method == Method::HEAD { &Method::GET } else { method };
        let found = self.operations.iter().find(|(known, ..)| known == method);
        found.map(|(_, served, handler)| (served, *handler))
    }
}

fn parameters(template: &str) -> Vec<(String, usize)> {
    let named = template.split('/').enumerate().filter_map(|(place, segment)| {
        Some((segment.strip_prefix('{')?.strip_suffix('}')?.to_owned(), place))
    });
    named.collect()
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
        if let Some(template) = &place.secret {
            request.extensions_mut().insert(SecretPath(template));
        }
        for (name, value) in place.captured(request.match_info().unprocessed()) {
            request.match_info_mut().add_static(name, value);
        }
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
