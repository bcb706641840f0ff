#include <xapian.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "bench/contenders/contender.h"
#include "bench/contenders/xapian_index.h"

namespace precis::bench {
namespace {

class XapianContender : public XapianIndex {
 public:
  XapianContender(std::filesystem::path folder, std::size_t articles, int flags)
      : folder_(std::move(folder)),
        articles_(articles),
        flags_(Xapian::DB_CREATE | flags) {
    generator_.set_stemmer(Xapian::Stem("english"));
  }

  void Add(const std::vector<Article>& articles) override {
    for (const Article& article : articles) {
      if (paths_.empty() || database_.get_doccount() == articles_) OpenNext();
      AddOne(article);
    }
  }

  void Finish() override { database_.commit(); }

 private:
  void OpenNext() {
    if (!paths_.empty()) database_.commit();
    paths_.push_back(folder_ / ("database" + std::to_string(paths_.size())));
    database_ = Xapian::WritableDatabase(paths_.back().string(), flags_);
  }

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

  std::vector<std::filesystem::path> FinishedPaths() override { return paths_; }

  const std::filesystem::path folder_;
  const std::size_t articles_;  // Of one database.
  const int flags_;
  std::vector<std::filesystem::path> paths_;
  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
};

}  // namespace

std::unique_ptr<Contender> MakeXapian(const std::filesystem::path& folder) {
  return std::make_unique<XapianContender>(
      folder, std::numeric_limits<std::size_t>::max(), 0);
}

std::unique_ptr<Contender> MakeXapianSegments(
    const std::filesystem::path& folder, std::size_t segment_events) {
  return std::make_unique<XapianContender>(
      folder, segment_events, Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
}

}  // namespace precis::bench
