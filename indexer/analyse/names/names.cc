#include "indexer/analyse/names/names.h"

#include <algorithm>

#include "indexer/analyse/names/name_runs.h"
#include "indexer/analyse/text/hash_map.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kNone = ~std::size_t{0};

// Joins runs to entities: by full name, by first and last name, by surname.
class Linker {
 public:
  Linker(const TextModel& model, Names& names) : model_(model), names_(names) {}

  // A person whom the metadata names.
  void AddKnown(const std::string& name) {
    const std::string_view whole = name;
    const std::size_t space = whole.rfind(' ');
    if (whole.empty() || space == std::string_view::npos) return;
    const std::uint64_t first = HashWord(whole.substr(0, whole.find(' ')));
    const std::uint64_t last = HashWord(whole.substr(space + 1));
    if (by_ends_.Contains(Key(first, last))) return;
    Entity entity{.kind = NameKind::kPerson, .name = name};
    const WordClasses classes = ClassesOf(first);
    entity.masculine = (classes & word::kMasculine) != 0;
    entity.feminine = (classes & word::kFeminine) != 0 && !entity.masculine;
    Register(std::move(entity), first, last);
  }

  void Link(const NameRun& run) {
    const std::size_t found = Find(run);
    const std::size_t entity = found == kNone ? Create(run) : found;
    if (found != kNone && run.tokens.size() > 1) AddEnds(run, found);
    Merge(run, names_.entities[entity]);
    names_.mentions.push_back({.tokens = run.tokens, .entity = entity});
  }

 private:
  static std::uint64_t Key(std::uint64_t first, std::uint64_t last) {
    return first * 31 + last;
  }

  const Token& First(const NameRun& run) const {
    return model_.tokens[run.tokens.begin];
  }
  const Token& Last(const NameRun& run) const {
    std::size_t i = run.tokens.end - 1;
    static const std::uint64_t junior = HashWord("jr");
    static const std::uint64_t senior = HashWord("sr");
    const bool suffix =
        model_.tokens[i].hash == junior || model_.tokens[i].hash == senior;
    if (suffix && run.tokens.size() > 2) --i;
    return model_.tokens[i];
  }

  std::size_t Find(const NameRun& run) const {
    const auto* ends = by_ends_.Find(Key(First(run).hash, Last(run).hash));
    if (ends != nullptr) return *ends;
    const bool organisation =
        run.kind == NameKind::kOrganisation || run.kind == NameKind::kPlace;
    if (run.tokens.size() != 1) return FindBySurname(run);
    if (organisation && !run.perhaps_surname) return kNone;
    const auto* surname = by_last_.Find(Last(run).hash);
    if (surname != nullptr) return Matching(run, *surname);
    return organisation ? kNone : FindByFirst(run);
  }

  // The one who was named by the surname only so far: "Sanders", whom a later
  // sentence calls by the full name.
  std::size_t FindBySurname(const NameRun& run) const {
    if (run.kind != NameKind::kPerson) return kNone;
    const std::uint64_t last = Last(run).hash;
    if (by_last_.Contains(last)) return kNone;
    const auto* alone = by_ends_.Find(Key(last, last));
    if (alone == nullptr) return kNone;
    const NameKind kind = names_.entities[*alone].kind;
    return kind == NameKind::kPerson || kind == NameKind::kUnknown ? *alone
                                                                   : kNone;
  }

  // The latest of the people of that surname whose gender does not clash.
  std::size_t Matching(const NameRun& run,
                       const std::vector<std::size_t>& people) const {
    for (std::size_t i = people.size(); i-- > 0;) {
      const Entity& entity = names_.entities[people[i]];
      const bool clash = (run.masculine && entity.feminine) ||
                         (run.feminine && entity.masculine);
      if (!clash) return people[i];
    }
    return kNone;
  }

  // "Ada" alone, once "Ada Lund" was named.
  std::size_t FindByFirst(const NameRun& run) const {
    if (run.titled) return kNone;
    const auto* first = by_first_.Find(First(run).hash);
    return first == nullptr ? kNone : *first;
  }

  std::size_t Create(const NameRun& run) {
    Entity entity{.kind = run.kind, .name = NameOf(run)};
    return Register(std::move(entity), First(run).hash, Last(run).hash);
  }

  std::string_view WrittenName(const NameRun& run) const {
    const std::size_t begin = First(run).begin;
    const std::size_t end = model_.tokens[run.tokens.end - 1].base_end;
    return model_.text.substr(begin, end - begin);
  }

