#pragma once

#include "daemon/source/event_batch.h"
#include "daemon/source/kafka_handles.h"

namespace precis {

// Offset, key, value, headers and time of `message`, which the views look into:
// put it into a batch before the message dies. Without assignment.
Event ToEvent(const rd_kafka_message_t& message);

}  // namespace precis
