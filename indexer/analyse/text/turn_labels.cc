#include "indexer/analyse/text/turn_labels.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "indexer/analyse/text/utf8.h"
#include "indexer/analyse/text/word_classes.h"
#include "indexer/analyse/text/word_hash.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMaxLabelBytes = 48;
constexpr std::size_t kMaxLabelWords = 5;
constexpr std::size_t kLeastOfMonologue = 3;  // Labels.

struct Label {
  std::string_view name;
  std::size_t size = 0;  // Of the name, the colon and the spaces; 0: none.
};

// What stands where a name would, in transcripts with cuts.
bool IsInterlude(std::string_view name) {
  for (const std::string_view word :
       {"Break", "Sample", "Outro", "Intro", "Jingle", "Audio", "Music", "Ad",
        "Advertisement", "Sponsor", "Clip", "Song", "Laughter"}) {
    if (name == word) return true;
  }
  return false;
}

bool BeginsName(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000);
}

// Every word of a name is capitalised, but for particles and "of".
bool LooksLikeName(std::string_view name) {
  std::size_t words = 0;
  std::size_t begin = 0;
  while (begin < name.size()) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    const char32_t first = part.empty() ? 0 : DecodeAt(part, 0).value;
    const bool particle = (ClassesOf(HashWord(part)) & word::kParticle) != 0;
    const bool number = first >= '0' && first <= '9' && words > 0;
    if (!BeginsName(first) && !particle && !number) return false;
    ++words;
    begin = end + 1;
  }
  return words > 0 && words <= kMaxLabelWords;
}

std::string_view WithoutAsterisks(std::string_view name) {
  while (name.starts_with('*')) name.remove_prefix(1);
  while (name.ends_with('*') || name.ends_with(' ')) name.remove_suffix(1);
  return name;
}

Label LabelOf(std::string_view line) {
  const std::size_t colon = line.substr(0, kMaxLabelBytes).find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  Label label{.name = WithoutAsterisks(line.substr(0, colon)),
              .size = colon + 1};
  while (label.size < line.size() &&
         (line[label.size] == '*' || line[label.size] == ' ')) {
    ++label.size;
  }
  const bool spaced = label.size > colon + 1 || label.size == line.size();
  if (!spaced || !LooksLikeName(label.name)) return {};
  return label;
}

bool Contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

using LabelCounts = std::map<std::string_view, std::size_t>;

LabelCounts CountLabels(const Article& article,
                        const std::vector<Block>& blocks) {
  LabelCounts counts;
  for (const Block& block : blocks) {
    const Label label = LabelOf(Slice(article.text, block.span));
    if (label.size > 0) ++counts[label.name];
  }
  return counts;
}

// Someone who speaks alone: an episode begins with a full name, which recurs.
bool IsMonologue(const Article& article, const LabelCounts& counts,
                 const std::vector<Block>& blocks) {
  if (article.kind != ArticleKind::kEpisode || blocks.empty()) return false;
  const Label first = LabelOf(Slice(article.text, blocks.front().span));
  return first.name.find(' ') != std::string_view::npos &&
         counts.at(first.name) >= kLeastOfMonologue;
}

// Two labels take turns, or hosts and guests are named in the metadata.
bool IsTranscript(const Article& article, const LabelCounts& counts) {
  std::size_t recurring = 0;
  std::size_t lines = 0;
  bool known = false;
  for (const auto& [name, count] : counts) {
    recurring += count >= 2 ? 1u : 0u;
    lines += count;
    known |= Contains(article.hosts, std::string(name)) ||
             Contains(article.guests, std::string(name));
  }
  return (recurring >= 1 && counts.size() >= 2 && lines >= 4) ||
         (known && lines >= 2);
}

class TurnLabeller {
 public:
  TurnLabeller(const Article& article, const LabelCounts& counts)
      : article_(article), counts_(counts) {}

  void Visit(Block& block) {
    const Label label = LabelOf(Slice(article_.text, block.span));
    if (label.size > 0 && IsInterlude(label.name)) {
      speaker_.clear();
      inside_ = false;
      return;
    }
    if (label.size > 0 && IsSpeaker(label.name)) {
      speaker_ = label.name;
      inside_ = true;
      block.span.begin += label.size;
    }
    if (!inside_) return;
    block.kind = BlockKind::kTurn;
    block.speaker = speaker_;
  }

 private:
  bool IsSpeaker(std::string_view name) const {
    const auto count = counts_.find(name);
    const bool several_words = name.find(' ') != std::string_view::npos;
    return several_words || count->second >= 2;
  }

  const Article& article_;
  const LabelCounts& counts_;
  std::string speaker_;
  bool inside_ = false;
};

}  // namespace

void LabelTurns(const Article& article, std::vector<Block>& blocks) {
  const bool has_turns = std::ranges::any_of(blocks, [](const Block& block) {
    return block.kind == BlockKind::kTurn;
  });
  if (has_turns) return;  // The source is structured already.
  const LabelCounts counts = CountLabels(article, blocks);
  if (!IsTranscript(article, counts) && !IsMonologue(article, counts, blocks)) {
    return;
  }
  TurnLabeller labeller(article, counts);
  for (Block& block : blocks) labeller.Visit(block);
  std::erase_if(blocks, [](const Block& block) { return block.span.empty(); });
}

}  // namespace precis::analyse
