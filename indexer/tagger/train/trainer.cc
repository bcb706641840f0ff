#include "indexer/tagger/train/trainer.h"

#include <numeric>

#include "indexer/tagger/tagger.h"
#include "indexer/tagger/train/random.h"

namespace precis::tagger {
namespace {

constexpr std::size_t kOwnLabelPercent = 70;

class Trainer {
 public:
  Trainer(const Lexicon& lexicon, std::uint64_t seed)
      : lexicon_(lexicon), random_(seed) {}

  void Visit(const TrainingDocument& document) {
    Memory memory;
    for (const TrainingSentence& sentence : document.sentences) {
      CountSpellings(sentence.words, memory);
    }
    for (const TrainingSentence& sentence : document.sentences) {
      Visit(sentence, memory);
    }
  }

  Random& random() { return random_; }
  const Perceptron& perceptron() const { return perceptron_; }

 private:
  void Visit(const TrainingSentence& sentence, Memory& memory) {
    SentenceView view(sentence.words, lexicon_);
    std::vector<Label> decided(sentence.words.size(), kOutside);
    std::vector<Label> context;  // What the next word sees of the last.
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const Label before = context.empty() ? kOutside : context.back();
      if (IsDecided(sentence.words[i], before)) {
        view.Extract(context, memory, features_);
        decided[i] = Decide(sentence, i);
      }
      context.push_back(NextContext(sentence, i, decided[i]));
    }
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      if (sentence.words[i].capital) {
        memory.CountLabel(sentence.words[i].hash, decided[i]);
      }
    }
  }

  Label Decide(const TrainingSentence& sentence, std::size_t i) {
    perceptron_.Tick();
    const auto scores = perceptron_.Score(features_.rows());
    Label best = 0;
    for (Label label = 1; label < kLabels; ++label) {
      if (scores[label] > scores[best]) best = label;
    }
    const Label gold = sentence.gold[i];
    if (best != gold) perceptron_.Correct(features_.rows(), gold, best);
    return best;
  }

  // Mostly what the model itself decided, so that it learns to go on after its
  // own mistakes; what is right where that would lead nowhere.
  Label NextContext(const TrainingSentence& sentence, std::size_t i,
                    Label decided) {
    const bool own = random_.Below(100) < kOwnLabelPercent;
    const bool last = i + 1 == sentence.words.size();
    const Label next = last ? kOutside : sentence.gold[i + 1];
    return own && MayFollow(decided, next, false) ? decided : sentence.gold[i];
  }

  const Lexicon& lexicon_;
  Perceptron perceptron_;
  Features features_;
  Random random_;
};

}  // namespace

std::vector<WeightRow> Train(const std::vector<TrainingDocument>& documents,
                             const Lexicon& lexicon, TrainingPlan plan) {
  std::vector<std::int64_t> sums;
  for (int run = 1; run <= plan.runs; ++run) {
    Trainer trainer(lexicon, static_cast<std::uint64_t>(run));
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int epoch = 0; epoch < plan.epochs; ++epoch) {
      trainer.random().Shuffle(order);
      for (const std::size_t i : order) trainer.Visit(documents[i]);
    }
    const auto averages = trainer.perceptron().Averages();
    sums.resize(averages.size());
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += averages[i];
  }
  return Quantised(sums, plan.runs);
}

}  // namespace precis::tagger
