"""A stand-in of Slack's Web API on 127.0.0.1, for tests and scripts that run the real program: it checks what the real one
checks (and refuses arguments that do not exist, which the real one overlooks), and injects faults. On the other side it
posts signed events, presses and commands to the program, as Slack does.

    with SlackStandIn() as slack:
        start_program(SLACK_API_URL=slack.url, SLACK_BOT_TOKEN=slack.token, SLACK_SIGNING_SECRET=slack.signing_secret)
        slack.target = "http://127.0.0.1:8080"      # the program's own address
        aster = slack.person("U0ASTER")
        slack.says(aster, "hello", copies=3)        # one message under three event ids
        slack.wait_for(lambda: slack.shown_to(aster), 5)
        slack.presses(aster, slack.shown_to(aster)[-1].buttons[0][1])
        assert not slack.malformed and not slack.overlaps

Faults are those of PlatformStandIn, "rate_limited" and "error_500", and every error of Slack's by its name
("account_inactive", "channel_not_found"). The limits of blocks are in slack_blocks.py.
"""
import hashlib
import hmac
import itertools
import json
import re
import time
import urllib.parse

from platform_stand_in import Answer, Fault, PlatformStandIn, deliver, json_answer  # noqa: F401 (for those who import this)
from slack_blocks import Malformed, buttons_of, check_words, need

BOT = {"user_id": "U0ONWARD", "bot_id": "B0ONWARD", "team_id": "T0HEARTH", "team": "Hearth", "user": "onward"}
SCOPES = "chat:write,im:history,im:read,im:write,app_mentions:read,commands"


class Refused(Exception):
    """Slack says no to a proper call."""


