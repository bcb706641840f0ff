#include "indexer/parse/html_text.h"

#include <string>
#include <utility>
#include <vector>

#include "indexer/parse/html_shape.h"
#include "indexer/parse/html_tags.h"
#include "indexer/parse/html_tree.h"

namespace precis {
namespace {

// Collects the text of one block after the other.
class BlockCollector {
 public:
  explicit BlockCollector(TextBuilder& out) : out_(out) {}

  // What follows is in a new block of this kind.
  void Begin(BlockKind kind) {
    Flush();
    kind_ = kind;
  }

  void LineBreak() {
    if (text_.ends_with('\n')) return Flush();  // The second in a row.
    while (text_.ends_with(' ')) text_.pop_back();
    if (!text_.empty()) text_ += '\n';
  }

  void AddCollapsed(std::string_view text) {
    while (!text.empty()) {
      if (const std::size_t space = SpaceAt(text); space > 0) {
        AddBlank();
        text.remove_prefix(space);
        continue;
      }
      std::size_t size = 1;
      while (size < text.size() && SpaceAt(text.substr(size)) == 0) ++size;
      text_ += text.substr(0, size);
      text.remove_prefix(size);
    }
  }

  void AddKept(std::string_view text) { text_ += text; }

  void Flush() {
    Block block;
    block.kind = kind_;
    out_.Add(std::move(block), text_);
    text_.clear();
  }

 private:
  // The size of the white space that `text` begins with. A no-break space is
  // for the page's look, and would only glue words together here.
  static std::size_t SpaceAt(std::string_view text) {
    constexpr std::string_view kNoBreakSpace = "\u00A0";
    const char c = text.front();
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    return text.starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
  }

  void AddBlank() {
    if (text_.empty() || text_.ends_with(' ') || text_.ends_with('\n')) return;
    text_ += ' ';
  }

  TextBuilder& out_;
  BlockKind kind_ = BlockKind::kParagraph;
  std::string text_;
};

// What holds inside an element.
struct Context {
  BlockKind kind = BlockKind::kParagraph;
  bool keeps_space = false;
};

Context ContextWithin(GumboTag tag, Context context) {
  switch (tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      context.kind = BlockKind::kHeading;
      break;
    case GUMBO_TAG_LI:
      context.kind = BlockKind::kListItem;
      break;
    case GUMBO_TAG_BLOCKQUOTE:
      context.kind = BlockKind::kBlockQuote;
      break;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
      context.keeps_space = true;
      break;
    default:
      break;
  }
  return context;
}

// Walks a tree without recursing: how deep it is, is up to the sender.
class TreeWalk {
 public:
  explicit TreeWalk(TextBuilder& out) : blocks_(out) {}

  void Run(const GumboNode& root) {
    Enter(root, {});
    while (!open_.empty()) {
      Frame& frame = open_.back();
      const GumboVector& children = frame.node->v.element.children;
      if (frame.next_child == children.length) {
        Leave();
      } else {
        Visit(*static_cast<const GumboNode*>(children.data[frame.next_child++]),
              frame.context);
      }
    }
    blocks_.Flush();
  }

 private:
  struct Frame {
    const GumboNode* node;
    unsigned next_child;
    Context context;
  };

  void Visit(const GumboNode& node, Context context) {
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
        if (!IsDropped(node.v.element.tag)) Enter(node, context);
        return;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        if (context.keeps_space) return blocks_.AddKept(node.v.text.text);
        return blocks_.AddCollapsed(node.v.text.text);
      case GUMBO_NODE_DOCUMENT:
      case GUMBO_NODE_COMMENT:
      case GUMBO_NODE_TEMPLATE:
        return;
    }
  }

  void Enter(const GumboNode& node, Context context) {
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) blocks_.LineBreak();
    const Context within = ContextWithin(tag, context);
    if (IsBlock(tag)) blocks_.Begin(within.kind);
    open_.push_back({&node, 0, within});
  }

  void Leave() {
    const GumboTag tag = open_.back().node->v.element.tag;
    open_.pop_back();
    if (!IsBlock(tag)) return;
    blocks_.Begin(open_.empty() ? BlockKind::kParagraph
                                : open_.back().context.kind);
  }

  BlockCollector blocks_;
  std::vector<Frame> open_;
};

}  // namespace

Step AppendHtml(std::string_view html, std::size_t max_depth,
                TextBuilder& out) {
  if (auto step = CheckHtmlShape(html, max_depth); !step) return step;
  auto tree = HtmlTree::Parse(html);
  if (!tree) return std::unexpected(std::move(tree).error());
  TreeWalk(out).Run(tree->root());
  return {};
}

}  // namespace precis
