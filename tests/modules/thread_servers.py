# socketserver with a thread for each connection, and http.server.
import http.server
import socketserver
import threading
import urllib.request

class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())

class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True

with Server(('127.0.0.1', 0), Echo) as server:
    t = threading.Thread(target=server.serve_forever)
    t.start()
    import socket
    peers = [socket.create_connection(server.server_address) for _ in range(5)]
    for i, p in enumerate(peers):
        p.sendall(b'peer %d\n' % i)
    for p in reversed(peers):
        print(p.recv(100))
        p.close()
    server.shutdown()
    t.join()

class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.path.encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args):
        pass

with http.server.ThreadingHTTPServer(('127.0.0.1', 0), Page) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = 'http://127.0.0.1:%d' % server.server_port
    pages = {}
    def fetch(i):
        pages[i] = urllib.request.urlopen(base + '/page%d' % i).read()
    team = [threading.Thread(target=fetch, args=(i,)) for i in range(6)]
    for t in team:
        t.start()
    for t in team:
        t.join()
    print(sorted(pages.items()))
    server.shutdown()
