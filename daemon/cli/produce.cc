#include "daemon/cli/produce.h"

#include <iostream>
#include <map>

#include "daemon/cli/exit_status.h"
#include "daemon/source/produce_file.h"

namespace precis {

int Produce(const ProduceOptions& options) {
  std::map<std::string, std::string> properties;
  for (const std::string& property : options.properties) {
    const std::size_t equals = property.find('=');
    if (equals == std::string::npos) {
      std::cerr << "precis: --property '" << property
                << "': expected name=value\n";
      return kExitUsage;
    }
    properties[property.substr(0, equals)] = property.substr(equals + 1);
  }
  properties["bootstrap.servers"] = options.brokers;
  const auto sent = ProduceFile(options.file, options.topic, properties);
  if (!sent) {
    std::cerr << "precis: " << sent.error().message << '\n';
    return sent.error().code == ErrorCode::kBadInput ? kExitUsage
                                                     : kExitUnavailable;
  }
  std::cerr << "precis: " << *sent << " events in topic '" << options.topic
            << "'\n";
  return kExitOk;
}

}  // namespace precis
