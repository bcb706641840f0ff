#include "indexer/index/write/bulk_sink.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace precis {
namespace {

constexpr std::size_t kAhead = 32;  // Words that are fetched before their turn.

}  // namespace

BulkSink::BulkSink(BulkLexicon& lexicon, glass::DatabaseWriter& database)
    : lexicon_(lexicon),
      database_(database),
      postings_(lexicon.posting_memory()),
      word_order_(lexicon.posting_memory().word_order) {
  word_order_.Clear();
}

void BulkSink::BeginDocument(const std::string& language) {
  ++docid_;
  stamp_ = lexicon_.NewDocument();
  language_ = language;
  data_.clear();
  filters_.clear();
  words_.clear();
  occurrences_.clear();
  position_ = 0;
}

// The number that `word` has in the document at hand, which it is counted in;
// of a new one it is `count`, which goes up. Half of the words are new, as if
// at random: a branch would often be guessed wrong. REQUIRES: words_ has room.
std::uint32_t BulkSink::Note(LexiconWord& word, std::uint32_t weight,
                             std::uint32_t& count) {
  const bool is_new = word.document != stamp_;
  const std::uint32_t number = is_new ? count : word.group;
  count += is_new ? 1 : 0;
  word.document = stamp_;
  word.group = number;
  Word& noted = words_[number];
  noted.term = word.term;
  noted.stem = word.stem;
  noted.wdf += weight;
  return number;
}

void BulkSink::Share(const RecordedTerms& terms) {
  shared_ = &terms;
  filters_.clear();
  terms.TellTerms(*this);
  ResolveFilters();
  shared_filters_.assign(filters_.begin(), filters_.end());
}

void BulkSink::AddShared() {
  filters_.insert(filters_.end(), shared_filters_.begin(),
                  shared_filters_.end());
  shared_->TellValues(*this);
}

void BulkSink::AddFilter(std::string_view term) { AddFilterAt(term, 0); }

void BulkSink::AddFilterAt(std::string_view term, std::uint32_t position) {
  if (batch_.full()) ResolveFilters();
  batch_.Add(term, position);
}

void BulkSink::ResolveFilters() {
  batch_.Resolve(lexicon_, [this](TermId term, std::uint32_t position) {
    filters_.push_back({.term = term, .position = position});
  });
}

void BulkSink::AddValue(std::uint32_t slot, std::string_view value) {
  if (value.empty()) return;
  values_[slot].push_back(
      {docid_, value_bytes_.size(), static_cast<std::uint32_t>(value.size())});
  value_bytes_ += value;
}

void BulkSink::IndexText(std::string_view text, std::uint32_t weight,
                         std::string_view prefix, Order order) {
  kind_ = lexicon_.KindOf(language_, prefix);
  weight_ = weight;
  order_ = order;
  tokeniser_.Run(text, *this);
}

void BulkSink::Take(const TokenBatch& batch) {
  const auto tokens = batch.tokens();
  std::array<std::uint64_t, TokenBatch::kCapacity> hashes;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    hashes[i] = lexicon_.Hash(kind_, batch.Bytes(tokens[i]), tokens[i].size);
    lexicon_.Prefetch(hashes[i]);
  }
  auto count = static_cast<std::uint32_t>(words_.size());
  words_.resize(count + tokens.size());
  std::array<std::uint32_t, TokenBatch::kCapacity> numbers;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    numbers[i] = Note(
        lexicon_.Find(kind_, hashes[i], batch.Bytes(tokens[i]), tokens[i].size),
        weight_, count);
  }
  if (order_ != Order::kNone) KeepOrder(batch, numbers);
  words_.resize(count);
}

// `numbers`: of the batch's words, among words_.
void BulkSink::KeepOrder(const TokenBatch& batch,
                         std::span<const std::uint32_t> numbers) {
  const auto tokens = batch.tokens();
  if (order_ == Order::kPositions) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!tokens[i].positional) continue;
      occurrences_.push_back({numbers[i], ++position_});
      ++words_[numbers[i]].positions;
    }
    return;
  }
  std::array<WordCode, TokenBatch::kCapacity> codes;
  std::size_t count = 0;
  for (const Token& token : tokens) {
    codes[count] = CodeOfPadded(batch.Bytes(token), token.size);
    count += token.positional ? 1 : 0;
  }
  word_order_.Add({codes.data(), count});
}

