#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace precis {

// The end of each partition of `topic` (the offset that the next event will
// get) as librdkafka's statistics (JSON, STATISTICS.md) tell it; partitions
// whose end is not known yet are left out.
std::map<std::int32_t, std::int64_t> PartitionEnds(std::string_view statistics,
                                                   const std::string& topic);

}  // namespace precis
