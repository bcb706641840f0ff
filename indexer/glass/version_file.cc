#include "indexer/glass/version_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <utility>

#include "indexer/base/file_descriptor.h"
#include "indexer/glass/pack.h"
#include "indexer/glass/system_error.h"

namespace precis::glass {
namespace {

// The last two bytes are the date of the format: 9 bits for years from 2014, 4
// for the month, 5 for the day... of 2016-03-14.
constexpr std::uint16_t kFormatDate = (2016 - 2014) << 9 | 3 << 5 | 14;
constexpr std::string_view kMagic("\x0f\x0dXapian Glass", 14);
constexpr std::size_t kBlockSizeUnit = 2048;
constexpr std::size_t kMostBytes = 4096;  // Some 100 in truth.

class Output {
 public:
  void Number(std::uint64_t value) {
    char bytes[kMaxPacked];
    bytes_.append(bytes, PackNumber(bytes, value));
  }
  void Bytes(std::string_view bytes) { bytes_ += bytes; }
  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

void PutRoot(Output& out, const RootInfo& root) {
  out.Number(root.root);
  out.Number(std::uint64_t{root.level} << 2 | (root.sequential ? 2U : 0U) |
             (root.is_empty ? 1U : 0U));
  out.Number(root.entries);
  out.Number(root.block_size / kBlockSizeUnit);
  out.Number(root.compress_min);
  out.Number(root.free_list.size());
  out.Bytes(root.free_list);
}

void PutStatistics(Output& out, const Statistics& statistics) {
  out.Number(statistics.documents);
  out.Number(statistics.last_docid - statistics.documents);
  out.Number(statistics.shortest);
  out.Number(statistics.largest_wdf);
  out.Number(statistics.longest - statistics.largest_wdf);
  out.Number(0);  // The oldest changeset: there are none.
  out.Number(statistics.total_length);
  out.Number(statistics.largest_spelling_frequency);
}

// What is left to be read. After a failure everything reads as zero.
class Input {
 public:
  explicit Input(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  template <typename Number>
  void Get(Number& value) {
    if (!ok_ || !UnpackNumber(at_, end_, value)) {
      ok_ = false;
      value = 0;
    }
  }
  void GetString(std::string& bytes) {
    std::string_view view;
    ok_ = ok_ && UnpackString(at_, end_, view);
    bytes = view;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return at_ == end_; }

 private:
  const char* at_;
  const char* end_;
  bool ok_ = true;
};

bool GetRoot(Input& in, RootInfo& root) {
  std::uint32_t bits = 0;
  std::uint32_t units = 0;
  in.Get(root.root);
  in.Get(bits);
  in.Get(root.entries);
  in.Get(units);
  in.Get(root.compress_min);
  in.GetString(root.free_list);
  root.level = bits >> 2;
  root.sequential = (bits & 2) != 0;
  root.is_empty = (bits & 1) != 0;
  root.block_size = static_cast<std::uint32_t>(
      std::min<std::size_t>(units, 1024) * kBlockSizeUnit);
  const bool power = (units & (units - 1)) == 0;
  return in.ok() && root.level < kMaxLevels && power &&
         root.block_size >= kMinBlockSize && root.block_size <= kMaxBlockSize;
}

bool GetStatistics(Input& in, Statistics& statistics) {
  if (in.at_end()) return true;  // Of an empty database.
  std::uint32_t last_beyond_documents = 0;
  std::uint32_t longest_beyond_wdf = 0;
  std::uint32_t oldest_changeset = 0;
  in.Get(statistics.documents);
  in.Get(last_beyond_documents);
  in.Get(statistics.shortest);
  in.Get(statistics.largest_wdf);
  in.Get(longest_beyond_wdf);
  in.Get(oldest_changeset);
  in.Get(statistics.total_length);
  in.Get(statistics.largest_spelling_frequency);
  statistics.last_docid = statistics.documents + last_beyond_documents;
  statistics.longest = statistics.largest_wdf + longest_beyond_wdf;
  return in.ok() && in.at_end() &&
         statistics.last_docid >= last_beyond_documents;
}

}  // namespace

Uuid RandomUuid() {
  std::random_device device;
  Uuid uuid;
  for (std::uint8_t& byte : uuid) byte = static_cast<std::uint8_t>(device());
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x40);  // Version 4,
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);  // RFC 4122.
  return uuid;
}

std::string ToString(const Uuid& uuid) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kDigits[uuid[i] >> 4];
    text += kDigits[uuid[i] & 15];
  }
  return text;
}

std::string Serialise(const Version& version) {
  Output out;
  out.Bytes(kMagic);
  char date[2];
  StoreBig16(date, kFormatDate);
  out.Bytes({date, 2});
  for (const std::uint8_t byte : version.uuid) {
    const char c = static_cast<char>(byte);
    out.Bytes({&c, 1});
  }
  out.Number(version.revision);
  for (const RootInfo& root : version.roots) PutRoot(out, root);
  PutStatistics(out, version.statistics);
  return out.Take();
}

Result<Version> ParseVersion(std::string_view bytes) {
  const std::size_t head = kMagic.size() + 2;
  Version version;
  if (bytes.size() < head + version.uuid.size() || !bytes.starts_with(kMagic)) {
    return Fail(ErrorCode::kCorrupt, "not a glass version file");
  }
  if (LoadBig16(bytes.data() + kMagic.size()) != kFormatDate) {
    return Fail(ErrorCode::kCorrupt, "another format than glass 2016-03-14");
  }
  for (std::size_t i = 0; i < version.uuid.size(); ++i) {
    version.uuid[i] = static_cast<std::uint8_t>(bytes[head + i]);
  }
  Input in(bytes.substr(head + version.uuid.size()));
  in.Get(version.revision);
  for (RootInfo& root : version.roots) {
    if (!GetRoot(in, root)) return Fail(ErrorCode::kCorrupt, "damaged root");
  }
  if (!GetStatistics(in, version.statistics)) {
    return Fail(ErrorCode::kCorrupt, "damaged statistics");
  }
  return version;
}

Result<Version> ReadVersion(const std::filesystem::path& database) {
  const std::filesystem::path path = database / kVersionFile;
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return std::unexpected(SystemError("open", path));
  std::array<char, kMostBytes> bytes{};
  const ssize_t size = ::read(file.get(), bytes.data(), bytes.size());
  if (size < 0) return std::unexpected(SystemError("read", path));
  auto version = ParseVersion({bytes.data(), static_cast<std::size_t>(size)});
  if (!version) {
    return std::unexpected(std::move(version.error()).Within(path.string()));
  }
  return version;
}

Result<void> WriteVersion(const std::filesystem::path& database,
                          const Version& version) {
  const std::filesystem::path path = database / kVersionFile;
  const std::string bytes = Serialise(version);
  const FileDescriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file) return std::unexpected(SystemError("create", path));
  // Some hundred bytes to a regular file are written whole, or not at all.
  const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
  if (count != static_cast<ssize_t>(bytes.size())) {
    if (count >= 0) errno = ENOSPC;
    return std::unexpected(SystemError("write", path));
  }
  return {};
}

}  // namespace precis::glass
