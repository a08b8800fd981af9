"""A network between two programs that can break: it stops forwarding and keeps the sockets open. Standard library only."""

import socket
import threading


class Network:
    """Forwards every connection at `port` to a server on this machine until it is told to swallow."""

    def __init__(self, server_port):
        self.server_port = server_port
        self.whole = True
        # Connections of an older age lost bytes: they stay open and nothing comes through them any more.
        self.age = 0
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(512)
        self.port = self.listener.getsockname()[1]
        self.held = []
        threading.Thread(target=self.accept, daemon=True).start()

    def swallow(self):
        """From now on bytes are lost, with the connections that they belong to."""
        self.whole = False
        self.age += 1

    def mend(self):
        """The network is whole, for new connections."""
        self.whole = True

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            if not self.whole:
                self.held.append(client)
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self.server_port))
            except OSError:
                client.close()
                continue
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self.forward, args=(source, target, self.age), daemon=True).start()

    def forward(self, source, target, age):
        while True:
            try:
                content = source.recv(65536)
            except OSError:
                content = b""
            if age != self.age:
                self.held.append((source, target))
                return
            try:
                if not content:
                    target.shutdown(socket.SHUT_WR)
                    return
                target.sendall(content)
            except OSError:
                return
