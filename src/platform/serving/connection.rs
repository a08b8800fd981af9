//! A client's connection: it holds a place among those of its address, it is not read while its client leaves answers
//! unread, and it ends when that lasts too long. Everything that is sent goes through here: heads, bodies, streams.

use crate::{
    call::Service,
    problem::{Problem, codes},
    process::metrics,
    serving::frame::{by_status, unasked},
};
use actix_web::rt::net::TcpStream;
use socket2::SockRef;
use std::{
    cell::Cell,
    collections::HashMap,
    io,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    pin::Pin,
    rc::Rc,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, Waker, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

/// Bytes a second that a client has to take on the average when it has to be waited for.
const SLOWEST: u64 = 8 * 1024;
/// Bytes that the system keeps for a client, twice: it would take up to four megabytes of its own accord.
const KEPT_BY_SYSTEM: usize = 256 * 1024;
/// Bytes of heads that are read at a time.
const HEADS: usize = 8 * 1024;
/// Bytes that are still read of a request after its answer.
const FAREWELL: usize = 64 * 1024;
/// From one byte that was sent to the next: the longest upload and the longest answer together.
const EXCHANGE: Duration = Duration::from_mins(12);

/// The open connections of each address.
#[derive(Clone, Default)]
pub struct Places(Arc<Mutex<HashMap<IpAddr, u32>>>);

/// One of them, until it is dropped.
struct Place {
    places: Places,
    address: IpAddr,
}

impl Places {
    fn take(&self, address: IpAddr, most: u32) -> Option<Place> {
        let address = household(address);
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(address).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Place { places: self.clone(), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.address);
            }
        }
    }
}

/// Addresses of version 6 come by the network of a customer: 64 bits are the same hand.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        address @ IpAddr::V4(_) => address,
    }
}

/// How long a client that does not read is waited for: the time shrinks while it does not read, and grows by what it
/// takes, so that a few bytes now and then do not hold a connection.
struct Patience {
    most: Duration,
    left: Duration,
    waiting_since: Option<Instant>,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Patience {
    fn new(most: Duration) -> Self {
        Self { most, left: most, waiting_since: None, alarm: None }
    }

    /// Waits until the patience ends.
    fn poll_end(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(Instant::now())));
        if self.waiting_since.is_none() {
            let now = Instant::now();
            self.waiting_since = Some(now);
            alarm.as_mut().reset(now + self.left);
        }
        alarm.as_mut().poll(cx)
    }

    /// So many bytes were taken.
    fn took(&mut self, bytes: usize) {
        if let Some(since) = self.waiting_since.take() {
            self.left = self.left.saturating_sub(since.elapsed());
        }
        let earned = Duration::from_micros((bytes as u64).saturating_mul(1_000_000) / SLOWEST);
        self.left = self.most.min(self.left + earned);
    }
}

/// What is read of a client, as the request that is being answered lets it.
#[derive(Clone, Default)]
pub struct Hearing(Rc<Heard>);

#[derive(Default)]
struct Heard {
    now: Cell<Hears>,
    /// Whether what is written now may be the application's: a request reached it since everything was sent.
    asked: Cell<bool>,
    /// Who wants to read on.
    reader: Cell<Option<Waker>>,
}

#[derive(Clone, Copy, Default)]
enum Hears {
    /// A little at a time: what comes behind one request waits until that is answered, and does not pile up here.
    #[default]
    Heads,
    /// As it comes and is taken.
    Body,
    /// A request is being answered.
    Nothing,
    /// So many bytes more, which nobody wants: the answer shall not be lost to a client that is still sending a little.
    Farewell(usize),
}

impl Hearing {
    /// The body of a request is wanted.
    pub fn body(&self) {
        self.turn(Hears::Body);
    }

    /// A request is here to its end.
    pub fn nothing(&self) {
        self.turn(Hears::Nothing);
    }

    /// A request is answered.
    pub fn heads(&self) {
        self.turn(Hears::Heads);
    }

    /// A request was answered without reading it to its end: the connection ends with the answer.
    pub fn farewell(&self) {
        self.turn(Hears::Farewell(FAREWELL));
    }

    /// All that was answered has been sent.
    fn rest(&self) {
        if matches!(self.0.now.get(), Hears::Heads) {
            self.0.asked.set(false);
        }
    }

    fn turn(&self, to: Hears) {
        if !matches!(to, Hears::Heads) {
            self.0.asked.set(true);
        }
        if !matches!(self.0.now.get(), Hears::Farewell(_)) {
            self.0.now.set(to);
            self.wake();
        }
    }

    fn wake(&self) {
        if let Some(reader) = self.0.reader.take() {
            reader.wake();
        }
    }
}

/// A connection that was let in.
pub struct Connection {
    stream: TcpStream,
    patience: Patience,
    sent_at: Instant,
    /// What is read of the client.
    pub hearing: Hearing,
    /// Bytes of heads that were read since the framework last had a chance to answer them.
    heads: usize,
    service: Arc<Service>,
    _place: Option<Place>,
}

