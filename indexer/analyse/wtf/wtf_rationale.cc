#include "indexer/analyse/wtf/wtf_rationale.h"

#include <algorithm>

namespace precis::analyse {
namespace {

std::string_view LabelOf(const WtfDefinitions& lexicon,
                         std::string_view category) {
  const auto found =
      std::ranges::find(lexicon.categories, category, &WtfCategory::name);
  return found == lexicon.categories.end() ? std::string_view() : found->label;
}

std::string_view Degree(int score) {
  if (score <= 2) return "mild";
  return score <= 5 ? "clear" : "strong";
}

// "clear Terminator signs (LABEL: “EVIDENCE”)". What is quoted is a sign of
// the label it stands behind; a sign of the title alone is named, not quoted.
std::string AxisPart(const WtfIndex& index, std::size_t axis,
                     std::string_view best, const WtfDefinitions& lexicon) {
  const int score = WtfScore(index, axis);
  if (score == 0) return {};
  std::string part(Degree(score));
  part += " " + lexicon.axes[axis].title + " signs (";
  const auto evidence = std::ranges::find(
      index.evidence, lexicon.axes[axis].name, &WtfEvidence::axis);
  if (evidence == index.evidence.end()) return part + std::string(best) + ")";
  part += LabelOf(lexicon, evidence->category);
  return part + ": \u201c" + evidence->excerpt.text + "\u201d)";
}

std::string WhyNothing(const WtfFindings& findings,
                       const std::string& subject) {
  if (!findings.mentions_subject && findings.may_be_subject) {
    return "The story does not speak of " + subject +
           " by name, so neither axis is engaged.";
  }
  if (!findings.mentions_subject) {
    return "The story is not mainly about " + subject +
           ", so neither axis is engaged.";
  }
  if (!findings.about_subject) {
    return "The story mentions " + subject +
           " only in passing, so neither axis is engaged.";
  }
  const std::string about = "The story is about " + subject;
  if (!findings.strongest.empty()) {
    return about + "; its signs of " + std::string(findings.strongest) +
           " are too few or too uncertain to count.";
  }
  if (!findings.denied.empty()) {
    return about + "; it mentions " + std::string(findings.denied) +
           " only to say that it did not happen.";
  }
  return about + " but shows no harm angle on either axis.";
}

}  // namespace

int WtfScore(const WtfIndex& index, std::size_t axis) {
  return axis == 0 ? index.terminator : index.idiocracy;
}

std::string WtfRationale(const WtfIndex& index, const WtfFindings& findings,
                         const WtfDefinitions& lexicon) {
  const std::string first = AxisPart(index, 0, findings.best[0], lexicon);
  const std::string second = AxisPart(index, 1, findings.best[1], lexicon);
  if (first.empty() && second.empty()) {
    return WhyNothing(findings, lexicon.subject);
  }
  const bool both = !first.empty() && !second.empty();
  return "The story shows " + first + (both ? " and " : "") + second + ".";
}

}  // namespace precis::analyse
