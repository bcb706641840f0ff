#include "indexer/analyse/wtf/wtf_lexicon_parser.h"

#include <algorithm>
#include <bitset>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "indexer/analyse/wtf/wtf_phrase_check.h"

namespace precis::analyse {
namespace {

constexpr double kMaxWeight = 10;
constexpr auto kSubjectList = static_cast<std::size_t>(WtfWords::kSubject);

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

std::string Quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

// Line by line; the first mistake ends it.
class Parser {
 public:
  Parser(std::string_view name, const WtfDefinitions* defaults)
      : name_(name), defaults_(defaults) {}

  Result<WtfDefinitions> Parse(std::string_view text) {
    while (!text.empty() && problem_.empty()) {
      ++line_;
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      Line(Trim(line.substr(0, line.find('#'))));
    }
    if (problem_.empty()) EndSection();
    if (problem_.empty()) EndFile();
    if (problem_.empty()) return std::move(out_);
    return Fail(ErrorCode::kBadInput, std::string(name_) + ":" +
                                          std::to_string(problem_line_) + ": " +
                                          problem_);
  }

 private:
  enum class Section { kNone, kAxis, kSubject, kCategory, kWords };

  void Complain(std::size_t line, std::string problem) {
    if (!problem_.empty()) return;
    problem_ = std::move(problem);
    problem_line_ = line;
  }
  void Complain(std::string problem) { Complain(line_, std::move(problem)); }

  void Line(std::string_view line) {
    if (line.empty()) return;
    const std::size_t equals = line.find('=');
    if (line.starts_with('[')) {
      EndSection();
      Begin(line);
    } else if (section_ == Section::kNone) {
      Complain("stands before the first section; begin with [axis NAME]");
    } else if (equals != std::string_view::npos) {
      Assign(Trim(line.substr(0, equals)), Trim(line.substr(equals + 1)));
    } else {
      AddPhrases(line);
    }
  }

  void Begin(std::string_view line) {
    if (!line.ends_with(']')) {
      return Complain("the section's ] is missing; write " + std::string(line) +
                      "]");
    }
    const std::string_view inside = Trim(line.substr(1, line.size() - 2));
    const std::size_t space = std::min(inside.find(' '), inside.size());
    const std::string_view kind = inside.substr(0, space);
    const std::string_view name = Trim(inside.substr(space));
    section_line_ = line_;
    keys_.clear();
    if (!seen_.insert({std::string(inside), line_}).second) {
      return Complain("the section " + Quoted(inside) +
                      " stands twice; join it with line " +
                      std::to_string(seen_[std::string(inside)]));
    }
    if (kind == "subject" && name.empty()) {
      section_ = Section::kSubject;
      list_ = kSubjectList;
    } else if (name.empty()) {
      Complain("the section " + Quoted(inside) +
               " is not known or has no name; write [axis NAME], [subject], "
               "[category NAME] or [words LIST]");
    } else if (kind == "axis") {
      BeginAxis(name);
    } else if (kind == "category") {
      section_ = Section::kCategory;
      out_.categories.emplace_back().name = name;
    } else if (kind == "words") {
      BeginWords(name);
    } else {
      Complain(Quoted(kind) +
               " is no kind of section; write axis, subject, category or "
               "words");
    }
  }

  void BeginAxis(std::string_view name) {
    section_ = Section::kAxis;
    if (axes_ == kWtfAxes) {
      return Complain("there are more than two axes; leave one out");
    }
    out_.axes[axes_++] = {.name = std::string(name), .title = {}};
  }

  void BeginWords(std::string_view name) {
    section_ = Section::kWords;
    const auto found = std::ranges::find(kWtfWordNames, name);
    if (found == kWtfWordNames.end()) {
      std::string known;
      for (const auto word : kWtfWordNames) {
        if (!word.empty())
          known += (known.empty() ? "" : ", ") + std::string(word);
      }
      return Complain("there is no list of words " + Quoted(name) +
                      "; the lists are " + known);
    }
    list_ = static_cast<std::size_t>(found - kWtfWordNames.begin());
    given_.set(list_);
  }

  void Assign(std::string_view key, std::string_view value) {
    if (value.empty()) {
      return Complain(Quoted(key) + " has no value; write one after the =");
    }
    if (!keys_.insert({std::string(key), std::string(value)}).second) {
      return Complain(Quoted(key) + " is set twice; leave one out");
    }
    if (section_ == Section::kAxis && key == "title") {
      out_.axes[axes_ - 1].title = value;
    } else if (section_ == Section::kSubject && key == "name") {
      out_.subject = value;
    } else if (section_ != Section::kCategory || !AssignCategory(key, value)) {
      Complain("this section has no " + Quoted(key) + "; " + KnownKeys());
    }
  }

  std::string KnownKeys() const {
    switch (section_) {
      case Section::kAxis:
        return "an axis has a title";
      case Section::kSubject:
        return "the subject has a name";
      case Section::kCategory:
        return "a category has axis, weight, kind and label";
      default:
        return "write phrases only";
    }
  }

  // False: there is no such key.
  bool AssignCategory(std::string_view key, std::string_view value) {
    WtfCategory& category = out_.categories.back();
    if (key == "axis") {
      axis_line_ = line_;
    } else if (key == "weight") {
      SetWeight(value, category);
    } else if (key == "label") {
      category.label = value;
    } else if (key == "kind") {
      category.trend = value == "trend";
      if (value != "trend" && value != "event") {
        Complain("kind is " + Quoted(value) + "; write event or trend");
      }
    } else {
      return false;
    }
    return true;
  }

