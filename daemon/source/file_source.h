#pragma once

#include <memory>

#include "daemon/config/config.h"
#include "daemon/source/kafka_source.h"
#include "daemon/source/source.h"

namespace precis {

// Events from NDJSON, one a line, for backfill. A line's number, from 0, is its
// offset; blank lines are no events. The file is known again by its path and
// its first line, so that it may grow between runs; standard input is new at
// every run and its lines are numbered on from the last run's.
class FileSource : public Source {
 public:
  // kUnavailable, kBadInput: the file cannot be opened or unpacked.
  static Result<std::unique_ptr<FileSource>> Open(const FileSettings& settings,
                                                  BatchLimits limits,
                                                  std::size_t max_event_bytes,
                                                  SourceClient& client);
  ~FileSource() override;

  // kBadInput: the packed data is damaged; what came before it was given.
  Result<EventBatch> Poll(std::chrono::milliseconds timeout) override;
  bool at_end() const override;
  void Pause() override;
  void Resume() override;
  bool caught_up() const override;

 private:
  struct State;
  explicit FileSource(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
