#pragma once

#include <sstream>
#include <string>

#include "indexer/analyse/text/analysis.h"

namespace precis::analyse {

inline std::ostream& operator<<(std::ostream& out, ByteSpan span) {
  return out << span.begin << '-' << span.end << ' ';
}

inline void DescribeExcerpt(std::ostream& out, const Excerpt& excerpt) {
  out << excerpt.span << excerpt.edited << excerpt.text << '\n';
}

// Everything of an Analysis as one text, to compare two by.
inline std::string Describe(const Analysis& a) {
  std::ostringstream out;
  out.precision(17);
  out << a.language << a.reading_time_s << '\n';
  for (const std::string& member : a.not_done) out << member << '\n';
  if (a.takeaway) DescribeExcerpt(out, *a.takeaway);
  for (const Excerpt& e : a.dek) DescribeExcerpt(out, e);
  for (const Excerpt& e : a.summary) DescribeExcerpt(out, e);
  for (const Bullet& b : a.bullets) {
    out << b.group << ' ';
    DescribeExcerpt(out, b.excerpt);
  }
  for (const Chapter& c : a.chapters) {
    out << c.title << c.span << c.start_s.value_or(-1) << '\n';
    if (c.summary) DescribeExcerpt(out, *c.summary);
  }
  for (const Section& s : a.sections) out << s.heading << s.span << '\n';
  for (const Quote& q : a.quotes) {
    out << q.span << q.text << q.speaker << q.confidence << q.cue
        << q.pull_quote << '\n';
  }
  for (const Statement& s : a.statements) {
    out << s.span << s.text << s.speaker << s.confidence << s.cue << '\n';
  }
  for (const Turn& t : a.turns) {
    out << t.span << t.speaker << t.start_s.value_or(-1) << '\n';
  }
  for (const auto* names :
       {&a.people, &a.organisations, &a.places, &a.topics}) {
    for (const std::string& name : *names) out << name << '\n';
  }
  if (a.wtf) {
    out << a.wtf->label << a.wtf->terminator << a.wtf->idiocracy
        << a.wtf->rationale;
    for (const WtfEvidence& e : a.wtf->evidence) {
      out << e.axis << e.category;
      DescribeExcerpt(out, e.excerpt);
    }
  }
  return out.str();
}

}  // namespace precis::analyse
