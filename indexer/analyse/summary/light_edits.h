#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/speech/speakers.h"
#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Makes a sentence stand without the one before it, where it is certain how:
//   "He waited."              "Ivo Brandt waited."   nobody else could be meant
//   "However, mills turn."    "Mills turn."
//   "He added that it rained." "It rained."          only right after a
//   sentence
//                             that says whose words they are
// What cannot be mended so stays the source's text. English prose only: not
// headings, talk, or what stands between quotation marks. Immutable,
// thread-safe.
class LightEditor {
 public:
  // All must outlive the editor.
  LightEditor(const TextModel& model, const Names& names,
              const SpeakerResolver& resolver);

  // The sentence for a reader who has just read the sentence `before`, if any.
  Excerpt Edit(std::size_t sentence, std::optional<std::size_t> before) const;

  // Sentences that Edit() would mend do not lean on those before.
  void Unlean(Ranking& ranking) const;

 private:
  struct Change {
    std::size_t from = 0;  // Bytes from the sentence's begin that fall away.
    std::string instead;   // What stands there now.
  };

  bool MayEdit(std::size_t sentence) const;
  std::optional<Change> Attribution(std::size_t sentence,
                                    std::optional<std::size_t> before) const;
  std::optional<Change> Connective(std::size_t sentence) const;
  std::optional<Change> Pronoun(std::size_t sentence) const;
  bool OpensSentence(std::size_t at) const;
  bool NobodyElse(std::size_t sentence, const Speaker& speaker,
                  const Token& pronoun) const;

  const TextModel& model_;
  const Names& names_;
  const SpeakerResolver& resolver_;
};

}  // namespace precis::analyse
