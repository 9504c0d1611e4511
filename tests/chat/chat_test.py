"""`onward chat` as people meet it: in a pipe, at a terminal, killed, and on files that are not its own.

    chat_test.py PROGRAM CONTENT_FOLDER
"""
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

PROGRAM, CONTENT = map(os.path.abspath, sys.argv[1:3])
DEADLINE = 60  # seconds until something that should happen is said not to have happened


class Home:
    """A user's home folder, empty at first, and the environment of a bare machine."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.db = self.path / ".local/state/onward/chat.db"
        self.environment = {"HOME": str(self.path), "PATH": os.environ["PATH"], "TZ": "Asia/Tokyo", "TERM": "xterm", "LC_ALL": "C"}

    def close(self):
        self.folder.cleanup()

    def command(self, *arguments):
        return [PROGRAM, "chat", "--content", CONTENT, *map(str, arguments)]

    def pipe(self, lines, *arguments, **environment):
        text = lines if isinstance(lines, bytes) else "".join(line + "\n" for line in lines).encode()
        return subprocess.run(self.command(*arguments), input=text, capture_output=True, timeout=DEADLINE,
                              env={**self.environment, **environment}, cwd=self.path)

    def state(self, db=None):
        with sqlite3.connect(db or self.db) as database:
            return json.loads(database.execute("SELECT state FROM conversation").fetchone()[0])

    def make_due(self, seconds):
        """What waits for no reply comes so many seconds from now."""
        state = self.state()
        when = int((time.time() + seconds) * 1e6)
        state["stack"][-1]["no_reply_due"] = when
        with sqlite3.connect(self.db) as database:
            database.execute("UPDATE conversation SET state = ?, next_due = ?", (json.dumps(state).encode(), when))


class Terminal:
    """The program at a terminal of its own."""

    def __init__(self, home, *arguments, columns=80, **environment):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            try:
                os.chdir(home.path)
                os.execve(PROGRAM, home.command(*arguments), {**home.environment, **environment})
            finally:
                os._exit(127)
        self.edits = {**home.environment, **environment}.get("TERM", "dumb") != "dumb"
        self.resize(columns)
        self.seen = ""
        self.read_up_to = 0

    def resize(self, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def pump(self, seconds):
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.seen += data.decode("utf-8", "replace")
        return bool(data)

    def wait_for(self, text):
        """Everything up to and with `text`, from where the last call ended."""
        end = time.time() + DEADLINE
        while text not in self.seen[self.read_up_to:]:
            if time.time() > end or not self.pump(0.1):
                raise AssertionError(f"{text!r} did not come; since the last time came {self.seen[self.read_up_to:][-2000:]!r}")
        begin = self.read_up_to
        self.read_up_to = self.seen.index(text, begin) + len(text)
        return self.seen[begin:self.read_up_to]

    def type(self, text):
        # The editor shows its prompt before it takes the terminal over; keys before that are edited by the system.
        end = time.time() + DEADLINE
        while self.edits and termios.tcgetattr(self.fd)[3] & termios.ICANON and time.time() < end:
            time.sleep(0.01)
        os.write(self.fd, text if isinstance(text, bytes) else text.encode())

    def say(self, line, answer):
        """At the prompt; gives what came up to the next one. What is typed between prompts may be lost."""
        self.type(line + "\n")
        return self.wait_for(answer) + self.wait_for("> ")

    def kill(self, number):
        os.kill(self.pid, number)

    def end(self):
        """The exit code; minus the number of the signal that ended it."""
        end = time.time() + DEADLINE
        while time.time() < end:
            self.pump(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.pump(0.05) and select.select([self.fd], [], [], 0)[0]:
                    pass
                os.close(self.fd)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        raise AssertionError("it did not end; last came " + repr(self.seen[-300:]))


class ChatTest(unittest.TestCase):
    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.close)

    def terminal(self, *arguments, **keywords):
        return Terminal(self.home, *arguments, **keywords)

    # --- in a pipe

    def test_a_pipe_gets_plain_lines_without_prompt_or_colour(self):
        ran = self.home.pipe(["hi", "Sam", "1", "7"])
        self.assertEqual(ran.returncode, 0)
        self.assertEqual(ran.stderr, b"")
        lines = ran.stdout.decode().splitlines()
        self.assertIn("What is it, Sam?", lines)
        self.assertIn("  1  Write to my ex", lines)
        self.assertIn("7. Stay with me for ten minutes.", lines)
        self.assertNotIn(b"\x1b", ran.stdout)
        self.assertFalse(any(line.startswith(">") for line in lines))

    def test_the_first_screen_says_what_it_is_where_help_is_and_how_to_leave(self):
        shown = self.home.pipe([]).stdout.decode()
        self.assertRegex(shown, r"a program that people wrote(?s:.*)urgent(?s:.*)Ctrl-D leaves(?s:.*)Say hello")

    def test_each_kind_of_line_is_taken(self):
        lines = b"\n   \n\x01\x02\n\xff\xfe broken\nhi there \xf0\x9f\x98\xad\r\nnul \x00 inside\n" + b"ha " * 5400 + b"\n" + b"x" * 70000 + b"\nlast"
        ran = self.home.pipe(lines)
        self.assertEqual(ran.returncode, 0)
        self.assertIn(b"very long", ran.stdout)
        words = self.words("user")
        self.assertEqual(words[0], "\ufffd\ufffd broken")
        self.assertEqual(words[1], "hi there \U0001f62d")
        self.assertEqual(words[2], "nul \ufffd inside")
        self.assertEqual(len(words[3]), 3 * 5400 - 1)
        self.assertEqual(len(words[4]), 65536)
        self.assertEqual(words[5], "last")

    def words(self, who):
        with sqlite3.connect(self.home.db) as database:
            return [row[0] for row in database.execute("SELECT text FROM message WHERE who = ? ORDER BY version, part", (who,))]

    def test_it_remembers_and_shows_where_it_was(self):
        self.home.pipe(["hi", "Sam"])
        shown = self.home.pipe(["2"]).stdout.decode()
        self.assertRegex(shown, r"Where we were:\nWhat is it, Sam\?\n  1  Write to my ex\n  2  Nothing now\n")

    def test_why_names_the_file_and_the_line(self):
        shown = self.home.pipe(["hi", "Sam", "i want to text him", "/why"]).stdout.decode()
        self.assertRegex(shown, r"wave\.wants_to_write +intents/all\.yaml:\d+:\d+ +phrase \"want to ... \{write\}\" +matched \"want to text\"")
        self.assertRegex(shown, r"rung +topic; tried before: safety no")
        self.assertRegex(shown, r"transition +dialogs/everyday/wave\.yaml:\d+:\d+ +-> wave\.measure")
        shown = self.home.pipe(["7", "/why"]).stdout.decode()
        self.assertIn("strength: not set -> 7", shown)
        self.assertIn("Nothing was said", self.home.pipe(["/why"]).stdout.decode())
        self.assertNotIn("name:", self.home.pipe(["hi", "Sam", "/why"], "--fresh").stdout.decode())  # its log is never

    def test_onward_why_explains_a_turn_in_the_words_of_the_chat(self):
        def why(*arguments):
            return subprocess.run([PROGRAM, "why", "i want to text him", "--content", CONTENT, *arguments], capture_output=True,
                                  timeout=DEADLINE, env=self.home.environment).stdout.decode()
        shown = why("--state", "hello.what")
        self.assertIn("\nWhile hello.what waits:\n", shown)
        chat = self.home.pipe(["hi", "Sam", "i want to text him", "/why"]).stdout.decode()
        for line in ("rung ", "transition "):
            said = next(each.strip() for each in chat.splitlines() if each.strip().startswith(line))
            self.assertIn(f"  {said}\n", shown)
        told = json.loads(why("--state", "hello.what", "--json"))
        self.assertEqual((told["winner"], told["state"]), ("wave.wants_to_write", "hello.what"))
        self.assertEqual(told["turn"]["trace"]["rung"], "topic")
        self.assertEqual(told["turn"]["trace"]["candidates"][0], told["candidates"][0])
        self.assertNotIn("turn", json.loads(why("--json")))

    def test_the_zone_is_the_machine_s(self):
        self.home.pipe(["hi"])
        self.assertEqual(self.home.state()["memory"]["cells"]["zone"]["value"], "Asia/Tokyo")

    def test_a_seed_can_be_given(self):
        self.home.pipe(["hi"], "--seed", 4021)
        self.assertEqual(self.home.state()["seed"], 4021)
        other = self.home.path / "other.db"
        self.home.pipe(["hi"], "--db", other, ONWARD_SEED="17")
        self.assertEqual(self.home.state(other)["seed"], 17)
        self.assertEqual(self.home.pipe(["hi"], "--seed", "many").returncode, 2)

    def test_fresh_forgets_and_says_so(self):
        self.home.pipe(["hi", "Sam-of-the-sea"])
        shown = self.home.pipe([], "--fresh").stdout.decode()
        self.assertIn("is forgotten", shown)
        self.assertIn("Say hello", shown)
        self.assert_nowhere(b"Sam-of-the-sea")

    def test_delete_leaves_no_trace(self):
        self.home.pipe(["hi", "Sam-of-the-sea", "delete my data", "yes"])
        self.assert_nowhere(b"Sam-of-the-sea")

    def assert_nowhere(self, words):
        for file in self.home.path.rglob("*"):
            if file.is_file():
                self.assertNotIn(words, file.read_bytes(), file)

    def test_words_go_to_the_database_and_nowhere_else(self):
        terminal = self.terminal()
        terminal.wait_for("> ")
        terminal.say("hi, Sam-of-the-sea here", "What may I call you?")
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)
        holding = [file.name for file in self.home.path.rglob("*") if file.is_file() and b"Sam-of-the-sea" in file.read_bytes()]
        self.assertEqual(holding, ["chat.db"])
        self.assertEqual(sorted(file.name for file in self.home.path.rglob("*") if file.is_file()), ["chat.db", "chat.db.key", "chat.db.lock"])

    def test_export_says_where_it_was_written(self):
        shown = self.home.pipe(["hi", "Sam", "export my data"]).stdout.decode()
        file = pathlib.Path(re.search(r"Written to (\S+\.txt)", shown)[1])
        self.assertEqual(file.parent, self.home.db.parent)
        self.assertIn("What to call you: Sam", file.read_text())
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)

    def test_urgent_help_is_one_word_away(self):
        self.assertIn("findahelpline.com", self.home.pipe(["urgent"]).stdout.decode())

    # --- saved talks

    def test_saved_talks_are_appended_under_names_of_their_own(self):
        talks = self.home.path / "talks.talk"
        talks.write_text("== An older one\n> hi\n<...\n")
        shown = self.home.pipe(["hi", "Sam", "[not a press", "/save talks.talk \"My talk\"", "/save talks.talk \"My talk\""]).stdout.decode()
        self.assertIn('as "My talk"', shown)
        self.assertIn('as "My talk, 2"', shown)
        text = talks.read_text()
        self.assertTrue(text.startswith("== An older one\n> hi\n<...\n\n== My talk\n"))
        self.assertIn("> \\[not a press\n", text)
        self.assertRegex(text, r"clock: \w{3} \d{4}-\d\d-\d\d \d\d:\d\d Asia/Tokyo\nseed: \d+\n")
        self.assertIn("= state hello.what\n< What is it, Sam?\n[Write to my ex | Nothing now]\n", text)

    def test_a_saved_talk_passes_when_it_is_replayed(self):
        self.home.pipe(["hi", "Sam", "i want to text him", "7", "/save a.talk", "no", "/save a.talk"])
        ran = subprocess.run([PROGRAM, "test", "--content", CONTENT, str(self.home.path / "a.talk")], capture_output=True, timeout=DEADLINE)
        self.assertEqual(ran.returncode, 0, ran.stdout.decode() + ran.stderr.decode())
        self.assertIn("2 conversations", ran.stdout.decode())

    def test_save_into_what_is_no_text_is_refused(self):
        picture = self.home.path / "picture.talk"
        picture.write_bytes(b"\x89PNG\xff\x00")
        ran = self.home.pipe(["hi", f"/save {picture}", "/save /no/such/folder/a.talk", "/save"])
        self.assertEqual(picture.read_bytes(), b"\x89PNG\xff\x00")
        self.assertIn("is no text file", ran.stderr.decode())
        self.assertIn("can not be written", ran.stderr.decode())
        self.assertIn("For example: /save", ran.stdout.decode())

    def test_save_into_what_is_no_plain_file_is_refused_and_the_talk_goes_on(self):
        os.mkfifo(self.home.path / "pipe")
        (self.home.path / "huge").write_bytes(b"#" * (4 * 1024 * 1024 + 1))
        for name, why in ((".", "is a folder"), ("pipe", "is no plain file"), ("/dev/null", "is no plain file"),
                          ("/proc/self/mem", "can not be read"), ("huge", "is longer than")):
            ran = self.home.pipe(["hi", f"/save {name}", "Sam"])
            self.assertEqual(ran.returncode, 0, ran.stderr)
            self.assertRegex(ran.stderr.decode(), f"^onward: {re.escape(name)} {why}")
            self.assertEqual(self.words("user")[-1], "Sam")
        self.assertEqual((self.home.path / "huge").stat().st_size, 4 * 1024 * 1024 + 1)

    def test_a_saved_talk_is_private_and_an_older_file_as_open_as_it_was(self):
        (self.home.path / "old.talk").write_text("# mine\n")
        (self.home.path / "old.talk").chmod(0o644)
        self.home.pipe(["hi", "/save old.talk", "/save new.talk"])
        self.assertIn("== Saved", (self.home.path / "old.talk").read_text())
        self.assertEqual((self.home.path / "old.talk").stat().st_mode & 0o777, 0o644)
        self.assertEqual((self.home.path / "new.talk").stat().st_mode & 0o777, 0o600)

    def test_in_a_folder_that_is_gone_it_says_so(self):
        gone = self.home.path / "gone"
        gone.mkdir()
        command = f"rmdir {gone}; exec {PROGRAM} chat --content {CONTENT} --db a.db"
        ran = subprocess.run(["sh", "-c", command], cwd=gone, env=self.home.environment, stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=DEADLINE)
        self.assertEqual(ran.returncode, 3, ran.stderr)
        self.assertRegex(ran.stderr.decode(), r"a\.db.* is gone")

    def test_a_long_line_is_cut_between_characters(self):
        self.home.pipe(["x" + "\u00e9" * 40000, "last"])
        self.assertEqual(self.words("user"), ["x" + "\u00e9" * 32767, "last"])

    # --- at a terminal

    def test_a_terminal_is_edited_wrapped_and_coloured(self):
        terminal = self.terminal(columns=40)
        terminal.wait_for("> ")
        self.assertIn("\x1b[1mprogram\x1b[22m", terminal.say("hi", "What may I call you?"))
        terminal.type("Sxm\x1b[D\x7fa\x05\n")  # left, backspace, end of line
        terminal.wait_for("What is it, Sam?")
        terminal.type("2\n")
        terminal.wait_for("> ")
        terminal.type("\x04")
        self.assertIn("Take care of yourself", terminal.wait_for("come back"))
        self.assertEqual(terminal.end(), 0)
        for line in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.seen).replace("\r", "").split("\n"):
            self.assertLessEqual(len(line), 40, line)

    def test_no_color_is_heeded(self):
        terminal = self.terminal(NO_COLOR="1")
        terminal.wait_for("> ")
        self.assertIn("I am a *program*.", terminal.say("hi", "What may I call you?"))
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)
        self.assertNotRegex(terminal.seen, r"\x1b\[[0-9;]*m")

    def test_letters_beyond_ascii_are_typed_under_the_bare_locale(self):
        terminal = self.terminal()
        terminal.wait_for("> ")
        terminal.say("hi", "What may I call you?")
        terminal.say("Zo\u00eb \U0001f499", "What is it, Zo\u00eb \U0001f499?")
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)

    def test_the_arrow_up_brings_back_what_was_written(self):
        terminal = self.terminal()
        terminal.wait_for("> ")
        terminal.say("hi", "What may I call you?")
        terminal.say("Sam", "What is it, Sam?")
        terminal.say("\x1b[A\x1b[A", "What is it, Sam?")
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(self.words("user"), ["hi", "Sam", "hi"])

    def test_pasted_lines_are_one_message(self):
        terminal = self.terminal()
        terminal.wait_for("> ")
        terminal.say("\x1b[200~one line\nand another\x1b[201~", "What may I call you?")
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(self.words("user"), ["one line and another"])

    def test_ctrl_c_and_the_system_s_signals_leave_kindly(self):
        for leave in (lambda t: t.type("half a li\x03"), lambda t: t.kill(signal.SIGTERM), lambda t: t.kill(signal.SIGHUP)):
            terminal = self.terminal()
            terminal.wait_for("> ")
            leave(terminal)
            terminal.wait_for("Take care of yourself")
            self.assertEqual(terminal.end(), 0)

    def test_a_pipe_is_left_kindly_by_signals_too(self):
        process = subprocess.Popen(self.home.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.home.environment)
        process.stdin.write(b"hi\n")
        process.stdin.flush()
        while b"What may I call you" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(DEADLINE), 0)
        process.stdin.close()
        process.stdout.close()

    def test_a_terminal_that_can_not_be_drawn_on_still_talks(self):
        terminal = self.terminal(TERM="dumb")
        terminal.wait_for("> ")
        terminal.say("hi", "What may I call you?")
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)

    def test_a_window_that_changes_its_size_goes_on(self):
        terminal = self.terminal()
        terminal.wait_for("> ")
        terminal.type("hel")
        terminal.wait_for("hel")
        terminal.resize(50)
        terminal.kill(signal.SIGWINCH)
        terminal.wait_for("hel")  # drawn once more
        terminal.say("lo", "What may I call you?")
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(self.words("user"), ["hello"])

    # --- what comes by itself

    def test_what_is_due_is_said_at_the_prompt_and_what_is_half_typed_stays(self):
        self.home.pipe(["hi", "Sam", "1", "7"])
        self.home.make_due(2)
        terminal = self.terminal()
        terminal.wait_for("> ")
        terminal.type("I am at f")
        terminal.wait_for("Ten minutes. How strong is it now?")
        terminal.wait_for("> I am at f")
        terminal.say("our, so 4", "Shall I ask tomorrow at noon?")
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(self.words("user")[-1], "I am at four, so 4")

    def test_what_is_due_is_said_in_a_pipe_too(self):
        self.home.pipe(["hi", "Sam", "1", "7"])
        self.home.make_due(1)
        process = subprocess.Popen(self.home.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.home.environment)
        while b"Ten minutes" not in process.stdout.readline():
            pass
        process.stdin.close()
        self.assertEqual(process.wait(DEADLINE), 0)
        process.stdout.close()

    def test_what_was_due_meanwhile_is_said_when_one_comes_back(self):
        self.home.pipe(["hi", "Sam", "1", "7"])
        self.home.make_due(-1)
        shown = self.home.pipe([]).stdout.decode()
        self.assertIn("Ten minutes. How strong is it now?", shown)
        self.assertEqual(self.home.pipe([]).stdout.decode().count("Ten minutes."), 1)  # as where we were

    # --- killed

    def test_nothing_that_was_shown_is_lost_when_it_is_killed(self):
        turns = [("hi", "What may I call you?"), ("Sam", "What is it, Sam?"), ("1", "How strong is it, from 0 to 10?"),
                 ("7", "7. Stay with me for ten minutes."), ("ok", "Shall I ask tomorrow at noon?"), ("yes", "Until noon.")]
        for number, (line, answer) in enumerate(turns, 1):
            process = subprocess.Popen(self.home.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.home.environment)
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            seen = 0
            while True:
                shown = process.stdout.readline().decode().rstrip("\n")
                seen += shown == answer
                if seen:
                    break
            process.kill()
            process.wait(DEADLINE)
            process.stdin.close()
            process.stdout.close()
            self.assertIn(answer, self.home.pipe([]).stdout.decode())
            with sqlite3.connect(self.home.db) as database:
                self.assertEqual(database.execute("SELECT version FROM conversation").fetchone()[0], number)
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")

    # --- files that are not its own

    def test_a_file_that_is_not_ours_is_refused_untouched(self):
        for name, content in (("diary.txt", b"dear diary"), ("empty.db", b""), ("cut.db", b"SQLite format 3\x00" + b"\x00" * 20)):
            file = self.home.path / name
            file.write_bytes(content)
            ran = self.home.pipe(["hi"], "--db", file)
            self.assertEqual(ran.returncode, 3, name)
            self.assertIn(name, ran.stderr.decode())
            self.assertEqual(ran.stdout, b"")
            self.assertEqual(file.read_bytes(), content)
        theirs = self.home.path / "theirs.db"
        with sqlite3.connect(theirs) as database:
            database.execute("CREATE TABLE a(b)")
        before = theirs.read_bytes()
        ran = self.home.pipe(["hi"], "--db", theirs, "--fresh")
        self.assertEqual(ran.returncode, 3)
        self.assertIn("another program", ran.stderr.decode())
        self.assertEqual(theirs.read_bytes(), before)
        self.assertEqual(self.home.pipe(["hi"], "--db", self.home.path).returncode, 3)

    def test_a_damaged_database_is_refused_and_its_restore_is_named(self):
        self.home.pipe(["hi", "Sam"])
        whole = bytearray(self.home.db.read_bytes())
        whole[8192:16384] = os.urandom(8192)
        self.home.db.write_bytes(whole)
        ran = self.home.pipe(["hi"])
        self.assertEqual(ran.returncode, 3)
        self.assertIn("restore a backup", ran.stderr.decode())
        self.assertEqual(self.home.db.read_bytes(), whole)

    def test_a_second_window_is_refused_and_told_who_has_it(self):
        terminal = self.terminal()
        terminal.wait_for("> ")
        ran = self.home.pipe(["hi"])
        self.assertEqual(ran.returncode, 3)
        self.assertIn(f"process {terminal.pid}", ran.stderr.decode())
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 0)

    def test_without_a_home_a_file_is_asked_for(self):
        ran = self.home.pipe(["hi"], HOME="")
        self.assertEqual(ran.returncode, 3)
        self.assertIn("--db", ran.stderr.decode())
        state = self.home.path / "state"
        self.assertEqual(self.home.pipe(["hi"], XDG_STATE_HOME=str(state)).returncode, 0)
        self.assertTrue((state / "onward/chat.db").exists())
        self.assertEqual((state / "onward").stat().st_mode & 0o777, 0o700)

    def test_broken_content_is_refused_with_its_findings(self):
        broken = self.home.path / "broken"
        (broken / "dialogs").mkdir(parents=True)
        (broken / "intents").mkdir()
        ran = subprocess.run([PROGRAM, "chat", "--content", str(broken)], input=b"hi\n", capture_output=True, env=self.home.environment,
                             timeout=DEADLINE)
        self.assertEqual(ran.returncode, 2)
        self.assertIn("error D", ran.stderr.decode())
        self.assertFalse(self.home.db.exists())
        self.assertEqual(subprocess.run([PROGRAM, "chat", "--content", "/no/such"], capture_output=True, env=self.home.environment).returncode, 2)
        self.assertEqual(subprocess.run([PROGRAM, "chat", "--nonsense"], capture_output=True, env=self.home.environment).returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)
