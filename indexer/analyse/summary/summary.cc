#include "indexer/analyse/summary/summary.h"

#include <algorithm>
#include <string>

namespace precis::analyse {
namespace {

constexpr std::size_t kMinBullets = 3;
constexpr std::size_t kMaxBullets = 6;
constexpr std::size_t kSentencesPerBullet = 8;

constexpr std::size_t kSummaryWords = 76;
constexpr std::size_t kMostSummaryWords = 84;

constexpr SelectionRules kTakeAwayRules = {.count = 1,
                                           .score = &Candidate::headline,
                                           .allow_weak_start = false,
                                           .allow_question = false,
                                           .allow_quoted = false,
                                           .allow_filler = false,
                                           .allow_personal = false};

std::vector<Excerpt> ExcerptsOf(const LightEditor& editor,
                                const Ranking& ranking,
                                const std::vector<std::size_t>& picked) {
  std::vector<Excerpt> excerpts;
  excerpts.reserve(picked.size());
  std::optional<std::size_t> before;
  for (const std::size_t i : picked) {
    const std::size_t sentence = ranking.candidates[i].sentence;
    excerpts.push_back(editor.Edit(sentence, before));
    before = sentence;
  }
  return excerpts;
}

// The sentence that stands for all; there is one if there is a candidate.
std::optional<std::size_t> PickOne(const Ranking& ranking) {
  const SelectionPlan plan = TakeAwayPlan(ranking);
  const auto picked = Select(ranking, plan.rules, plan.limit);
  if (picked.empty()) return std::nullopt;
  return ranking.candidates[picked.front()].sentence;
}

// The text of the last heading at or before the block, or empty.
std::string HeadingAbove(const TextModel& model, std::size_t block) {
  for (std::size_t i = block + 1; i-- > 0;) {
    if (model.blocks[i].kind == BlockKind::kHeading) {
      return std::string(Slice(model.text, model.blocks[i].span));
    }
  }
  return {};
}

}  // namespace

SelectionPlan TakeAwayPlan(const Ranking& ranking) {
  return {kTakeAwayRules, ranking.candidates.size()};
}

SelectionPlan DekPlan(const Ranking& ranking) {
  const SelectionRules rules = {.count = 2,
                                .word_penalty = 0.01,
                                .max_similarity = 0.5,
                                .allow_question = false,
                                .allow_quoted = false,
                                .allow_filler = false,
                                .allow_personal = false};
  const std::size_t third = (ranking.candidates.size() + 2) / 3;
  return {rules, std::max<std::size_t>(third, 2)};
}

SelectionPlan SummaryPlan(const Ranking& ranking) {
  const SelectionRules rules = {.count = 3,
                                .max_words = kMostSummaryWords,
                                .wanted_words = kSummaryWords,
                                .excess_penalty = 0.2,
                                .max_similarity = 0.6};
  return {rules, ranking.candidates.size()};
}

SelectionPlan BulletPlan(const Ranking& ranking) {
  const std::size_t size = ranking.candidates.size();
  const SelectionRules rules = {
      .count = std::clamp(size / kSentencesPerBullet, kMinBullets, kMaxBullets),
      .least = kMinBullets,
      .word_penalty = 0.03,
      .position_share = 0.3,  // Points come from all over the text.
      .diversity = 0.6,
      .max_similarity = 0.5,
      .allow_weak_start = false,
      .allow_question = false,
      .allow_quoted = false,
      .allow_filler = false,
      .allow_personal = false};
  return {rules, size};
}

Excerpt ExcerptOf(const TextModel& model, std::size_t sentence) {
  const ByteSpan span = model.sentences[sentence].span;
  return {.text = std::string(Slice(model.text, span)), .span = span};
}

std::optional<Excerpt> TakeAway(const Ranking& ranking,
                                const LightEditor& editor) {
  const auto sentence = PickOne(ranking);
  if (!sentence) return std::nullopt;
  return editor.Edit(*sentence, std::nullopt);
}

std::vector<Excerpt> Dek(const Ranking& ranking, const LightEditor& editor) {
  const SelectionPlan plan = DekPlan(ranking);
  return ExcerptsOf(editor, ranking, Select(ranking, plan.rules, plan.limit));
}

std::vector<Excerpt> Summary(const Ranking& ranking,
                             const LightEditor& editor) {
  const SelectionPlan plan = SummaryPlan(ranking);
  return ExcerptsOf(editor, ranking, Select(ranking, plan.rules, plan.limit));
}

std::vector<Bullet> Bullets(const TextModel& model, const Ranking& ranking,
                            const LightEditor& editor) {
  const SelectionPlan plan = BulletPlan(ranking);
  std::vector<Bullet> bullets;
  for (const std::size_t i : Select(ranking, plan.rules, plan.limit)) {
    const std::size_t sentence = ranking.candidates[i].sentence;
    bullets.push_back(
        {.excerpt = editor.Edit(sentence, std::nullopt),
         .group = HeadingAbove(model, model.sentences[sentence].block)});
  }
  return bullets;
}

std::optional<Excerpt> ChapterSummary(const TextModel& model, std::size_t begin,
                                      std::size_t end, const FixedVector& title,
                                      Genre genre) {
  const auto sentence = PickOne(RankSentences(model, begin, end, title, genre));
  if (!sentence) return std::nullopt;
  return ExcerptOf(model, *sentence);
}

}  // namespace precis::analyse
