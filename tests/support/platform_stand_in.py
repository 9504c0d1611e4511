"""What every stand-in of a platform is: a server on 127.0.0.1 that answers as the platform's API would, fails as it is
told to, and keeps what each place (a chat, a channel) was shown. For tests and scripts that run the real program.

    class Telegram(PlatformStandIn):        one file a platform: telegram_stand_in.py, slack_stand_in.py
        def understand(self, request): ...  names the call and its place
        def answer(self, request): ...      does it
        def refusal(self, fault, request):  the platform's own way of saying no

    with Telegram(...) as platform:
        start_program(api=platform.url)
        platform.inject(Fault("rate_limited", name="sendMessage", seconds=1))
        platform.wait_for(lambda: platform.shown_in(7), 5)
"""
import collections
import dataclasses
import http.client
import http.server
import json
import os
import socket
import struct
import threading
import time
import urllib.parse


@dataclasses.dataclass
class Request:
    method: str
    path: str      # without the query
    query: dict    # the last of each name
    headers: object  # as http.client gives them: names without case
    body: bytes
    name: str = ""    # "sendMessage", "chat.postMessage": understand() fills these in
    place: str = ""   # of the chat or channel; always text
    shows: bool = False  # it brings something before a person's eyes: such calls of one place may not overlap


@dataclasses.dataclass
class Answer:
    status: int
    body: bytes = b""
    headers: dict = dataclasses.field(default_factory=dict)


def json_answer(value, status=200, **headers):
    return Answer(status, json.dumps(value).encode(),
                  {"Content-Type": "application/json", **{name.replace("_", "-"): text for name, text in headers.items()}})


@dataclasses.dataclass
class Fault:
    """The next `times` calls of that name in that place go wrong; without name or place: of any.

    reset          the connection ends before anything is done or answered
    lost           it is done, then the connection ends without an answer
    hang           it is done and answered, `seconds` later
    html_502       a proxy's page in the place of JSON, nothing is done
    any other      the platform's refusal(): "rate_limited", "error_500", "blocked", ...; nothing is done
    """
    kind: str
    name: str = ""
    place: str = ""
    times: int = 1
    seconds: float = 0

    def meets(self, request):
        return self.times > 0 and self.name in ("", request.name) and str(self.place) in ("", request.place)


@dataclasses.dataclass
class Shown:
    """One message that a person saw."""
    place: str
    at: float         # time.monotonic() when it was shown
    name: str         # of the call
    text: str
    buttons: list     # (label, id)
    request: object   # the call's arguments whole, as decoded JSON
    id: str = ""      # the platform's number of the message