class SlackStandIn(PlatformStandIn):
    def __init__(self, token="xoxb-000000-not-a-real-token", signing_secret="5b1f0c4e9a7d4d2f8e6a3c1b0d9f7e5a", enterprise=None):
        super().__init__()
        self.token, self.signing_secret, self.enterprise, self.scopes = token, signing_secret, enterprise, SCOPES
        self.target = ""        # the program's address, to which events are posted
        self.direct = {}        # person: their channel with us
        self.channels = set()   # others that the bot is in
        self.messages = {}      # (channel, ts): the message as Slack tells it
        self.updates = []       # (channel, ts, arguments) of chat.update, in order
        self.opened = []        # persons whose direct messages were opened by a call
        self.wrong_tokens = 0
        self._numbers = itertools.count(1)

    # --- who is there, and what they do; each post gives (status, headers, body), or nothing where no answer came

    def person(self, user):
        self.direct.setdefault(user, "D" + user[1:])
        return user

    def channel(self, name):
        self.channels.add(name)
        return name

    def shown_to(self, user):
        return self.shown_in(self.direct[user])

    def time_stamp(self):
        """Of a message: no two have the same."""
        return f"{int(time.time())}.{next(self._numbers):06d}"

    def message(self, user, text, **more):
        """What somebody writes to us alone, as an event tells it."""
        return self._written({"type": "message", "channel": self.direct[user], "channel_type": "im", "user": user, "text": text, **more})

    def mention(self, user, channel, text, **more):
        return self._written({"type": "app_mention", "channel": channel, "user": user, "text": text, **more})

    def _written(self, event):
        event.setdefault("ts", self.time_stamp())
        with self.changed:
            self.messages[event["channel"], event["ts"]] = event
        return {**event, "event_ts": event["ts"]}

    def envelope(self, event, **more):
        return {"type": "event_callback", "token": "unused", "team_id": BOT["team_id"], "enterprise_id": self.enterprise,
                "api_app_id": "A0ONWARD", "event_id": f"Ev{next(self._numbers):08d}", "event_time": int(time.time()),
                "authorizations": [{"enterprise_id": self.enterprise, "team_id": BOT["team_id"], "user_id": BOT["user_id"], "is_bot": True}],
                "event": event, **more}

    def press(self, user, action, ts=None, label=None):
        """A press of a button below one of our messages to somebody (the last one unless told), as Slack tells it."""
        channel = self.direct[user]
        with self.changed:
            if ts is None:
                ts = max((each for where, each in self.messages if where == channel and
                          self.messages[where, each].get("bot_id")), default="1.000001")
            message = self.messages.get((channel, ts))
        if label is None:
            label = dict((id, text) for text, id in buttons_of((message or {}).get("blocks", []))).get(action, "?")
        escaped = label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return {"type": "block_actions", "api_app_id": "A0ONWARD", "trigger_id": f"{next(self._numbers)}.1.0f",
                "user": {"id": user, "team_id": BOT["team_id"]}, "team": {"id": BOT["team_id"], "domain": "hearth"},
                "enterprise": {"id": self.enterprise, "name": "Woods"} if self.enterprise else None,
                "container": {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": False},
                "channel": {"id": channel, "name": "directmessage"}, **({"message": message} if message else {}),
                "actions": [{"type": "button", "action_id": action, "value": action, "action_ts": self.time_stamp(),
                             "text": {"type": "plain_text", "text": escaped, "emoji": True}}]}

    def command(self, user, text, channel="C0KITCHEN", **more):
        return {"token": "unused", "team_id": BOT["team_id"], "channel_id": channel, "user_id": user, "command": "/onward", "text": text,
                "api_app_id": "A0ONWARD", "trigger_id": f"{next(self._numbers)}.1.0e",
                **({"enterprise_id": self.enterprise} if self.enterprise else {}), **more}

    def says(self, user, text, copies=1, **more):
        """One message, under as many event ids; the last answer."""
        event = self.message(user, text, **more)
        return [self.post_event(self.envelope(event)) for _ in range(copies)][-1]

    def mentions(self, user, channel, text, **more):
        return self.post_event(self.envelope(self.mention(user, channel, text, **more)))

    def presses(self, user, action, **more):
        return self.post_form("interactive", {"payload": json.dumps(self.press(user, action, **more))})

    def commands(self, user, text, **more):
        return self.post_form("commands", self.command(user, text, **more))

    def post_event(self, body, **how):
        return self.post("events", json.dumps(body), "application/json", **how)

    def post_form(self, place, fields, **how):
        return self.post(place, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded", **how)

    def post(self, place, body, kind, retry=None, skew=0, secret=None):
        """Any bytes, signed, with the program's clock or another. `retry`: (number, reason) of a repetition."""
        body = body if isinstance(body, bytes) else body.encode()
        stamp = str(int(time.time()) + skew)
        key = (self.signing_secret if secret is None else secret).encode()
        headers = {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp,
                   "X-Slack-Signature": "v0=" + hmac.new(key, b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()}
        if retry is not None:
            headers.update({"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]})
        return deliver(f"{self.target}/webhooks/slack/{place}", body, headers)

    # --- the server's side

    def understand(self, request):
        request.name = re.sub(r"^/(api/)?", "", request.path)
        request.arguments, request.unreadable = {}, ""
        try:
            arguments = json.loads(request.body.decode("utf-8"))
            if isinstance(arguments, dict):
                request.arguments = arguments
            else:
                request.unreadable = "the body is no object"
        except ValueError:
            request.unreadable = "the body is no JSON"
        request.place = str(request.arguments.get("channel", request.arguments.get("users", "")))
        request.shows = request.name == "chat.postMessage"

    def refusal(self, fault, _request):
        if fault.kind == "rate_limited":
            return json_answer({"ok": False, "error": "ratelimited"}, 429, Retry_After=str(max(1, int(fault.seconds))))
        if fault.kind == "error_500":
            return json_answer({"ok": False, "error": "internal_error"}, 500)
        return json_answer({"ok": False, "error": fault.kind})

    def answer(self, request):
        try:
            return json_answer({"ok": True, **self._do(request)}, X_OAuth_Scopes=self.scopes)
        except Malformed as malformed:
            self.refuse(request, malformed.why)
            return json_answer({"ok": False, "error": malformed.error})
        except Refused as refused:
            return json_answer({"ok": False, "error": str(refused)})

    def _do(self, request):
        need(request.method == "POST", "only POST is used")
        bearer = request.headers.get("Authorization", "")
        if bearer != "Bearer " + self.token:
            self.wrong_tokens += 1
            raise Refused("invalid_auth" if bearer else "not_authed")
        need(self.token not in request.path and self.token not in json.dumps([request.query, request.arguments]),
             "the token is elsewhere than in its header")
        need(request.headers.get("Content-Type", "").replace(" ", "").lower() == "application/json;charset=utf-8",
             "the content type is not JSON in UTF-8", "missing_charset")
        need(not request.unreadable, request.unreadable, "invalid_json")
        method = METHODS.get(request.name)
        need(method is not None, "no such method", "unknown_method")
        do, required, optional = method
        names = set(request.arguments)
        need(set(required) <= names, f"{sorted(set(required) - names)} missing")
        need(names <= set(required) | set(optional), f"unknown arguments {sorted(names - set(required) - set(optional))}")
        return do(self, request, request.arguments)

    def _auth_test(self, _request, _arguments):
        return {**BOT, "url": "https://hearth.slack.example/", **({"enterprise_id": self.enterprise} if self.enterprise else {})}

    def _post_message(self, request, arguments):
        channel = arguments["channel"]
        need(isinstance(channel, str), "channel is no text")
        need(not channel.startswith(("U", "@")), "a person is no channel")
        check_words(arguments)
        for name in ("unfurl_links", "unfurl_media", "mrkdwn"):
            need(isinstance(arguments.get(name, False), bool), name)
        if channel not in self.channels and channel not in self.direct.values():
            raise Refused("channel_not_found")
        if "thread_ts" in arguments:
            need((channel, arguments["thread_ts"]) in self.messages, "nothing there began that thread", "thread_not_found")
        ts = self.time_stamp()
        self.messages[channel, ts] = self._ours(arguments, ts)
        self.show(request, arguments["text"], buttons_of(arguments.get("blocks", [])), arguments, ts)
        return {"channel": channel, "ts": ts, "message": self.messages[channel, ts]}

    def _update(self, _request, arguments):
        check_words(arguments)
        channel, ts = arguments["channel"], arguments["ts"]
        if channel not in self.channels and channel not in self.direct.values():
            raise Refused("channel_not_found")
        if not self.messages.get((channel, ts), {}).get("bot_id"):
            raise Refused("message_not_found")
        self.messages[channel, ts] = self._ours(arguments, ts)
        self.updates.append((channel, ts, arguments))
        self.changed.notify_all()
        return {"channel": channel, "ts": ts, "text": arguments["text"]}

    @staticmethod
    def _ours(arguments, ts):
        thread = {"thread_ts": arguments["thread_ts"]} if "thread_ts" in arguments else {}
        return {"type": "message", "user": BOT["user_id"], "bot_id": BOT["bot_id"], "ts": ts, "text": arguments["text"],
                "blocks": arguments.get("blocks", []), **thread}

    def _open(self, _request, arguments):
        users = arguments["users"]
        need(isinstance(users, str) and re.fullmatch(r"[UW]\w+", users), "users is not one id")
        if users not in self.direct:
            raise Refused("user_not_found")
        self.opened.append(users)
        return {"channel": {"id": self.direct[users]}}


METHODS = {  # name: what does it, what it must be given, what it may be given
    "auth.test": (SlackStandIn._auth_test, (), ()),
    "chat.postMessage": (SlackStandIn._post_message, ("channel", "text"),
                         ("blocks", "thread_ts", "unfurl_links", "unfurl_media", "mrkdwn", "metadata")),
    "chat.update": (SlackStandIn._update, ("channel", "ts", "text"), ("blocks", "metadata")),
    "conversations.open": (SlackStandIn._open, ("users",), ("return_im",)),
}
