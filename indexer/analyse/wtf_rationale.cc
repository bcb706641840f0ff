#include "indexer/analyse/wtf_rationale.h"

#include <algorithm>

namespace precis::analyse {
namespace {

std::string_view LabelOf(std::string_view category) {
  const auto found =
      std::ranges::find(WtfCategories(), category, &WtfCategory::name);
  return found == WtfCategories().end() ? std::string_view() : found->label;
}

std::string_view Degree(int score) {
  if (score <= 2) return "mild";
  return score <= 5 ? "clear" : "strong";
}

// "clear Terminator signs (LABEL: “EVIDENCE”)". What is quoted is a sign of
// the label it stands behind; a sign of the title alone is named, not quoted.
std::string AxisPart(const WtfIndex& index, WtfAxis axis,
                     std::string_view best) {
  const bool terminator = axis == WtfAxis::kTerminator;
  const int score = terminator ? index.terminator : index.idiocracy;
  if (score == 0) return {};
  std::string part(Degree(score));
  part += terminator ? " Terminator signs (" : " Idiocracy signs (";
  const auto evidence =
      std::ranges::find(index.evidence, AxisName(axis), &WtfEvidence::axis);
  if (evidence == index.evidence.end()) return part + std::string(best) + ")";
  part += LabelOf(evidence->category);
  return part + ": \u201c" + evidence->excerpt.text + "\u201d)";
}

std::string WhyNothing(const WtfFindings& findings) {
  if (!findings.mentions_ai && findings.may_be_ai) {
    return "The story does not speak of AI by name, so neither axis is "
           "engaged.";
  }
  if (!findings.mentions_ai) {
    return "The story is not mainly about AI, so neither axis is engaged.";
  }
  if (!findings.about_ai) {
    return "The story mentions AI only in passing, so neither axis is engaged.";
  }
  if (!findings.strongest.empty()) {
    return "The story is about AI; its signs of " +
           std::string(findings.strongest) +
           " are too few or too uncertain to count.";
  }
  if (!findings.denied.empty()) {
    return "The story is about AI; it mentions " +
           std::string(findings.denied) +
           " only to say that it did not happen.";
  }
  return "The story is about AI but shows no harm angle on either axis.";
}

}  // namespace

std::string_view AxisName(WtfAxis axis) {
  return axis == WtfAxis::kTerminator ? "terminator" : "idiocracy";
}

std::string WtfRationale(const WtfIndex& index, const WtfFindings& findings) {
  const std::string terminator =
      AxisPart(index, WtfAxis::kTerminator, findings.best_terminator);
  const std::string idiocracy =
      AxisPart(index, WtfAxis::kIdiocracy, findings.best_idiocracy);
  if (terminator.empty() && idiocracy.empty()) return WhyNothing(findings);
  const bool both = !terminator.empty() && !idiocracy.empty();
  return "The story shows " + terminator + (both ? " and " : "") + idiocracy +
         ".";
}

}  // namespace precis::analyse
