#include "indexer/analyse/topics/stream_frequencies.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <utility>

#include "indexer/analyse/text/numeric.h"
#include "indexer/base/hash.h"

namespace precis::analyse {
namespace {

constexpr std::string_view kMagic = "PRECISDF";
// Raised when the format or HashStem() changes.
constexpr std::uint64_t kVersion = 1;
constexpr double kLn2 = 0.69314718055994530942;
// A stem of which less than this is left is forgotten.
constexpr float kLeastArticles = 0.5F;
constexpr std::size_t kWord = 8;
constexpr std::size_t kHeaderBytes = kMagic.size() + 3 * kWord;
constexpr std::size_t kCountBytes = kWord + 4;

void Put(std::uint64_t value, std::size_t bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i) {
    out.push_back(static_cast<char>(value >> 8 * i & 0xFF));
  }
}

// REQUIRES: in.size() >= bytes.
std::uint64_t Get(std::size_t bytes, std::string_view& in) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(in[i])} << 8 * i;
  }
  in.remove_prefix(bytes);
  return value;
}

std::vector<StemCount> Sum(const std::vector<StemCount>& a,
                           const std::vector<StemCount>& b) {
  std::vector<StemCount> sum;
  sum.reserve(a.size() + b.size());
  std::ranges::merge(a, b, std::back_inserter(sum), {}, &StemCount::stem,
                     &StemCount::stem);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    if (kept > 0 && sum[kept - 1].stem == sum[i].stem) {
      sum[kept - 1].articles += sum[i].articles;
    } else {
      sum[kept++] = sum[i];
    }
  }
  sum.resize(kept);
  return sum;
}

// Whether counts are what Fold makes: ascending, and of as many articles.
bool Plausible(double articles, const std::vector<StemCount>& counts) {
  if (!std::isfinite(articles) || articles < 0) return false;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i > 0 && counts[i - 1].stem >= counts[i].stem) return false;
    if (!std::isfinite(counts[i].articles) || counts[i].articles < 0) {
      return false;
    }
  }
  return true;
}

}  // namespace

StreamFrequencies::StreamFrequencies(double half_life, std::size_t max_stems)
    : half_life_(half_life), max_stems_(max_stems) {
  assert(half_life > 0);
}

void StreamFrequencies::Fold(const StemCounts& counts) {
  Fade(counts.articles);
  articles_ += static_cast<double>(counts.articles);
  counts_ = Sum(counts_, counts.counts);
  Forget();
}

void StreamFrequencies::Fade(std::size_t articles) {
  // Below e^-700 there is nothing left.
  const double half_lives =
      std::min(1000.0, static_cast<double>(articles) / half_life_);
  const double rest = Exponential(-kLn2 * half_lives);
  articles_ *= rest;
  for (StemCount& count : counts_) {
    count.articles = static_cast<float>(double{count.articles} * rest);
  }
  std::erase_if(counts_,
                [](const StemCount& c) { return c.articles < kLeastArticles; });
}

// The stem decides ties, so that the same stream leaves the same.
void StreamFrequencies::Forget() {
  if (counts_.size() <= max_stems_) return;
  const auto end = counts_.begin() + static_cast<std::ptrdiff_t>(max_stems_);
  std::ranges::nth_element(
      counts_, end, [](const StemCount& a, const StemCount& b) {
        return a.articles != b.articles ? a.articles > b.articles
                                        : a.stem < b.stem;
      });
  counts_.erase(end, counts_.end());
  std::ranges::sort(counts_, {}, &StemCount::stem);
}

std::shared_ptr<const DocumentFrequencies> StreamFrequencies::Snapshot() const {
  return std::make_shared<const DocumentFrequencies>(articles_, counts_);
}

std::string StreamFrequencies::ToBytes() const {
  std::string out(kMagic);
  out.reserve(kHeaderBytes + counts_.size() * kCountBytes + kWord);
  Put(kVersion, kWord, out);
  Put(std::bit_cast<std::uint64_t>(articles_), kWord, out);
  Put(counts_.size(), kWord, out);
  for (const StemCount& count : counts_) {
    Put(count.stem, kWord, out);
    Put(std::bit_cast<std::uint32_t>(count.articles), 4, out);
  }
  Put(Fnv1a64(out), kWord, out);
  return out;
}

Result<void> StreamFrequencies::FromBytes(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes + kWord || !bytes.starts_with(kMagic)) {
    return Fail(ErrorCode::kCorrupt, "not a file of document frequencies");
  }
  std::string_view in = bytes.substr(kMagic.size());
  if (Get(kWord, in) != kVersion) {
    return Fail(ErrorCode::kCorrupt, "of another version");
  }
  const auto articles = std::bit_cast<double>(Get(kWord, in));
  const std::uint64_t size = Get(kWord, in);
  if (in.size() < kWord || size != (in.size() - kWord) / kCountBytes ||
      (in.size() - kWord) % kCountBytes != 0) {
    return Fail(ErrorCode::kCorrupt, "cut off");
  }
  std::vector<StemCount> counts(size);
  for (StemCount& count : counts) {
    count.stem = Get(kWord, in);
    count.articles =
        std::bit_cast<float>(static_cast<std::uint32_t>(Get(4, in)));
  }
  if (Get(kWord, in) != Fnv1a64(bytes.substr(0, bytes.size() - kWord)) ||
      !Plausible(articles, counts)) {
    return Fail(ErrorCode::kCorrupt, "damaged");
  }
  articles_ = articles;
  counts_ = std::move(counts);
  Forget();
  return {};
}

}  // namespace precis::analyse
