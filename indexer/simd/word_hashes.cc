#include "indexer/simd/word_hashes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

#include "indexer/base/hash.h"

// Highway compiles what follows once per CPU target by including it again.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "indexer/simd/word_hashes.cc"
#include <hwy/foreach_target.h>  // Must come before highway.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace precis::simd::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Hash(std::string_view text, std::span<const ByteRun> words,
          std::span<std::uint64_t> hashes) {
  HashWordsScalar(text, words, hashes);
}

#else

// A word a lane.
using Words = hn::CappedTag<std::int64_t, 8>;
using Hashes = hn::RebindToUnsigned<Words>;
using Halves = hn::Repartition<std::uint32_t, Hashes>;

// By the prime of FNV-1a, 2^40 + 0x1b3, modulo 2^64: few CPUs multiply 64 bits
// in vectors.
template <class V>
V TimesPrime(V hash) {
  const auto factor = hn::Set(Halves(), 0x1b3);
  const auto low = hn::MulEven(hn::BitCast(Halves(), hash), factor);
  const auto high =
      hn::MulEven(hn::BitCast(Halves(), hn::ShiftRight<32>(hash)), factor);
  return hn::Add(hn::Add(low, hn::ShiftLeft<40>(hash)),
                 hn::ShiftLeft<32>(high));
}

// The words that a vector holds, and how far they are hashed.
struct State {
  hn::Vec<Words> at;
  hn::Vec<Words> end;
  hn::Vec<Hashes> hash;
  hn::Vec<Hashes> all;  // The bytes so far, one or'ed to the other.
};

HWY_INLINE State Begin(const ByteRun* words) {
  static_assert(sizeof(ByteRun) == sizeof(std::int64_t));
  static_assert(std::endian::native == std::endian::little);
  const Hashes d;
  const auto runs = hn::LoadU(d, reinterpret_cast<const std::uint64_t*>(words));
  return {hn::BitCast(Words(), hn::And(runs, hn::Set(d, 0xffffffff))),
          hn::BitCast(Words(), hn::ShiftRight<32>(runs)),
          hn::Set(d, kFnv1a64Empty), hn::Zero(d)};
}

HWY_INLINE hn::Vec<Hashes> Gather(std::string_view text, const State& state) {
  return hn::BitCast(
      Hashes(), hn::GatherOffset(
                    Words(), reinterpret_cast<const std::int64_t*>(text.data()),
                    state.at));
}

// The byte `i` of the eight from where `state` is, if the word has it.
HWY_INLINE void AddByte(hn::Vec<Hashes> bytes, std::int64_t i, State& state) {
  const Hashes d;
  const auto active = hn::RebindMask(
      d, hn::Gt(hn::Sub(state.end, state.at), hn::Set(Words(), i)));
  // Small letters and digits have the bit 0x20 already.
  const auto byte = hn::And(hn::Or(bytes, hn::Set(d, 0x20)), hn::Set(d, 0xff));
  state.hash =
      hn::IfThenElse(active, TimesPrime(hn::Xor(state.hash, byte)), state.hash);
  state.all = hn::Or(state.all, hn::IfThenElseZero(active, byte));
}

// Eight bytes of each word, or what is left of it.
HWY_INLINE void AddEight(std::string_view text, State& first, State& second) {
  auto bytes = Gather(text, first);
  auto others = Gather(text, second);
  for (std::int64_t i = 0; i < 8; ++i) {
    AddByte(bytes, i, first);
    AddByte(others, i, second);
    bytes = hn::ShiftRight<8>(bytes);
    others = hn::ShiftRight<8>(others);
  }
  const auto eight = hn::Set(Words(), 8);
  first.at = hn::Min(hn::Add(first.at, eight), first.end);
  second.at = hn::Min(hn::Add(second.at, eight), second.end);
}

HWY_INLINE bool IsDone(const State& state) {
  return hn::AllTrue(Words(), hn::Eq(state.at, state.end));
}

HWY_INLINE void Store(const State& state, std::uint64_t* out) {
  const Hashes d;
  const auto ascii = hn::Lt(state.all, hn::Set(d, 0x80));
  hn::StoreU(hn::IfThenElseZero(ascii, state.hash), d, out);
}

// Two vectors at a time, since each waits for its multiplications.
HWY_INLINE void HashSome(std::string_view text, const ByteRun* words,
                         std::uint64_t* hashes) {
  const std::size_t lanes = hn::Lanes(Words());
  State first = Begin(words);
  State second = Begin(words + lanes);
  do {
    AddEight(text, first, second);
  } while (!IsDone(first) || !IsDone(second));
  Store(first, hashes);
  Store(second, hashes + lanes);
}

void Hash(std::string_view text, std::span<const ByteRun> words,
          std::span<std::uint64_t> hashes) {
  const std::size_t step = 2 * hn::Lanes(Words());
  std::size_t count = words.size();
  // Eight bytes are read from anywhere in a word.
  while (count > 0 && words[count - 1].end + std::size_t{8} > text.size()) {
    --count;
  }
  // Narrower vectors do not outrun what the processor does by itself.
  if (step < 8) count = 0;
  std::size_t i = 0;
  for (; i + step <= count; i += step) {
    HashSome(text, &words[i], &hashes[i]);
  }
  if (i < count) {
    std::array<ByteRun, 16> rest{};  // Empty ones do no harm.
    std::array<std::uint64_t, 16> found;
    std::ranges::copy(words.subspan(i, count - i), rest.begin());
    HashSome(text, rest.data(), found.data());
    std::copy_n(found.begin(), count - i, &hashes[i]);
  }
  HashWordsScalar(text, words.subspan(count), hashes.subspan(count));
}

#endif

}  // namespace precis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace precis::simd {

HWY_EXPORT(Hash);

void HashWords(std::string_view text, std::span<const ByteRun> words,
               std::span<std::uint64_t> hashes) {
  assert(hashes.size() == words.size());
  HWY_DYNAMIC_DISPATCH(Hash)(text, words, hashes);
}

void HashWordsScalar(std::string_view text, std::span<const ByteRun> words,
                     std::span<std::uint64_t> hashes) {
  assert(hashes.size() == words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t hash = kFnv1a64Empty;
    int all = 0;
    for (std::size_t at = words[i].begin; at < words[i].end; ++at) {
      const char lower = static_cast<char>(text[at] | 0x20);
      hash = Fnv1a64Add(hash, lower);
      all |= static_cast<unsigned char>(lower);
    }
    hashes[i] = all < 0x80 ? hash : 0;
  }
}

}  // namespace precis::simd
#endif  // HWY_ONCE
