#include "daemon/cli/precis_page.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <string_view>
#include <vector>

namespace precis {
namespace {

using Json = nlohmann::json;

std::string Text(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || !found->is_string()
             ? ""
             : Printable(found->get<std::string>());
}

const Json& List(const Json& json, const char* key) {
  static const Json empty = Json::array();
  const auto found = json.find(key);
  return found == json.end() || !found->is_array() ? empty : *found;
}

std::string Names(const Json& json, const char* key) {
  std::string line;
  for (const Json& name : List(json, key)) {
    if (!line.empty()) line += ", ";
    line += Printable(name.get<std::string>());
  }
  return line;
}

// The texts of a list of excerpts, as one paragraph.
std::string Paragraph(const Json& json, const char* key) {
  std::string text;
  for (const Json& excerpt : List(json, key)) {
    text += Text(excerpt, "text") + " ";
  }
  return text;
}

// The summary's sentences that no bullet tells.
std::string Lead(const Json& entry) {
  std::set<std::string> told;
  for (const Json& bullet : List(entry, "bullets")) {
    told.insert(Text(bullet, "text"));
  }
  std::string text;
  for (const Json& excerpt : List(entry, "summary")) {
    const std::string sentence = Text(excerpt, "text");
    if (!told.contains(sentence)) text += sentence + " ";
  }
  return text;
}

std::string Clock(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  const auto two = [](std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  return std::to_string(whole / 3600) + ":" + two(whole / 60 % 60) + ":" +
         two(whole % 60);
}

void Heading(const Console& console, std::string_view heading) {
  console.out << '\n' << Bold(console, heading) << "\n\n";
}

void Item(const Console& console, const std::string& text) {
  std::string item = Wrap(text, console.width, "    ");
  if (!item.empty()) item.replace(0, 3, "  •");
  console.out << item;
}

void PrintByline(const Console& console, const Json& entry) {
  std::string people = Names(entry, "hosts");
  if (people.empty()) people = Names(entry, "authors");
  const std::string guests = Names(entry, "guests");
  if (!guests.empty()) people += (people.empty() ? "" : " — ") + guests;
  std::string line;
  for (const std::string& part :
       {Text(entry, "source"), people, LongDate(Text(entry, "published_at")),
        Text(entry, "url")}) {
    if (part.empty()) continue;
    line += (line.empty() ? "" : " · ") + part;
  }
  console.out << Wrap(line, console.width, "");
}

void PrintWtf(const Console& console, const Json& entry) {
  const auto wtf = entry.find("wtf");
  if (wtf == entry.end() || !wtf->is_object()) return;
  console.out << '\n'
              << Bold(console, "WTF Index " + Text(*wtf, "label")) << '\n'
              << "◄ Terminator " << wtf->value("terminator", 0)
              << "   Idiocracy " << wtf->value("idiocracy", 0) << " ►\n"
              << Wrap(Text(*wtf, "rationale"), console.width, "");
}

void PrintBullets(const Console& console, const Json& entry) {
  std::string group;
  for (const Json& bullet : List(entry, "bullets")) {
    if (Text(bullet, "group") != group) {
      group = Text(bullet, "group");
      console.out << '\n' << Wrap(group + ":", console.width, "");
    }
    Item(console, Text(bullet, "text"));
  }
}

void PrintChapters(const Console& console, const Json& entry) {
  if (List(entry, "chapters").empty()) return;
  Heading(console, "Chapter summaries");
  for (const Json& chapter : List(entry, "chapters")) {
    std::string line;
    if (chapter.contains("start_s")) {
      line.append(Clock(chapter["start_s"].get<double>())).append(" ");
    }
    line.append(Text(chapter, "title"));
    const auto summary = chapter.find("summary");
    if (summary != chapter.end()) line += ": " + Text(*summary, "text");
    Item(console, line);
  }
}

void PrintSaid(const Console& console, const Json& entry, const char* key) {
  for (const Json& said : List(entry, key)) {
    const std::string speaker = Text(said, "speaker");
    const auto percent = std::lround(said.value("confidence", 0.0) * 100);
    Item(console, Text(said, "text") + " — " +
                      (speaker.empty()
                           ? "unknown speaker"
                           : speaker + " (" + std::to_string(percent) + " %)"));
  }
}

void PrintSpeech(const Console& console, const Json& entry) {
  if (!List(entry, "quotes").empty()) Heading(console, "Quotes");
  PrintSaid(console, entry, "quotes");
  if (!List(entry, "statements").empty()) Heading(console, "As reported");
  PrintSaid(console, entry, "statements");
}

void PrintNames(const Console& console, const Json& entry) {
  console.out << '\n';
  for (const auto& [label, key] :
       std::vector<std::pair<std::string, const char*>>{
           {"People", "people"},
           {"Organisations", "organisations"},
           {"Places", "places"},
           {"Topics", "topics"}}) {
    const std::string names = Names(entry, key);
    if (names.empty()) continue;
    std::string line = Bold(console, label + ":");
    line.append(" ").append(names);
    console.out << Wrap(line, console.width, "");
  }
}

void PrintNotDone(const Console& console, const Json& entry) {
  const std::string members = Names(entry, "not_done");
  if (members.empty()) return;
  console.out << '\n'
              << Wrap("Not made for texts in this language (" +
                          Text(entry, "language") + "): " + members,
                      console.width, "");
}

void Print(const Console& console, const Json& entry) {
  console.out << Wrap(Bold(console, Text(entry, "title")), console.width, "");
  PrintByline(console, entry);
  const std::string dek = Paragraph(entry, "dek");
  if (!dek.empty()) console.out << '\n' << Wrap(dek, console.width, "");
  PrintWtf(console, entry);
  if (entry.contains("takeaway")) {
    Heading(console, "Most important take-away");
    console.out << Wrap(Text(entry["takeaway"], "text"), console.width, "");
  }
  const std::string lead = Lead(entry);
  if (!lead.empty() || !List(entry, "bullets").empty()) {
    Heading(console, "Summary");
    console.out << Wrap(lead, console.width, "");
  }
  PrintBullets(console, entry);
  PrintChapters(console, entry);
  PrintSpeech(console, entry);
  PrintNames(console, entry);
  PrintNotDone(console, entry);
}

}  // namespace

Result<void> PrintPage(const Console& console, const std::string& entry_json) {
  try {
    Print(console, Json::parse(entry_json));
    return {};
  } catch (const Json::exception& error) {
    return Fail(
        ErrorCode::kCorrupt,
        std::string("the index holds a damaged entry: ") + error.what());
  }
}

}  // namespace precis
