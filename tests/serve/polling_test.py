#!/usr/bin/env python3
"""Long polling against a stand-in of Telegram: batches, conflicts, trouble, and the end.

    polling_test.py PROGRAM CONTENT
"""
import sys
import time
import unittest

import program as serving
from program import Program
from telegram_stand_in import Fault, TelegramStandIn

OPTIONS = None
SOON = 30


class Polling(unittest.TestCase):
    flags = ()

    def setUp(self):
        self.telegram = TelegramStandIn().start()
        self.addCleanup(self.telegram.stop)
        self.program = Program(OPTIONS.program, OPTIONS.content, "--telegram", "poll", *self.flags,
                               TELEGRAM_API_URL=self.telegram.url, TELEGRAM_BOT_TOKEN=self.telegram.token)
        self.addCleanup(self.program.__exit__)

    def tearDown(self):
        if self.program.process.poll() is None:
            self.assertEqual(self.program.stop(), 0)
        self.assertNotIn(self.telegram.token, self.program.output)
        self.assertEqual(self.telegram.malformed, [])
        self.assertEqual(self.telegram.overlaps, [])

    def texts(self, person):
        return [shown.text for shown in self.telegram.shown_in(person)]

    def wait_shown(self, person, count):
        self.assertTrue(self.telegram.wait_for(lambda: len(self.telegram.shown_in(person)) >= count, SOON),
                        f"{count} messages wanted: {self.texts(person)}\n{self.program.output}")

    def quiet(self):
        """Every update is confirmed, and everything is sent."""
        self.assertTrue(self.telegram.wait_for(lambda: not self.telegram.updates, SOON), self.program.output)
        self.assertTrue(self.program.settles(SOON), self.program.output)

    def test_tg_11_a_leftover_webhook_is_deleted_and_nothing_dropped(self):
        self.telegram.webhook = {"url": "https://old.example.org/x", "secret_token": "x"}
        robin = self.telegram.person(5551001)
        self.telegram.says(robin, "hello before you came")
        self.program.start()
        self.wait_shown(robin, 2)
        self.assertEqual(self.telegram.webhook["url"], "")

    def test_tg_12_a_batch_is_applied_in_order_and_confirmed_after(self):
        people = [self.telegram.person(5551000 + i) for i in range(5)]
        for text in ("hello", "1", "Alex"):
            for person in people:
                self.telegram.says(person, text)
        self.program.start()
        for person in people:
            self.wait_shown(person, 4)
        self.quiet()
        self.assertEqual(len({tuple(self.texts(person)) for person in people}), 1)

    def test_no_answer_twice_over_a_restart(self):
        robin = self.telegram.person(5551001)
        self.program.start()
        self.telegram.says(robin, "hello")
        self.wait_shown(robin, 2)
        self.quiet()
        before = self.texts(robin)
        self.program.kill()
        self.program.start()
        self.telegram.says(robin, "1")
        self.wait_shown(robin, 3)
        self.quiet()
        self.assertEqual(self.texts(robin)[:2], before)
        self.assertEqual(len(self.texts(robin)), len(set(self.texts(robin))))

    def test_tg_13_another_copy_is_told_and_waited_for(self):
        self.telegram.inject(Fault("other_poll", name="getUpdates", times=1))
        robin = self.telegram.person(5551001)
        self.telegram.says(robin, "hello")
        self.program.start()
        self.wait_shown(robin, 2)
        self.assertIn("another_copy_polls", self.program.output)

    def test_tg_14_trouble_is_waited_out(self):
        for fault in ("html_502", "reset", "error_500", "rate_limited"):
            self.telegram.inject(Fault(fault, name="getUpdates", seconds=1))
        robin = self.telegram.person(5551001)
        self.telegram.says(robin, "hello")
        self.program.start()
        self.wait_shown(robin, 2)

    def test_tg_14_a_poison_update_neither_stops_nor_repeats(self):
        robin = self.telegram.person(5551001)
        with self.telegram.changed:
            self.telegram.updates.append({"update_id": 5, "message": {"chat": 7, "text": [[]]}})
        self.telegram.says(robin, "hello")
        self.program.start()
        self.wait_shown(robin, 2)
        self.quiet()

    def test_tg_15_sigterm_ends_the_poll_and_confirms(self):
        robin = self.telegram.person(5551001)
        self.program.start()
        self.telegram.says(robin, "hello")
        self.wait_shown(robin, 2)
        self.quiet()
        began = time.monotonic()
        self.assertEqual(self.program.stop(), 0)
        self.assertLess(time.monotonic() - began, 10)
        last = [arguments for name, arguments in self.telegram.asked if name == "getUpdates"][-1]
        self.assertEqual((last["limit"], last["timeout"]), (1, 0))


class ExitOnConflict(Polling):
    flags = ("--exit-on-conflict",)

    def test_tg_13_another_copy_is_told_and_waited_for(self):
        self.telegram.inject(Fault("other_poll", name="getUpdates", times=100))
        self.program.start()
        self.assertEqual(self.program.ended(SOON), 2)


if __name__ == "__main__":
    OPTIONS = serving.options(__doc__.splitlines()[0]).parse_args()
    unittest.main(argv=sys.argv[:1], verbosity=2)