  void SetWeight(std::string_view value, WtfCategory& category) {
    const std::string text(value);
    const char* end = text.data() + text.size();
    const auto [stop, error] =
        std::from_chars(text.data(), end, category.weight);
    if (error == std::errc() && stop == end && category.weight > 0 &&
        category.weight <= kMaxWeight) {
      return;
    }
    Complain("weight is " + Quoted(value) +
             "; write a number above 0 and up to 10, such as 2.5");
  }

  void AddPhrases(std::string_view line) {
    if (section_ == Section::kAxis) {
      return Complain("an axis has no phrases; write them into a [category]");
    }
    if (line.ends_with(',')) line.remove_suffix(1);
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(',', begin), line.size());
      AddPhrase(Trim(line.substr(begin, end - begin)));
      begin = end + 1;
    }
  }

  void AddPhrase(std::string_view phrase) {
    const std::string wrong = WhatIsWrong(phrase);
    if (!wrong.empty()) {
      return Complain("the phrase " + Quoted(phrase) + " " + wrong);
    }
    const bool category = section_ == Section::kCategory;
    if (category) CheckNew(phrase);
    std::string& list =
        category ? out_.categories.back().phrases : out_.words[list_];
    list += (list.empty() ? "" : "\n") + std::string(phrase);
  }

  void CheckNew(std::string_view phrase) {
    const auto [before, added] = phrases_.insert({std::string(phrase), line_});
    if (added) return;
    Complain("the phrase " + Quoted(phrase) + " stands in line " +
             std::to_string(before->second) +
             " too and can count once only; leave one out");
  }

  void EndSection() {
    if (section_ == Section::kAxis) {
      Require("title", "such as title = Terminator");
    } else if (section_ == Section::kSubject) {
      Require("name", "such as name = AI");
      RequirePhrases(out_.words[kSubjectList]);
    } else if (section_ == Section::kCategory) {
      Require("axis", "the NAME of an [axis NAME]");
      Require("weight", "a number above 0 and up to 10");
      Require("label", "such as label = surveillance or coercive policing");
      RequirePhrases(out_.categories.back().phrases);
      if (problem_.empty()) axis_of_.push_back({keys_["axis"], axis_line_});
    }
  }

  void Require(const std::string& key, std::string_view example) {
    if (keys_.contains(key)) return;
    Complain(section_line_, "the section that begins here has no " + key +
                                "; add one: " + std::string(example));
  }

  void RequirePhrases(const std::string& phrases) {
    if (!phrases.empty()) return;
    Complain(section_line_,
             "the section that begins here has no phrases; add some, "
             "separated by commas");
  }

  void EndFile() {
    if (axes_ != kWtfAxes) Complain("there are not two axes; add [axis NAME]");
    if (out_.subject.empty()) {
      Complain("there is no [subject]; add one with a name and phrases");
    }
    if (problem_.empty()) FindAxes();
    for (std::size_t i = 0; i < kWtfWordLists; ++i) {
      if (i == kSubjectList || given_[i]) continue;
      if (defaults_ != nullptr) {
        out_.words[i] = defaults_->words[i];
      } else {
        Complain("there is no [words " + std::string(kWtfWordNames[i]) + "]");
      }
    }
  }

  void FindAxes() {
    std::bitset<kWtfAxes> used;
    for (std::size_t i = 0; i < axis_of_.size(); ++i) {
      const auto& [name, line] = axis_of_[i];
      const auto found = std::ranges::find(out_.axes, name, &WtfAxis::name);
      if (found == out_.axes.end()) {
        return Complain(line, "there is no axis " + Quoted(name) + "; write " +
                                  out_.axes[0].name + " or " +
                                  out_.axes[1].name);
      }
      const auto axis = static_cast<std::size_t>(found - out_.axes.begin());
      out_.categories[i].axis = axis;
      used.set(axis);
    }
    for (std::size_t i = 0; i < kWtfAxes; ++i) {
      if (used[i]) continue;
      Complain("the axis " + Quoted(out_.axes[i].name) +
               " has no category; add a [category NAME] with axis = " +
               out_.axes[i].name);
    }
  }

  std::string_view name_;
  const WtfDefinitions* defaults_;
  WtfDefinitions out_;
  std::size_t line_ = 0;
  Section section_ = Section::kNone;
  std::size_t section_line_ = 0;
  std::size_t list_ = 0;  // Of out_.words, in [subject] and [words].
  std::size_t axes_ = 0;
  std::size_t axis_line_ = 0;
  std::bitset<kWtfWordLists> given_;
  std::map<std::string, std::string> keys_;     // Of the section.
  std::map<std::string, std::size_t> seen_;     // Sections, and where.
  std::map<std::string, std::size_t> phrases_;  // Of categories, and where.
  // Of each category the axis' name, and the line that names it.
  std::vector<std::pair<std::string, std::size_t>> axis_of_;
  std::string problem_;  // Empty: none yet.
  std::size_t problem_line_ = 0;
};

}  // namespace

Result<WtfDefinitions> ParseWtfLexicon(std::string_view text,
                                       std::string_view name,
                                       const WtfDefinitions* defaults) {
  return Parser(name, defaults).Parse(text);
}

}  // namespace precis::analyse
