#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace precis {

struct ProduceOptions {
  std::string brokers;
  std::string topic;
  std::filesystem::path file;           // "-": standard input.
  std::vector<std::string> properties;  // librdkafka's, as "name=value".
};

// `precis produce`: sends an NDJSON file to a topic. Returns the exit status.
int Produce(const ProduceOptions& options);

}  // namespace precis
