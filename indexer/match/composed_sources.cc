#include "indexer/match/composed_sources.h"

#include <algorithm>
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

// Both, each document once.
void Unite(const Hits& a, const Hits& b, Hits& both) {
  both.Clear();
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const Docid of_a = a.ids[i];
    const Docid of_b = b.ids[j];
    const double weight =
        (of_a <= of_b ? a.weights[i] : 0) + (of_b <= of_a ? b.weights[j] : 0);
    both.Add(std::min(of_a, of_b), weight);
    i += of_a <= of_b ? 1 : 0;
    j += of_b <= of_a ? 1 : 0;
  }
  for (; i < a.size(); ++i) both.Add(a.ids[i], a.weights[i]);
  for (; j < b.size(); ++j) both.Add(b.ids[j], b.weights[j]);
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
    Unite(hits, part_, both_);
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
    std::size_t at = 0;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (at < excluded_.size() && excluded_.ids[at] == hits.ids[i]) {
        ++at;
        continue;
      }
      hits.ids[kept] = hits.ids[i];
      hits.weights[kept++] = hits.weights[i];
    }
    hits.Resize(kept);
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
