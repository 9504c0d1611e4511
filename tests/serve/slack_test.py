#!/usr/bin/env python3
"""The real program behind a stand-in of Slack: conversations, buttons, commands, retries, faults, kill -9.

    slack_test.py PROGRAM CONTENT
"""
import json
import sys
import time
import unittest

import program as serving
from program import Program, plain
from slack_stand_in import Fault, SlackStandIn

OPTIONS = None
SOON = 30  # seconds: a deadline that no test needs unless something is wrong


class Slack(unittest.TestCase):
    def setUp(self):
        self.slack = SlackStandIn().start()
        self.addCleanup(self.slack.stop)
        self.words = []
        self.program = Program(OPTIONS.program, OPTIONS.content, SLACK_API_URL=self.slack.url,
                               SLACK_BOT_TOKEN=self.slack.token, SLACK_SIGNING_SECRET=self.slack.signing_secret)
        self.addCleanup(self.program.__exit__)
        self.start()

    def start(self):
        self.program.start()
        self.slack.target = self.program.url()

    def tearDown(self):
        if self.program.process.poll() is None:
            self.assertEqual(self.program.stop(), 0)
        for secret in [self.slack.token, self.slack.signing_secret, *self.words]:
            self.assertNotIn(secret, self.program.output)
        self.assertEqual(self.slack.malformed, [])
        self.assertEqual(self.slack.overlaps, [])

    def says(self, user, text, **more):
        self.words.append(text)
        status, _, body = self.slack.says(user, text, **more)
        self.assertEqual((status, body), (200, b""))

    def shown(self, user):
        return [shown.text for shown in self.slack.shown_to(user)]

    def settled(self, user):
        self.assertTrue(self.program.settles(SOON), self.program.output)
        return self.shown(user)

    def wait_shown(self, user, count):
        self.assertTrue(self.slack.wait_for(lambda: len(self.slack.shown_to(user)) >= count, SOON),
                        f"{count} messages wanted: {self.shown(user)}\n{self.program.output}")

    def test_a_conversation_shows_what_chat_prints(self):
        aster = self.slack.person("U0ASTER")
        lines = ["hi", "1", "yes", "Robin", "how do i get her back", "6", "menu", "i want to text her so bad", "stop"]
        for line in lines:
            self.says(aster, line)
            self.settled(aster)
        printed = serving.chat(OPTIONS.program, OPTIONS.content, lines)
        at = 0
        for text in self.shown(aster):
            words = plain(text.replace("*", "").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
            found = printed.find(words, at)
            self.assertGreaterEqual(found, 0, f"chat does not say {words!r} there:\n{printed}")
            at = found
        self.words = []  # words such as "1" and "hi" stand in every log

    def test_sl_7_one_message_under_three_ids_is_answered_once(self):
        aster = self.slack.person("U0ASTER")
        self.says(aster, "hello thrice", copies=3)
        self.wait_shown(aster, 1)
        once = self.settled(aster)
        kim = self.slack.person("U0KIM")
        self.says(kim, "hello thrice")
        self.assertEqual(self.settled(kim), once)

    def test_sl_7_a_retry_of_what_arrived_is_one_answer_and_of_what_did_not_one_too(self):
        aster, kim = self.slack.person("U0ASTER"), self.slack.person("U0KIM")
        arrived = json.dumps(self.slack.envelope(self.slack.message(aster, "hello there")))
        lost = json.dumps(self.slack.envelope(self.slack.message(kim, "hello there")))
        self.assertEqual(self.slack.post("events", arrived, "application/json")[0], 200)
        for number in (1, 2, 3):
            for body in (arrived, lost):
                answer = self.slack.post("events", body, "application/json", retry=(number, "http_timeout"))
                self.assertEqual(answer[0], 200)
        self.wait_shown(aster, 1)
        self.wait_shown(kim, 1)
        self.assertEqual(self.settled(aster), self.settled(kim))

    def test_sl_14_a_press_is_the_answer_and_the_used_buttons_go(self):
        aster = self.slack.person("U0ASTER")
        self.says(aster, "hello buttons")
        self.wait_shown(aster, 1)
        before = len(self.settled(aster))
        _, action = self.slack.shown_to(aster)[-1].buttons[0]
        self.assertEqual(self.slack.presses(aster, action)[0], 200)
        self.wait_shown(aster, before + 1)
        self.assertTrue(self.slack.wait_for(lambda: self.slack.called("chat.update") >= 1, SOON))
        count = len(self.settled(aster))
        self.assertEqual(self.slack.presses(aster, action)[0], 200)  # stale by now
        self.wait_shown(aster, count + 1)
        self.assertEqual(self.slack.presses(aster, "not-one-of-ours")[0], 200)

    def test_sl_15_the_command_answers_in_the_direct_messages_alone(self):
        aster = self.slack.person("U0ASTER")
        status, _, body = self.slack.commands(aster, "i miss her")
        self.assertEqual(status, 200)
        self.assertEqual(json.loads(body)["response_type"], "ephemeral")
        self.assertIn("direct messages", json.loads(body)["text"])
        self.wait_shown(aster, 1)
        self.assertIn(aster, self.slack.opened)
        self.assertEqual(self.slack.shown_in("C0KITCHEN"), [])

    def test_sl_11_a_channel_gets_one_invitation_for_each_person(self):
        kitchen = self.slack.channel("C0KITCHEN")
        aster, kim = self.slack.person("U0ASTER"), self.slack.person("U0KIM")
        for _ in range(2):
            self.assertEqual(self.slack.mentions(aster, kitchen, "<@U0ONWARD> my heart is broken")[0], 200)
        self.assertEqual(self.slack.mentions(kim, kitchen, "<@U0ONWARD> hi")[0], 200)
        self.assertTrue(self.slack.wait_for(lambda: len(self.slack.shown_in(kitchen)) >= 2, SOON))
        time.sleep(0.3)
        texts = [shown.text for shown in self.slack.shown_in(kitchen)]
        self.assertEqual(len(texts), 2)
        for text in texts:
            self.assertNotRegex(text, r"(?i)\bex\b|heart|broke")

    def test_a_crisis_message_brings_help_lines(self):
        aster = self.slack.person("U0ASTER")
        self.says(aster, "i want to kill myself tonight")
        self.assertTrue(self.slack.wait_for(lambda: any("911" in shown.text for shown in self.slack.shown_to(aster)), SOON),
                        self.shown(aster))

    def test_en_5_to_7_trouble_of_the_platform_loses_nothing(self):
        for fault, copies in (("rate_limited", 1), ("error_500", 1), ("html_502", 1), ("reset", 1), ("lost", 2)):
            with self.subTest(fault):
                user = self.slack.person(f"U0{fault.upper()}")
                self.slack.inject(Fault(fault, name="chat.postMessage", place=self.slack.direct[user], seconds=1))
                self.says(user, f"hello after {fault}")
                self.wait_shown(user, copies)
                shown = self.settled(user)
                self.assertEqual(shown.count(shown[0]), copies, shown)

    def test_sl_16_a_channel_that_is_gone_is_left_alone(self):
        aster, kim = self.slack.person("U0ASTER"), self.slack.person("U0KIM")
        self.slack.inject(Fault("channel_not_found", name="chat.postMessage", place=self.slack.direct[aster], times=9))
        self.says(aster, "hello and goodbye")
        self.says(kim, "hello from kim")
        self.wait_shown(kim, 1)
        self.settled(kim)
        self.assertEqual(self.shown(aster), [])
        self.assertLessEqual(self.slack.called("chat.postMessage", self.slack.direct[aster]), 3)

    def test_kill_9_before_a_reply_was_sent_loses_nothing(self):
        aster = self.slack.person("U0ASTER")
        self.slack.inject(Fault("hang", name="chat.postMessage", seconds=3, times=8))
        self.says(aster, "hello before the end")
        self.assertTrue(self.slack.wait_for(lambda: self.slack.called("chat.postMessage") == 1, SOON))
        self.program.kill()
        self.slack.faults.clear()
        self.start()
        self.wait_shown(aster, 1)
        shown = self.settled(aster)
        self.assertLessEqual(len(shown), len(dict.fromkeys(shown)) + 1, shown)
        self.slack.overlaps.clear()  # the killed program's call was still held

    def test_sl_1_a_forged_or_late_event_is_refused(self):
        aster = self.slack.person("U0ASTER")
        body = json.dumps(self.slack.envelope(self.slack.message(aster, "hello")))
        for how in ({"secret": "0" * 32}, {"skew": 400}, {"skew": -400}):
            status, headers, _ = self.slack.post("events", body, "application/json", **how)
            self.assertEqual(status, 401)
            self.assertEqual({name.lower(): value for name, value in headers.items()}.get("x-slack-no-retry"), "1")
        self.assertEqual(self.settled(aster), [])


class Refused(unittest.TestCase):
    def test_a_wrong_token_stops_with_a_sentence(self):
        with SlackStandIn() as slack:
            program = Program(OPTIONS.program, OPTIONS.content, SLACK_API_URL=slack.url, SLACK_BOT_TOKEN="xoxb-not-the-right-one",
                              SLACK_SIGNING_SECRET=slack.signing_secret)
            self.addCleanup(program.__exit__)
            program.start(wait=False)
            self.assertEqual(program.ended(), 2)
        self.assertIn("SLACK_BOT_TOKEN", program.output)
        self.assertNotIn("xoxb-not-the-right-one", program.output)


if __name__ == "__main__":
    OPTIONS = serving.options(__doc__.splitlines()[0]).parse_args()
    unittest.main(argv=sys.argv[:1], verbosity=2)