impl Connection {
    /// Lets a client in, or tells it that its address has its connections already. The proxies of the service speak for
    /// many, so they are not counted.
    ///
    /// # Errors
    /// The address has so many connections, or the socket is gone.
    pub fn admit(
        stream: TcpStream,
        places: &Places,
        service: &Arc<Service>,
    ) -> io::Result<(Self, Option<SocketAddr>)> {
        let (peer, edge) = (stream.peer_addr()?, &service.edge);
        let counted = edge.connections_per_address > 0 && !edge.is_trusted(peer.ip().to_canonical());
        let place = if counted {
            let place = places.take(peer.ip(), edge.connections_per_address);
            Some(place.ok_or_else(|| turned_away(&stream, service))?)
        } else {
            None
        };
        let socket = SockRef::from(&stream);
        socket.set_send_buffer_size(KEPT_BY_SYSTEM)?;
        // The last slice of an answer does not wait until those before are confirmed, for which a client takes 40 ms.
        socket.set_tcp_nodelay(true)?;
        // What is still on its way when the service is done with a connection is the system's: it waits no longer.
        #[cfg(target_os = "linux")]
        socket.set_tcp_user_timeout(Some(edge.send_within))?;
        let (patience, sent_at) = (Patience::new(edge.send_within), Instant::now());
        let (hearing, service) = (Hearing::default(), Arc::clone(service));
        Ok((Self { stream, patience, sent_at, hearing, heads: 0, service, _place: place }, Some(peer)))
    }

    /// What to say instead of a bare status that the framework answers on its own, before any request has reached the
    /// application: to garbage, to a head that is too large, to one that never ends.
    fn in_place_of(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let has = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
        if self.hearing.0.asked.get() || has(b"x-request-id") {
            return None;
        }
        let status = std::str::from_utf8(bytes.strip_prefix(b"HTTP/1.")?.get(2..5)?).ok()?.parse().ok()?;
        (status >= 400).then(|| unasked(&self.service, &by_status(status)))
    }
}

/// Says why, as far as it can be said without waiting.
fn turned_away(stream: &TcpStream, service: &Service) -> io::Error {
    metrics::turned_away();
    say(stream, &unasked(service, &Problem::new(codes::TOO_MANY_CONNECTIONS).retry_after(1)));
    io::Error::other("too many connections of one address")
}

/// Sends the little that ends a connection. Its buffer is empty and takes it whole; who is gone misses nothing.
fn say(stream: &TcpStream, words: &[u8]) {
    let _gone = SockRef::from(stream).send(words);
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let hears = self.hearing.0.now.get();
        if matches!(hears, Hears::Nothing) || self.patience.waiting_since.is_some() {
            self.hearing.0.reader.set(Some(cx.waker().clone()));
            return Poll::Pending;
        }
        match hears {
            // The framework closes the connection when its time is over, which nothing here has to wake.
            Hears::Farewell(0) => return Poll::Pending,
            Hears::Heads if self.heads >= HEADS => {
                self.heads = 0;
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            _ if self.sent_at.elapsed() > EXCHANGE => {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            _ => {}
        }
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        let count = buffer.filled().len() - before;
        match hears {
            Hears::Heads => self.heads = if read.is_pending() { 0 } else { self.heads + count },
            Hears::Farewell(left) => self.hearing.0.now.set(Hears::Farewell(left.saturating_sub(count))),
            Hears::Body | Hears::Nothing => {}
        }
        read
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if let Some(words) = self.in_place_of(bytes) {
            say(&self.stream, &words);
            return Poll::Ready(Ok(bytes.len()));
        }
        let Poll::Ready(written) = Pin::new(&mut self.stream).poll_write(cx, bytes) else {
            ready!(self.patience.poll_end(cx));
            // What the system keeps for this client goes at once.
            SockRef::from(&self.stream).set_linger(Some(Duration::ZERO))?;
            metrics::left();
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        };
        if let Ok(count) = written {
            self.patience.took(count);
            self.sent_at = Instant::now();
            self.hearing.wake();
        }
        Poll::Ready(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // The framework flushes when nothing of its own waits to be written.
        self.hearing.rest();
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_and_given_back() {
        let places = Places::default();
        let address = |text: &str| text.parse().unwrap();
        let first = places.take(address("2001:db8::1"), 2);
        let second = places.take(address("2001:db8::2"), 2);
        assert!(first.is_some() && second.is_some());
        assert!(places.take(address("2001:db8::3"), 2).is_none(), "one network, one customer");
        assert!(places.take(address("2001:db8:0:1::1"), 2).is_some());
        drop(first);
        assert!(places.take(address("2001:db8::3"), 2).is_some());
        drop(second);
        assert!(places.0.lock().unwrap().is_empty(), "an address without connections takes no memory");
        let v4 = places.take(address("192.0.2.1"), 1);
        assert!(v4.is_some() && places.take(address("::ffff:192.0.2.1"), 1).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn patience_shrinks_with_waiting_and_grows_with_what_is_taken() {
        let most = Duration::from_secs(30);
        let mut patience = Patience::new(most);
        let waited = async |patience: &mut Patience, seconds| {
            let end = std::future::poll_fn(|cx| patience.poll_end(cx));
            tokio::time::timeout(Duration::from_secs(seconds), end).await.is_err()
        };
        // A thousand bytes every ten seconds are not enough: the patience ends in the fourth round.
        for _ in 0..3 {
            assert!(waited(&mut patience, 9).await);
            patience.took(1000);
        }
        assert!(!waited(&mut patience, 9).await);
        // A slow line that goes on is waited for as long as it takes.
        let mut patience = Patience::new(most);
        for _ in 0..1000 {
            assert!(waited(&mut patience, 9).await);
            patience.took(9 * 8 * 1024);
        }
        assert_eq!(patience.left, most);
    }
}
