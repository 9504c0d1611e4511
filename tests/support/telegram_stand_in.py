"""A stand-in of Telegram's Bot API on 127.0.0.1, for tests and scripts that run the real program: it checks what the real
one checks (and refuses arguments that do not exist, which the real one overlooks), and injects faults.

    with TelegramStandIn(token="123456:AA...") as telegram:
        start_program(TELEGRAM_API_URL=telegram.url)
        robin = telegram.person(5551001)
        telegram.says(robin, "hello")               # queued for getUpdates, or posted to the webhook
        telegram.wait_for(lambda: telegram.shown_in(robin), 5)
        telegram.presses(robin, telegram.shown_in(robin)[-1].buttons[0][1])
        assert not telegram.malformed and not telegram.overlaps

The webhook that the program registers is https; what stands for the proxy before it is `webhook_target`, the program's own
address, to which the updates are posted with the registered secret.
"""
import collections
import json
import re
import time

from platform_stand_in import Answer, Fault, PlatformStandIn, deliver, json_answer  # noqa: F401 (for those who import this)

BOT = {"id": 7100200300, "is_bot": True, "first_name": "Onward", "username": "OnwardTestBot"}
ENTITIES = {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "text_link"}
ACTIONS = {"typing", "upload_photo", "record_video", "upload_document", "choose_sticker", "find_location"}
KINDS = {"message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "inline_query",
         "my_chat_member", "chat_member", "message_reaction", "poll", "poll_answer", "chat_join_request"}
PRESS_LIVES = 150  # seconds, after which a press can not be answered any more


class Refused(Exception):
    """The API says no. `malformed`: no proper call would have drawn this."""

    def __init__(self, code, description, malformed=False, **parameters):
        super().__init__(description)
        self.code, self.description, self.malformed, self.parameters = code, description, malformed, parameters


def need(condition, why):
    if not condition:
        raise Refused(400, "Bad Request: " + why, malformed=True)


def units(text):
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)


