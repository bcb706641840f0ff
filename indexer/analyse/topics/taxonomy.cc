#include "indexer/analyse/topics/taxonomy.h"

#include <array>

namespace precis::analyse {
namespace {

constexpr std::array kTaxonomy = {
    TopicTerms{"artificial intelligence", "",
               "ai\na.i\nartificial intelligence\nmachine learning\ndeep "
               "learning\nneural network*\nagi\nsuperintelligen*\ngenerative "
               "ai\ncomputer vision\nreinforcement learning\ncoding agent*\n"
               "software agent*\nagentic\nfrontier model*\nspeech model*\n"
               "image model*\nmodel card*\ntraining data\ntraining run*\n"
               "open source model*\nlabel data\nlabels data\nlabelling "
               "data\nlabeling data\ndata label*\nmachine written\nmachine "
               "generated\ncopied voice*\nvoice clon*\ndeepfake*",
               "algorithm*\nmodel\nmodels\nagent\nagents\n"
               "assistant\nassistants\nannotator*\nautomat*\nopenai\n"
               "anthropic\ndeepmind"},
    TopicTerms{"language models", "artificial intelligence",
               "llm\nllms\nlanguage model*\nchatgpt\ngpt\ntransformer "
               "model*\nfoundation model*\nchatbot*\nprompt "
               "engineering\ntokenizer*\nlarge language\nfine tun*\nretrieval "
               "augmented\nscaling law*",
               "prompt\nprompts\ntoken\ntokens\nopenai\nanthropic\nclaude\n"
               "gemini\nllama\nmistral\ninference\ncontext window*\nreasoning"},
    TopicTerms{
        "robotics", "artificial intelligence",
        "robot\nrobots\nrobotic*\nhumanoid*\nself driving\ndriverless\n"
        "robotaxi*\nautonomous vehicle*\ndrone\ndrones\nexoskeleton*",
        "autonomous\nswarm*\nsensor*\nlidar\ngripper*\nwarehouse*\nactuator*"},
    TopicTerms{"chips", "",
               "semiconductor*\nchipmaker*\ngpu\ngpus\ntpu\ntpus\nmicrochip*\n"
               "foundry\nfoundries\nwafer*\nlithograph*\ntransistor*\nnvidia\n"
               "tsmc\nasml",
               "chip\nchips\nprocessor*\nnanometer*\nintel\namd\nqualcomm\n"
               "silicon\naccelerator*"},
    TopicTerms{"AI safety", "artificial intelligence",
               "ai safety\nalignment research*\nmisalign*\nexistential "
               "risk*\nrogue ai\nloss of control\nred team*\njailbreak*\nai "
               "risk*\ninterpretability\nsuperalignment",
               "alignment\nsafeguard*\nguardrail*\ncatastroph*\nextinction\n"
               "evaluation*\nsafety"},
    TopicTerms{"AI policy", "artificial intelligence",
               "ai act\nai regulation*\nai policy\nai law*\nregulate ai\n"
               "regulating ai\nai governance\nai bill\nalgorithmic "
               "accountability\nai executive order",
               "regulat*\nlawmaker*\nlegislat*\nwatchdog*\nmoratorium\n"
               "compliance\nexecutive order"},
    TopicTerms{"open source", "",
               "open source\nopen weight*\nfree software\ngithub\nlinux\n"
               "maintainer*\npull request*\ncopyleft\nopen sourced",
               "repository\nrepositories\nlicense*\nlicence*\ncontributor*\n"
               "commit\ncommits\nfork\ncommunity"},
    TopicTerms{"software", "",
               "javascript\ntypescript\npython\ngolang\nkubernetes\ncompiler*\n"
               "programming language*\nsoftware engineer*\nsoftware "
               "develop*\nweb develop*\nframework*\nrefactor*\ndebugg*",
               "code\ncodebase*\ndeveloper*\nprogrammer*\nsoftware\napi\napis\n"
               "library\nlibraries\nbrowser*\ndatabase*\nfunction*\ntype "
               "system*\nbug\nbugs"},
    TopicTerms{"cloud computing", "",
               "cloud computing\naws\nazure\ngoogle cloud\ndata center*\ndata "
               "centre*\nserverless\nhyperscaler*\ncoreweave",
               "cloud\nserver\nservers\ncompute\ninfrastructure\nhosting\n"
               "latency"},
    TopicTerms{"cybersecurity", "",
               "cybersecurity\ncyber security\ncyberattack*\ncyber "
               "attack*\nransomware\nmalware\nphishing\ndata "
               "breach*\nhacker*\nzero day*\nvulnerabilit*\nbotnet*",
               "hack\nhacked\nhacking\nbreach*\nencrypt*\npassword*\nexploit*\n"
               "backdoor*\npatch\npatches\nattacker*"},
    TopicTerms{"business", "",
               "startup*\nstart up*\nventure capital\nacquisition*\nmerger*\n"
               "quarterly\nearnings\nshareholder*\nipo\nchief "
               "executive\nvaluation*\nrevenue*",
               "profit*\ninvestor*\ninvest*\nfunding\nmarket share\nsales\n"
               "founder*\ncustomer*\nbrand*\nceo\nstock\nstocks\nshares\n"
               "company\nfirm\nfirms"},
    TopicTerms{
        "economy", "",
        "inflation\ninterest rate*\ngdp\nrecession*\nunemployment\n"
        "central bank*\nfederal reserve\nbudget deficit*\ntariff*\ntrade "
        "deficit*\nminimum wage",
        "economy\neconomic\neconomist*\ntrade\ntax\ntaxes\nwage*\n"
        "currency\ndebt\nbudget\nmarkets\ngrowth\nexport*\nimports"},
    TopicTerms{"work", "",
               "layoff*\nlaid off\ntrade union*\nlabor union*\nlabour "
               "union*\nremote work\njob cuts\njob losses\nworkforce",
               "worker*\nemployee*\nemployer*\nhiring\nsalar*\nunion*\njobs\n"
               "strike\nstrikes\ncareer*"},
    TopicTerms{"politics", "",
               "election*\npresidential\nsenator*\ncongressman\nparliament*\n"
               "republican*\ndemocrat*\nprime minister\nwhite "
               "house\ncampaign*\nvoter*\nballot*\ngop\ncaucus*\nprimaries",
               "candidate*\npolitic*\nvote\nvotes\nvoted\nparty\nsenate\n"
               "congress\ngovernor*\nminister*\npolicy\npolicies\npoll\npolls\n"
               "nominee*\ndebate*\ngovernment*"},
    TopicTerms{"war and conflict", "",
               "air strike*\nairstrike*\nceasefire*\ntroops\nmissile*\n"
               "invasion*\nmilitar*\nterroris*\ninsurgen*\nmilitia*\nwarfare\n"
               "genocide\nisis\nnato",
               "war\nwars\nsoldier*\narmy\nweapon*\nbomb*\nattack*\nrefugee*\n"
               "battle*\nallies"},
    TopicTerms{
        "law", "",
        "supreme court\nlawsuit*\nappeals court\nplaintiff*\ndefendant*\n"
        "copyright infring*\nantitrust\nindict*\nprosecutor*\nclass "
        "action\nattorney general",
        "court\ncourts\njudge*\nlegal\nlawyer*\nattorney*\nsued\nsues\n"
        "ruling*\ntrial\npatent*\ncopyright*\nverdict*\njury"},
    TopicTerms{"crime", "",
               "murder*\nhomicide*\nrobber*\nburglar*\nkidnap*\nfraudster*\n"
               "arrested\ngang violence\ndrug traffick*\nmanslaughter",
               "police\nsuspect\nsuspects\ncrime*\ncriminal*\ndetective*\n"
               "prison*\nstolen\ntheft\nshooting\nvictim*"},
    TopicTerms{
        "health", "",
        "hospital*\nvaccin*\ncancer\ndiabetes\nclinical trial*\npatient\n"
        "patients\npandemic*\nepidemic*\nsurgeon*\nmedicine*\npublic "
        "health\nmental health\nhealth care\nhealthcare",
        "health\ndoctor*\nmedical\ndisease*\nvirus*\ndrug\ndrugs\n"
        "treatment*\ntherap*\nnurse*\nsymptom*\nclinic*"},
    TopicTerms{"science", "",
               "astronom*\nphysicist*\nphysics\nbiolog*\nchemist*\ngenome*\n"
               "telescope*\nspacecraft\nquantum\nneuroscien*\nmathematician*\n"
               "peer reviewed\nasteroid*",
               "scientist*\nresearcher*\nresearch\nstudy\nlaboratory\n"
               "experiment*\nuniversity\ntheory\ndiscover*\ngene\ngenes\n"
               "species\nspace\nnasa"},
    TopicTerms{"climate and environment", "",
               "climate change\nglobal warming\ngreenhouse gas*\nemissions\n"
               "carbon dioxide\nrenewable*\nwildfire*\nbiodiversity\n"
               "deforest*\nsea level*\nsolar power\nwind farm*",
               "climate\ncarbon\npollution\nenvironment*\ndrought*\nflood*\n"
               "energy\nrecycl*\nconservation\nforest*"},
    TopicTerms{"education", "",
               "classroom*\ncurriculum*\nhigh school*\nundergraduate*\n"
               "kindergarten*\ntuition\nschoolchild*\nhomework\nstudent debt",
               "school\nschools\nstudent*\nteacher*\nuniversit*\ncollege*\n"
               "professor*\neducation*\nlearn*\nexam\nexams\ncampus*"},
    TopicTerms{"sport", "",
               "football\nbasketball\nbaseball\ntennis\ncricket\nrugby\n"
               "olympic*\nworld cup\npremier league\nmidfielder*\ngoalkeeper*\n"
               "quarterback*\nchampionship*\ngrand slam",
               "coach*\nmatch\nmatches\nplayer*\nteam\nteams\nleague\nscored\n"
               "goal\ngoals\nseason*\ntournament*\nstadium*\nathlete*\nfans"},
    TopicTerms{"culture", "",
               "film festival*\nhollywood\nbox office\nnovelist*\nmuseum*\n"
               "orchestra*\nalbum*\ngrammy*\nart exhibition*\npainter*\n"
               "filmmaker*\nbest seller*",
               "film\nfilms\nmovie*\nmusic*\nsinger*\nactor*\nactress*\n"
               "artist*\nbook\nbooks\nnovel\nnovels\ntheater*\ntheatre*\n"
               "television\ncelebrit*"},
    TopicTerms{
        "media", "",
        "social media\nmisinformation\ndisinformation\ndeepfake*\n"
        "newsroom*\njournalis*\nfake news\ncontent moderation\nnewspaper*",
        "facebook\ntwitter\ntiktok\nyoutube\ninstagram\nplatform*\n"
        "news\nreporter*\nbroadcast*\npodcast*\ninfluencer*"},
    TopicTerms{
        "transport", "",
        "airline*\nairport*\nrailway*\nelectric vehicle*\nelectric car*\n"
        "carmaker*\nautomaker*\nself driving\nshipping line*\nhigh speed "
        "rail",
        "car\ncars\ntrain\ntrains\ndriver*\ntraffic\nflight*\nvehicle*\n"
        "passenger*\nroad*\nship\nships\npilot*"},
    TopicTerms{
        "religion", "",
        "church*\nmosque*\nsynagogue*\nbishop*\nvatican\npope\nimam*\n"
        "rabbi*\ntheolog*\ncatholic*\nevangelical*",
        "faith\nreligio*\nchristian*\nmuslim*\njewish\nprayer*\nworship*"},
};

}  // namespace

std::span<const TopicTerms> Taxonomy() { return kTaxonomy; }

}  // namespace precis::analyse