void BulkSink::LeaveGap() { word_order_.LeaveGap(); }

void BulkSink::SetData(std::string data) { data_ = std::move(data); }

// As Note(), for terms and groups_.
std::uint32_t BulkSink::GroupOf(TermId term, std::uint32_t& count) {
  TermNote& note = postings_.Note(term);
  const bool is_new = note.document != stamp_;
  const std::uint32_t number = is_new ? count : note.group;
  count += is_new ? 1 : 0;
  note.document = stamp_;
  note.group = number;
  groups_[number].term = term;
  return number;
}

void BulkSink::GroupFilters(std::uint32_t& count) {
  for (const Filter& filter : filters_) postings_.Prefetch(filter.term);
  for (Filter& filter : filters_) {
    filter.group = GroupOf(filter.term, count);
    groups_[filter.group].count += filter.position == 0 ? 0 : 1;
  }
}

// Words become terms: several may have one stem.
void BulkSink::GroupWords() {
  std::uint32_t count = 0;
  groups_.clear();
  groups_.resize(filters_.size() + 2 * words_.size());
  postings_.MakeRoom(lexicon_.terms());
  GroupFilters(count);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (i + kAhead < words_.size()) {
      const Word& soon = words_[i + kAhead];
      postings_.Prefetch(soon.term);
      if (soon.stem != kNoTerm) postings_.Prefetch(soon.stem);
    }
    Word& word = words_[i];
    word.group = GroupOf(word.term, count);
    groups_[word.group].wdf += word.wdf;
    groups_[word.group].count += word.positions;
    if (word.stem == kNoTerm) continue;
    groups_[GroupOf(word.stem, count)].wdf += word.wdf;
  }
  groups_.resize(count);
}

void BulkSink::PlacePositions() {
  std::uint32_t begin = 0;
  for (Group& group : groups_) {
    group.begin = begin;
    begin += std::exchange(group.count, 0);
  }
  positions_.resize(std::max<std::size_t>(positions_.size(), begin));
  for (const Occurrence& occurrence : occurrences_) {
    Group& group = groups_[words_[occurrence.word].group];
    positions_[group.begin + group.count++] = occurrence.position;
  }
  for (const Filter& filter : filters_) {
    if (filter.position == 0) continue;
    Group& group = groups_[filter.group];
    positions_[group.begin + group.count++] = filter.position;
  }
}

// Positions of names, given in any order or twice, become ascending and
// distinct.
void BulkSink::FinishPositions(Group& group) {
  if (group.count < 2) return;
  const auto begin = positions_.begin() + group.begin;
  const auto end = begin + group.count;
  if (std::adjacent_find(begin, end, std::greater_equal<>()) == end) return;
  std::sort(begin, end);
  group.count = static_cast<std::uint32_t>(std::unique(begin, end) - begin);
}

void BulkSink::EndDocument() {
  ResolveFilters();
  GroupWords();
  PlacePositions();
  postings_.BeginDocument(docid_);
  std::uint32_t length = 0;
  for (Group& group : groups_) {
    length += group.wdf;
    postings_.Add(group.term, group.wdf);
    if (group.count == 0) continue;
    FinishPositions(group);
    postings_.AddPositions(group.term,
                           {positions_.data() + group.begin, group.count});
  }
  lengths_.push_back({docid_, length});
  word_order_.EndDocument();
  if (status_) status_ = database_.AddDocument(docid_, data_);
}

void BulkSink::AddSpelling(std::span<const std::string_view> words) {
  const auto keep = [this](TermId term, std::uint32_t) {
    spellings_.push_back(term);
  };
  for (const std::string_view word : words) {
    if (batch_.full()) batch_.Resolve(lexicon_, keep);
    batch_.Add(word, 0);
  }
  batch_.Resolve(lexicon_, keep);
}

std::size_t BulkSink::memory_bytes() const {
  std::size_t bytes = postings_.memory_bytes() + value_bytes_.capacity() * 2 +
                      lengths_.capacity() * sizeof(lengths_[0]) +
                      spellings_.capacity() * sizeof(TermId) +
                      word_order_.memory_bytes();
  for (const auto& [slot, values] : values_) {
    bytes += values.capacity() * (sizeof(Value) + sizeof(glass::SlotValue));
  }
  return bytes;
}

}  // namespace precis
