#include "indexer/tagger/features.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace precis::tagger {
namespace {

constexpr std::uint64_t kBeyond = 0x517CC1B727220A95;  // Hash of no word.
constexpr std::size_t kMaxPhrase = 3;                  // Words.

constexpr std::uint64_t Mix(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t x = (a ^ (b * 0xBF58476D1CE4E5B9u)) * 0x94D049BB133111EBu;
  return x ^ (x >> 29);
}

constexpr char KindOf(unsigned char c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return 'd';
  return c >= 0x80 ? 'u' : static_cast<char>(c);
}

constexpr auto kKindOfByte = [] {
  std::array<char, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    kinds[c] = KindOf(static_cast<unsigned char>(c));
  }
  return kinds;
}();

// The kinds of the word's bytes with repetitions left out after the second.
std::uint64_t ShapeOf(std::string_view text) {
  std::uint64_t shape = 0;
  char last = 0;
  unsigned size = 0;
  for (const char c : text) {
    const char kind = kKindOfByte[static_cast<unsigned char>(c)];
    const bool adds = (kind != last) | (size < 2);  // Selects, no branch.
    const std::uint64_t longer = shape << 8 | static_cast<unsigned char>(kind);
    shape = adds ? longer : shape;
    size += adds ? 1u : 0u;
    if (size == sizeof(shape)) break;
    last = kind;
  }
  return shape;
}

std::uint64_t Packed(std::string_view bytes) {
  std::uint64_t packed = 0;
  for (const char c : bytes) {
    packed = packed << 8 | static_cast<unsigned char>(c);
  }
  return packed;
}

bool IsLinkingMark(const Word& word) {
  return word.text == "-" || word.text == "&" || word.text == ".";
}

bool IsLinkingWord(const Word& word) {
  const std::string_view text = word.text;
  return text == "of" || text == "for" || text == "and" || text == "the" ||
         text == "de" || text == "in" || text == "on";
}

}  // namespace

void SentenceView::Read(std::span<const Word> words) {
  words_ = words;
  phrases_ = 0;
  around_ = {};
  const std::size_t end = words.size() + kEdge;
  if (traits_.size() < end + kEdge) traits_.resize(end + kEdge);
  for (std::size_t i = kEdge; i < end; ++i) traits_[i].known = false;
  for (std::size_t i = 0; i < kEdge; ++i) {
    traits_[i] = {.hash = kBeyond + i, .entry = {}, .known = true};
    traits_[end + i] = {
        .hash = kBeyond + kEdge + 1 - i, .entry = {}, .known = true};
  }
}

void SentenceView::LookUp(std::size_t at) {
  const Word& word = words_[at - kEdge];
  traits_[at] = {.hash = word.hash,
                 .entry = lexicon_.Find(word.hash),
                 .classes = word.classes,
                 .known = true};
}

void SentenceView::LearnShape(std::size_t at) {
  const bool word = at >= kEdge && at < words_.size() + kEdge;
  if (word && traits_[at].shape == 0) {
    traits_[at].shape = ShapeOf(words_[at - kEdge].text);
  }
}

// Marks the listed phrases that begin at the word.
void SentenceView::LearnPhrases(std::size_t begin) {
  std::uint64_t key = words_[begin].hash;
  const std::size_t end = std::min(begin + kMaxPhrase, words_.size());
  for (std::size_t last = begin + 1; last < end; ++last) {
    key = Lexicon::Join(key, words_[last].hash);
    if (!words_[last].capital) continue;
    const std::uint8_t lists = lexicon_.Find(key).lists;
    if (lists == 0) continue;
    for (std::size_t i = begin; i <= last; ++i) {
      Learn(i + kEdge);
      traits_[i + kEdge].entry.lists |=
          static_cast<std::uint8_t>(lists | listed::kOfPhrase);
    }
  }
}

SentenceView::Surroundings SentenceView::LookAround(
    std::size_t i, const Surroundings& before) {
  for (std::size_t at = i; at <= i + 2 * kEdge; ++at) Learn(at);
  for (std::size_t at = i + kEdge - 1; at <= i + kEdge + 1; ++at) {
    LearnShape(at);
  }
  const std::size_t near = std::min(i + kMaxPhrase, words_.size());
  for (; phrases_ < near; ++phrases_) {
    if (words_[phrases_].capital) LearnPhrases(phrases_);
  }
  Surroundings around = before;
  if (i >= around.run.end) around.run = {i, RunEnd(i)};
  const std::size_t run_end = around.run.end;
  if (i >= around.chain.end) {
    around.head_end = run_end;
    around.chain = {i, words_[i].capital ? ChainEnd(run_end) : run_end};
  }
  for (const std::size_t at :
       {around.run.begin + kEdge - 1, run_end + kEdge - 1, run_end + kEdge,
        around.chain.end + kEdge - 1, around.head_end + kEdge - 1}) {
    Learn(at);
  }
  return around;
}

