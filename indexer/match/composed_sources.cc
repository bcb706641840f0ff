#include "indexer/match/composed_sources.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace precis::match {
namespace {

using Parts = std::vector<SourcePtr>;

class Composed : public Source {
 public:
  Composed(Parts parts, double documents)
      : parts_(std::move(parts)), documents_(documents) {}

  bool damaged() const override {
    return std::ranges::any_of(
        parts_, [](const SourcePtr& part) { return part->damaged(); });
  }

 protected:
  // How many of the segment's documents have it, from 0 to 1.
  double Share(const Source& part) const {
    return documents_ > 0 ? std::min(1.0, part.Estimate() / documents_) : 0;
  }

  Parts parts_;
  const double documents_;
};

class All : public Composed {
 public:
  All(Parts parts, double documents) : Composed(std::move(parts), documents) {
    std::ranges::stable_sort(parts_, {}, &Source::Estimate);
  }

  Docid Next(Docid docid) override {
    for (const SourcePtr& part : parts_) {
      docid = part->Next(docid);
      if (docid == kNoDocument) break;
    }
    return docid;
  }

  void Fill(Window window, Hits& hits) override {
    parts_.front()->Fill(window, hits);
    KeepFrom(1, hits);
  }

  void Keep(Hits& hits) override { KeepFrom(0, hits); }

  double Estimate() const override {
    double share = 1;
    for (const SourcePtr& part : parts_) share *= Share(*part);
    return share * documents_;
  }

 private:
  void KeepFrom(std::size_t first, Hits& hits) {
    for (std::size_t i = first; i < parts_.size() && !hits.empty(); ++i) {
      parts_[i]->Keep(hits);
    }
  }
};

// Adds what `more` weighs to the documents that `hits` have, too.
void AddWeights(const Hits& more, Hits& hits) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < more.size(); ++i) {
    while (hits.ids[at] < more.ids[i]) ++at;
    hits.weights[at] += more.weights[i];
  }
}

// Copies hits [begin, end) of `from` to where `size` is in `to`, which has
// room. Returns what `size` is then. They may be the same.
std::size_t Append(const Hits& from, std::size_t begin, std::size_t end,
                   Hits& to, std::size_t size) {
  const std::size_t count = end - begin;
  if (count == 0) return size;
  std::memmove(to.ids.data() + size, from.ids.data() + begin,
               count * sizeof(Docid));
  std::memmove(to.weights.data() + size, from.weights.data() + begin,
               count * sizeof(double));
  return size + count;
}

// The first from `begin` on that is not below `docid`.
std::size_t FindFrom(const Hits& hits, std::size_t begin, Docid docid) {
  const auto found =
      std::lower_bound(hits.ids.begin() + static_cast<std::ptrdiff_t>(begin),
                       hits.ids.end(), docid);
  return static_cast<std::size_t>(found - hits.ids.begin());
}

// With fewer to each other hit the others are copied in stretches.
constexpr std::size_t kFew = 8;

// Both, each document once.
void Unite(const Hits& a, const Hits& b, Hits& both) {
  both.Resize(a.size() + b.size());
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t size = 0;
  while (i < a.size() && j < b.size()) {
    const Docid of_a = a.ids[i];
    const Docid of_b = b.ids[j];
    both.ids[size] = std::min(of_a, of_b);
    both.weights[size++] =
        (of_a <= of_b ? a.weights[i] : 0) + (of_b <= of_a ? b.weights[j] : 0);
    i += of_a <= of_b ? 1 : 0;
    j += of_b <= of_a ? 1 : 0;
  }
  both.Resize(Append(b, j, b.size(), both, Append(a, i, a.size(), both, size)));
}

// The same of many and few: what lies between two of the few is copied.
void UniteWithFew(const Hits& many, const Hits& few, Hits& both) {
  both.Resize(many.size() + few.size());
  std::size_t i = 0;
  std::size_t size = 0;
  for (std::size_t j = 0; j < few.size(); ++j) {
    const Docid docid = few.ids[j];
    const std::size_t end = FindFrom(many, i, docid);
    size = Append(many, i, end, both, size);
    i = end;
    both.ids[size] = docid;
    both.weights[size] = few.weights[j];
    if (i < many.size() && many.ids[i] == docid) {
      both.weights[size] += many.weights[i++];
    }
    ++size;
  }
  both.Resize(Append(many, i, many.size(), both, size));
}

