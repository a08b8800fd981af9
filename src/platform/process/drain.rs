//! Draining: a service that was told to stop says so before it closes its door.

use std::{net::TcpListener, sync::Arc};
use tokio::sync::watch;

/// Whether the service is about to stop.
#[derive(Debug, Clone, Default)]
pub struct Drain(Arc<watch::Sender<bool>>);

impl Drain {
    /// From now on `/readyz` answers 503 and every answer closes its connection.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Whether it has begun.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it has begun.
    pub async fn begun(&self) {
        let mut told = self.0.subscribe();
        // It cannot fail: the sender lives as long as this.
        let _closed = told.wait_for(|begun| *begun).await;
    }
}

/// Lets a listening socket take no new connection, while those that are established and wait to be accepted can still
/// be. Closing the socket at once would reset these, and their requests would be lost.
///
/// # Errors
/// The system does not offer it.
#[cfg(target_os = "linux")]
pub fn refuse_new_connections(listener: &TcpListener) -> std::io::Result<()> {
    // A socket filter, which sees the TCP header: what has the SYN flag is dropped, and sent again by its client until
    // the socket is closed and the connection refused.
    let [flags_at, syn, all] = [13, 0x02, u32::MAX];
    let filter = [
        socket2::SockFilter::new(0x30, 0, 0, flags_at), // load the byte of the flags
        socket2::SockFilter::new(0x45, 0, 1, syn),      // skip the next line unless SYN is set
        socket2::SockFilter::new(0x06, 0, 0, 0),        // drop the packet
        socket2::SockFilter::new(0x06, 0, 0, all),      // keep the whole packet
    ];
    socket2::SockRef::from(listener).attach_filter(&filter)
}

/// Other systems close the socket with what waits at it.
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn refuse_new_connections(_: &TcpListener) -> std::io::Result<()> {
    Ok(())
}
