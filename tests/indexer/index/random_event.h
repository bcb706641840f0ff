// Events of every shape a producer may send, as JSON.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace precis {

class RandomEvents {
 public:
  explicit RandomEvents(std::uint32_t seed) : random_(seed) {}

  nlohmann::json Next() {
    nlohmann::json event = {{"id", "event-" + std::to_string(next_++)},
                            {"title", Sentence()}};
    if (Below(2) == 0) event["lang"] = Pick({"en", "en-GB", "de", "xx"});
    if (Below(2) == 0) event["published_at"] = "2026-03-01T08:30:00Z";
    if (Below(3) == 0) event["updated_at"] = "2026-03-02T08:30:00Z";
    if (Below(3) == 0) event["authors"] = {Name(), Name()};
    if (Below(3) == 0) event["hosts"] = {Name()};
    if (Below(3) == 0) event["guests"] = {Name()};
    if (Below(3) == 0) event["kind"] = "episode";
    if (Below(3) == 0) event["chapters"] = Chapters();
    AddText(event);
    return event;
  }

 private:
  std::uint32_t Below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(random_()) % limit;
  }

  std::string Pick(const std::vector<std::string>& from) {
    return from[Below(static_cast<std::uint32_t>(from.size()))];
  }

  std::string Name() {
    return Pick({"Mara Lindqvist", "Otto Brandt", "Élodie O'Brien", "Ola Ek"});
  }

  std::string Sentence() {
    return Pick({"The harbour needs another winter of patience.",
                 "\"We will not sell the cranes,\" said " + Name() + ".",
                 Name() + " argued that the chatbot had misled the board.",
                 "An AI system could take over the port's power supply!",
                 "Das Größte daran ist der Lärm der Maschinen im Hafen.",
                 "Nobody asked: who pays?", "She added that it was late.",
                 Name() + ": I think so.", "The Port of Lund", "- a list item",
                 "“So be it,” the mayor said, “but not now.”"});
  }

  // Up to `most` sentences, with blanks between that text may have.
  std::string Sentences(std::uint32_t most) {
    std::string text;
    for (std::uint32_t i = Below(most) + 1; i > 0; --i) {
      text +=
          Sentence() + Pick({" ", " ", "\n", "\n\n", "\r\n", "\n\n\n", "\t"});
    }
    return text;
  }

  nlohmann::json Chapters() {
    nlohmann::json chapters = nlohmann::json::array();
    for (std::uint32_t i = 0; i < 3; ++i) {
      chapters.push_back({{"title", Sentence()}, {"start_s", i * 60.1}});
    }
    return chapters;
  }

  std::string Html() {
    std::string html;
    for (std::uint32_t i = Below(12) + 1; i > 0; --i) {
      const std::string tag =
          Pick({"p", "p", "h2", "li", "blockquote", "pre", "div"});
      html += "<" + tag + ">" + Sentences(3);
      if (Below(4) == 0) html += "<br>" + Sentence();
      html += "</" + tag + ">";
    }
    return html;
  }

  nlohmann::json Sections() {
    nlohmann::json sections = nlohmann::json::array();
    for (std::uint32_t i = Below(4) + 1; i > 0; --i) {
      sections.push_back({{"heading", Sentence()}, {"text", Sentences(6)}});
    }
    return sections;
  }

  nlohmann::json Segments() {
    nlohmann::json segments = nlohmann::json::array();
    double at_s = 0;
    for (std::uint32_t i = Below(12) + 1; i > 0; --i) {
      nlohmann::json segment = {{"text", Sentences(4)}};
      if (Below(5) != 0) segment["speaker"] = Name();
      if (Below(5) != 0) segment["start_s"] = at_s;
      at_s += 0.1 * Below(1000) / 7;
      if (Below(5) != 0) segment["end_s"] = at_s;
      segments.push_back(segment);
    }
    return segments;
  }

  void AddText(nlohmann::json& event) {
    switch (Below(4)) {
      case 0:
        event["body"] = Pick({"", " ", "\n"}) + Sentences(20);
        return;
      case 1:
        event["body_html"] = Html();
        return;
      case 2:
        event["sections"] = Sections();
        return;
      default:
        event["segments"] = Segments();
    }
  }

  std::mt19937 random_;
  std::uint32_t next_ = 0;
};

}  // namespace precis
