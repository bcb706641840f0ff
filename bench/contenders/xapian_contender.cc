#include <xapian.h>

#include "bench/contenders/contender.h"
#include "bench/contenders/xapian_index.h"

namespace precis::bench {
namespace {

class XapianContender : public XapianIndex {
 public:
  explicit XapianContender(const std::filesystem::path& folder)
      : path_((folder / "database").string()),
        database_(path_, Xapian::DB_CREATE) {
    generator_.set_stemmer(Xapian::Stem("english"));
  }

  void Add(const std::vector<Article>& articles) override {
    for (const Article& article : articles) AddOne(article);
  }

  void Finish() override { database_.commit(); }

 private:
  // What scriptindex.script says, too.
  void AddOne(const Article& article) {
    Xapian::Document document;
    document.add_boolean_term("Q" + article.id);
    generator_.set_document(document);
    generator_.set_termpos(0);
    generator_.index_text(article.title, 1, "S");
    generator_.increase_termpos();
    generator_.index_text(article.title);
    generator_.increase_termpos();
    generator_.index_text(article.text);
    if (article.published_at) {
      document.add_value(0, Xapian::sortable_serialise(
                                static_cast<double>(*article.published_at)));
    }
    document.add_value(5, article.source);
    document.set_data(article.title + '\n' + article.url + '\n' + article.text);
    database_.add_document(document);
  }

  std::vector<std::filesystem::path> FinishedPaths() override {
    return {path_};
  }

  const std::string path_;
  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
};

}  // namespace

std::unique_ptr<Contender> MakeXapian(const std::filesystem::path& folder) {
  return std::make_unique<XapianContender>(folder);
}

}  // namespace precis::bench
