//! Sending: a body goes out in slices of shared bytes, and what a caller sends unread is not read after the answer.

use super::{connection::Hearing, server::WAITING};
use actix_web::{
    Error, HttpMessage,
    body::{BodySize, BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    error::PayloadError,
    http::{ConnectionType, header::HeaderValue},
    middleware::Next,
    web::Bytes,
};
use futures_util::Stream;
use std::{
    cell::RefCell,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, ready},
};

/// The outermost part of an application: makes of every body one that is sent in slices, and ends the connection with
/// an answer that was given without reading the request to its end.
///
/// # Errors
/// Only what the framework itself cannot answer.
pub async fn sliced(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<Sliced>, Error> {
    let hearing = request.conn_data::<Hearing>().cloned().unwrap_or_default();
    let answered = Answered(hearing.clone());
    let incoming = match request.take_payload() {
        Payload::None => {
            hearing.nothing();
            None
        }
        payload => {
            hearing.body();
            let incoming =
                Incoming { payload: Rc::new(RefCell::new(Some(payload))), hearing: hearing.clone() };
            request.set_payload(Payload::Stream { payload: Box::pin(incoming.clone()) });
            Some(incoming)
        }
    };
    let mut response = next.call(request).await?;
    let unread = incoming.filter(|incoming| incoming.payload.borrow().is_some());
    if unread.is_some() {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
        hearing.farewell();
    }
    let id = response.headers().get("x-request-id").cloned();
    let sliced =
        |body: BoxBody| Sliced { body, piece: Bytes::new(), id, _unread: unread, _answered: answered };
    Ok(response.map_body(|_, body| sliced(body.boxed())))
}

/// While a request is being answered, no further one is heard.
struct Answered(Hearing);

impl Drop for Answered {
    fn drop(&mut self) {
        self.0.heads();
    }
}

/// The body of a request, in two hands; none when it was read to its end.
#[derive(Clone)]
struct Incoming {
    payload: Rc<RefCell<Option<Payload>>>,
    hearing: Hearing,
}

impl Stream for Incoming {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut payload = self.payload.borrow_mut();
        let Some(open) = payload.as_mut() else { return Poll::Ready(None) };
        let next = ready!(Pin::new(open).poll_next(cx));
        if next.is_none() {
            *payload = None;
            self.hearing.nothing();
        }
        Poll::Ready(next)
    }
}

/// A body in slices: the framework copies a slice, never the whole, into what waits to be sent.
pub struct Sliced {
    body: BoxBody,
    /// What is left of the piece that came last.
    piece: Bytes,
    /// The request, for the log.
    id: Option<HeaderValue>,
    /// Held until the answer is sent: a body that was dropped the framework would read to its end, however long it is.
    _unread: Option<Incoming>,
    _answered: Answered,
}

impl MessageBody for Sliced {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        if self.piece.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_next(cx)) {
                Some(Ok(piece)) => self.piece = piece,
                Some(Err(error)) => {
                    tracing::error!(request_id = ?self.id, %error, "an answer was broken off");
                    return Poll::Ready(Some(Err(error)));
                }
                None => return Poll::Ready(None),
            }
        }
        let size = self.piece.len().min(WAITING);
        Poll::Ready(Some(Ok(self.piece.split_to(size))))
    }
}
