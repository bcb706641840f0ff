#include "indexer/analyse/names/name_gazetteer.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/analyse/text/hash_map.h"
#include "indexer/analyse/text/word_hash.h"

namespace precis::analyse {
namespace {

// Names between semicolons, written for this program. A line end is a space.
constexpr std::string_view kOrganisations = R"(
openai; anthropic; google; google deepmind; google brain; google research;
deepmind; alphabet; meta; meta ai; facebook; instagram; whatsapp; microsoft;
microsoft research; apple; amazon; amazon web services; aws; nvidia; amd;
intel; arm; qualcomm; tsmc; samsung; asml; broadcom; micron; ibm; ibm
research; oracle; salesforce; sap; adobe; cisco; dell; tesla; spacex; xai;
x.ai; neuralink; waymo; cruise; uber; lyft; airbnb; netflix; spotify; twitter;
reddit; linkedin; youtube; snap; snapchat; pinterest; tiktok; bytedance;
tencent; alibaba; baidu; huawei; xiaomi; deepseek; moonshot; zhipu; mistral;
mistral ai; cohere; hugging face; stability ai; midjourney; runway;
perplexity; character.ai; inflection; inflection ai; adept; scale ai;
databricks; snowflake; palantir; anduril; groq; cerebras; sambanova;
graphcore; coreweave; boston dynamics; figure ai; unitree; softbank; sequoia;
sequoia capital; andreessen horowitz; y combinator; stripe; paypal; visa;
mastercard; github; gitlab; docker; canonical; red hat; mozilla; cloudflare;
akamai; fastly; shopify; zoom; slack; dropbox; atlassian; jetbrains; replit;
cursor; anysphere; vercel; netlify; hashicorp; elastic; mongodb; redis;
confluent; allen institute for ai; ai2; eleutherai; mila; mit; stanford;
stanford university; harvard; harvard university; yale; princeton; caltech;
carnegie mellon; carnegie mellon university; uc berkeley; berkeley; oxford;
oxford university; cambridge university; eth zurich; epfl; nasa; darpa; nist;
nato; fbi; cia; nsa; epa; fda; ftc; fcc; sec; irs; doj; cdc; who; imf; opec;
unesco; unicef; eu; european union; european commission; european parliament;
un; united nations; world bank; world health organization; federal reserve;
fed; white house; pentagon; congress; senate; house of representatives;
supreme court; state department; justice department; treasury department;
parliament; bundestag; house of commons; house of lords; kremlin; republican
party; democratic party; labour party; conservative party; green party; gop;
tea party; bbc; cnn; nbc; abc; cbs; fox news; msnbc; npr; reuters; associated
press; bloomberg; new york times; washington post; wall street journal;
financial times; the guardian; the economist; wired; the verge; techcrunch;
politico; axios; buzzfeed; breitbart; breitbart news; huffington post; usa
today; los angeles times; cnbc; goldman sachs; jpmorgan; jpmorgan chase;
morgan stanley; citigroup; bank of america; wells fargo; blackrock; boeing;
airbus; lockheed martin; raytheon; general motors; gm; ford; toyota;
volkswagen; bmw; siemens; bosch; sony; nintendo; walmart; mckinsey; deloitte;
pfizer; moderna; novartis; roche; ieee; acm; neurips; icml; aaai; acl; w3c;
ietf; linux foundation; apache software foundation; free software foundation;
electronic frontier foundation; eff; aclu; nra; isis; hamas; hezbollah;
taliban; al qaeda; planned parenthood; amnesty international; human rights
watch; greenpeace)";

constexpr std::string_view kPlaces = R"(
united states; u.s; us; usa; america; united kingdom; u.k; uk; britain;
england; scotland; wales; northern ireland; ireland; france; germany; italy;
spain; portugal; netherlands; belgium; luxembourg; switzerland; austria;
denmark; sweden; norway; finland; iceland; poland; czech republic; slovakia;
hungary; romania; bulgaria; greece; turkey; cyprus; malta; croatia; serbia;
slovenia; bosnia; albania; kosovo; ukraine; belarus; moldova; russia; georgia;
armenia; azerbaijan; kazakhstan; uzbekistan; china; hong kong; taiwan; japan;
south korea; north korea; mongolia; india; pakistan; bangladesh; sri lanka;
nepal; afghanistan; iran; iraq; syria; lebanon; israel; palestine; gaza; west
bank; jordan; saudi arabia; yemen; oman; qatar; bahrain; kuwait; united arab
emirates; uae; egypt; libya; tunisia; algeria; morocco; sudan; ethiopia;
somalia; kenya; uganda; tanzania; rwanda; nigeria; ghana; senegal; south
africa; zimbabwe; zambia; angola; mozambique; australia; new zealand;
indonesia; malaysia; singapore; thailand; vietnam; cambodia; laos; myanmar;
philippines; canada; mexico; guatemala; honduras; el salvador; nicaragua;
costa rica; panama; cuba; haiti; dominican republic; jamaica; puerto rico;
colombia; venezuela; ecuador; peru; bolivia; brazil; chile; argentina;
uruguay; paraguay; europe; asia; africa; latin america; north america; south
america; middle east; antarctica; new york; new york city; manhattan;
brooklyn; queens; washington; washington d.c; los angeles; san francisco; bay
area; silicon valley; palo alto; mountain view; menlo park; cupertino; san
jose; san diego; seattle; redmond; portland; las vegas; phoenix; denver;
dallas; houston; austin; san antonio; chicago; detroit; cleveland; columbus;
cincinnati; pittsburgh; philadelphia; boston; baltimore; atlanta; miami;
orlando; tampa; charlotte; nashville; memphis; new orleans; minneapolis;
milwaukee; st. louis; kansas city; salt lake city; honolulu; toronto;
montreal; vancouver; ottawa; mexico city; london; manchester; birmingham;
edinburgh; glasgow; dublin; paris; lyon; berlin; munich; hamburg; frankfurt;
cologne; vienna; zurich; geneva; bern; rome; milan; madrid; barcelona; lisbon;
amsterdam; rotterdam; brussels; copenhagen; stockholm; oslo; helsinki; warsaw;
prague; budapest; bucharest; sofia; athens; istanbul; ankara; kyiv; kiev;
moscow; st. petersburg; beijing; shanghai; shenzhen; tokyo; osaka; seoul;
delhi; new delhi; mumbai; bangalore; bengaluru; hyderabad; karachi; islamabad;
kabul; tehran; baghdad; damascus; beirut; jerusalem; tel aviv; riyadh; dubai;
abu dhabi; doha; cairo; nairobi; lagos; johannesburg; cape town; sydney;
melbourne; auckland; jakarta; bangkok; hanoi; manila; kuala lumpur; sao paulo;
rio de janeiro; buenos aires; lima; bogota; santiago; caracas; havana;
alabama; alaska; arizona; arkansas; california; colorado; connecticut;
delaware; florida; hawaii; idaho; illinois; indiana; iowa; kansas; kentucky;
louisiana; maine; maryland; massachusetts; michigan; minnesota; mississippi;
missouri; montana; nebraska; nevada; new hampshire; new jersey; new mexico;
north carolina; north dakota; ohio; oklahoma; oregon; pennsylvania; rhode
island; south carolina; south dakota; tennessee; texas; utah; vermont;
virginia; west virginia; wisconsin; wyoming; ontario; quebec; british
columbia; alberta; bavaria; catalonia; crimea)";

