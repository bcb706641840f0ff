// precisd: from a Kafka topic to a searchable archive, in one process.
#include <CLI/CLI.hpp>
#include <iostream>

#include "daemon/cli/daemon.h"
#include "daemon/cli/exit_status.h"
#include "daemon/cli/lexicon_settings.h"
#include "daemon/cli/log.h"
#include "daemon/config/config.h"

// An exception that gets this far is a bug, and a core dump says most about it.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv, char** environment) {
  CLI::App app("Reads article and podcast events and makes them searchable.");
  std::string file;
  bool check = false;
  app.add_option("--config", file, "TOML file; see deploy/precisd.toml")
      ->required();
  app.add_flag("--check-config", check,
               "check the file, print what is in force");
  app.set_version_flag("--version", "precisd " PRECIS_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? precis::kExitOk : precis::kExitUsage;
  }

  const auto config = precis::LoadConfig(file, environment);
  if (!config) {
    std::cerr << "precisd: " << config.error().message << '\n';
    return precis::kExitConfig;
  }
  auto lexicon = precis::OpenLexicon(config->analysis);
  if (!lexicon) {
    std::cerr << "precisd: " << lexicon.error().message << '\n';
    return precis::kExitConfig;
  }
  if (check) {
    std::cout << precis::Describe(*config);
    return precis::kExitOk;
  }
  precis::SetUpLog(config->log);
  return precis::RunDaemon(*config, *lexicon);
}