std::size_t SentenceView::RunEnd(std::size_t begin) const {
  std::size_t end = begin + 1;
  if (!words_[begin].capital) return end;
  while (end < words_.size() && !words_[end - 1].possessive) {
    const bool link = IsLinkingMark(words_[end]) && end + 1 < words_.size() &&
                      words_[end + 1].capital;
    if (!words_[end].capital && !link) break;
    ++end;
  }
  return end;
}

std::size_t SentenceView::ChainEnd(std::size_t run_end) const {
  std::size_t end = run_end;
  while (true) {
    std::size_t next = end;
    while (next < words_.size() && next < end + 2 &&
           IsLinkingWord(words_[next])) {
      ++next;
    }
    if (next == end || next == words_.size() || !words_[next].capital) {
      return end;
    }
    end = RunEnd(next);
  }
}

// The capital of such a word may be due to its place.
bool SentenceView::IsInitial(std::size_t i) const {
  while (i > 0 && !words_[i - 1].is_word) {
    --i;
    const std::string_view mark = words_[i].text;
    if (mark == ":" || mark == "\u201c" || mark == "\"") return true;
  }
  return i == 0;
}

bool SentenceView::Abbreviates(std::size_t i) const {
  const std::string_view text = words_[i].text;
  std::size_t letters = text.size();
  for (std::size_t at = i - 1; at-- > 0 && letters > 0;) {
    const std::string_view word = words_[at].text;
    if (word[0] == text[letters - 1]) {
      --letters;
    } else if (words_[at].capital || !IsLinkingWord(words_[at])) {
      return false;
    }
  }
  return letters == 0;
}

void SentenceView::Extract(std::span<const Label> before, const Memory& memory,
                           Features& out) {
  around_ = LookAround(before.size(), around_);
  out.Clear();
  AddFixed(before.size(), around_, out);
  AddChanging(before, around_, memory, out);
}

void SentenceView::AddFixed(std::size_t i, const Surroundings& around,
                            Features& out) const {
  AddWordFeatures(i, out);
  AddContext(i, out);
  AddLists(i, out);
  AddRun(i, around.run, out);
}

void SentenceView::AddChanging(std::span<const Label> before,
                               const Surroundings& around, const Memory& memory,
                               Features& out) const {
  AddChain(before.size(), around, before.empty() ? kOutside : before.back(),
           out);
  AddLabels(before, out);
  AddMemory(before.size(), memory, out);
}

void SentenceView::AddWordFeatures(std::size_t i, Features& out) const {
  const Word& word = words_[i];
  const Traits& traits = traits_[i + kEdge];
  out.Add(1, 1);
  out.Add(2, Mix(traits.hash, traits.shape));
  out.Add(3, traits.hash);
  out.Add(4, traits.shape);
  out.Add(5, (word.possessive ? 2u : 0u) + (word.space_before ? 1u : 0u));
  for (std::size_t n = 2; n <= 4 && n <= word.text.size(); ++n) {
    out.Add(20 + n, Packed(word.text.substr(0, n)));
    out.Add(30 + n, Packed(word.text.substr(word.text.size() - n)));
  }
  if (IsInitial(i)) out.Add(6, traits.shape);
}

void SentenceView::AddContext(std::size_t i, Features& out) const {
  const Traits* at = &traits_[i + kEdge];
  out.Add(7, at[-1].hash);
  out.Add(8, at[1].hash);
  out.Add(9, at[-2].hash);
  out.Add(10, at[2].hash);
  out.Add(11, Mix(at[-1].hash, at->hash));
  out.Add(12, Mix(at->hash, at[1].hash));
  out.Add(13, Mix(at[-1].shape, at->shape));
  out.Add(14, Mix(at->shape, at[1].shape));
  out.Add(15, Mix(Mix(at[-1].shape, at->shape), at[1].shape));
  out.Add(16, at[-1].shape);
  out.Add(17, at[1].shape);
  out.Add(18, Mix(at[-1].shape, at[1].shape));
}

