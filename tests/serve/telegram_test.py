#!/usr/bin/env python3
"""The real program behind a stand-in of Telegram: whole conversations, everything twice, faults of every kind, kill -9.

    telegram_test.py PROGRAM CONTENT
"""
import json
import sqlite3
import sys
import time
import unittest

import program as serving
from program import SECRET, Program, plain
from telegram_stand_in import Fault, TelegramStandIn

OPTIONS = None
SOON = 30  # seconds: a deadline that no test needs unless something is wrong


class Telegram(unittest.TestCase):
    def setUp(self):
        self.telegram = TelegramStandIn().start()
        self.addCleanup(self.telegram.stop)
        self.secrets = [self.telegram.token, SECRET]
        self.words = []
        self.program = Program(OPTIONS.program, OPTIONS.content, TELEGRAM_API_URL=self.telegram.url,
                               TELEGRAM_BOT_TOKEN=self.telegram.token, TELEGRAM_WEBHOOK_SECRET=SECRET,
                               TELEGRAM_WEBHOOK_URL="https://coach.example.org/webhooks/telegram")
        self.addCleanup(self.program.__exit__)
        self.start()

    def start(self):
        self.telegram.second = 0  # several starts in a second are ours, not the operator's
        self.program.start()
        self.telegram.webhook_target = self.program.url("/webhooks/telegram")

    def tearDown(self):
        if self.program.process.poll() is None:
            self.assertEqual(self.program.stop(), 0)
        # Point 10: after everything, nothing of anybody in what was printed, and no call that was malformed.
        for secret in self.secrets + self.words:
            self.assertNotIn(secret, self.program.output)
        self.assertEqual(self.telegram.malformed, [])
        self.assertEqual(self.telegram.overlaps, [])

    def says(self, person, text):
        self.words.append(text)
        return self.telegram.says(person, text)

    def shown(self, person):
        return [shown.text for shown in self.telegram.shown_in(person)]

    def wait_shown(self, person, count):
        self.assertTrue(self.telegram.wait_for(lambda: len(self.telegram.shown_in(person)) >= count, SOON),
                        f"{count} messages wanted: {self.shown(person)}\n{self.program.output}")

    def settled(self, person):
        """Nothing of this chat waits to be sent any more, as the store sees it."""
        self.assertTrue(self.program.settles(SOON))
        return self.shown(person)

    def test_tg_1_the_start_registers_what_it_needs(self):
        self.assertEqual(self.telegram.webhook["url"], "https://coach.example.org/webhooks/telegram")
        self.assertEqual(self.telegram.webhook["secret_token"], SECRET)
        self.assertEqual(self.telegram.webhook["allowed_updates"], ["message", "edited_message", "callback_query", "my_chat_member"])
        self.assertEqual(self.telegram.webhook["max_connections"], 32)
        self.assertIn("urgent", [command["command"] for command in self.telegram.commands])
        self.assertEqual(self.program.get("/healthz"), (200, "ok\n"))
        self.assertEqual(self.program.get("/readyz"), (200, "ready\n"))

    def test_a_conversation_shows_what_chat_prints(self):
        robin = self.telegram.person(5551001)
        lines = ["hi", "1", "Robin", "Sam", "he", "skip", "how do i get him back", "6", "menu", "i want to text him so bad", "stop"]
        self.telegram.webhook_target = self.program.url("/webhooks/telegram")
        for line in lines:
            self.assertEqual(self.says(robin, line), 200)
            self.settled(robin)
        printed = serving.chat(OPTIONS.program, OPTIONS.content, lines)
        at = 0
        for text in self.shown(robin):
            found = printed.find(plain(text), at)
            self.assertGreaterEqual(found, 0, f"chat does not say {text!r} there:\n{printed}")
            at = found
        self.words = []  # words such as "1" and "hi" stand in every log

    def test_tg_25_buttons_are_pressed_and_answered_at_once_and_the_used_keyboard_goes(self):
        robin = self.telegram.person(5551001)
        self.says(robin, "hello there")
        self.wait_shown(robin, 2)
        label, data = self.telegram.shown_in(robin)[-1].buttons[0]
        self.assertRegex(data, r"^q[0-9a-z]+\.1$")
        before = len(self.settled(robin))
        self.assertEqual(self.telegram.presses(robin, data), 200)
        self.wait_shown(robin, before + 1)
        self.assertTrue(self.telegram.wait_for(lambda: len(self.telegram.answered_presses) == 1, SOON))
        self.assertTrue(self.telegram.wait_for(lambda: self.telegram.called("editMessageReplyMarkup") >= 1, SOON))
        # The same one again is stale: it is answered, and answers no question.
        count = len(self.settled(robin))
        self.assertEqual(self.telegram.presses(robin, data, message=2 + 1), 200)
        self.wait_shown(robin, count + 1)
        self.assertTrue(self.telegram.wait_for(lambda: len(self.telegram.answered_presses) == 2, SOON))

    def test_a_crisis_message_brings_help_lines(self):
        robin = self.telegram.person(5551001)
        self.says(robin, "i want to kill myself tonight")
        self.assertTrue(self.telegram.wait_for(lambda: any("911" in shown.text for shown in self.telegram.shown_in(robin)), SOON),
                        self.shown(robin))

    def test_everything_twice_is_answered_once(self):
        robin = self.telegram.person(5551001)
        for text in ("hello again", "sure why not", "robin here"):
            update = self.telegram.update("message", self.telegram.message(robin, text))
            self.words.append(text)
            self.assertEqual(self.telegram.post(update), 200)
            self.settled(robin)
            count = len(self.shown(robin))
            self.assertEqual(self.telegram.post(update), 200)
            self.assertEqual(len(self.settled(robin)), count)

    def test_en_5_a_429_is_waited_out_and_nobody_else_waits(self):
        robin, kim = self.telegram.person(5551001), self.telegram.person(5551002)
        self.telegram.inject(Fault("rate_limited", name="sendMessage", place=str(robin), seconds=1))
        began = time.monotonic()
        self.says(robin, "hello from one")
        self.says(kim, "hello from two")
        self.wait_shown(kim, 2)
        self.wait_shown(robin, 2)
        self.assertGreaterEqual(self.telegram.shown_in(robin)[0].at - began, 0.95)
        self.assertEqual(self.settled(robin), self.settled(kim))

    def test_en_6_and_7_trouble_of_the_platform_loses_nothing(self):
        for fault, copies in (("error_500", 1), ("html_502", 1), ("reset", 1), ("lost", 2)):
            with self.subTest(fault):
                robin = self.telegram.person(5552000 + len(self.telegram.chats))
                self.telegram.inject(Fault(fault, name="sendMessage", place=str(robin)))
                self.says(robin, f"hello after {fault}")
                self.wait_shown(robin, 2)
                shown = self.settled(robin)
                first = shown[0]
                # Where the answer was lost, whether it arrived is unknown: a second copy is better than none.
                self.assertEqual(shown.count(first), copies, shown)

    def test_en_8_who_blocks_us_is_left_alone_until_they_write_again(self):
        robin, kim = self.telegram.person(5551001), self.telegram.person(5551002)
        self.telegram.blocked.add(robin)  # their update about it is still on its way
        self.says(robin, "hello and goodbye")
        self.says(kim, "hello from kim")
        self.wait_shown(kim, 2)
        self.settled(robin)
        self.assertEqual(self.shown(robin), [])
        self.assertLessEqual(self.telegram.called("sendMessage", str(robin)), 3)
        self.telegram.blocked.discard(robin)
        self.says(robin, "hello, i am back")
        self.wait_shown(robin, 1)

    def test_kill_9_between_commit_and_send_loses_nothing(self):
        robin = self.telegram.person(5551001)
        self.telegram.inject(Fault("hang", name="sendMessage", seconds=3, times=8))
        self.assertEqual(self.says(robin, "hello before the end"), 200)
        self.assertTrue(self.telegram.wait_for(lambda: self.telegram.called("sendMessage") == 1, SOON))
        self.program.kill()
        self.telegram.faults.clear()
        self.start()
        self.wait_shown(robin, 2)
        shown = self.settled(robin)
        # The one in flight may have come twice, no other; the stand-in still held the killed program's call.
        self.assertLessEqual(len(shown), len(dict.fromkeys(shown)) + 1, shown)
        self.telegram.overlaps.clear()

    def test_kill_9_between_send_and_settle_sends_that_one_again_at_most(self):
        robin = self.telegram.person(5551001)
        self.telegram.inject(Fault("lost", name="sendMessage"))
        self.says(robin, "hello in between")
        self.assertTrue(self.telegram.wait_for(lambda: len(self.telegram.shown_in(robin)) == 1, SOON))
        self.program.kill()
        self.start()
        self.wait_shown(robin, 3)
        shown = self.settled(robin)
        self.assertEqual(len(shown), 3, shown)
        self.assertEqual(shown[0], shown[1])
        self.assertNotEqual(shown[1], shown[2])

    def test_a_restart_goes_on_where_it_was(self):
        robin = self.telegram.person(5551001)
        self.says(robin, "hello once")
        self.wait_shown(robin, 2)
        self.settled(robin)
        self.assertEqual(self.program.stop(), 0)
        self.start()
        self.says(robin, "why do you ask that")
        self.wait_shown(robin, 3)
        self.assertNotEqual(self.settled(robin)[2], self.shown(robin)[0])

    def test_sigterm_while_the_platform_hangs_keeps_what_is_in_hand(self):
        robin = self.telegram.person(5551001)
        self.telegram.inject(Fault("hang", name="sendMessage", seconds=60, times=8))
        self.says(robin, "hello before it hangs")
        self.assertTrue(self.telegram.wait_for(lambda: self.telegram.called("sendMessage") == 1, SOON))
        self.assertEqual(self.program.stop(), 0)
        self.telegram.faults.clear()
        self.start()
        self.wait_shown(robin, 2)
        self.telegram.overlaps.clear()  # the call that was cut off was still held

    def test_export_comes_as_documents_and_delete_leaves_nothing(self):
        robin = self.telegram.person(5551001)
        for text in ("hello to keep", "okay", "yes", "Alexander", "export my data"):
            self.says(robin, text)
            self.settled(robin)
        self.assertTrue(self.telegram.wait_for(lambda: len(self.telegram.documents) == 2, SOON))
        names = sorted(name for _, name, _ in self.telegram.documents)
        self.assertEqual(names, ["onward-export.json", "onward-export.txt"])
        exported = json.loads(next(content for _, name, content in self.telegram.documents if name.endswith("json")))
        self.assertEqual(exported["format"], 1)
        self.assertTrue(any(b"Alexander" in content for _, _, content in self.telegram.documents))
        for text in ("delete my data", "DELETE"):
            before = len(self.settled(robin))
            self.says(robin, text)
            self.wait_shown(robin, before + 1)
        self.assertEqual(self.program.stop(), 0)
        for suffix in ("", "-wal", "-shm"):
            try:
                with open(self.program.database + suffix, "rb") as file:
                    self.assertNotIn(b"Alexander", file.read())
            except FileNotFoundError:
                pass

    def test_tg_29_a_group_gets_one_invitation_for_each_person(self):
        group = self.telegram.group(-1001002003)
        robin, kim = self.telegram.person(5551001), self.telegram.person(5551002)
        self.assertEqual(self.telegram.says(group, "we broke up yesterday and it hurts", robin), 200)
        self.assertEqual(self.telegram.says(group, "/help@OnwardTestBot", robin), 200)
        self.wait_shown(group, 1)
        self.assertEqual(self.telegram.says(group, "/start@OnwardTestBot", robin), 200)
        self.assertEqual(self.telegram.says(group, "/start@OnwardTestBot", kim), 200)
        self.wait_shown(group, 2)
        self.assertEqual(len(self.shown(group)), 2)
        for text in self.shown(group):
            self.assertNotRegex(text, r"(?i)\bex\b|break|broke|heart|hurt")
        with sqlite3.connect(self.program.database) as database:
            self.assertEqual(database.execute("SELECT count(*) FROM conversation").fetchone()[0], 0)

    def test_tg_3_a_forged_update_is_refused_and_does_nothing(self):
        robin = self.telegram.person(5551001)
        update = self.telegram.update("message", self.telegram.message(robin, "hello"))
        for secret in ("wrong-secret-wrong-secret", SECRET[:-1], SECRET + "x"):
            self.assertEqual(self.telegram.post(update, secret=secret), 401)
        self.assertEqual(self.telegram.post(b"{", secret=SECRET), 400)
        self.assertEqual(self.telegram.post(b'{"update_id": 7, "message": 7}'), 200)
        self.assertEqual(self.shown(robin), [])