  std::string NameOf(const NameRun& run) const {
    std::string name(WrittenName(run));
    std::ranges::replace(name, '\n', ' ');
    return name;
  }

  std::size_t Register(Entity entity, std::uint64_t first, std::uint64_t last) {
    const std::size_t index = names_.entities.size();
    const bool several = first != last;
    const bool body = entity.kind == NameKind::kOrganisation ||
                      entity.kind == NameKind::kPlace;
    names_.entities.push_back(std::move(entity));
    AddIfNew(by_ends_, Key(first, last), index);
    if (several && !body) {
      AddPerson(by_last_[last], index);
      AddIfNew(by_first_, first, index);
    }
    return index;
  }

  // From now on the entity is known by the full name as well.
  void AddEnds(const NameRun& run, std::size_t entity) {
    const std::uint64_t first = First(run).hash;
    const std::uint64_t last = Last(run).hash;
    if (run.kind != NameKind::kPerson || by_ends_.Contains(Key(first, last))) {
      return;
    }
    by_ends_[Key(first, last)] = entity;
    AddPerson(by_last_[last], entity);
    AddIfNew(by_first_, first, entity);
  }

  static void AddIfNew(HashMap<std::size_t>& map, std::uint64_t key,
                       std::size_t index) {
    if (!map.Contains(key)) map[key] = index;
  }

  // People who share a surname, of whom a few are enough.
  static void AddPerson(std::vector<std::size_t>& people, std::size_t index) {
    constexpr std::size_t kMaxNamesakes = 8;
    if (people.size() == kMaxNamesakes) people.erase(people.begin());
    people.push_back(index);
  }

  void Merge(const NameRun& run, Entity& entity) {
    ++entity.mentions;
    if (entity.kind == NameKind::kUnknown) entity.kind = run.kind;
    if (!entity.masculine && !entity.feminine) {
      entity.masculine = run.masculine;
      entity.feminine = run.feminine;
    }
    if (run.tokens.size() > 1 && WrittenName(run).size() > entity.name.size()) {
      entity.name = NameOf(run);
    }
  }

  const TextModel& model_;
  Names& names_;
  HashMap<std::size_t> by_ends_;
  HashMap<std::vector<std::size_t>> by_last_;
  HashMap<std::size_t> by_first_;
};

// An entity of several words whose last word stands alone elsewhere is a
// person: who else is called by the last word only?
void GuessPeople(const TextModel& model, Names& names) {
  std::vector<bool> full(names.entities.size());
  std::vector<bool> alone(names.entities.size());
  for (const Mention& mention : names.mentions) {
    const std::size_t size = mention.tokens.size();
    if (size >= 2 && size <= 3) full[mention.entity] = true;
    if (size == 1) alone[mention.entity] = true;
  }
  for (const Mention& mention : names.mentions) {
    Entity& entity = names.entities[mention.entity];
    const Token& last = model.tokens[mention.tokens.end - 1];
    if (entity.kind == NameKind::kUnknown && full[mention.entity] &&
        alone[mention.entity] &&
        !last.Has(word::kCommon | word::kCompanyEnd | word::kPlaceEnd)) {
      entity.kind = NameKind::kPerson;
    }
  }
}

}  // namespace

std::size_t Names::MentionAfter(std::size_t at) const {
  const auto found = std::ranges::upper_bound(
      mentions, at, {}, [](const Mention& m) { return m.tokens.end; });
  return static_cast<std::size_t>(found - mentions.begin());
}

std::vector<std::string> Names::OfKind(NameKind kind, std::size_t limit) const {
  std::vector<const Entity*> found;
  for (const Entity& entity : entities) {
    if (entity.kind == kind && entity.mentions > 0) found.push_back(&entity);
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Entity::mentions);
  std::vector<std::string> out;
  for (const Entity* entity : found) {
    if (out.size() < limit &&
        std::ranges::find(out, entity->name) == out.end()) {
      out.push_back(entity->name);
    }
  }
  return out;
}

Names FindNames(const TextModel& model, const Article& article,
                std::string_view language) {
  Names names;
  Linker linker(model, names);
  for (const auto* people :
       {&article.hosts, &article.guests, &article.authors}) {
    for (const std::string& name : *people) linker.AddKnown(name);
  }
  for (const Block& block : model.blocks) linker.AddKnown(block.speaker);
  const bool tag =
      language == "en" || language == "und" || article.lang.starts_with("en");
  for (const NameRun& run : FindNameRuns(model, tag)) linker.Link(run);
  if (!tag) GuessPeople(model, names);
  return names;
}

}  // namespace precis::analyse