class TelegramStandIn(PlatformStandIn):
    def __init__(self, token="7100200300:AAinvented_Token-of_35_characters000"):
        super().__init__()
        self.token = token
        self.chats = {}                        # id: as the API describes it
        self.blocked = set()                   # chats whose person blocked us
        self.topics = set()                    # (chat, thread) of forums
        self.messages = collections.defaultdict(dict)  # by chat: number: the message, theirs and ours
        self.presses_open = {}                 # id: when it was pressed
        self.answered_presses = {}             # id: when it was answered
        self.updates = []                      # not yet confirmed
        self.asked = []                        # (method, arguments) of all calls that could be read
        self.webhook = {"url": "", "secret_token": ""}
        self.webhook_target = ""               # where updates are posted in truth
        self.commands = []
        self.documents = []                    # (chat, name, bytes)
        self.typing = collections.Counter()    # by chat
        self.wrong_tokens = 0
        self._next_update = 880000000
        self._next_message = collections.Counter()
        self._polling = 0                      # which of the callers of getUpdates is the latest
        self._webhook_set_at = float("-inf")

    # --- who is there, and what they do

    def person(self, number, name="Robin"):
        """A person who may be written to, as one who has pressed Start. Their private chat has their number."""
        self.chats[number] = {"id": number, "type": "private", "first_name": name}
        return number

    def group(self, number, kind="supergroup", topic=None):
        self.chats[number] = {"id": number, "type": kind, "title": "A group"}
        if topic is not None:
            self.topics.add((number, topic))
        return number

    def message(self, chat, text=None, person=None, **more):
        """What somebody writes, as the API tells it; commands are marked."""
        person = chat if person is None else person
        with self.changed:
            self._next_message[chat] += 1
            message = {"message_id": self._next_message[chat],
                       "from": {"id": person, "is_bot": False, "first_name": "Robin", "language_code": "en"},
                       "chat": dict(self.chats[chat]), "date": int(time.time()), **more}
            if text is not None:
                message["text"] = text
                if text.startswith("/"):
                    message.setdefault("entities", [{"type": "bot_command", "offset": 0, "length": units(text.split()[0])}])
            self.messages[chat][message["message_id"]] = message
            return message

    def update(self, kind, body):
        with self.changed:
            self._next_update += 1
            return {"update_id": self._next_update, kind: body}

    def send(self, update):
        """Queues an update for getUpdates, or posts it to the webhook: the status, nothing where no answer came."""
        if self.webhook_target:
            return self.post(update)
        with self.changed:
            self.updates.append(update)
            self.changed.notify_all()
        return None

    def post(self, update, url="", secret=None):
        """To the webhook, also one that was never registered. `update`: an object, or bytes as they are."""
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        headers = {"Content-Type": "application/json"}
        secret = self.webhook["secret_token"] if secret is None else secret
        if secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        answer = deliver(url or self.webhook_target, body, headers)
        return None if answer is None else answer[0]

    def says(self, chat, text, person=None, **more):
        return self.send(self.update("message", self.message(chat, text, person, **more)))

    def press(self, chat, button, message=None, **more):
        """A press of a button below our last message in the chat, as the API tells it."""
        with self.changed:
            press = {"id": f"press-{len(self.presses_open) + 1}", "chat_instance": "-1", "data": button,
                     "from": {"id": chat, "is_bot": False, "first_name": "Robin", "language_code": "en"}, **more}
            ours = [number for number, each in self.messages[chat].items() if each["from"]["is_bot"]]
            if message is None and ours:
                message = ours[-1]
            if message is not None:
                press.setdefault("message", self.messages[chat][message])
            self.presses_open[press["id"]] = time.monotonic()
            return press

    def presses(self, chat, button, message=None, **more):
        return self.send(self.update("callback_query", self.press(chat, button, message, **more)))

    def block(self, chat):
        self.blocked.add(chat)
        return self.send(self._membership(chat, "kicked"))

    def unblock(self, chat):
        self.blocked.discard(chat)
        return self.send(self._membership(chat, "member"))

    def _membership(self, chat, status):
        return self.update("my_chat_member", {
            "chat": self.chats[chat], "from": {"id": chat, "is_bot": False, "first_name": "Robin"}, "date": int(time.time()),
            "old_chat_member": {"user": BOT, "status": "member"}, "new_chat_member": {"user": BOT, "status": status}})

    # --- the server's side

    def understand(self, request):
        match = re.fullmatch(r"/bot([^/]+)/(\w+)", request.path)
        request.name = match[2] if match else request.path
        request.token = match[1] if match else None
        request.arguments, request.unreadable = {}, ""
        try:
            request.arguments = self._arguments_of(request)
        except (ValueError, KeyError, IndexError):
            request.unreadable = "the body can not be read"
        request.place = str(request.arguments.get("chat_id", ""))
        request.shows = request.name in ("sendMessage", "sendDocument")
        self.asked.append((request.name, request.arguments))

    @staticmethod
    def _arguments_of(request):
        kind = request.headers.get("Content-Type", "")
        if kind.startswith("multipart/form-data"):
            return dict(parts_of(request.body, kind.partition("boundary=")[2].encode()))
        if kind.startswith("application/json"):
            arguments = json.loads(request.body.decode("utf-8")) if request.body else {}
            if not isinstance(arguments, dict):
                raise ValueError("no object")
            return arguments
        if request.body:
            raise ValueError("neither JSON nor multipart")
        return dict(request.query)

    def refusal(self, fault, request):
        seconds = max(1, int(fault.seconds))
        by_kind = {
            "rate_limited": Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds),
            "error_500": Refused(500, "Internal Server Error"),
            "blocked": Refused(403, "Forbidden: bot was blocked by the user"),
            "unauthorized": Refused(401, "Unauthorized"),
            "bad_entities": Refused(400, "Bad Request: can't parse entities: unexpected end of entity"),
            "chat_not_found": Refused(400, "Bad Request: chat not found"),
            "other_poll": Refused(409, "Conflict: terminated by other getUpdates request; make sure that only one bot "
                                       "instance is running"),
        }
        return self._said_no(by_kind[fault.kind])

    @staticmethod
    def _said_no(refused):
        body = {"ok": False, "error_code": refused.code, "description": refused.description}
        if refused.parameters:
            body["parameters"] = refused.parameters
        headers = {"Retry_After": str(refused.parameters["retry_after"])} if "retry_after" in refused.parameters else {}
        return json_answer(body, refused.code, **headers)

    def answer(self, request):
        try:
            return json_answer({"ok": True, "result": self._do(request)})
        except Refused as refused:
            if refused.malformed:
                self.refuse(request, refused.description)
            return self._said_no(refused)

    def _do(self, request):
        if request.token != self.token:
            self.wrong_tokens += 1
            if request.token is None or not re.fullmatch(r"\d+:[\w-]+", request.token):
                raise Refused(404, "Not Found", malformed=True)
            raise Refused(401, "Unauthorized")
        method = METHODS.get(request.name)
        if method is None:
            raise Refused(404, "Not Found", malformed=True)
        need(not request.unreadable, request.unreadable)
        do, required, optional = method
        names = set(request.arguments)
        need(set(required) <= names, f"{sorted(set(required) - names)} missing")
        need(names <= set(required) | set(optional), f"unknown arguments {sorted(names - set(required) - set(optional))}")
        return do(self, request, request.arguments)

    def _chat(self, arguments):
        chat = arguments["chat_id"]
        if isinstance(chat, str) and re.fullmatch(r"-?\d+", chat):
            chat = int(chat)
        need(is_int(chat) or (isinstance(chat, str) and chat.startswith("@")), "chat_id is no id")
        if chat not in self.chats:
            raise Refused(400, "Bad Request: chat not found")
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat

    # --- methods

    def _get_me(self, _request, _arguments):
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    def _set_webhook(self, _request, arguments):
        secret = arguments.get("secret_token", "")
        need(isinstance(arguments["url"], str), "url is no text")
        need(isinstance(secret, str) and re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret), "secret token contains unallowed characters")
        need(is_int(arguments.get("max_connections", 40)) and 1 <= arguments.get("max_connections", 40) <= 100, "max_connections")
        self._check_kinds(arguments)
        if not arguments["url"].startswith("https://"):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if time.monotonic() - self._webhook_set_at < self.second:
            raise Refused(429, "Too Many Requests: retry after 1", retry_after=1)
        self._webhook_set_at = time.monotonic()
        self.webhook = {"secret_token": "", **arguments}
        if arguments.get("drop_pending_updates"):
            self.updates.clear()
        self.changed.notify_all()
        return True

    def _delete_webhook(self, _request, arguments):
        self.webhook = {"url": "", "secret_token": ""}
        if arguments.get("drop_pending_updates"):
            self.updates.clear()
        return True

    def _get_webhook_info(self, _request, _arguments):
        return {"url": self.webhook["url"], "has_custom_certificate": False, "pending_update_count": len(self.updates)}

    @staticmethod
    def _check_kinds(arguments):
        kinds = arguments.get("allowed_updates", [])
        need(isinstance(kinds, list) and set(kinds) <= KINDS, "can't parse allowed updates")

    def _get_updates(self, _request, arguments):
        offset, limit, timeout = arguments.get("offset", 0), arguments.get("limit", 100), arguments.get("timeout", 0)
        need(all(is_int(value) for value in (offset, limit, timeout)), "no numbers")
        need(1 <= limit <= 100 and 0 <= timeout <= 50 and offset >= 0, "out of range")
        self._check_kinds(arguments)
        if self.webhook["url"]:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
                               "webhook first")
        self._polling += 1  # ends whoever waits
        mine = self._polling
        self.changed.notify_all()
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        self.changed.wait_for(lambda: self.updates or self._polling != mine or not self.running or self.webhook["url"], timeout)
        if self._polling != mine:
            raise Refused(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
        return sorted(self.updates, key=lambda update: update["update_id"])[:limit]

    def _send_message(self, request, arguments):
        text = arguments["text"]
        need(isinstance(text, str), "text is no text")
        check_text(text)
        check_entities(text, arguments.get("entities", []))
        for flag in ("protect_content", "disable_notification"):
            need(isinstance(arguments.get(flag, False), bool), flag)
        preview = arguments.get("link_preview_options", {})
        need(isinstance(preview, dict) and set(preview) <= {"is_disabled"}, "link_preview_options")
        buttons = check_keyboard(arguments.get("reply_markup", {"inline_keyboard": []}))
        chat = self._chat(arguments)
        self._check_reply(chat, arguments)
        message = self._sent(chat, text=text)
        if "reply_markup" in arguments:
            message["reply_markup"] = arguments["reply_markup"]
        self.show(request, text, buttons, arguments, message["message_id"])
        return message

    def _check_reply(self, chat, arguments):
        reply = arguments.get("reply_parameters")
        if reply is not None:
            need(isinstance(reply, dict) and is_int(reply.get("message_id")), "reply_parameters")
            need(set(reply) <= {"message_id", "allow_sending_without_reply"}, "reply_parameters")
            if reply["message_id"] not in self.messages[chat] and not reply.get("allow_sending_without_reply"):
                raise Refused(400, "Bad Request: message to be replied not found")
        thread = arguments.get("message_thread_id")
        if thread is not None and (chat, thread) not in self.topics:
            raise Refused(400, "Bad Request: message thread not found")

    def _sent(self, chat, **content):
        self._next_message[chat] += 1
        message = {"message_id": self._next_message[chat], "from": BOT, "chat": self.chats[chat], "date": int(time.time()), **content}
        self.messages[chat][message["message_id"]] = message
        return message

    def _send_document(self, request, arguments):
        need(isinstance(arguments["document"], tuple), "document is no file")
        name, content = arguments["document"]
        need(name and content, "file must be non-empty")
        chat = self._chat(arguments)
        markup = json.loads(arguments["reply_markup"]) if "reply_markup" in arguments else {"inline_keyboard": []}
        buttons = check_keyboard(markup)
        message = self._sent(chat, document={"file_name": name, "file_size": len(content), "file_id": "BQ"})
        self.documents.append((chat, name, content))
        self.show(request, "", buttons, {"chat_id": chat, "document": name}, message["message_id"])
        return message

    def _answer_callback_query(self, _request, arguments):
        press = arguments["callback_query_id"]
        need(isinstance(press, str) and press, "callback_query_id")
        need(units(arguments.get("text", "")) <= 200, "text is too long")
        pressed_at = self.presses_open.get(press)
        if pressed_at is None or time.monotonic() - pressed_at > PRESS_LIVES:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.answered_presses.setdefault(press, time.monotonic())
        return True

    def _edit_message_reply_markup(self, _request, arguments):
        need(is_int(arguments["message_id"]), "message_id")
        chat = self._chat(arguments)
        message = self.messages[chat].get(arguments["message_id"])
        if message is None or not message["from"]["is_bot"]:
            raise Refused(400, "Bad Request: message to edit not found" if message is None else "Bad Request: message can't be edited")
        markup = arguments.get("reply_markup")
        check_keyboard(markup or {"inline_keyboard": []})
        if message.get("reply_markup") == markup:
            raise Refused(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly "
                               "the same as a current content and reply markup of the message")
        if markup:
            message["reply_markup"] = markup
        else:
            del message["reply_markup"]
        return message

    def _send_chat_action(self, _request, arguments):
        need(arguments["action"] in ACTIONS, "wrong parameter action in request")
        self.typing[self._chat(arguments)] += 1
        return True

    def _set_my_commands(self, _request, arguments):
        commands = arguments["commands"]
        need(isinstance(commands, list) and len(commands) <= 100, "can't parse commands list")
        for command in commands:
            need(isinstance(command, dict) and set(command) == {"command", "description"}, "can't parse commands list")
            need(re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]), "BOT_COMMAND_INVALID")
            need(1 <= len(command["description"]) <= 256, "BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands = commands
        return True


# --- what the API looks at

def check_text(text):
    need(text.strip(), "message text is empty")
    need(len(text.encode()) <= 32768 and units(text) <= 4096, "message is too long")
    need("\0" not in text, "text must be encoded in UTF-8")


def check_entities(text, entities):
    need(isinstance(entities, list) and len(json.dumps(entities)) <= 9500, "can't parse entities")
    encoded = text.encode("utf-16-le")
    for entity in entities:
        need(isinstance(entity, dict) and set(entity) == {"type", "offset", "length"}, "can't parse entities: members")
        need(entity["type"] in ENTITIES, "can't parse entities: type")
        begin, length = entity["offset"], entity["length"]
        need(is_int(begin) and is_int(length) and begin >= 0 and length > 0, "can't parse entities: no range")
        need(begin + length <= units(text), "can't parse entities: outside of the text")
        for at in (begin, begin + length):
            low = encoded[2 * at + 1] if 2 * at < len(encoded) else 0
            need(not 0xDC <= low <= 0xDF, "can't parse entities: inside of a character")


def check_keyboard(markup):
    """The (label, data) of all buttons."""
    need(isinstance(markup, dict) and set(markup) == {"inline_keyboard"}, "object expected as reply markup")
    rows = markup["inline_keyboard"]
    need(isinstance(rows, list) and all(isinstance(row, list) for row in rows), "field \"inline_keyboard\" must be an Array of Arrays")
    need(all(1 <= len(row) <= 8 for row in rows) and sum(map(len, rows)) <= 100, "reply markup is too long")
    buttons = []
    for button in (button for row in rows for button in row):
        need(isinstance(button, dict) and isinstance(button.get("text"), str) and button["text"].strip(), "text buttons are unallowed")
        if set(button) == {"text", "url"}:
            need(re.match(r"https?://", button["url"]), "inline keyboard button URL is invalid")
            buttons.append((button["text"], button["url"]))
            continue
        need(set(button) == {"text", "callback_data"}, "inline keyboard button")
        need(1 <= len(button["callback_data"].encode()) <= 64, "BUTTON_DATA_INVALID")
        buttons.append((button["text"], button["callback_data"]))
    return buttons


def parts_of(body, boundary):
    """Of multipart/form-data: (name, text), or (name, (file name, bytes))."""
    if not boundary or not body.endswith(b"--" + boundary + b"--\r\n"):
        raise ValueError("no end")
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:-1]:
        head, separator, content = part.partition(b"\r\n\r\n")
        disposition = re.search(rb'Content-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?', head)
        if not separator or disposition is None:
            raise ValueError("no part")
        name = disposition[1].decode()
        yield name, content.decode() if disposition[2] is None else (disposition[2].decode(), content)


