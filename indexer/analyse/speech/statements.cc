#include "indexer/analyse/speech/statements.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "indexer/analyse/speech/subjects.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr double kFormConfidence = 0.85;
constexpr std::size_t kMinContentTokens = 4;
constexpr std::size_t kMaxTrailingTokens =
    7;  // Of ", Ada Lund said on Monday."
constexpr std::size_t kMaxListenerTokens =
    6;  // Of "told reporters in Ulm that".

constexpr std::size_t kMaxSubjectTokens = 8;

struct Indirect {
  TokenRange content;
  TokenRange source;
  std::size_t cue = 0;
};

class StatementFinder {
 public:
  explicit StatementFinder(const TextModel& model)
      : model_(model), tokens_(model.tokens), subjects_(model) {}

  std::optional<Indirect> Find(TokenRange sentence) const {
    while (!sentence.empty() && !tokens_[sentence.end - 1].is_word) {
      --sentence.end;
    }
    if (sentence.size() < kMinContentTokens + 2) return std::nullopt;
    if (IsAccordingTo(sentence.begin)) return Leading(sentence);
    const std::span<const Token> tokens = tokens_;  // Which nothing changes.
    for (std::size_t i = sentence.begin + 1; i < sentence.end; ++i) {
      if (!tokens[i].Has(kStatement) || !IsVerb(sentence, i)) continue;
      const auto source = subjects_.Before(sentence, i);
      if (!source) continue;
      if (!subjects_.IsNounPhrase(*source)) continue;
      if (auto found = Trailing(sentence, *source, i)) return found;
      if (auto found = WithThat(sentence, *source, i)) return found;
    }
    return std::nullopt;
  }

 private:
  bool IsAccordingTo(std::size_t i) const {
    static const std::uint64_t according = HashWord("according");
    static const std::uint64_t to = HashWord("to");
    return i + 1 < tokens_.size() && tokens_[i].hash == according &&
           tokens_[i + 1].hash == to;
  }

  bool IsVerb(TokenRange sentence, std::size_t i) const {
    const Token& token = tokens_[i];
    return i > sentence.begin && token.Has(kStatement) && !token.capital &&
           !model_.Text(token).ends_with("ing") &&
           !tokens_[i - 1].Has(kDeterminer) && !tokens_[i - 1].possessive();
  }

  // "According to Lund, …".
  std::optional<Indirect> Leading(TokenRange sentence) const {
    const auto source = subjects_.From(sentence, sentence.begin + 2);
    if (!source || source->end >= sentence.end ||
        !tokens_[source->end].Is(',')) {
      return std::nullopt;
    }
    return Checked({{source->end + 1, sentence.end}, *source, sentence.begin});
  }

  // "…, Lund said on Monday."
  std::optional<Indirect> Trailing(TokenRange sentence, TokenRange source,
                                   std::size_t cue) const {
    if (sentence.end - cue > kMaxTrailingTokens) return std::nullopt;
    if (source.begin <= sentence.begin + kMinContentTokens) return std::nullopt;
    if (!tokens_[source.begin - 1].Is(',')) return std::nullopt;
    return Checked({{sentence.begin, source.begin - 1}, source, cue});
  }

  // "Lund told reporters in Ulm that …", "Lund said …".
  std::optional<Indirect> WithThat(TokenRange sentence, TokenRange source,
                                   std::size_t cue) const {
    static const std::uint64_t that = HashWord("that");
    const std::size_t limit =
        std::min(sentence.end, cue + 2 + kMaxListenerTokens);
    for (std::size_t i = cue + 1; i < limit; ++i) {
      if (tokens_[i].hash == that) {
        return Checked({{i + 1, sentence.end}, source, cue});
      }
      if (!tokens_[i].is_word) break;
    }
    if (!BeginsClause(sentence, cue)) return std::nullopt;
    return Checked({{cue + 1, sentence.end}, source, cue});
  }

  // Without "that" only after the plainest verbs, before a new subject and its
  // verb.
  bool BeginsClause(TokenRange sentence, std::size_t cue) const {
    const std::size_t next = cue + 1;
    if (next >= sentence.end || !tokens_[cue].Has(kSay)) return false;
    const Token& first = tokens_[next];
    if (!first.is_word || first.Has(kCalendar | kLead | kAfterSubject)) {
      return false;
    }
    if (first.Has(kPronoun | kDeterminer)) return true;
    const std::size_t limit = std::min(sentence.end, next + kMaxSubjectTokens);
    for (std::size_t i = next + 1; i < limit; ++i) {
      if (!tokens_[i].is_word) return false;
      if (tokens_[i].Has(kFinite)) return true;
    }
    return false;
  }

  static std::optional<Indirect> Checked(const Indirect& found) {
    if (found.content.end < found.content.begin + kMinContentTokens) {
      return std::nullopt;
    }
    return found;
  }

  const TextModel& model_;
  const std::vector<Token>& tokens_;
  Subjects subjects_;
};

bool HasQuotation(const TextModel& model, ByteSpan span) {
  const std::size_t q = model.QuotationAt(span.begin);
  const bool inside = q > 0 && model.quotations[q - 1].span.end > span.begin;
  return inside || (q < model.quotations.size() &&
                    model.quotations[q].span.begin < span.end);
}

bool MayState(const TextModel& model, const Sentence& sentence) {
  const BlockKind kind = model.blocks[sentence.block].kind;
  return (kind == BlockKind::kParagraph || kind == BlockKind::kListItem) &&
         !HasQuotation(model, sentence.span) &&
         !model.tokens[sentence.tokens.end - 1].Is('?');
}

}  // namespace

std::vector<Statement> FindStatements(const TextModel& model,
                                      const SpeakerResolver& resolver) {
  const StatementFinder finder(model);
  std::vector<Statement> statements;
  for (const Sentence& sentence : model.sentences) {
    if (!MayState(model, sentence)) continue;
    const auto found = finder.Find(sentence.tokens);
    if (!found) continue;
    Speaker speaker = resolver.Resolve(found->source);
    SpeakerTrail trail = resolver.Trail("indirect", found->source, speaker);
    speaker.confidence *= kFormConfidence;
    trail.confidence = speaker.confidence;
    if (speaker.confidence < kMinSpeakerConfidence) continue;
    Statement statement;
    statement.span = model.SpanOf(found->content);
    statement.text = std::string(Slice(model.text, statement.span));
    statement.speaker = std::move(speaker.name);
    statement.confidence = speaker.confidence;
    statement.cue = std::string(model.Text(model.tokens[found->cue]));
    statement.trail = trail;
    statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace precis::analyse