// What has a name or capitals and is none of the three: techniques, products,
// languages, abbreviations.
constexpr std::string_view kThings = R"(
ai; ais; agi; ml; llm; llms; nlp; gpu; gpus; cpu; cpus; tpu; tpus; api; apis;
ui; ux; os; ceo; ceos; cto; cfo; coo; tv; pc; it; ok; dna; gdp; ipo; vr; ar; xr;
pr; hr; ram; sql; pdf; url; faq; diy; svm; pca; rnn; lstm; gan; gans; rag; rss;
html; css; http; https; json; xml; yaml; csv; sdk; ide; cli; gui; iot; sms; gps;
usb; wi-fi; wifi; internet; web; world wide web; covid; covid-19; god; bible;
agile; devops; mlops; open source; machine learning; deep learning; artificial
intelligence; computer vision; natural language processing; bleu; turing test;
kubernetes; docker compose; linux; unix; windows; macos; ios; android; ubuntu;
debian; python; java; javascript; typescript; ruby; rails; rust; golang; kotlin;
swift; scala; perl; php; lua; julia; haskell; erlang; elixir; clojure; lisp;
prolog; fortran; cobol; matlab; pytorch; tensorflow; keras; numpy; scipy;
pandas; jupyter; react; angular; vue; svelte; node; node.js; django; flask;
postgres; postgresql; mysql; sqlite; git; webpack; terraform; ansible; jenkins;
chatgpt; gpt; gpt-2; gpt-3; gpt-4; gpt-5; codex; dall-e; sora; claude; gemini;
bard; copilot; grok; llama; bert; whisper; siri; alexa; cortana; bixby; clippy;
watson; alphago; alphafold; alphazero; imagenet; wordnet; stable diffusion;
iphone; ipad; macbook; kindle; echo; roomba; autopilot; photoshop; excel;
powerpoint; gmail; chrome; firefox; safari; bing; wikipedia; bitcoin; ethereum;
minecraft; fortnite; brexit; obamacare; medicare; medicaid; democracy;
christianity; islam; buddhism; hinduism; judaism; christmas; hanukkah)";

// "Google Maps": the last word after a listed organisation's name.
constexpr std::string_view kProductWords = R"(
translate; assistant; maps; home; photos; scholar; search; docs; drive; colab;
cloud; chat; api; apis; sponsors; pay; tv; music; prime; glass; watch; play;
news; ads; lens; pixel; surface; teams; azure; office; feed; messenger; spaces;
ai studio; vision pro; car; phone)";

using Gazetteer = HashMap<NameKind>;

void AddNames(std::string_view names, NameKind kind, Gazetteer& out) {
  std::string all(names);
  std::ranges::replace(all, '\n', ' ');
  std::string_view rest = all;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view name = rest.substr(0, end);
    while (name.starts_with(' ')) name.remove_prefix(1);
    if (!name.empty() && !out.Contains(HashWord(name))) {
      out[HashWord(name)] = kind;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

Gazetteer MakeGazetteer() {
  Gazetteer out;
  AddNames(kOrganisations, NameKind::kOrganisation, out);
  AddNames(kPlaces, NameKind::kPlace, out);
  return out;
}

}  // namespace

bool IsThing(std::uint64_t name_hash) {
  static const Gazetteer things = [] {
    Gazetteer out;
    AddNames(kThings, NameKind::kUnknown, out);
    return out;
  }();
  return things.Contains(name_hash);
}

bool IsProductWord(std::uint64_t word_hash) {
  static const Gazetteer words = [] {
    Gazetteer out;
    AddNames(kProductWords, NameKind::kUnknown, out);
    return out;
  }();
  return words.Contains(word_hash) || IsThing(word_hash);
}

NameKind GazetteerKind(std::uint64_t name_hash) {
  static const Gazetteer gazetteer = MakeGazetteer();
  const NameKind* found = gazetteer.Find(name_hash);
  return found == nullptr ? NameKind::kUnknown : *found;
}

}  // namespace precis::analyse
