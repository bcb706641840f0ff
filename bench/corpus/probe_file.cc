#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/corpus/probe.h"
#include "bench/measure/check.h"

namespace precis::bench {

void WriteProbe(const Probe& probe, const std::filesystem::path& file) {
  nlohmann::json json = {{"articles", probe.articles}};
  for (const ProbeWord& word : probe.words) {
    json["words"].push_back(
        {{"word", word.word}, {"stem", word.stem}, {"hits", word.hits}});
  }
  for (const ProbePhrase& phrase : probe.phrases) {
    json["phrases"].push_back({{"first", phrase.first},
                               {"second", phrase.second},
                               {"hits", phrase.hits}});
  }
  std::ofstream out(file);
  out << json.dump(1) << '\n';
  Check(out.good(), "cannot write " + file.string());
}

Probe ReadProbe(const std::filesystem::path& file) {
  std::ifstream in(file);
  Check(in.is_open(), "cannot read " + file.string());
  const nlohmann::json json = nlohmann::json::parse(in);
  Probe probe;
  probe.articles = json["articles"];
  for (const auto& word : json.value("words", nlohmann::json::array())) {
    probe.words.push_back({word["word"], word["stem"], word["hits"]});
  }
  for (const auto& phrase : json.value("phrases", nlohmann::json::array())) {
    probe.phrases.push_back(
        {phrase["first"], phrase["second"], phrase["hits"]});
  }
  return probe;
}

}  // namespace precis::bench
