//! A network between the service and its database that can break: it stops forwarding and keeps the sockets open.

use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp},
    sync::watch,
};

/// What becomes of bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// They arrive.
    Whole,
    /// They are lost, and so is every connection that they belonged to.
    Swallowing,
    /// They wait.
    Holding,
}

/// A way to a server that passes through here.
pub struct Network {
    address: SocketAddr,
    state: watch::Sender<State>,
}

impl Network {
    /// Opens a way to a server; it is there at once, and serves as long as the test.
    pub fn to(server: String) -> Self {
        Self::at(0, server)
    }

    /// The same at a port of this machine.
    pub fn at(port: u16, server: String) -> Self {
        let listener = std::net::TcpListener::bind(("127.0.0.1", port)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let state = watch::Sender::new(State::Whole);
        let seen = state.subscribe();
        tokio::spawn(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(pass(client, server.clone(), seen.clone()));
            }
        });
        Self { address, state }
    }

    /// The URL of a database, by this way.
    pub fn between(url: &str) -> (Self, String) {
        let (head, rest) = url.rsplit_once('@').unwrap();
        let (server, name) = rest.split_once('/').unwrap();
        let network = Self::to(server.to_owned());
        let url = format!("{head}@{}/{name}", network.address);
        (network, url)
    }

    /// From now on bytes are lost, with the connections that they belong to.
    pub fn swallow(&self) {
        self.state.send_replace(State::Swallowing);
    }

    /// From now on bytes wait until the network is whole.
    pub fn hold(&self) {
        self.state.send_replace(State::Holding);
    }

    /// The network is whole: for new connections, and for those that lost nothing.
    pub fn mend(&self) {
        self.state.send_replace(State::Whole);
    }
}

async fn pass(client: TcpStream, server: String, mut state: watch::Receiver<State>) {
    if *state.borrow() == State::Swallowing {
        // It stays open, and nobody is there.
        return std::future::pending().await;
    }
    drop(state.wait_for(|state| *state == State::Whole).await);
    let Ok(server) = TcpStream::connect(server).await else { return };
    let (client, server) = (client.into_split(), server.into_split());
    tokio::join!(forward(client.0, server.1, state.clone()), forward(server.0, client.1, state));
}

async fn forward(
    mut from: tcp::OwnedReadHalf,
    mut to: tcp::OwnedWriteHalf,
    mut state: watch::Receiver<State>,
) {
    let mut bytes = vec![0; 16 * 1024];
    loop {
        let length = from.read(&mut bytes).await.unwrap_or(0);
        if *state.borrow() == State::Swallowing {
            std::future::pending::<()>().await;
        }
        drop(state.wait_for(|state| *state == State::Whole).await);
        if length == 0 || to.write_all(&bytes[..length]).await.is_err() {
            return;
        }
    }
}
