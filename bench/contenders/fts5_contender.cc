#include <sqlite3.h>

#include "bench/contenders/contender.h"
#include "bench/measure/check.h"

namespace precis::bench {
namespace {

constexpr std::size_t kArticlesInTransaction = 2000;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
  }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

class Fts5Contender : public Contender {
 public:
  explicit Fts5Contender(const std::filesystem::path& folder) {
    sqlite3* database = nullptr;
    const int status =
        sqlite3_open((folder / "articles.sqlite").c_str(), &database);
    database_.reset(database);
    Check(status == SQLITE_OK, "cannot open an SQLite database");
    Run("PRAGMA journal_mode = WAL");
    Run("PRAGMA synchronous = NORMAL");
    // Without diacritics being removed: the words that the others see.
    Run("CREATE VIRTUAL TABLE articles USING fts5(title, text, content = '', "
        "tokenize = 'porter unicode61 remove_diacritics 0')");
    insert_ = Prepare(
        "INSERT INTO articles(rowid, title, text) "
        "VALUES (?1, ?2, ?3)");
    // Of a contentless table the index alone can be asked.
    count_ = Prepare("SELECT count(*) FROM articles WHERE articles MATCH ?1");
    Run("BEGIN");
  }

  void Add(const std::vector<Article>& articles) override {
    for (const Article& article : articles) {
      sqlite3_bind_int64(insert_.get(), 1, ++rows_);
      Bind(insert_, 2, article.title);
      Bind(insert_, 3, article.text);
      Step(insert_, SQLITE_DONE);
      sqlite3_reset(insert_.get());
      if (++in_transaction_ == kArticlesInTransaction) {
        Run("COMMIT");
        Run("BEGIN");
        in_transaction_ = 0;
      }
    }
  }

  // With a full sync of the database itself, as the others end.
  void Finish() override {
    Run("COMMIT");
    Run("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  std::size_t Documents() override {
    // The highest row that was given; a contentless table keeps no others.
    Statement last = Prepare("SELECT count(*) FROM articles_docsize");
    Step(last, SQLITE_ROW);
    return static_cast<std::size_t>(sqlite3_column_int64(last.get(), 0));
  }

  std::size_t Hits(const ProbeWord& word) override {
    Bind(count_, 1, word.word);
    Step(count_, SQLITE_ROW);
    const auto hits = sqlite3_column_int64(count_.get(), 0);
    sqlite3_reset(count_.get());
    return static_cast<std::size_t>(hits);
  }

  std::optional<std::size_t> Hits(const ProbePhrase& /*phrase*/) override {
    return std::nullopt;  // It keeps stems only.
  }

 private:
  void Must(bool right) { Check(right, sqlite3_errmsg(database_.get())); }

  void Run(const char* sql) {
    Must(sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) ==
         SQLITE_OK);
  }

  Statement Prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    Must(sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr) ==
         SQLITE_OK);
    return Statement(statement);
  }

  void Step(const Statement& statement, int expected) {
    Must(sqlite3_step(statement.get()) == expected);
  }

  // `text` must stay until the statement is reset.
  void Bind(const Statement& statement, int at, const std::string& text) {
    Must(sqlite3_bind_text(statement.get(), at, text.data(),
                           static_cast<int>(text.size()),
                           nullptr) == SQLITE_OK);
  }

  Database database_;
  Statement insert_;
  Statement count_;
  std::int64_t rows_ = 0;
  std::size_t in_transaction_ = 0;
};

}  // namespace

std::unique_ptr<Contender> MakeFts5(const std::filesystem::path& folder) {
  return std::make_unique<Fts5Contender>(folder);
}

}  // namespace precis::bench
