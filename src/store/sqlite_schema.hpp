// The tables of a store in SQLite, whole, also those that only `serve` fills. A change of them is a new
// version (database_file.hpp) with a migration from the one before.
#pragma once

namespace onward {

// Of every connection. FULL: an answer that the user saw survives a power cut; secure_delete: what is erased
// is overwritten; trusted_schema: a crafted file runs nothing of its own.
inline constexpr const char* kConnectionPragmas = R"(
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA wal_autocheckpoint = 1000;
PRAGMA journal_size_limit = 67108864;
PRAGMA temp_store = MEMORY;
)";

// Times are UTC microseconds.
inline constexpr const char* kTables = R"(
CREATE TABLE conversation(
  conv_id TEXT PRIMARY KEY, channel TEXT NOT NULL, address TEXT NOT NULL, user_id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0, out_seq INTEGER NOT NULL DEFAULT 0,
  script TEXT NOT NULL,                              -- digest of the script of the last turn
  state BLOB NOT NULL, next_due INTEGER,             -- next_due: earliest reminder, an index into the state and nothing more
  created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL,
  blocked INTEGER NOT NULL DEFAULT 0 CHECK(blocked IN (0, 1)), UNIQUE(channel, address)) STRICT;
CREATE INDEX conversation_user ON conversation(user_id);
CREATE INDEX conversation_seen ON conversation(last_seen_at);
CREATE INDEX conversation_due ON conversation(next_due) WHERE next_due IS NOT NULL AND blocked = 0;
CREATE TABLE inbox(
  channel TEXT NOT NULL, event_key TEXT NOT NULL, conv_id TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE,
  version INTEGER NOT NULL, replies TEXT, error TEXT, received_at INTEGER NOT NULL,   -- replies: REST only
  PRIMARY KEY(channel, event_key)) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_conversation ON inbox(conv_id);
CREATE INDEX inbox_age ON inbox(received_at);
CREATE TABLE unreadable(                             -- what a state was before a turn that could not read it
  conv_id TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE, version INTEGER NOT NULL, state BLOB NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY(conv_id, version)) STRICT, WITHOUT ROWID;
CREATE INDEX unreadable_age ON unreadable(at);
CREATE TABLE message(                                -- `chat` only, for /save; `serve` keeps no words
  conv_id TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE, version INTEGER NOT NULL, part INTEGER NOT NULL,
  who TEXT NOT NULL CHECK(who IN ('user', 'coach')), text TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(conv_id, version, part)) STRICT, WITHOUT ROWID;
CREATE TABLE outbox(
  conv_id TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE, seq INTEGER NOT NULL, body TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending' CHECK(status IN ('pending', 'sending', 'sent', 'failed', 'expired')),
  attempts INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, expires_at INTEGER, error TEXT, remote_id TEXT,
  PRIMARY KEY(conv_id, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_open ON outbox(conv_id, seq) WHERE status IN ('pending', 'sending');
CREATE TABLE lane(
  conv_id TEXT PRIMARY KEY REFERENCES conversation ON DELETE CASCADE, not_before INTEGER NOT NULL,
  lease_until INTEGER NOT NULL DEFAULT 0, token INTEGER NOT NULL DEFAULT 0, owner TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX lane_due ON lane(not_before);           -- the row is deleted when the lane is empty
CREATE TABLE channel_state(channel TEXT PRIMARY KEY, not_before INTEGER NOT NULL DEFAULT 0, poll_offset INTEGER)
  STRICT, WITHOUT ROWID;
CREATE TABLE invitation(channel TEXT NOT NULL, place TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(channel, place, person)) STRICT, WITHOUT ROWID;   -- person: keyed hash
CREATE TABLE forgotten(user_hash TEXT PRIMARY KEY, event_hash TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE probe(id INTEGER PRIMARY KEY CHECK(id = 1), at INTEGER NOT NULL) STRICT;
)";

}  // namespace onward
