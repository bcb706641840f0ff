#pragma once

#include <sstream>
#include <string>

#include "indexer/analyse/analysis.h"

namespace precis::analyse {

inline void DescribeExcerpt(std::ostream& out, const Excerpt& excerpt) {
  out << excerpt.span.begin << '-' << excerpt.span.end << ' ' << excerpt.text
      << '\n';
}

// Everything of an Analysis as one text, to compare two by.
inline std::string Describe(const Analysis& a) {
  std::ostringstream out;
  out.precision(17);
  out << a.language << a.reading_time_s << '\n';
  if (a.takeaway) DescribeExcerpt(out, *a.takeaway);
  for (const Excerpt& e : a.dek) DescribeExcerpt(out, e);
  for (const Excerpt& e : a.summary) DescribeExcerpt(out, e);
  for (const Bullet& b : a.bullets) {
    out << b.group << ' ';
    DescribeExcerpt(out, b.excerpt);
  }
  for (const Chapter& c : a.chapters) {
    out << c.title << c.span.begin << '-' << c.span.end << '\n';
    if (c.summary) DescribeExcerpt(out, *c.summary);
  }
  for (const Section& s : a.sections) out << s.heading << s.span.end << '\n';
  for (const Quote& q : a.quotes) {
    out << q.text << q.speaker << q.confidence << q.cue << q.pull_quote << '\n';
  }
  for (const Statement& s : a.statements) {
    out << s.text << s.speaker << s.confidence << s.cue << '\n';
  }
  for (const Turn& t : a.turns) out << t.speaker << t.span.end << '\n';
  for (const auto* names :
       {&a.people, &a.organisations, &a.places, &a.topics}) {
    for (const std::string& name : *names) out << name << '\n';
  }
  if (a.wtf) {
    out << a.wtf->label << a.wtf->terminator << a.wtf->idiocracy
        << a.wtf->rationale;
  }
  return out.str();
}

}  // namespace precis::analyse
