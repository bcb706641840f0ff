#include "indexer/analyse/text/keyphrase_word_lists.h"

#include <algorithm>

#include "indexer/analyse/text/word_classes.h"
#include "indexer/analyse/text/word_hash.h"

namespace precis::analyse {
namespace {

// Written for this program. The stop words of English are in word_lists.cc.
constexpr std::string_view kNeverAlone = R"(
one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
sixty seventy eighty ninety hundred thousand million billion dozen first
second third half quarter cent percent per sit sits sat stand stood run runs
ran break broke fall fell rise rose handle handles finish badly bold false
blue red green black white warm cold sound sounds learn finds hear suffer
sleep publish approve refuse insure raise order orders select choose today
yesterday tomorrow monday sir dear ho)";
constexpr std::string_view kGeneric = R"(
ability access action activity agent agreement answer approach argument
article aspect assistant attempt author bar basis bench body book box branch
card case cellar centre center chain chance character chief choice city clause
clock colleague column condition contract control copy corner cost count cover
customer data date debate decision deed degree department description design
detail device difference director discussion distance document dollar door
edge employee engineer error euro evening evidence exchange executive exercise
experience expert experiment factor failure fault feature fee figure file film
final floor force form frame friend game gate goal ground habit hall hand head
help human idea image industry information institute institution instruction
instrument interest item journalist key kilometre language law letter level
licence license line list log machine maker manager map mark market match
material matter measure message method metre model moment movement name note
notice number object observer offer office officer official opinion operation
operator order organisation organization owner package page paper paragraph
part partner party passenger patient period person phrase picture piece place
plan plant point position pound practice president price print problem process
producer product production professor program programme project promise proof
proposal quality question radio range rate reader reason record reference
region report representative research researcher resident response result
return review right rule sale sample scale scene schedule scientist season
secretary section sentence series server service session set setting shape
share shop side sign signal site situation size software solution sort source
space spokesman spokeswoman staff stage standard start state statement station
step story street structure student study subject supplier surface surprise
system table target task teacher technology telephone term test text theory
thing title tool top town trial trick truth twin type unit university user
value version view visitor visit voice vote warehouse way weather week weight
window word work worker world writer yard year evaluation develop developer
investor founder analyst lawyer judge critic)";
constexpr std::string_view kGermanStop = R"(
und der die das den dem des ein eine einen einem einer eines im in ins am an
auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von vom
vor zu zum zur zwischen ist sind war waren sei wäre wird werden wurde wurden
worden hat haben hatte hatten hätte kann können konnte konnten könnte muss
müssen musste soll sollen sollte will wollen wollte darf dürfen mag nicht kein
keine keinen keiner nur auch noch schon so wie als wenn weil dass daß ob aber
oder denn doch sondern sie er es ich du wir ihr ihm ihn ihnen ihre ihrer ihren
sein seine seinen seiner seinem mein meine dein unser unsere sich man jemand
niemand etwas nichts alles alle allen viel viele mehr sehr hier dort da dann
nun jetzt immer nie wieder dieser diese dieses diesen diesem jener jene jedes
jeder jede welche welcher welches was wer wo wann warum dabei damit davon dazu
daran darauf darum deshalb jedoch zwei drei vier fünf sechs sieben acht neun
zehn erst ersten erste zweite sagt sagte sagen gibt geht macht machen kommt
lässt bereits etwa rund gegenüber während innerhalb außerdem jahr jahre jahren
uhr prozent woche wochen tag tage monat montag dienstag mittwoch donnerstag
freitag samstag sonntag)";
constexpr std::string_view kFrenchStop = R"(
le la les un une des du de et ou mais donc or ni car en dans sur sous par pour
avec sans chez vers entre depuis pendant avant après contre au aux ce cet
cette ces qui que quoi dont où il elle ils elles on je tu nous vous me te se
lui leur leurs son sa ses mon ma mes ton ta tes notre nos votre vos est sont
était étaient sera seront été être a ont avait avaient avoir aura fait faire
peut peuvent doit doivent ne pas plus moins très aussi encore déjà comme si
quand lorsque même tout tous toute toutes autre autres deux trois quatre cinq
dit selon ainsi alors ici là rien jamais toujours an ans année années jour
jours c'est n'est d'un d'une qu'il qu'elle l'on lundi mardi mercredi jeudi
vendredi samedi dimanche)";
constexpr std::string_view kSpanishStop = R"(
el la los las un una unos unas de del y o pero porque que quien cual donde
cuando como en con sin por para sobre entre desde hasta hacia contra al a se
su sus mi mis tu tus nuestro nuestra lo le les me te nos él ella ellos ellas
yo usted este esta estos estas ese esa esos esas aquel aquella es son era eran
fue fueron será ser está están estaba estar ha han había haber hay tiene
tienen tenía puede pueden debe no ni sí más menos muy también ya aún todavía
siempre nunca nada algo todo todos toda todas otro otra otros otras mismo
misma dos tres cuatro cinco dijo según así entonces aquí allí año años día
días lunes martes miércoles jueves viernes sábado domingo)";

HashSet SetOf(std::string_view words, std::uint64_t (*hash)(std::string_view)) {
  HashSet set;
  while (true) {
    words.remove_prefix(std::min(words.find_first_not_of(" \n"), words.size()));
    if (words.empty()) return set;
    const std::size_t end = std::min(words.find_first_of(" \n"), words.size());
    set.Insert(hash(words.substr(0, end)));
    words.remove_prefix(end);
  }
}

}  // namespace

const KeyphraseWords* KeyphraseWordsOf(std::string_view language) {
  static const KeyphraseWords english = {
      .stop = {},
      .never_alone = SetOf(kNeverAlone, HashStem),
      .generic = SetOf(kGeneric, HashStem)};
  static const KeyphraseWords german = {
      .stop = SetOf(kGermanStop, HashWord), .never_alone = {}, .generic = {}};
  static const KeyphraseWords french = {
      .stop = SetOf(kFrenchStop, HashWord), .never_alone = {}, .generic = {}};
  static const KeyphraseWords spanish = {
      .stop = SetOf(kSpanishStop, HashWord), .never_alone = {}, .generic = {}};
  if (language == "en" || language == "und") return &english;
  if (language == "de") return &german;
  if (language == "fr") return &french;
  return language == "es" ? &spanish : nullptr;
}

}  // namespace precis::analyse
