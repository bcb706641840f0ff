#include "indexer/analyse/speech/attribution.h"

#include <algorithm>
#include <optional>

#include "indexer/analyse/speech/sieves.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMinFloatingWords = 4;
constexpr std::size_t kMaxAnnouncedWords = 80;

// The speaker of `other`, found by way of it.
Attribution Following(Sieve sieve, const Attribution& other) {
  return {.sieve = sieve, .source = other.source, .other = other.other};
}

class Attributor {
 public:
  explicit Attributor(const TextModel& model)
      : model_(model), tokens_(model.tokens), sieves_(model) {}

  std::vector<AttributedQuotation> Run() {
    for (std::size_t i = 0; i < model_.blocks.size(); ++i) VisitBlock(i);
    return std::move(out_);
  }

 private:
  void VisitBlock(std::size_t block) {
    const BlockKind kind = model_.blocks[block].kind;
    if (kind == BlockKind::kHeading || kind == BlockKind::kTurn) return;
    first_of_block_ = out_.size();
    const std::size_t end = model_.first_sentence[block + 1];
    for (std::size_t s = model_.first_sentence[block]; s < end; ++s) {
      VisitSentence(s);
    }
    if (out_.size() == first_of_block_ && IsAnnounced(block)) {
      AddWholeBlock(block);
    }
    ResolveFloating();
    RememberSpeaker(block);
  }

  void VisitSentence(std::size_t index) {
    const Sentence& sentence = model_.sentences[index];
    std::size_t from = sentence.span.begin;
    const auto& quotations = model_.quotations;
    for (std::size_t q = model_.QuotationAt(from);
         q < quotations.size() && quotations[q].span.begin < sentence.span.end;
         ++q) {
      const bool more = q + 1 < quotations.size() &&
                        quotations[q + 1].span.begin < sentence.span.end;
      const std::size_t to =
          more ? quotations[q + 1].span.begin : sentence.span.end;
      const ByteSpan span = quotations[q].span;
      const QuotationContext context = {
          .quotation = &quotations[q],
          .before = model_.TokensIn({from, span.begin}),
          .after = model_.TokensIn({span.end, std::max(span.end, to)}),
          .follows = from > sentence.span.begin};
      Add(context, index);
      from = span.end;
    }
  }

