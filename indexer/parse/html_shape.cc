#include "indexer/parse/html_shape.h"

#include <gumbo.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <vector>

#include "indexer/parse/html_tags.h"

namespace precis {
namespace {

struct Tag {
  GumboTag name = GUMBO_TAG_UNKNOWN;
  bool is_end = false;
  bool closes_itself = false;  // Written "<name/>".
  std::size_t gaps = 0;        // There are no more attributes than gaps.
};

constexpr std::size_t kMaxGaps = 1000;  // Two for each of 500 attributes.
constexpr std::string_view kSpace = " \t\n\f\r";

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

GumboTag TagNamed(std::string_view name) {
  return gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
}

// Yields the tags of a text; comments and the insides of scripts have none.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : rest_(html) {}

  std::optional<Tag> Next() {
    while (SkipPast("<")) {
      if (rest_.starts_with("!--")) {
        SkipPast("-->");
      } else if (rest_.starts_with('!') || rest_.starts_with('?')) {
        SkipPast(">");
      } else if (const auto tag = TakeTag()) {
        return tag;
      }
    }
    return std::nullopt;
  }

 private:
  bool SkipPast(std::string_view what) {
    const std::size_t found = rest_.find(what);
    rest_.remove_prefix(found == rest_.npos ? rest_.size()
                                            : found + what.size());
    return found != rest_.npos;
  }

  void SkipSpace() {
    rest_.remove_prefix(
        std::min(rest_.find_first_not_of(kSpace), rest_.size()));
  }

  std::optional<Tag> TakeTag() {
    Tag tag;
    std::string_view rest = rest_;
    if (rest.starts_with('/')) {
      tag.is_end = true;
      rest.remove_prefix(1);
    }
    if (rest.empty() || !IsLetter(rest.front())) return std::nullopt;
    const std::size_t size =
        std::min(rest.find_first_of(" \t\n\f\r/>"), rest.size());
    const std::string_view name = rest.substr(0, size);
    rest_ = rest.substr(size);
    tag.name = TagNamed(name);
    SkipAttributes(tag);
    if (!tag.is_end && HoldsRawText(tag.name)) SkipRawText(name);
    return tag;
  }

  // Up to and with '>'.
  void SkipAttributes(Tag& tag) {
    char last = '\0';
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '>') {
        tag.closes_itself = last == '/';
        return;
      }
      if (c == '=') SkipValue();
      if (c == '=' || c == '/' || kSpace.contains(c)) ++tag.gaps;
      last = c;
    }
  }

  void SkipValue() {
    SkipSpace();
    if (rest_.starts_with('"') || rest_.starts_with('\'')) {
      const std::string_view quote = rest_.substr(0, 1);
      rest_.remove_prefix(1);
      SkipPast(quote);
    } else {
      rest_.remove_prefix(
          std::min(rest_.find_first_of(" \t\n\f\r>"), rest_.size()));
    }
  }

  // To the end tag "</name", which comes next then, or to the end.
  void SkipRawText(std::string_view name) {
    while (SkipPast("</")) {
      if (std::ranges::equal(
              rest_.substr(0, name.size()), name,
              [](char a, char b) { return (a | 32) == (b | 32); })) {
        rest_ = {rest_.data() - 2, rest_.size() + 2};
        return;
      }
    }
  }

  std::string_view rest_;
};

// The elements that are open at some place of the text.
class OpenElements {
 public:
  std::size_t depth() const { return open_.size(); }

  void Take(Tag tag) {
    if (tag.is_end) return Close({tag.name}, BarriersOf(tag.name));
    if (IsVoid(tag.name) || (tag.closes_itself && IsInForeign())) return;
    CloseImplied(tag.name);
    open_.push_back(tag.name);
  }

 private:
  using Tags = std::initializer_list<GumboTag>;

  static bool IsIn(GumboTag tag, Tags tags) {
    return std::ranges::find(tags, tag) != tags.end();
  }

  // What an end tag does not reach out of.
  static Tags BarriersOf(GumboTag tag) {
    static constexpr Tags kTable = {GUMBO_TAG_TABLE};
    static constexpr Tags kCell = {GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TH,
                                   GUMBO_TAG_CAPTION};
    return IsTablePart(tag) ? kTable : kCell;
  }

  bool IsInForeign() const {
    return std::ranges::any_of(open_, [](GumboTag tag) {
      return tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH;
    });
  }

  // Closes the innermost of `tags` and all in it, if no barrier is in between.
  void Close(Tags tags, Tags barriers) {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (IsIn(open_[i - 1], tags)) {
        // Bold text may reach beyond the paragraph that it began in.
        if (IsFormatting(open_[i - 1])) {
          open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
        } else {
          open_.resize(i - 1);
        }
        return;
      }
      if (IsIn(open_[i - 1], barriers)) return;
    }
  }

  // Start tags that stand for an end tag as well.
  void CloseImplied(GumboTag tag) {
    if (IsBlock(tag)) Close({GUMBO_TAG_P}, BarriersOf(GUMBO_TAG_P));
    switch (tag) {
      case GUMBO_TAG_LI:
        return Close({tag}, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_TABLE});
      case GUMBO_TAG_DT:
      case GUMBO_TAG_DD:
        return Close({GUMBO_TAG_DT, GUMBO_TAG_DD},
                     {GUMBO_TAG_DL, GUMBO_TAG_TABLE});
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        return Close({GUMBO_TAG_TD, GUMBO_TAG_TH},
                     {GUMBO_TAG_TR, GUMBO_TAG_TABLE});
      case GUMBO_TAG_TR:
        return Close({tag}, {GUMBO_TAG_TABLE});
      case GUMBO_TAG_TBODY:
      case GUMBO_TAG_THEAD:
      case GUMBO_TAG_TFOOT:
        return Close({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT},
                     {GUMBO_TAG_TABLE});
      case GUMBO_TAG_OPTION:
      case GUMBO_TAG_A:
        return Close({tag}, BarriersOf(tag));
      default:
        return;
    }
  }

  std::vector<GumboTag> open_;
};

}  // namespace

Step CheckHtmlShape(std::string_view html, std::size_t max_depth) {
  TagScanner scanner(html);
  OpenElements open;
  while (const auto tag = scanner.Next()) {
    if (tag->gaps > kMaxGaps) {
      return Refuse(RefusalReason::kTooLarge, {},
                    "a tag of more than 500 attributes");
    }
    open.Take(*tag);
    if (open.depth() > max_depth) {
      return Refuse(RefusalReason::kTooDeep, {},
                    "elements nested deeper than the limit");
    }
  }
  return {};
}

}  // namespace precis