METHODS = {  # name: (what does it, arguments that it needs, arguments that it may have)
    "getMe": (TelegramStandIn._get_me, (), ()),
    "setWebhook": (TelegramStandIn._set_webhook, ("url",),
                   ("secret_token", "allowed_updates", "max_connections", "drop_pending_updates", "ip_address")),
    "deleteWebhook": (TelegramStandIn._delete_webhook, (), ("drop_pending_updates",)),
    "getWebhookInfo": (TelegramStandIn._get_webhook_info, (), ()),
    "getUpdates": (TelegramStandIn._get_updates, (), ("offset", "limit", "timeout", "allowed_updates")),
    "sendMessage": (TelegramStandIn._send_message, ("chat_id", "text"),
                    ("entities", "link_preview_options", "protect_content", "disable_notification", "reply_markup",
                     "reply_parameters", "message_thread_id")),
    "sendDocument": (TelegramStandIn._send_document, ("chat_id", "document"), ("protect_content", "reply_markup", "caption")),
    "answerCallbackQuery": (TelegramStandIn._answer_callback_query, ("callback_query_id",), ("text", "show_alert")),
    "editMessageReplyMarkup": (TelegramStandIn._edit_message_reply_markup, ("chat_id", "message_id"), ("reply_markup",)),
    "sendChatAction": (TelegramStandIn._send_chat_action, ("chat_id", "action"), ("message_thread_id",)),
    "setMyCommands": (TelegramStandIn._set_my_commands, ("commands",), ("language_code", "scope")),
}
