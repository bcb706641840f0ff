#include "indexer/analyse/wtf/wtf_lexicon.h"

#include <array>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "indexer/analyse/wtf/wtf_default_lexicon.h"
#include "indexer/analyse/wtf/wtf_lexicon_parser.h"
#include "indexer/base/hash.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20;

WtfDefinitions DefaultDefinitions() {
  auto parsed =
      ParseWtfLexicon(DefaultWtfLexiconText(), "wtf_lexicon.txt", nullptr);
  if (!parsed) std::abort();  // A test reads it: it was built in broken.
  return *std::move(parsed);
}

std::string FingerprintOf(std::string_view text) {
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016" PRIx64, Fnv1a64(text));
  return digits.data();
}

}  // namespace

WtfLexicon::WtfLexicon(WtfDefinitions definitions, std::string fingerprint)
    : definitions_(std::move(definitions)),
      tables_(definitions_),
      fingerprint_(std::move(fingerprint)) {}

const WtfLexicon& DefaultWtfLexicon() {
  static const WtfLexicon lexicon(DefaultDefinitions());
  return lexicon;
}

Result<std::unique_ptr<const WtfLexicon>> LoadWtfLexicon(
    const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(kMaxFileBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad() || (!in.eof() && text.empty())) {
    return Fail(ErrorCode::kBadInput,
                file.string() + ": cannot be read; give a readable file");
  }
  if (text.size() > kMaxFileBytes) {
    return Fail(ErrorCode::kBadInput,
                file.string() + ": is larger than 1 MiB; leave phrases out");
  }
  auto parsed =
      ParseWtfLexicon(text, file.string(), &DefaultWtfLexicon().definitions());
  if (!parsed) return std::unexpected(std::move(parsed).error());
  return std::make_unique<const WtfLexicon>(*std::move(parsed),
                                            FingerprintOf(text));
}

}  // namespace precis::analyse
