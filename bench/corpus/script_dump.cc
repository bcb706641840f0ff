#include "bench/corpus/script_dump.h"

#include <string_view>

namespace precis::bench {
namespace {

void WriteField(std::string_view name, std::string_view value,
                std::ostream& out) {
  out << name << '=';
  for (const char c : value) {
    if (c == '\n') {
      out << "\n=";
    } else {
      out << c;
    }
  }
  out << '\n';
}

}  // namespace

void WriteScriptRecord(const Article& article, std::ostream& out) {
  WriteField("id", article.id, out);
  WriteField("title", article.title, out);
  if (article.published_at) {
    WriteField("published", std::to_string(*article.published_at), out);
  }
  WriteField("source", article.source, out);
  WriteField("url", article.url, out);
  WriteField("text", article.text, out);
  out << '\n';
}

}  // namespace precis::bench