class PlatformStandIn:
    allowed_per_second = None  # calls that show something, over all places; more are refused as "rate_limited"
    second = 1                 # how long one is, for tests that may be slow

    def __init__(self):
        # Held while a call is understood and done. What waits, waits here and lets others in.
        self.changed = threading.Condition()
        self.shown = []                       # Shown, of all places, in order
        self.calls = []                       # (at, name, place) of all calls that came, also those that went wrong
        self.malformed = []                   # (name, why): what the platform refuses as no proper call
        self.overlaps = []                    # (name, place): came while another call was showing something there
        self.refused_for_rate = 0
        self.faults = []
        self._busy = collections.Counter()    # places in which something is being shown
        self._recent = collections.deque()
        self._connections = set()
        self._server = None
        self._port = 0

    # --- what a platform is made of

    def understand(self, request):
        """Fills in name, place and shows. It must take anything."""
        raise NotImplementedError

    def answer(self, request):
        """Does the call and gives its Answer; `changed` is held, and may be waited on."""
        raise NotImplementedError

    def refusal(self, fault, request):
        raise NotImplementedError

    # --- for tests

    @property
    def url(self):
        return f"http://127.0.0.1:{self._port}"

    def start(self):
        """Listens; after a stop at the same port as before, as a platform that was away for a while."""
        self._server = Server(("127.0.0.1", self._port), self)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    @property
    def running(self):
        return self._server is not None

    def stop(self):
        if self._server is None:
            return
        self._server.shutdown()
        self._server.server_close()
        self._server = None
        with self.changed:
            for connection in self._connections:
                end_connection(connection)
            self.changed.notify_all()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def inject(self, *faults):
        with self.changed:
            self.faults += faults

    def shown_in(self, place):
        with self.changed:
            return [shown for shown in self.shown if shown.place == str(place)]

    def called(self, name, place=None):
        """How often, also in vain."""
        with self.changed:
            return sum(1 for _, each, where in self.calls if each == name and place in (None, where))

    def wait_for(self, condition, seconds):
        """Whether it came true in time."""
        with self.changed:
            return bool(self.changed.wait_for(condition, timeout=seconds))

    def tell(self):
        """Something changed that a test or a waiting call may look for."""
        with self.changed:
            self.changed.notify_all()

    # --- for the platforms

    def show(self, request, text, buttons, arguments, number):
        self.shown.append(Shown(request.place, time.monotonic(), request.name, text, buttons, arguments, str(number)))
        self.changed.notify_all()

    def refuse(self, request, why):
        self.malformed.append((request.name, why))

    # --- how a call goes

    def take(self, request):
        """The Answer; nothing: the connection ends without one."""
        with self.changed:
            self.understand(request)
            self.calls.append((time.monotonic(), request.name, request.place))
            if request.shows and self._busy[request.place]:
                self.overlaps.append((request.name, request.place))
            if request.shows:
                self._busy[request.place] += 1
            self.changed.notify_all()
            try:
                return self._go(request)
            finally:
                if request.shows:
                    self._busy[request.place] -= 1
                self.changed.notify_all()

    def _go(self, request):
        fault = next((fault for fault in self.faults if fault.meets(request)), None)
        if fault is not None:
            fault.times -= 1
            if fault.kind == "reset":
                return None
            if fault.kind == "lost":
                self.answer(request)
                return None
            if fault.kind == "hang":
                server, until = self._server, time.monotonic() + fault.seconds
                self.changed.wait_for(lambda: self._server is not server, timeout=until - time.monotonic())
            elif fault.kind == "html_502":
                return Answer(502, b"<html><body><h1>502 Bad Gateway</h1></body></html>", {"Content-Type": "text/html"})
            else:
                return self.refusal(fault, request)
        if request.shows and self._too_many():
            self.refused_for_rate += 1
            return self.refusal(Fault("rate_limited", seconds=1), request)
        return self.answer(request)

    def _too_many(self):
        if self.allowed_per_second is None:
            return False
        now = time.monotonic()
        while self._recent and self._recent[0] <= now - self.second:
            self._recent.popleft()
        if len(self._recent) >= self.allowed_per_second:
            return True
        self._recent.append(now)
        return False


def deliver(url, body, headers, seconds=10):
    """Posts bytes to a webhook as the platform does: (status, headers, body), or nothing where no answer came."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=seconds)
    try:
        connection.request("POST", parts.path or "/", body, headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def end_connection(connection):
    """At once and with a reset, also in the middle of a call. Its descriptor stays its owner's to close."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 512

    def __init__(self, address, platform):
        self.platform = platform
        super().__init__(address, Connection)

    def handle_error(self, request, client_address):
        pass  # whoever calls may end a connection whenever they like; what they see is what tests look at


class Connection(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept
    disable_nagle_algorithm = True

    def setup(self):
        super().setup()
        with self.server.platform.changed:
            self.server.platform._connections.add(self.connection)

    def finish(self):
        with self.server.platform.changed:
            self.server.platform._connections.discard(self.connection)
        super().finish()

    def do_POST(self):
        path, _, query = self.path.partition("?")
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) < length:  # whoever sent it was killed meanwhile: it is no call
            self.close_connection = True
            return
        request = Request(self.command, path, dict(urllib.parse.parse_qsl(query, keep_blank_values=True)), self.headers, body)
        answer = self.server.platform.take(request)
        if answer is None:
            return self.reset()
        self.send_response(answer.status)
        for name, text in answer.headers.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_POST

    def reset(self):
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())  # a socket that lingers for no time ends with a reset

    def log_message(self, *_):
        pass
