"""The real `onward serve` for tests: started with a database of its own, asked over HTTP, ended by signals.

    with Program(options, TELEGRAM_API_URL=telegram.url, TELEGRAM_BOT_TOKEN=telegram.token, ...) as program:
        program.url("/webhooks/telegram")
        program.kill()            # as a power cut would end it
        program.start()           # again, over the same database
        program.stop()            # SIGTERM: the exit code
        program.output            # all that it ever printed
"""
import argparse
import contextlib
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

SECRET = "an-invented-webhook-secret-0123456789"
STARTS_WITHIN = 60  # seconds; a sanitizer on a busy machine is slow


def options(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("program")
    parser.add_argument("content", help="folder with dialogs/ and intents/")
    parser.add_argument("--seed", type=int, default=20260302)
    return parser


class Program:
    def __init__(self, program, content, *flags, **environment):
        self.command = [program, "serve", "--content", content, "--port", "0", *flags]
        self.environment = {**{name: value for name, value in os.environ.items()
                               if not name.startswith(("TELEGRAM_", "SLACK_", "ONWARD_"))},
                            "ONWARD_SEED": "7", **environment}
        self.folder = tempfile.TemporaryDirectory(prefix="onward-serve-")
        self.database = os.path.join(self.folder.name, "serve.db")
        self.output, self.port, self.process = "", 0, None
        self._reader = None

    def start(self, wait=True):
        self.port = 0
        self.process = subprocess.Popen([*self.command, "--db", self.database], env=self.environment, text=True,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._reader = threading.Thread(target=self._read, args=(self.process,), daemon=True)
        self._reader.start()
        if wait:
            until = time.monotonic() + STARTS_WITHIN
            while self.port == 0 and self.process.poll() is None and time.monotonic() < until:
                time.sleep(0.01)
            if self.port == 0:
                raise RuntimeError(f"it did not start:\n{self.output}")
        return self

    def _read(self, process):
        for line in process.stdout:
            self.output += line
            if found := re.match(r"onward: serving on http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])

    def url(self, path=""):
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path):
        """(status, body)"""
        try:
            with urllib.request.urlopen(self.url(path), timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def post(self, path, body, **headers):
        """(status, body) of a JSON post; nothing where no answer came."""
        request = urllib.request.Request(self.url(path), body, {"Content-Type": "application/json", **headers})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return None

    def settles(self, seconds):
        """Whether nothing waits to be sent any more, as the database says."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
                if database.execute("SELECT count(*) FROM outbox WHERE status IN ('pending', 'sending')").fetchone()[0] == 0:
                    return True
            time.sleep(0.02)
        return False

    def kill(self):
        self.process.kill()
        return self.ended()

    def stop(self, seconds=30):
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended(seconds)

    def ended(self, seconds=STARTS_WITHIN):
        code = self.process.wait(timeout=seconds)
        self._reader.join(timeout=5)
        return code

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()


def chat(program, content, lines):
    """What `onward chat` prints for the same words, as one text without line breaks."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([program, "chat", "--content", content, "--seed", "7", "--db", os.path.join(folder, "a.db")],
                              input="\n".join(lines) + "\n", text=True, capture_output=True, check=True,
                              env={**os.environ, "TZ": "UTC", "COLUMNS": "100"})
    return plain(done.stdout)


def plain(text):
    """Without line breaks and runs of blanks: how a place breaks its lines is its own business."""
    return re.sub(r"\s+", " ", text).strip()
