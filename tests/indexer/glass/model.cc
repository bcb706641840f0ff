#include "tests/indexer/glass/model.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <span>

namespace precis::glass {
namespace {

Xapian::Document ToXapian(const ModelDocument& document) {
  Xapian::Document made;
  made.set_data(document.data);
  for (const auto& [slot, value] : document.values) made.add_value(slot, value);
  for (const auto& [term, use] : document.terms) {
    made.add_term(term, use.wdf);
    for (const auto position : use.positions) {
      made.add_posting(term, position, 0);
    }
  }
  return made;
}

template <typename T>
void Expect(const Result<T>& result) {
  ASSERT_TRUE(result.has_value()) << result.error().message;
}

void WritePostings(const Model& model, DatabaseWriter& writer) {
  std::map<std::uint32_t, std::vector<SlotValue>> slots;
  std::vector<DocumentLength> lengths;
  std::map<std::string_view, std::vector<Posting>> terms;
  for (const auto& [docid, document] : model.documents) {
    DocumentLength length{docid, 0};
    for (const auto& [term, use] : document.terms) {
      terms[term].push_back({docid, use.wdf});
      length.length += use.wdf;
    }
    for (const auto& [slot, value] : document.values) {
      slots[slot].push_back({docid, value});
    }
    lengths.push_back(length);
  }
  for (const auto& [slot, values] : slots) {
    Expect(writer.AddValues(slot, values));
  }
  Expect(writer.AddDocumentLengths(lengths));
  std::vector<char> encoded;
  for (const auto& [term, postings] : terms) {
    Expect(writer.AddTerm(term, postings));
    for (const Posting& posting : postings) {
      const auto& use =
          model.documents.at(posting.docid).terms.at(std::string(term));
      if (use.positions.empty()) continue;
      encoded.resize(MaxEncodedPositions(use.positions.size()));
      const auto size = EncodePositions(use.positions, encoded.data());
      Expect(writer.AddPositions(term, posting.docid, {encoded.data(), size}));
    }
  }
}

void WriteDocuments(const Model& model, DatabaseWriter& writer) {
  TermListEncoder encoder;
  for (const auto& [docid, document] : model.documents) {
    Expect(writer.AddDocument(docid, document.data));
    encoder.Start();
    for (const auto& [term, use] : document.terms) encoder.Add(term, use.wdf);
    std::vector<std::uint32_t> slots;
    for (const auto& [slot, value] : document.values) slots.push_back(slot);
    Expect(writer.AddTermList(docid, encoder.Finish(), slots));
  }
}

std::vector<std::uint32_t> RandomPositions(Random& random, std::size_t count) {
  std::set<std::uint32_t> positions;
  const std::uint32_t range = Below(random, 9) == 0
                                  ? 0xfffffffe
                                  : static_cast<std::uint32_t>(2 * count + 50);
  while (positions.size() < count) {
    positions.insert(static_cast<std::uint32_t>(Below(random, range)));
  }
  return {positions.begin(), positions.end()};
}

std::string RandomData(Random& random) {
  const std::size_t kind = Below(random, 20);
  if (kind == 0) return {};
  std::size_t size = 1 + Below(random, 600);
  if (kind == 1) size = 7000 + Below(random, 30000);
  std::string data(size, 'x');
  if (kind == 2) return data;  // Compresses to nearly nothing.
  // Few different bytes compress, all of them do not.
  const std::size_t bytes = kind % 2 == 0 ? 255 : 9;
  for (char& byte : data) byte = static_cast<char>(Below(random, bytes));
  return data;
}

ModelDocument RandomDocument(Random& random, const ModelShape& shape) {
  ModelDocument document;
  document.data = RandomData(random);
  const std::size_t words = Below(random, shape.longest);
  for (std::size_t i = 0; i < words; ++i) {
    ModelTerm& use = document.terms[RandomWord(random, shape.words)];
    use.wdf = static_cast<std::uint32_t>(Below(random, 5));
    if (Below(random, 30) == 0) use.wdf = 100 + use.wdf * 31;
    if (Below(random, 3) > 0) {
      use.positions = RandomPositions(random, 1 + Below(random, 6));
      // xapian-check complains of positions in a document of length 0.
      use.wdf = std::max(use.wdf, std::uint32_t{1});
    }
  }
  const std::size_t values = Below(random, 4);
  constexpr std::uint32_t kSlots[] = {0,   1,   2,     127,       128,
                                      200, 256, 70000, 0xfffffffe};
  for (std::size_t i = 0; i < values; ++i) {
    document.values[kSlots[Below(random, 8)]] =
        RandomWord(random, 1000) + std::string(Below(random, 40), '\0');
  }
  return document;
}

constexpr int kFresh =
    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

void AddKeys(const Model& model, Xapian::WritableDatabase& database) {
  for (const auto& [key, value] : model.metadata) {
    database.set_metadata(key, value);
  }
  for (const auto& [word, frequency] : model.spellings) {
    database.add_spelling(word, frequency);
  }
  for (const auto& [term, synonyms] : model.synonyms) {
    for (const auto& synonym : synonyms) database.add_synonym(term, synonym);
  }
}

}  // namespace

std::size_t Below(Random& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

std::string RandomWord(Random& random, std::size_t words) {
  // The more frequent the smaller.
  const std::size_t number = Below(random, Below(random, words - 1));
  std::string word = "w" + std::to_string(number * 7919 % 100003);
  if (number % 11 == 0) word.insert(number % 2, 1, '\0');
  if (number % 13 == 0) word += "\xc3\xa9";
  if (number % 17 == 0) word.resize(100 + number % 145, 'l');
  if (number % 19 == 0) word = word.substr(1);
  if (number % 23 == 0) word = "XS" + word;
  return word.empty() ? "e" : word;
}

Model RandomModel(Random& random, const ModelShape& shape) {
  Model model;
  std::uint32_t docid = shape.first_docid;
  for (std::size_t i = 0; i < shape.documents; ++i) {
    model.documents[docid] = RandomDocument(random, shape);
    docid += shape.holes ? static_cast<std::uint32_t>(
                               1 + Below(random, 1) * Below(random, 9000))
                         : 1;
  }
  for (std::size_t i = 0; i < shape.documents / 4; ++i) {
    const std::string word = RandomWord(random, 10 * shape.words);
    if (word.size() > 1) {
      model.spellings[word] =
          static_cast<std::uint32_t>(1 + Below(random, 70000));
    }
    model.synonyms[RandomWord(random, shape.words)].insert(
        RandomWord(random, shape.words));
    model.metadata["key" + RandomWord(random, shape.words)] =
        RandomData(random) + "m";
  }
  return model;
}

void WriteWithXapian(const Model& model, const std::filesystem::path& path) {
  Xapian::WritableDatabase database(path.string(), kFresh);
  for (const auto& [docid, document] : model.documents) {
    database.replace_document(docid, ToXapian(document));
  }
  AddKeys(model, database);
  database.commit();
}

void WriteWithXapianSlowly(const Model& model, Random random,
                           const std::filesystem::path& path) {
  Xapian::WritableDatabase database(path.string(), kFresh);
  std::vector<std::uint32_t> docids;
  for (const auto& [docid, document] : model.documents) docids.push_back(docid);
  std::ranges::shuffle(docids, random);
  for (const auto docid : docids) {
    database.replace_document(docid, ToXapian(RandomDocument(random, {})));
    if (Below(random, 5) == 0) database.commit();
  }
  std::ranges::shuffle(docids, random);
  for (const auto docid : docids) {
    if (Below(random, 3) == 0) database.delete_document(docid);
    database.replace_document(docid, ToXapian(model.documents.at(docid)));
    if (Below(random, 5) == 0) database.commit();
  }
  AddKeys(model, database);
  database.commit();
}

FinishedDatabase WriteWithGlass(const Model& model,
                                const std::filesystem::path& path,
                                const DatabaseOptions& options) {
  auto writer = DatabaseWriter::Create(path, options);
  Expect(writer);
  if (!writer) return {};
  for (const auto& [key, value] : model.metadata) {
    Expect((*writer)->AddMetadata(key, value));
  }
  WritePostings(model, **writer);
  WriteDocuments(model, **writer);
  for (const auto& [word, frequency] : model.spellings) {
    Expect((*writer)->AddSpelling(word, frequency));
  }
  for (const auto& [term, synonyms] : model.synonyms) {
    const std::vector<std::string_view> views(synonyms.begin(), synonyms.end());
    Expect((*writer)->AddSynonyms(term, views));
  }
  auto finished = (*writer)->Finish();
  Expect(finished);
  return finished ? *finished : FinishedDatabase{};
}

}  // namespace precis::glass