class Any : public Composed {
 public:
  using Composed::Composed;

  Docid Next(Docid docid) override {
    Docid next = kNoDocument;
    for (const SourcePtr& part : parts_) {
      next = std::min(next, part->Next(docid));
    }
    return next;
  }

  void Fill(Window window, Hits& hits) override {
    hits.Clear();
    for (const SourcePtr& part : parts_) {
      part->Fill(window, part_);
      Include(hits);
    }
  }

  void Keep(Hits& hits) override {
    Hits kept;
    for (const SourcePtr& part : parts_) {
      part_.ids = hits.ids;
      part_.weights.assign(hits.size(), 0);
      part->Keep(part_);
      Include(kept);
    }
    AddKept(kept, hits);
  }

  double Estimate() const override {
    double without = 1;
    for (const SourcePtr& part : parts_) without *= 1 - Share(*part);
    return (1 - without) * documents_;
  }

 private:
  void Include(Hits& hits) {
    if (part_.empty()) return;
    if (hits.empty()) {
      std::swap(part_, hits);
      return;
    }
    if (hits.size() * kFew < part_.size()) {
      UniteWithFew(part_, hits, both_);
    } else if (part_.size() * kFew < hits.size()) {
      UniteWithFew(hits, part_, both_);
    } else {
      Unite(hits, part_, both_);
    }
    std::swap(hits, both_);
  }

  static void AddKept(const Hits& kept, Hits& hits) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      while (hits.ids[at] < kept.ids[i]) ++at;
      hits.ids[i] = kept.ids[i];
      hits.weights[i] = hits.weights[at] + kept.weights[i];
      ++at;
    }
    hits.Resize(kept.size());
  }

  Hits part_;
  Hits both_;
};

// What the first part has, and what the others do to it.
class Amended : public Composed {
 public:
  using Composed::Composed;

  Docid Next(Docid docid) override { return parts_.front()->Next(docid); }

  void Fill(Window window, Hits& hits) override {
    parts_.front()->Fill(window, hits);
    Amend(hits);
  }

  void Keep(Hits& hits) override {
    parts_.front()->Keep(hits);
    Amend(hits);
  }

 private:
  virtual void Amend(Hits& hits) = 0;
};

class Without : public Amended {
 public:
  using Amended::Amended;

  double Estimate() const override {
    double share = Share(*parts_.front());
    for (std::size_t i = 1; i < parts_.size(); ++i) {
      share *= 1 - Share(*parts_[i]);
    }
    return share * documents_;
  }

 private:
  void Amend(Hits& hits) override {
    for (std::size_t i = 1; i < parts_.size() && !hits.empty(); ++i) {
      excluded_ = hits;
      parts_[i]->Keep(excluded_);
      if (!excluded_.empty()) Remove(hits);
    }
  }

  void Remove(Hits& hits) const {
    std::size_t kept = 0;
    std::size_t begin = 0;
    for (const Docid docid : excluded_.ids) {
      const std::size_t end = FindFrom(hits, begin, docid);
      kept = Append(hits, begin, end, hits, kept);
      begin = end + 1;
    }
    hits.Resize(Append(hits, begin, hits.size(), hits, kept));
  }

  Hits excluded_;
};

class Maybe : public Amended {
 public:
  using Amended::Amended;

  double Estimate() const override { return parts_.front()->Estimate(); }

 private:
  void Amend(Hits& hits) override {
    for (std::size_t i = 1; i < parts_.size() && !hits.empty(); ++i) {
      other_.ids = hits.ids;
      other_.weights.assign(hits.size(), 0);
      parts_[i]->Keep(other_);
      AddWeights(other_, hits);
    }
  }

  Hits other_;
};

}  // namespace

SourcePtr MakeAll(Parts parts, double documents) {
  return std::make_unique<All>(std::move(parts), documents);
}
SourcePtr MakeAny(Parts parts, double documents) {
  return std::make_unique<Any>(std::move(parts), documents);
}
SourcePtr MakeWithout(Parts parts, double documents) {
  return std::make_unique<Without>(std::move(parts), documents);
}
SourcePtr MakeMaybe(Parts parts, double documents) {
  return std::make_unique<Maybe>(std::move(parts), documents);
}

}  // namespace precis::match
