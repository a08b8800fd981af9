//! The order to stop. It is listened for from the first moment on, so that one that comes while the service begins is not
//! lost.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// The signals with which a service is told to stop.
pub struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignals {
    /// Listens for SIGTERM and SIGINT from now on.
    ///
    /// # Errors
    /// The system does not let signals be caught.
    pub fn listen() -> std::io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for one; it may have come already.
    pub async fn told(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
