// Registers durable turns through the SQLite store beside bare SQLite doing the same to bare tables.
#pragma once

namespace onward::bench {

// "store/64" and "sqlite/64": a turn's share of the time, with 64 in flight or 64 in a transaction.
// "store/1" and "sqlite/1": the median of one client's turns, each made durable alone.
void register_store();

}  // namespace onward::bench
