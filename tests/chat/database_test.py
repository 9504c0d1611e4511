#!/usr/bin/env python3
"""`onward chat` on databases that are cut, damaged, foreign, newer, not its own to read or write, and on a full disk.

    database_test.py PROGRAM CONTENT [--tries 40] [--seed N]

Whatever the file is, it is either refused, with a plain sentence that names it, exit 3, and every byte of it and of its
journal as it was; or it is served rightly: what is shown is what was stored. Never a crash, never an empty start over
a file that had something in it, never the text of an exception.
"""
import argparse
import collections
import os
import pathlib
import random
import re
import resource
import signal
import sqlite3
import subprocess
import tempfile
import time

LINES = [("hi", "What may I call you?"), ("Sam", "What is it, Sam?"), ("1", "How strong is it, from 0 to 10?"),
         ("7", "7. Stay with me for ten minutes.")]
INSIDES = re.compile(r"exception|terminate|what\(\)|std::|SQLite|SQLITE|src/|\.cpp|assert|0x[0-9a-f]{6}", re.I)
ENDS = ("", "-wal")
NOBODY = 65534


class Tests:
    def __init__(self, options):
        self.options, self.failures, self.count = options, [], collections.Counter()
        self.random = random.Random(options.seed)
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        os.chmod(self.folder, 0o755)

    # --- the program and its files

    def start(self, database, before=None):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        return subprocess.Popen([self.options.program, "chat", "--content", self.options.content, "--db", database, "--seed", "7"],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
                                preexec_fn=before, restore_signals=False)

    def talk(self, database, lines=(), before=None):
        process = self.start(database, before)
        out, errors = process.communicate("".join(line + "\n" for line in lines).encode(), timeout=120)
        return process.returncode, out.decode(errors="replace"), errors.decode(errors="replace")

    def put(self, files, name="a.db"):
        """A folder of its own with these bytes by the file's end, and the file."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        for end, content in files.items():
            (folder / (name + end)).write_bytes(content)
        return folder / name

    @staticmethod
    def bytes_of(file):
        return {end: pathlib.Path(f"{file}{end}").read_bytes() for end in (*ENDS, "-journal") if pathlib.Path(f"{file}{end}").exists()}

    def make(self):
        """A database that was closed, one that was killed, and what is shown after each of its turns."""
        file = self.folder / "whole.db"
        self.talk(file, [line for line, _ in LINES[:3]])
        self.whole = self.bytes_of(file)
        process = self.start(file)
        process.stdin.write(LINES[3][0].encode() + b"\n")
        process.stdin.flush()
        while LINES[3][1] not in process.stdout.readline().decode():
            pass
        process.kill()
        process.communicate()
        self.killed = self.bytes_of(file)
        self.key = pathlib.Path(f"{file}.key").read_bytes()
        assert self.killed["-wal"]
        self.after = []
        for turns in range(1, len(LINES) + 1):
            copy = self.folder / f"after-{turns}.db"
            self.talk(copy, [line for line, _ in LINES[:turns]])
            self.after.append(self.talk(copy)[1])

    # --- the one promise

    def expect(self, kind, holds, *shown):
        if not holds:
            self.failures.append(f"{kind}: " + " | ".join(str(each)[:600] for each in shown))

    def check(self, kind, files, served=None, refused=None, name="a.db"):
        """`served`: what may be shown, or None where the damage may lie in the words. `refused`: whether it must be."""
        file = self.put(files, name)
        code, out, errors = self.talk(file)
        self.expect(kind, not INSIDES.search(out + errors), "an exception's text", out, errors)
        if code == 3:
            self.count[f"{kind}: refused"] += 1
            self.expect(kind, refused is not False, "refused, and it should be served", errors)
            self.expect(kind, out == "" and str(file) in errors and errors.rstrip()[-1] in ".?" and errors.count("\n") == 1,
                        "no plain sentence that names the file", out, errors)
            self.expect(kind, self.bytes_of(file) == files, "a refused file was changed", errors)
            return
        self.count[f"{kind}: served"] += 1
        self.expect(kind, code == 0 and errors == "", f"exit {code}", errors, out)
        self.expect(kind, refused is not True, "served, and it should be refused", out)
        self.expect(kind, "Say hello" not in out, "an empty start over a file that had something in it")
        if served is not None:
            self.expect(kind, out in served, "something else is shown than was stored", out)
            code, out, errors = self.talk(file, ["menu"])
            self.expect(kind, code == 0 and errors == "", f"it can not go on: exit {code}", errors)

    def cuts(self, size):
        """Places all over a file of this size, and around the borders of its pages."""
        some = {0, 1, 15, 16, 99, 100, size - 1} | {4096 * page + off for page in (1, 2) for off in (-1, 0, 1)}
        while len(some) < self.options.tries + 10:
            some.add(self.random.randrange(size))
        return sorted(at for at in some if 0 <= at < size)

    def flipped(self, content, low, high):
        content = bytearray(content)
        for _ in range(self.random.choice([1, 1, 1, 4])):
            content[self.random.randrange(low, min(high, len(content)))] ^= 1 << self.random.randrange(8)
        return bytes(content)

    # --- what is done to files

    def files_that_are_cut(self):
        for at in self.cuts(len(self.whole[""])):
            self.check("cut", {"": self.whole[""][:at]}, refused=True)
        # With a journal the file may be shorter than its header says, and whole again by the journal.
        for at in self.cuts(len(self.killed[""])):
            self.check("cut, journal beside it", {**self.killed, "": self.killed[""][:at]}, self.after)

    def files_with_flipped_bits(self):
        size = len(self.whole[""])
        for _ in range(self.options.tries):
            self.check("bits flipped in the header", {"": self.flipped(self.whole[""], 0, 100)})
            self.check("bits flipped in pages", {"": self.flipped(self.whole[""], 100, size)})
            page = self.random.randrange(size // 4096) * 4096
            junk = self.random.randbytes(4096)
            self.check("a page of junk", {"": self.whole[""][:page] + junk + self.whole[""][page + 4096:]}, self.after)

    def names_in_tables_and_indexes(self):
        """A row that can no longer be found by its name is not a user who was never there."""
        whole, name = self.whole[""], b"repl/"
        places = [found.start() for found in re.finditer(re.escape(name), whole)]
        self.expect("names", len(places) > 5, places)
        for at in places:
            self.check("a changed name", {"": whole[:at] + b"q" + whole[at + 1:]})

    def journals(self):
        wal, file = self.killed["-wal"], self.killed[""]
        for at in self.cuts(len(wal)):
            # What was committed before the cut is a state that once was; nothing of it can be told to be missing.
            self.check("journal cut", {"": file, "-wal": wal[:at]} if at else {"": file}, self.after, refused=False)
        for _ in range(self.options.tries):
            self.check("bits flipped in the journal", {"": file, "-wal": self.flipped(wal, 0, len(wal))}, self.after)
        self.check("a journal of junk", {"": file, "-wal": self.random.randbytes(9000)}, self.after, refused=False)
        self.check("a journal without its file", {"-wal": wal}, refused=True)
        other = self.folder / "other.db"
        self.talk(other, ["hello", "Kim"])  # ended, so it has no journal yet
        process = self.start(other)
        process.stdin.write(b"2\n")
        process.stdin.flush()
        while not self.bytes_of(other).get("-wal"):
            time.sleep(0.01)
        process.kill()
        process.communicate()
        self.check("the journal of another file", {"": file, "-wal": self.bytes_of(other)["-wal"]})

    def files_of_others(self):
        self.check("a text", {"": b"dear diary, today was long\n" * 40}, refused=True)
        self.check("an empty file", {"": b""}, refused=True)
        self.check("zeros", {"": bytes(8192)}, refused=True)
        for name, sql in (("no id", ""), ("another id", "PRAGMA application_id = 12345;")):
            file = self.folder / (name + ".db")
            with sqlite3.connect(file) as database:
                database.executescript(sql + "CREATE TABLE conversation(conv_id TEXT PRIMARY KEY, state BLOB);")
            database.close()
            self.check(f"a database of another program, {name}", self.bytes_of(file), refused=True)
            self.check(f"a database of another program, {name}, our journal", {**self.bytes_of(file), "-wal": self.killed["-wal"]},
                       refused=True)
        for version in (2, 3, 77, 2**31 - 1):
            newer = bytearray(self.whole[""])
            newer[60:64] = version.to_bytes(4, "big")
            self.check("newer", {"": bytes(newer)}, refused=True)
            self.check("newer, journal beside it", {"": bytes(newer), "-wal": self.killed["-wal"]}, refused=True)
        code, out, errors = self.talk(self.folder)
        self.expect("a folder", code == 3 and out == "" and "no plain file" in errors, code, errors)
        pipe = self.folder / "pipe.db"
        os.mkfifo(pipe)
        code, out, errors = self.talk(pipe)
        self.expect("a pipe", code == 3 and out == "" and "no plain file" in errors, code, errors)

    def files_without_rights(self):
        def as_nobody():
            if os.geteuid() == 0:  # who may read and write everything
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)

        try:
            subprocess.run([self.options.program, "--help"], preexec_fn=as_nobody, capture_output=True, check=True)
        except PermissionError:
            print("left out: files without rights, for the user nobody may not even start the program where this checkout lies")
            return
        for kind, folder_mode, file_mode in (("unreadable", 0o755, 0o000), ("read-only", 0o555, 0o444), ("in a closed folder", 0o000, 0o644)):
            file = self.put(self.whole)
            os.chmod(file, file_mode)
            os.chmod(file.parent, folder_mode)
            code, out, errors = self.talk(file, ["hi"], as_nobody)
            os.chmod(file.parent, 0o755)
            self.expect(kind, code == 3 and out == "" and str(file.parent) in errors and not INSIDES.search(errors), code, errors, out)
            self.expect(kind, self.bytes_of(file) == self.whole, "the file was changed")
        folder = self.folder / "not-yours"
        folder.mkdir(mode=0o555)
        code, out, errors = self.talk(folder / "new.db", ["hi"], as_nobody)
        self.expect("a folder that can not be written", code == 3 and str(folder) in errors and not list(folder.iterdir()), code, errors)

    def full_disks(self):
        def with_room_for(size):
            def limit():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a full disk sends no signal, it fails the write
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
            return limit

        for size in (0, 20, 100, 5000, 20_000, 50_000):
            file = self.folder / f"full-{size}" / "a.db"
            code, out, errors = self.talk(file, ["hi"], with_room_for(size))
            self.expect("a new file on a full disk", code == 3 or "could not be stored" in errors or "What may I call you?" in out, size, code, errors)
            self.expect("a new file on a full disk", not INSIDES.search(out + errors), errors)
            self.expect("a new file on a full disk", code != 3 or not file.exists(), f"{size}: half a file was left behind")
            code, out, errors = self.talk(file, ["hi"])
            self.expect("a disk with room again", code == 0 and errors == "" and "call you" in out, size, code, errors, out)
        for size in (0, 1000, len(self.whole[""]) - 1, len(self.whole[""]) + 5000):
            file = self.put({**self.whole, ".key": self.key})
            code, out, errors = self.talk(file, ["7", "x" * 60_000], with_room_for(size))
            self.expect("a full disk", code in (0, 3) and not INSIDES.search(out + errors), size, code, errors)
            self.expect("a full disk", ("could not be stored" in errors + out) or code == 3 or size > 20_000, size, errors, out)
            answered = LINES[3][1] in out
            shown = self.talk(file)[1]
            self.expect("a disk with room again", shown in self.after and (not answered or shown == self.after[3]), size, shown)

    def run(self):
        self.make()
        for step in (self.files_that_are_cut, self.files_with_flipped_bits, self.names_in_tables_and_indexes, self.journals, self.files_of_others,
                     self.files_without_rights, self.full_disks):
            step()
        for what, times in sorted(self.count.items()):
            print(f"{times:5d}  {what}")
        print(f"{len(self.failures)} failures, seed {self.options.seed}", *self.failures[:30], sep="\n")
        self.temporary.cleanup()
        return 1 if self.failures else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("content", type=os.path.abspath)
    parser.add_argument("--tries", type=int, default=40)
    parser.add_argument("--seed", type=int, default=20260302)
    raise SystemExit(Tests(parser.parse_args()).run())
