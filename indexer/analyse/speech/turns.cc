#include "indexer/analyse/speech/turns.h"

#include <string>

namespace precis::analyse {
namespace {

// The label before the turn, or the structure of the source, names the speaker.
constexpr double kLabelConfidence = 0.99;

std::size_t WordCount(const TextModel& model, const Sentence& sentence) {
  std::size_t words = 0;
  for (std::size_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    words += model.tokens[i].is_word ? 1u : 0u;
  }
  return words;
}

class Citer {
 public:
  explicit Citer(const TextModel& model) : model_(model) {}

  void Visit(std::size_t block) {
    speaker_ = &model_.blocks[block].speaker;
    for (std::size_t i = model_.first_sentence[block];
         i < model_.first_sentence[block + 1]; ++i) {
      const std::size_t words = WordCount(model_, model_.sentences[i]);
      if (words_ > 0 && words_ + words > kMaxCitedWords) Emit();
      const ByteSpan span = model_.sentences[i].span;
      if (words_ == 0) span_ = span;
      span_.end = span.end;
      words_ += words;
    }
    Emit();
  }

  std::vector<Quote> Take() { return std::move(quotes_); }

 private:
  void Emit() {
    if (words_ >= kMinCitedWords) {
      Quote quote;
      quote.span = span_;
      quote.text = std::string(Slice(model_.text, span_));
      quote.speaker = *speaker_;
      quote.confidence = kLabelConfidence;
      quote.trail = {.sieve = "turn",
                     .reading = "label",
                     .confidence = kLabelConfidence,
                     .name_confidence = 1};
      quotes_.push_back(std::move(quote));
    }
    words_ = 0;
  }

  const TextModel& model_;
  const std::string* speaker_ = nullptr;
  ByteSpan span_;
  std::size_t words_ = 0;
  std::vector<Quote> quotes_;
};

bool IsSpoken(const Block& block) {
  return block.kind == BlockKind::kTurn && !block.speaker.empty();
}

}  // namespace

std::vector<Turn> FindTurns(const TextModel& model) {
  std::vector<Turn> turns;
  bool joins = false;  // No block without a speaker lies between.
  for (const Block& block : model.blocks) {
    if (!IsSpoken(block)) {
      joins = false;
      continue;
    }
    if (joins && turns.back().speaker == block.speaker) {
      turns.back().span.end = block.span.end;
      continue;
    }
    Turn turn;
    turn.span = block.span;
    turn.speaker = block.speaker;
    turn.start_s = block.start_s;
    turns.push_back(std::move(turn));
    joins = true;
  }
  return turns;
}

std::vector<Quote> CiteTurns(const TextModel& model) {
  Citer citer(model);
  for (std::size_t i = 0; i < model.blocks.size(); ++i) {
    if (IsSpoken(model.blocks[i])) citer.Visit(i);
  }
  return citer.Take();
}

}  // namespace precis::analyse
