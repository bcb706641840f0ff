#include "indexer/search/marker.h"

#include <algorithm>

#include "indexer/index/terms/word_characters.h"
#include "indexer/search/words_in_order.h"

namespace precis {
namespace {

std::size_t FirstByte(std::string_view word) {
  return static_cast<unsigned char>(word[0]);
}

bool IsTightPhrase(const Xapian::Query& query) {
  if (query.get_type() != Xapian::Query::OP_PHRASE) return false;
  const std::size_t words = query.get_num_subqueries();
  for (std::size_t i = 0; i < words; ++i) {
    if (query.get_subquery(i).get_type() != Xapian::Query::LEAF_TERM) {
      return false;
    }
  }
  return WindowOf(query, words) == words;
}

}  // namespace

// Numbers the words of a query. Terms of fields begin with a capital letter,
// as no word does.
bool Marker::Collect(const Xapian::Query& query, Sought& sought) {
  const auto number_of = [&](const std::string& term, double weight) {
    const bool is_stem = term.starts_with('Z');
    const std::string word = term.substr(is_stem ? 1 : 0);
    if (word.empty() || (word[0] >= 'A' && word[0] <= 'Z')) return kNone;
    sought.first_bytes[FirstByte(word)] = true;
    Numbers& numbers = is_stem ? sought.stems : sought.words;
    const auto next = static_cast<Number>(sought.weights.size());
    const auto [place, is_new] = numbers.emplace(word, next);
    if (is_new) sought.weights.push_back(0);
    double& known = sought.weights[place->second];
    known = std::max(known, weight);
    return place->second;
  };
  const std::size_t parts = query.get_num_subqueries();
  switch (query.get_type()) {
    case Xapian::Query::LEAF_TERM:
      number_of(*query.get_terms_begin(), 1);
      return true;
    case Xapian::Query::OP_WILDCARD:
      return false;
    default:
      break;
  }
  if (IsTightPhrase(query)) {
    Sought::Phrase phrase;
    for (std::size_t i = 0; i < parts; ++i) {
      phrase.words.push_back(
          number_of(*query.get_subquery(i).get_terms_begin(), 0));
    }
    phrase.number = static_cast<Number>(sought.weights.size());
    sought.weights.push_back(static_cast<double>(parts));
    sought.phrases.push_back(std::move(phrase));
    return true;
  }
  for (std::size_t i = 0; i < parts; ++i) {
    if (!Collect(query.get_subquery(i), sought)) return false;
  }
  return true;
}

void Marker::Weigh(const TermRarity& rarity, Sought& sought) {
  std::vector<double> rarities(sought.weights.size());
  double highest = 0;
  const auto look = [&](const std::string& term, Number number) {
    if (sought.weights[number] == 0) return;
    rarities[number] = rarity.Of(term);
    highest = std::max(highest, rarities[number]);
  };
  for (const auto& [word, number] : sought.words) look(word, number);
  for (const auto& [stem, number] : sought.stems) look('Z' + stem, number);
  if (highest == 0) return;
  for (std::size_t i = 0; i < rarities.size(); ++i) {
    sought.weights[i] += rarities[i] / highest;
  }
}

std::optional<Marker> Marker::Of(const Xapian::Query& query,
                                 const TermRarity& rarity,
                                 Tokeniser& tokeniser) {
  Sought sought;
  if (!Collect(query, sought)) return std::nullopt;
  Weigh(rarity, sought);
  return Marker(std::move(sought), tokeniser);
}

class Marker::Reader : public TokenReceiver {
 public:
  Reader(Marker& marker, const Language& language)
      : marker_(marker), language_(language) {}

  void Take(const TokenBatch& batch) override {
    for (const Token& token : batch.tokens()) {
      const std::string_view word = batch.Text(token);
      const auto first = CharacterAt(word.data(), word.data() + word.size());
      has_pairs_ =
          has_pairs_ || !token.positional || WordCharacters::IsCjk(first.code);
      marker_.Add(word, token.text_end, language_);
    }
  }

  bool has_pairs() const { return has_pairs_; }

 private:
  Marker& marker_;
  const Language& language_;
  bool has_pairs_ = false;
};

// What `word`, whose number in the query is `exact`, is marked as.
Marker::Number Marker::MarkOf(std::string_view word, Number exact,
                              const Language& language) const {
  if (exact != kNone && sought_.weights[exact] > 0) return exact;
  if (sought_.stems.empty()) return kNone;
  if (language.is_english && !sought_.first_bytes[FirstByte(word)]) {
    return kNone;
  }
  const auto found = sought_.stems.find(language.stem(std::string(word)));
  return found == sought_.stems.end() ? kNone : found->second;
}

void Marker::Add(std::string_view word, std::size_t end,
                 const Language& language) {
  Number exact = kNone;
  if (sought_.first_bytes[FirstByte(word)]) {
    const auto found = sought_.words.find(word);
    if (found != sought_.words.end()) exact = found->second;
  }
  const Number mark = MarkOf(word, exact, language);
  words_.push_back({.begin = words_.empty() ? 0 : words_.back().end,
                    .end = end,
                    .marked = mark == kNone ? 0U : 1U});
  exact_.push_back(exact);
  marks_.push_back(mark);
  complete_.push_back(mark == kNone ? kNowhere : words_.size() - 1);
  found_ = found_ || mark != kNone;
  if (exact != kNone) MarkPhraseThatEnds();
}

// With the last word. The phrase is marked at its first one, whatever that was.
void Marker::MarkPhraseThatEnds() {
  for (const Sought::Phrase& phrase : sought_.phrases) {
    const std::size_t size = phrase.words.size();
    if (size > exact_.size() ||
        !std::equal(phrase.words.begin(), phrase.words.end(),
                    exact_.end() - static_cast<std::ptrdiff_t>(size))) {
      continue;
    }
    const std::size_t first = exact_.size() - size;
    words_.back().marked = 0;
    marks_.back() = kNone;
    words_[first].marked = size;
    marks_[first] = phrase.number;
    complete_.back() = first;
    found_ = true;
    return;
  }
}

// A window of so many bytes moves over the text; what stands in it a second
// time counts half, a third time a quarter.
std::span<const SnippetWord> Marker::Best(std::size_t bytes) const {
  std::vector<double> next = sought_.weights;  // What one more counts.
  double sum = 0;
  double best = 0;
  std::size_t best_begin = 0;
  std::size_t best_end = 0;
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= words_.size(); ++end) {
    // A phrase counts once its last word has come in.
    const std::size_t last = end - 1;
    const std::size_t at = complete_[last];
    if (at >= begin && at <= last && at + words_[at].marked == end) {
      sum += next[marks_[at]];
      next[marks_[at]] /= 2;
    }
    for (; words_[last].end - words_[begin].begin > bytes + 1 && begin < last;
         ++begin) {
      if (marks_[begin] == kNone || begin + words_[begin].marked > end) {
        continue;
      }
      next[marks_[begin]] *= 2;
      sum -= next[marks_[begin]];
    }
    if (sum >= best) {
      best = sum;
      best_begin = begin;
      best_end = end;
    }
  }
  return std::span(words_).subspan(best_begin, best_end - best_begin);
}

std::optional<std::string> Marker::Snippet(std::string_view text,
                                           std::size_t bytes,
                                           const Language& language) {
  words_.clear();
  exact_.clear();
  marks_.clear();
  complete_.clear();
  found_ = false;
  Reader reader(*this, language);
  tokeniser_->Run(text, reader);
  if (reader.has_pairs()) return std::nullopt;
  return found_ ? SnippetHtml(text, Best(bytes)) : std::string();
}

}  // namespace precis