void SentenceView::AddLists(std::size_t i, Features& out) const {
  const Traits* at = &traits_[i + kEdge];
  out.Add(40, at->entry.lists);
  for (unsigned bit = 0; bit < 7; ++bit) {
    if ((at->entry.lists >> bit & 1) != 0) {
      out.Add(41, bit * 2 + (words_[i].capital ? 1u : 0u));
    }
  }
  out.Add(42, at->entry.lists * 256u + at[1].entry.lists);
  out.Add(43, at->entry.lists * 256u + at[-1].entry.lists);
  out.Add(44, Mix(at[1].entry.lists, at->shape));
  out.Add(45, Mix(at[-1].entry.lists, at->shape));
  out.Add(46, at->entry.coarse);
  out.Add(47, at->entry.fine);
  out.Add(48, at[1].entry.coarse);
  out.Add(49, at[1].entry.fine);
  out.Add(50, at[-1].entry.coarse);
  out.Add(51, at[-1].entry.fine);
  out.Add(52, Mix(at->entry.coarse, at->shape));
  out.Add(53, Mix(at->entry.fine, at->shape));
  out.Add(54, at[2].entry.coarse);
  out.Add(55, at[-2].entry.coarse);
  out.Add(56, at->classes);
  out.Add(57, at[-1].classes);
  out.Add(58, at[1].classes);
  out.Add(59, Mix(at[-1].classes, at->classes));
  out.Add(60, Mix(at->classes, at[1].classes));
  out.Add(61, at[-2].classes);
}

void SentenceView::AddRun(std::size_t i, Range run, Features& out) const {
  const Traits& last = traits_[run.end - 1 + kEdge];
  const Traits& first = traits_[run.begin + kEdge];
  const Traits& after = traits_[run.end + kEdge];
  const Traits& before = traits_[run.begin + kEdge - 1];
  const std::uint64_t to_end = std::min<std::size_t>(run.end - i, 5);
  const std::uint64_t from_begin = std::min<std::size_t>(i - run.begin, 3);
  const std::uint64_t place = to_end * 8 + from_begin;
  out.Add(62, place);
  out.Add(63, Mix(last.hash, std::min<std::uint64_t>(to_end, 2)));
  out.Add(64, Mix(last.classes, place));
  out.Add(65, Mix(first.hash, std::min<std::uint64_t>(from_begin, 2)));
  out.Add(66, Mix(first.classes, place));
  out.Add(67, Mix(after.hash, place));
  out.Add(68, Mix(before.hash, place));
  out.Add(69, Mix(after.entry.fine, place));
  out.Add(70, Mix(before.entry.fine, place));
  out.Add(71, Mix(last.entry.fine, place));
  out.Add(72, Mix(Mix(first.entry.lists, last.entry.lists), place));
  out.Add(73, Mix(before.classes, place));
}

void SentenceView::AddChain(std::size_t i, const Surroundings& around,
                            Label before, Features& out) const {
  const Traits& first = traits_[around.chain.begin + kEdge];
  const Traits& last = traits_[around.chain.end - 1 + kEdge];
  const Traits& head = traits_[around.head_end - 1 + kEdge];
  const std::uint64_t place =
      std::min<std::size_t>(around.chain.end - i, 3) * 64 + before;
  out.Add(86, Mix(first.hash, place));
  out.Add(87, Mix(last.hash, place));
  out.Add(88, Mix(first.classes, place));
  out.Add(89, Mix(last.classes, place));
  out.Add(90, Mix(head.hash, place));
  out.Add(91, Mix(head.classes, place));
}

void SentenceView::AddLabels(std::span<const Label> labels,
                             Features& out) const {
  const std::size_t i = labels.size();
  const Traits* at = &traits_[i + kEdge];
  const Label before = i > 0 ? labels[i - 1] : kOutside;
  const Label before_that = i > 1 ? labels[i - 2] : kOutside;
  out.Add(74, before);
  out.Add(75, before * 16u + before_that);
  out.Add(76, Mix(at->hash, before));
  out.Add(77, Mix(at->shape, before));
  out.Add(78, Mix(at[1].hash, before));
  out.Add(79, Mix(at->entry.coarse, before));
  out.Add(80, Mix(at->classes, before));
  // "Bureau of Mill Affairs (BMA)": the name before the parenthesis.
  if (before_that != kOutside && words_[i - 1].text == "(") {
    out.Add(92, Mix(at->shape, before_that));
    out.Add(93, Mix(Abbreviates(i) ? 1u : 0u, before_that));
  }
}

void SentenceView::AddMemory(std::size_t i, const Memory& memory,
                             Features& out) const {
  const Remembered* word = memory.Find(words_[i].hash);
  if (word == nullptr) {
    out.Add(81, 1);
    return;
  }
  const unsigned spelling =
      (word->small > 0 ? 2u : 0u) + (word->capital > 0 ? 1u : 0u);
  out.Add(82, spelling);
  out.Add(83, Mix(traits_[i + kEdge].shape, spelling));
  unsigned all = 1;
  for (const unsigned count : word->labels) all += count;
  if (all == 1) out.Add(84, 1);
  for (unsigned kind = 0; kind <= kKinds; ++kind) {
    const unsigned count = word->labels[kind];
    if (count > 0) out.Add(85, kind * 4 + std::min(3u, 4 * count / all));
  }
}

}  // namespace precis::tagger
