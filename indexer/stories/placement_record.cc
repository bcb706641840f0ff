#include "indexer/stories/placement_record.h"

#include <array>
#include <cassert>
#include <concepts>
#include <limits>

namespace precis::stories {
namespace {

// To be raised with every change of what fingerprints and words are made of:
// ones of different versions cannot be compared.
constexpr std::uint8_t kRecordVersion = 1;

class Writer {
 public:
  explicit Writer(std::size_t expected) { out_.reserve(expected); }

  template <std::unsigned_integral Number>
  void Add(Number number) {
    std::array<char, sizeof(Number)> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<char>(number >> 8 * i & 0xFF);
    }
    out_.append(bytes.data(), bytes.size());
  }
  void Add(std::string_view text) {
    assert(text.size() <= std::numeric_limits<std::uint16_t>::max());
    Add(static_cast<std::uint16_t>(text.size()));
    out_ += text;
  }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

// After the end everything is 0 and empty, and `good` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <std::unsigned_integral Number>
  Number Get() {
    const std::string_view bytes = Cut(sizeof(Number));
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << 8 * i;
    }
    return static_cast<Number>(number);
  }
  std::string GetText() { return std::string(Cut(Get<std::uint16_t>())); }

  // All was there, and nothing more.
  bool done() const { return good_ && rest_.empty(); }

 private:
  std::string_view Cut(std::size_t size) {
    good_ = good_ && size <= rest_.size();
    if (!good_) return {};
    const auto cut = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return cut;
  }

  std::string_view rest_;
  bool good_ = true;
};

void Add(Writer& writer, const Fingerprint& fingerprint) {
  for (const std::uint64_t word : fingerprint.bits) writer.Add(word);
  for (const std::uint32_t band : fingerprint.bands) writer.Add(band);
}

Fingerprint GetFingerprint(Reader& reader) {
  Fingerprint fingerprint;
  for (auto& word : fingerprint.bits) word = reader.Get<std::uint64_t>();
  for (auto& band : fingerprint.bands) band = reader.Get<std::uint32_t>();
  return fingerprint;
}

}  // namespace

std::string Encode(const PlacementRecord& record) {
  assert(record.words.size() <= kMaxStoryWords);
  constexpr std::size_t kWithoutIds = 352;
  Writer writer(kWithoutIds + record.id.size() + record.duplicate_of.size());
  writer.Add(kRecordVersion);
  writer.Add(record.number);
  writer.Add(static_cast<std::uint64_t>(record.time));
  writer.Add(record.story);
  writer.Add(record.id);
  writer.Add(record.duplicate_of);
  writer.Add(static_cast<std::uint8_t>(record.fingerprint ? 1 : 0));
  if (record.fingerprint) Add(writer, *record.fingerprint);
  writer.Add(static_cast<std::uint8_t>(record.words.size()));
  for (const WordWeight& word : record.words) {
    writer.Add(word.word);
    writer.Add(word.weight);
  }
  return writer.Take();
}

Result<std::optional<PlacementRecord>> DecodeRecord(std::string_view bytes) {
  Reader reader(bytes);
  const auto version = reader.Get<std::uint8_t>();
  if (version != kRecordVersion && !bytes.empty()) return std::nullopt;
  PlacementRecord record;
  record.number = reader.Get<std::uint64_t>();
  record.time = static_cast<UnixMs>(reader.Get<std::uint64_t>());
  record.story = reader.Get<std::uint64_t>();
  record.id = reader.GetText();
  record.duplicate_of = reader.GetText();
  if (reader.Get<std::uint8_t>() == 1) {
    record.fingerprint = GetFingerprint(reader);
  }
  const auto words = reader.Get<std::uint8_t>();
  for (std::uint8_t i = 0; i < words; ++i) {
    const auto word = reader.Get<std::uint32_t>();
    record.words.push_back({word, reader.Get<std::uint8_t>()});
  }
  const bool whole = record.number != 0 && record.story != 0;
  if (!reader.done() || !whole || record.id.empty()) {
    return Fail(ErrorCode::kCorrupt, "damaged placement record");
  }
  return record;
}

}  // namespace precis::stories
