#include "indexer/analyse/summary/chapters.h"

#include <algorithm>
#include <limits>
#include <string>

#include "indexer/analyse/summary/segmentation.h"
#include "indexer/analyse/summary/summary.h"
#include "indexer/analyse/text/other_terms.h"
#include "indexer/analyse/topics/keyphrases.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMinHeadings = 2;
constexpr std::size_t kMinSentencesToDivide = 60;
// Past this many, chapters go without a summary: each costs a ranking.
constexpr std::size_t kMaxSummarised = 200;

class ChapterMaker {
 public:
  ChapterMaker(const TextModel& model, const FixedVector& title, Genre genre)
      : model_(model), title_(title), genre_(genre) {}

  // Adds the chapter of the sentences [begin, end).
  void Add(std::string title, std::size_t begin, std::size_t end) {
    Chapter chapter;
    chapter.title = std::move(title);
    if (begin < end) {
      chapter.span = {model_.sentences[begin].span.begin,
                      model_.sentences[end - 1].span.end};
      chapter.start_s = model_.blocks[model_.sentences[begin].block].start_s;
      if (chapters_.size() < kMaxSummarised) {
        chapter.summary = ChapterSummary(model_, begin, end, title_, genre_);
      }
    }
    chapters_.push_back(std::move(chapter));
  }

  Chapter& last() { return chapters_.back(); }
  std::vector<Chapter> Take() { return std::move(chapters_); }

 private:
  const TextModel& model_;
  const FixedVector& title_;
  Genre genre_;
  std::vector<Chapter> chapters_;
};

// The first sentence of the first timed block that begins at `start_s` or
// later, from block `block` on, which moves to it.
std::size_t SentenceAt(const TextModel& model, double start_s,
                       std::size_t& block) {
  constexpr double kNoTime = -std::numeric_limits<double>::infinity();
  while (block < model.blocks.size() &&
         model.blocks[block].start_s.value_or(kNoTime) < start_s) {
    ++block;
  }
  return model.first_sentence[block];
}

void AddGiven(const Article& article, const TextModel& model,
              ChapterMaker& maker) {
  std::vector<GivenChapter> given = article.chapters;
  std::ranges::stable_sort(given, {}, &GivenChapter::start_s);
  std::size_t block = 0;
  std::vector<std::size_t> starts;
  starts.reserve(given.size() + 1);
  for (const GivenChapter& chapter : given) {
    starts.push_back(SentenceAt(model, chapter.start_s, block));
  }
  const bool timed = !starts.empty() && starts[0] < model.sentences.size();
  starts.push_back(timed ? model.sentences.size() : starts.back());
  for (std::size_t i = 0; i < given.size(); ++i) {
    maker.Add(given[i].title, starts[i], starts[i + 1]);
    maker.last().start_s = given[i].start_s;
  }
}

void AddHeadings(const TextModel& model,
                 const std::vector<std::size_t>& headings,
                 ChapterMaker& maker) {
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::size_t end_block =
        i + 1 < headings.size() ? headings[i + 1] : model.blocks.size();
    maker.Add(std::string(Slice(model.text, model.blocks[headings[i]].span)),
              model.first_sentence[headings[i] + 1],
              model.first_sentence[end_block]);
  }
}

void AddTopics(const TextModel& model, const Names& names,
               std::string_view language, ChapterMaker& maker) {
  const auto starts = FindTopicStarts(model, kMinSentencesToDivide);
  if (starts.size() < 2) return;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end =
        i + 1 < starts.size() ? starts[i + 1] : model.sentences.size();
    const TokenRange tokens = {model.sentences[starts[i]].tokens.begin,
                               model.sentences[end - 1].tokens.end};
    const auto phrases = FindKeyphrases(model, names,
                                        {.tokens = tokens,
                                         .title = {},
                                         .limit = 1,
                                         .least_alone = 2,
                                         .language = language});
    maker.Add(phrases.empty() ? std::string() : phrases.front().text, starts[i],
              end);
  }
}

std::vector<std::size_t> HeadingBlocks(const TextModel& model) {
  std::vector<std::size_t> headings;
  for (std::size_t i = 0; i < model.blocks.size(); ++i) {
    if (model.blocks[i].kind == BlockKind::kHeading) headings.push_back(i);
  }
  return headings;
}

}  // namespace

std::vector<Section> FindSections(const TextModel& model) {
  std::vector<Section> sections;
  for (const Block& block : model.blocks) {
    if (block.kind == BlockKind::kHeading) {
      sections.push_back({.heading = std::string(Slice(model.text, block.span)),
                          .span = {block.span.end, block.span.end}});
    } else if (!sections.empty()) {
      ByteSpan& span = sections.back().span;
      if (span.empty()) span.begin = block.span.begin;
      span.end = block.span.end;
    }
  }
  return sections;
}

std::vector<Chapter> FindChapters(const Article& article,
                                  const TextModel& model, const Names& names,
                                  Genre genre, std::string_view language) {
  const std::vector<std::size_t> headings = HeadingBlocks(model);
  const bool divided = headings.size() >= kMinHeadings;
  // As most articles: there is nothing to compare the title with.
  if (article.chapters.empty() && !divided && genre != Genre::kTalk) return {};
  const FixedVector title = TitleVector(model, article.title);
  ChapterMaker maker(model, title, genre);
  if (!article.chapters.empty()) {
    AddGiven(article, model, maker);
  } else if (divided) {
    AddHeadings(model, headings, maker);
  } else {
    AddTopics(model, names, language, maker);
  }
  return maker.Take();
}

}  // namespace precis::analyse
