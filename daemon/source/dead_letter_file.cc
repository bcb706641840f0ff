#include "daemon/source/dead_letter_file.h"

#include <fcntl.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <system_error>

#include "daemon/source/base64.h"

namespace precis {
namespace {

using Json = nlohmann::ordered_json;

Error SystemError(const std::filesystem::path& path, std::string_view what) {
  return {ErrorCode::kUnavailable, "dead-letter file " + path.string() + ": " +
                                       std::string(what) + ": " +
                                       std::generic_category().message(errno)};
}

// nlohmann refuses to write a string that is not UTF-8.
bool IsUtf8(const std::string& bytes) {
  try {
    static_cast<void>(Json(bytes).dump());
    return true;
  } catch (const Json::type_error&) {
    return false;
  }
}

void Put(Json& object, const std::string& name,
         const std::optional<std::string>& bytes) {
  if (!bytes) {
    object[name] = nullptr;
  } else if (IsUtf8(*bytes)) {
    object[name] = *bytes;
  } else {
    object[name + "_base64"] = Base64(*bytes);
  }
}

Result<void> WriteAll(int file, std::string_view bytes,
                      const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return std::unexpected(SystemError(path, "write"));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

std::string DeadLetterLine(const DeadLetter& letter) {
  Json line = {{"time", FormatTimestamp(letter.refused_at)},
               {"stage", letter.stage},
               {"code", letter.code},
               {"field", letter.field},
               {"detail", letter.detail},
               {"cluster", letter.origin.cluster},
               {"topic", letter.origin.topic},
               {"partition", letter.origin.number},
               {"offset", letter.offset}};
  Put(line, "key", letter.key);
  Put(line, "value", letter.value);
  Json headers = Json::array();
  for (const auto& [name, value] : letter.headers) {
    Json header;
    Put(header, "name", name);
    Put(header, "value", value);
    headers.push_back(std::move(header));
  }
  line["headers"] = std::move(headers);
  // What is said of the event may quote bytes of it: never throw for those.
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::unique_ptr<DeadLetterFile>> DeadLetterFile::Open(
    const std::filesystem::path& path) {
  FileDescriptor file(
      ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640));
  if (!file) return std::unexpected(SystemError(path, "open"));
  return std::unique_ptr<DeadLetterFile>(
      new DeadLetterFile(std::move(file), path));
}

Result<void> DeadLetterFile::Write(const std::vector<DeadLetter>& letters) {
  std::string lines;
  for (const DeadLetter& letter : letters)
    lines += DeadLetterLine(letter) + '\n';
  if (auto done = WriteAll(file_.get(), lines, path_); !done) return done;
  if (::fdatasync(file_.get()) != 0) {
    return std::unexpected(SystemError(path_, "fdatasync"));
  }
  return {};
}

}  // namespace precis