  std::size_t WordsIn(ByteSpan span) const {
    const TokenRange range = model_.TokensIn(span);
    std::size_t words = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      words += tokens_[i].is_word ? 1u : 0u;
    }
    return words;
  }

  void Add(const QuotationContext& context, std::size_t sentence) {
    AttributedQuotation quote = {.span = context.quotation->span,
                                 .block = context.quotation->block,
                                 .sentence = sentence,
                                 .words = WordsIn(context.quotation->span)};
    quote.attribution = Attribute(context, quote);
    out_.push_back(quote);
  }

  Attribution Attribute(const QuotationContext& context,
                        const AttributedQuotation& quote) const {
    if (auto found = sieves_.RightAfter(context)) return *found;
    if (auto found = FromNextSentence(context, quote)) return *found;
    if (auto found = sieves_.Dash(context)) return *found;
    if (auto found = sieves_.CueBefore(context)) return *found;
    if (auto found = sieves_.AccordingBefore(context)) return *found;
    if (quote.words >= 1) {
      if (auto found = sieves_.LateCue(context)) return *found;
    }
    if (auto found = FromContext(context, quote)) return *found;
    if (quote.words >= 1) {
      if (auto found = sieves_.SentenceSubject(context)) return *found;
    }
    return {};
  }

  // The words of a sentence of the same block up to its first quotation.
  TokenRange UnquotedBegin(std::size_t sentence) const {
    const Sentence& found = model_.sentences[sentence];
    const std::size_t q = model_.QuotationAt(found.span.begin);
    const auto& quotations = model_.quotations;
    const bool quoted =
        q < quotations.size() && quotations[q].span.begin < found.span.end;
    if (!quoted) return found.tokens;
    return model_.TokensIn({found.span.begin, quotations[q].span.begin});
  }

  std::optional<Attribution> FromNextSentence(
      const QuotationContext& context, const AttributedQuotation& quote) const {
    const std::size_t next = quote.sentence + 1;
    if (!context.after.empty() || !context.quotation->closed ||
        next >= model_.first_sentence[quote.block + 1]) {
      return std::nullopt;
    }
    const TokenRange tokens = UnquotedBegin(next);
    if (tokens.empty() || EndsWithPoint(context.quotation->span)) {
      return std::nullopt;
    }
    return sieves_.NextSentence(*context.quotation, tokens);
  }

  // A full stop ends what is said: who speaks next says something else.
  bool EndsWithPoint(ByteSpan span) const {
    const TokenRange tokens = model_.TokensIn(span);
    for (std::size_t i = tokens.end; i-- > tokens.begin;) {
      if (tokens_[i].Is('?') || tokens_[i].Is('!')) return false;
      if (tokens_[i].is_word || tokens_[i].Is('.')) return true;
    }
    return true;
  }

  // "…, said Lund in May. “…”": who spoke, without marks, right before.
  std::optional<Attribution> FromSentenceBefore(
      const QuotationContext& context, const AttributedQuotation& quote) const {
    const std::size_t first = model_.first_sentence[quote.block];
    if (!context.before.empty() || quote.sentence == first) {
      return std::nullopt;
    }
    const Sentence& before = model_.sentences[quote.sentence - 1];
    auto found = sieves_.LastSpeaker(before.tokens);
    if (found) found->sieve = Sieve::kSentenceBefore;
    return found;
  }

  // What the quotations before it say: of the sentence, the block before, the
  // same paragraph.
  std::optional<Attribution> FromContext(const QuotationContext& context,
                                         const AttributedQuotation& q) const {
    const bool same_block = out_.size() > first_of_block_;
    const bool adjacent = same_block && out_.back().sentence + 1 == q.sentence;
    if (!adjacent && !context.quotation->continues && q.words >= 3) {
      if (auto found = FromSentenceBefore(context, q)) return found;
    }
    if (out_.empty()) return std::nullopt;
    const Attribution& last = out_.back().attribution;
    if (last.source.empty()) return std::nullopt;
    if (same_block && out_.back().sentence == q.sentence) {
      return Following(Sieve::kSameSentence, last);
    }
    if (context.quotation->continues) {
      return Following(Sieve::kContinuation, last);
    }
    if (same_block && context.before.empty()) {
      return Following(Sieve::kSameParagraph, last);
    }
    return std::nullopt;
  }

  // A sentence that ends in a colon and speaks of speaking, and then a block
  // quote or a paragraph without marks.
  bool IsAnnounced(std::size_t block) const {
    const BlockKind kind = model_.blocks[block].kind;
    const bool candidate =
        kind == BlockKind::kBlockQuote || kind == BlockKind::kParagraph;
    const std::size_t first = model_.first_sentence[block];
    if (!candidate || block == 0 || first == 0) return false;
    if (model_.first_sentence[block + 1] == first) return false;
    const Sentence& before = model_.sentences[first - 1];
    if (before.block + 1 != block) return false;
    return tokens_[before.tokens.end - 1].Is(':') &&
           WordsIn(model_.blocks[block].span) <= kMaxAnnouncedWords &&
           Announcer(before.tokens).has_value();
  }

  std::optional<Attribution> Announcer(TokenRange sentence) const {
    const QuotationContext context = {.before = sentence};
    auto found = sieves_.CueBefore(context);
    if (found) found->sieve = Sieve::kAnnounced;
    return found;
  }

  void AddWholeBlock(std::size_t block) {
    const std::size_t first = model_.first_sentence[block];
    AttributedQuotation quote = {.span = model_.blocks[block].span,
                                 .block = block,
                                 .sentence = first,
                                 .words = WordsIn(model_.blocks[block].span)};
    if (auto announcer = Announcer(model_.sentences[first - 1].tokens)) {
      quote.attribution = *std::move(announcer);
    }
    out_.push_back(quote);
  }

  // A quotation that stands alone takes the speaker whom its paragraph names
  // later, or whom the paragraph before ended with.
  void ResolveFloating() {
    const auto later = std::find_if(
        out_.begin() + static_cast<std::ptrdiff_t>(first_of_block_), out_.end(),
        [](const AttributedQuotation& q) {
          return q.attribution.cue != Attribution::kNoCue;
        });
    for (std::size_t i = first_of_block_; i < out_.size(); ++i) {
      AttributedQuotation& quote = out_[i];
      if (!quote.attribution.source.empty()) continue;
      if (later != out_.end()) {
        quote.attribution =
            Following(Sieve::kSameParagraph, later->attribution);
      } else if (BeginsBlock(quote) && quote.words >= kMinFloatingWords &&
                 previous_) {
        quote.attribution = Following(Sieve::kPreviousParagraph, *previous_);
      }
    }
  }

  bool BeginsBlock(const AttributedQuotation& quote) const {
    return quote.span.begin == model_.blocks[quote.block].span.begin;
  }

  void RememberSpeaker(std::size_t block) {
    for (std::size_t i = out_.size(); i-- > first_of_block_;) {
      if (out_[i].attribution.source.empty()) continue;
      previous_ = out_[i].attribution;
      return;
    }
    const std::size_t end = model_.first_sentence[block + 1];
    if (end == model_.first_sentence[block]) return;
    previous_ = sieves_.LastSpeaker(model_.sentences[end - 1].tokens);
  }

  const TextModel& model_;
  const std::vector<Token>& tokens_;
  SentenceSieves sieves_;
  std::size_t first_of_block_ = 0;
  std::optional<Attribution> previous_;
  std::vector<AttributedQuotation> out_;
};

}  // namespace

std::vector<AttributedQuotation> AttributeQuotations(const TextModel& model) {
  return Attributor(model).Run();
}

}  // namespace precis::analyse
