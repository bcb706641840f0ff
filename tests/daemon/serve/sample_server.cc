// Serves an index of two entries until standard input ends; for tests that are
// not written in C++. Usage: sample_server EMPTY_FOLDER WEB_ROOT
#include <iostream>
#include <string>

#include "daemon/cli/status.h"
#include "tests/daemon/serve/sample_serving.h"

namespace {

// Something of everything that an explanation may tell of.
precis::Entry EntryWithSigns() {
  precis::Entry entry = precis::SampleEntry("signs", 2);
  entry.article.title = "Robot of the mill kills a miller";
  entry.article.text =
      "The robot of the mill in Ulm killed a miller on Monday. Ada Lund owns "
      "the mill.\n\n“Nobody had told it to stop, and so it did not stop,” she "
      "said. Critics say that the AI could kill again. The company said that "
      "the robot did not injure anybody else.\n\nThe talks about the AI have "
      "come to a dead end. Lund argued that a court has to hear the case.";
  entry.article.blocks = precis::ParagraphLines(entry.article.text);
  return entry;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 64;
  const std::filesystem::path index = argv[1];
  auto store = precis::Unwrap(precis::IndexStore::Open(index));
  precis::PublishEntries(
      *store, {precis::RichEntry("grid/1", 0), precis::SampleEntry("plain", 1),
               EntryWithSigns()});
  precis::SearcherPool searchers(index, 2);
  const precis::ServerHooks hooks = {
      [] { return std::string("precis_ready 1\n"); },
      [] { return precis::Readiness{false, "it is only a sample"}; },
      [&] { return precis::StatusJson({*store->Current(), 2, {}}); },
      {},
      [] { return std::uint64_t{1}; },
      [&](std::uint64_t) {
        precis::CompactionAnswer answer;
        answer.asked = answer.finished = 1;
        return precis::CompactionJson(answer);
      },
      precis::ExplainSample};
  const auto server = precis::Unwrap(precis::HttpServer::Start(
      precis::SampleSettings(argv[2]), searchers, hooks));
  std::cout << "http://127.0.0.1:" << server->port() << std::endl;
  std::string line;
  while (std::getline(std::cin, line)) {
  }
  return 0;
}