class Refused(unittest.TestCase):
    def run_with(self, *flags, **environment):
        program = Program(OPTIONS.program, OPTIONS.content, *flags, **environment)
        self.addCleanup(program.__exit__)
        program.start(wait=False)
        return program.ended(), program.output

    def test_a_wrong_token_stops_with_a_sentence(self):
        with TelegramStandIn() as telegram:
            wrong = "7100200300:AAinvented_wrong_of_35_characters00"
            code, output = self.run_with(TELEGRAM_API_URL=telegram.url, TELEGRAM_BOT_TOKEN=wrong, TELEGRAM_WEBHOOK_SECRET=SECRET)
        self.assertEqual(code, 2)
        self.assertIn("TELEGRAM_BOT_TOKEN", output)
        self.assertNotIn(wrong, output)

    def test_without_a_secret_a_fresh_one_is_printed(self):
        code, output = self.run_with(TELEGRAM_BOT_TOKEN="7100200300:AAinvented_Token-of_35_characters000")
        self.assertEqual(code, 2)
        self.assertRegex(output, r"TELEGRAM_WEBHOOK_SECRET=[A-Za-z0-9]{40}")

    def test_a_host_that_others_reach_needs_a_proxy(self):
        code, output = self.run_with("--host", "0.0.0.0")
        self.assertEqual(code, 2)
        self.assertIn("--behind-proxy", output)

    def test_webhook_and_polling_exclude_each_other(self):
        code, output = self.run_with("--telegram", "poll", TELEGRAM_BOT_TOKEN="7100200300:AAinvented_Token-of_35_characters000",
                                     TELEGRAM_WEBHOOK_URL="https://coach.example.org/webhooks/telegram")
        self.assertEqual(code, 2)
        self.assertIn("exclude", output)

    def test_a_misspelt_setting_is_an_error(self):
        code, output = self.run_with(TELEGRAM_BOT_TOCKEN="x")
        self.assertEqual(code, 2)
        self.assertIn("did you mean TELEGRAM_BOT_TOKEN", output)


if __name__ == "__main__":
    OPTIONS = serving.options(__doc__.splitlines()[0]).parse_args()
    unittest.main(argv=sys.argv[:1], verbosity=2)
