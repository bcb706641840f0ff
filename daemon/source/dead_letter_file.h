#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "daemon/source/dead_letter.h"
#include "indexer/base/file_descriptor.h"

namespace precis {

// One JSON object a line (schemas/dead-letter.schema.json), appended.
class DeadLetterFile : public DeadLetterSink {
 public:
  // Opens or creates `path`; its folder must exist. kUnavailable: cannot.
  static Result<std::unique_ptr<DeadLetterFile>> Open(
      const std::filesystem::path& path);

  Result<void> Write(const std::vector<DeadLetter>& letters) override;

 private:
  DeadLetterFile(FileDescriptor file, std::filesystem::path path)
      : file_(std::move(file)), path_(std::move(path)) {}

  FileDescriptor file_;
  std::filesystem::path path_;
};

// The line for `letter`, without the line feed. Bytes that are not UTF-8 are
// kept in "key_base64" and "value_base64".
std::string DeadLetterLine(const DeadLetter& letter);

}  // namespace precis
