#include "indexer/tagger/train/corpus.h"

#include <fstream>
#include <string_view>
#include <utility>

#include "indexer/analyse/names/name_tags.h"

namespace precis::tagger {
namespace {

constexpr std::size_t kSentencesPerDocument = 20;

Kind KindNamed(std::string_view tag) {
  if (tag == "PER") return Kind::kPerson;
  return tag == "ORG" ? Kind::kOrganisation : Kind::kPlace;
}

// Whether a space stands between two tokens of a treebank in running text.
bool SpaceBetween(std::string_view before, std::string_view token) {
  constexpr std::string_view kNoneBefore = ".,;:?!)]%";
  if (token == "'s" || token == "\u2019s" || token == "n't") return false;
  if (token.size() == 1 && kNoneBefore.find(token) != std::string_view::npos) {
    return false;
  }
  return before != "(" && before != "[" && before != "$" && !before.empty();
}

class CorpusReader {
 public:
  void AddLine(std::string_view line) {
    if (line.starts_with("-DOCSTART-")) {
      EndSentence();
      EndDocument();
      marked_ = true;
    } else if (line.empty()) {
      EndSentence();
    } else {
      AddToken(line);
    }
  }

  std::vector<GoldDocument> Finish() {
    EndSentence();
    EndDocument();
    return std::move(documents_);
  }

 private:
  void AddToken(std::string_view line) {
    const std::size_t space = line.rfind(' ');
    if (space == std::string_view::npos) return;
    const std::string_view token = line.substr(0, space);
    const std::string_view tag = line.substr(space + 1);
    if (SpaceBetween(last_, token)) sentence_.text += ' ';
    const std::size_t begin = sentence_.text.size();
    sentence_.text += token;
    if (tag.starts_with("B-")) {
      sentence_.names.push_back(
          {begin, sentence_.text.size(), KindNamed(tag.substr(2))});
    } else if (tag.starts_with("I-") && !sentence_.names.empty()) {
      sentence_.names.back().end = sentence_.text.size();
    }
    last_ = token;
  }

  void EndSentence() {
    last_.clear();
    if (sentence_.text.empty()) return;
    document_.push_back(std::exchange(sentence_, {}));
    if (!marked_ && document_.size() == kSentencesPerDocument) EndDocument();
  }

  void EndDocument() {
    if (!document_.empty()) documents_.push_back(std::exchange(document_, {}));
  }

  std::vector<GoldDocument> documents_;
  GoldDocument document_;
  GoldSentence sentence_;
  std::string last_;
  bool marked_ = false;
};

Article ArticleOf(const GoldDocument& document) {
  Article article;
  for (const GoldSentence& sentence : document) {
    if (!article.text.empty()) article.text += "\n\n";
    Block block;
    block.span.begin = article.text.size();
    article.text += sentence.text;
    block.span.end = article.text.size();
    article.blocks.push_back(std::move(block));
  }
  return article;
}

// The names of all sentences as offsets into the whole text.
std::vector<GoldName> NamesIn(const GoldDocument& document) {
  std::vector<GoldName> names;
  std::size_t begin = 0;
  for (const GoldSentence& sentence : document) {
    for (GoldName name : sentence.names) {
      name.begin += begin;
      name.end += begin;
      names.push_back(name);
    }
    begin += sentence.text.size() + 2;
  }
  return names;
}

void MarkName(std::size_t begin, std::size_t end, Kind kind,
              std::vector<Label>& labels) {
  if (end - begin == 1) {
    labels[begin] = LabelOf(kind, Part::kUnit);
    return;
  }
  for (std::size_t i = begin; i < end; ++i) {
    labels[i] = LabelOf(kind, Part::kInside);
  }
  labels[begin] = LabelOf(kind, Part::kBegin);
  labels[end - 1] = LabelOf(kind, Part::kLast);
}

std::vector<Label> LabelsOf(const analyse::TextModel& model,
                            const analyse::Sentence& sentence,
                            const std::vector<GoldName>& names) {
  std::vector<Label> labels(sentence.tokens.size(), kOutside);
  for (const GoldName& name : names) {
    if (name.begin < sentence.span.begin || name.end > sentence.span.end) {
      continue;
    }
    const analyse::TokenRange tokens = model.TokensIn({name.begin, name.end});
    if (tokens.empty() || !model.tokens[tokens.begin].capital) continue;
    MarkName(tokens.begin - sentence.tokens.begin,
             tokens.end - sentence.tokens.begin, name.kind, labels);
  }
  return labels;
}

}  // namespace

Result<std::vector<GoldDocument>> ReadCorpus(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Fail(ErrorCode::kUnavailable, "cannot read " + path);
  CorpusReader reader;
  for (std::string line; std::getline(file, line);) reader.AddLine(line);
  return reader.Finish();
}

TrainingDocument Prepare(const GoldDocument& document) {
  TrainingDocument out;
  out.article = std::make_unique<Article>(ArticleOf(document));
  const analyse::TextModel model = analyse::BuildTextModel(*out.article);
  const std::vector<GoldName> names = NamesIn(document);
  for (const analyse::Sentence& sentence : model.sentences) {
    if (!analyse::CapitalsTell(model, sentence)) continue;
    out.sentences.push_back({analyse::TaggerWords(model, sentence),
                             LabelsOf(model, sentence, names)});
  }
  return out;
}

}  // namespace precis::tagger
