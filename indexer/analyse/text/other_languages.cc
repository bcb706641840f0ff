#include "indexer/analyse/text/other_languages.h"

#include <algorithm>
#include <array>

#include "indexer/analyse/text/keyphrase_word_lists.h"

namespace precis::analyse {
namespace {

// Enough of a text to tell its alphabet by.
constexpr std::size_t kAlphabetBytes = 600;

struct Abbreviations {
  std::string_view language;
  std::string_view words;  // Between spaces, in small letters.
};

// Only those that never end a sentence, or hardly ever.
constexpr std::array<Abbreviations, 14> kAbbreviations = {{
    {"de",
     " dr prof nr str st bzw ca mio mrd tsd hr fr abs art bd bspw evtl ggf hl "
     "inkl jh jhd kap max min mind nat phil rer röm sen sog tel vgl vs z zzgl "
     "jan feb apr aug sept okt nov dez gem geb gest lt int ing dipl "},
    {"fr",
     " dr prof m mm mme mlle st ste av bd boul chap art fig p pp vol env cf "
     "janv févr avr juil sept oct nov déc no hab réf tél "},
    {"es",
     " sr sra srta sres dr dra prof profa d dña ud uds núm pág págs art av "
     "avda cap fig gral ing lic máx mín tel vol aprox cía ee ej "},
    {"pt",
     " sr sra srta dr dra prof profa eng av art cap fig pág págs núm tel vol "
     "aprox min máx exmo exma ltda "},
    {"it",
     " sig sigg dott dottssa prof profssa ing avv on sen geom rag art cap fig "
     "pag pagg tel vol ca s gen col "},
    {"nl",
     " dr drs prof mr ir ing dhr mw mevr bijv ca nr st blz jl mln mld vgl "},
    {"ru",
     " г гг т тт д ул пл пр просп им руб коп тыс млн млрд трлн стр с гл рис "
     "табл акад проф доц св ок см ср напр ред сост соч "},
    {"uk",
     " м р рр вул пл просп ім грн коп тис млн млрд стор проф акад св див "
     "напр ред "},
    {"pl",
     " dr prof mgr inż ul al pl nr np tzn tzw tys mln mld godz śp św gen płk "
     "ks im m r w str por red "},
    {"cs",
     " dr prof ing mgr bc judr mudr ul nám č čj např tzn tzv tj str sv "
     "tis mil mld kpt plk "},
    {"sv", " dr prof ca nr bl dvs kl kr mfl resp s st tel t ev ung jfr "},
    {"da", " dr prof ca nr bl kl kr hr fr pr f eks tlf mio mia st jf "},
    {"nb", " dr prof ca nr bl kl kr f eks tlf mill mrd st jf "},
    {"tr", " dr prof doç yrd av sn sok cad mah no vb bkz hz "},
}};

// Norwegian is one language to those who abbreviate.
std::string_view Listed(std::string_view language) {
  return language == "no" || language == "nn" ? "nb" : language;
}

template <std::size_t kSize>
bool Contains(const std::array<std::string_view, kSize>& all,
              std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

}  // namespace

bool ReadsAsEnglish(std::string_view language, std::string_view text) {
  if (language != "und") return language == "en";
  std::size_t letters = 0;
  std::size_t foreign = 0;
  for (const char c : text.substr(0, kAlphabetBytes)) {
    // From 0xCD on sequences lead Greek and whatever comes after it, but for
    // 0xE2, which leads curly marks and dashes.
    const auto byte = static_cast<unsigned char>(c);
    letters += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' ? 1u : 0u;
    foreign += byte >= 0xCD && byte != 0xE2 ? 1u : 0u;
  }
  return foreign <= letters;
}

bool HasSentenceMarks(std::string_view language) {
  return language != "th" && language != "lo";
}

std::vector<std::string> NotDone(std::string_view language, bool as_english) {
  if (language == "en") return {};
  if (as_english) return {"wtf"};
  std::vector<std::string> not_done;
  if (!HasSentenceMarks(language)) {
    not_done = {"takeaway", "dek", "summary", "bullets"};
  }
  for (const char* member :
       {"quotes", "statements", "organisations", "places"}) {
    not_done.emplace_back(member);
  }
  if (KeyphraseWordsOf(language) == nullptr) not_done.emplace_back("topics");
  not_done.emplace_back("wtf");
  return not_done;
}

bool WritesOrdinalsWithPoint(std::string_view language) {
  constexpr std::array<std::string_view, 18> kLanguages = {
      "bs", "cs", "da", "de", "et", "eu", "fi", "hr", "hu",
      "is", "lb", "lv", "nb", "nn", "no", "pl", "sk", "sl"};
  return Contains(kLanguages, language);
}

bool IsAbbreviation(std::string_view language, std::string_view word) {
  const auto found = std::ranges::find(kAbbreviations, Listed(language),
                                       &Abbreviations::language);
  if (found == kAbbreviations.end() || word.empty()) return false;
  const std::string_view words = found->words;
  std::size_t at = words.find(word);
  while (at != std::string_view::npos) {
    if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
    at = words.find(word, at + 1);
  }
  return false;
}

}  // namespace precis::analyse
