#include "indexer/analyse/speech/cues.h"

#include <algorithm>
#include <array>

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

}  // namespace

bool Cues::IsCue(const Token& token) const {
  return token.Has(kCue) && !token.capital;
}

bool Cues::IsParticiple(const Token& token) const {
  return model_.Text(token).ends_with("ing");
}

// In "the calls" and "his remarks" a cue is a noun; in "the Ulm attacks" and
// "fresh questions about" it is one by what stands around it.
bool Cues::IsNoun(TokenRange within, std::size_t i) const {
  if (i == within.begin) return false;
  const Token& before = tokens_[i - 1];
  if (before.Has(kDeterminer) || before.possessive()) return true;
  if (!tokens_[i].Has(kNotVerb) || !before.is_word) return false;
  if (before.Has(kPronoun | kAuxiliary)) return false;
  if (HasDeterminer(within, i)) return !TakesObject(within, i);
  const bool facing = i - 1 == within.begin && IsParticiple(before);
  return (!before.capital || facing) && IsFollowedAsNoun(within, i);
}

// "his scathing remarks": within three words, with no verb between.
bool Cues::HasDeterminer(TokenRange within, std::size_t i) const {
  for (std::size_t back = 2; back <= 4 && i >= within.begin + back; ++back) {
    const Token& token = tokens_[i - back];
    if (!token.is_word || token.Has(kFinite | kConjunction)) return false;
    if (token.Has(kDeterminer) || token.possessive()) return true;
  }
  return false;
}

// Verbs of speaking go on with "that", a name, a pronoun, or the quotation.
bool Cues::TakesObject(TokenRange within, std::size_t i) const {
  const bool singular = !model_.Text(tokens_[i]).ends_with('s');
  static const std::array irregular = {HashWord("read"), HashWord("thought")};
  if (singular &&
      std::ranges::find(irregular, tokens_[i].hash) == irregular.end()) {
    return false;  // "a text message", never "the mayor message".
  }
  if (i + 1 >= within.end) return true;
  const Token& next = tokens_[i + 1];
  if (next.Is(',')) return i + 2 >= within.end;  // “…” comes next.
  if (!next.is_word) return next.Is(':');
  return next.capital || next.Has(kDeterminer | kPronoun);
}

bool Cues::IsFollowedAsNoun(TokenRange within, std::size_t i) const {
  static const std::array links = {HashWord("about"), HashWord("of"),
                                   HashWord("on"), HashWord("from"),
                                   HashWord("by")};
  if (i + 1 >= within.end) return false;
  const Token& next = tokens_[i + 1];
  return next.Has(kFinite) || next.Is('.') ||
         std::ranges::find(links, next.hash) != links.end();
}

bool Cues::IsAccordingTo(TokenRange within, std::size_t i) const {
  static const std::uint64_t according = HashWord("according");
  static const std::uint64_t to = HashWord("to");
  return i + 1 < within.end && tokens_[i].hash == according &&
         tokens_[i + 1].hash == to;
}

}  // namespace precis::analyse
