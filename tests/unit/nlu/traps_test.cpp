// The same words, other meanings: what a small rule book must keep apart. The shipped intents have talks of
// their own; here the kinds of rules are on trial.
#include "support/rule_book.hpp"

using namespace onward;

namespace {

BookBuilder trap_book() {
    BookBuilder book;
    book.set("ex", {"him", "her", "them", "my ex", "the ex", "my {partner}"});
    book.set("ex_subject", {"he", "she", "they", "my ex", "my {partner}"});
    book.set("partner", {"husband", "wife", "boyfriend", "girlfriend"});
    book.set("write", {"text", "message", "call", "reach out to"});

    book.intent("command.help").whole().example("help").example("commands");
    book.intent("command.back").whole().example("back").example("go back").example("undo");
    book.intent("command.stop").whole().example("stop").example("enough").example("end").example("quit");
    book.intent("command.skip").whole().example("skip").example("pass").example("next");
    book.intent("command.restart").whole().example("restart").example("start over").example("reset");
    book.intent("command.delete").whole().example("delete my data").example("delete everything");

    book.intent("safety.suicide.active")
        .safety(2)
        .phrase("kill myself")
        .phrase("want to die")
        .phrase("suicide")
        .phrase("end my life")
        .unless("suicide squad")
        .unless("die of {boredom|shame|embarrassment}")
        .unless("{{ex_subject}|friend} ... want to die");
    book.intent("safety.suicide.ambiguous")
        .safety(4)
        .phrase("want to end it")
        .phrase("make it stop")
        .phrase("life is over")
        .unless("end it with {ex}");
    book.intent("safety.third_person")
        .safety(40)
        .phrase("(my) friend wants to die")
        .phrase("{ex_subject} wants to die");
    book.intent("safety.selfharm")
        .safety(5)
        .phrase("cut myself")
        .phrase("cutting (myself) again")
        .phrase("have been cutting")
        .unless("cutting ... {down|off|out}");
    book.intent("safety.abuse")
        .safety(10)
        .phrase("{he|she|they} {hit|choked|pushed} me")
        .phrase("{he|she|they} beat me")
        .phrase("threatened to kill me")
        .unless("hit me up")
        .unless("beat me at")
        .unless("hit me that");
    book.intent("safety.stalked").safety(15).phrase("{he|she|they} (is|are) {stalking|following} me");
    book.intent("safety.minor").safety(20).regex("(^| )i am (only )?1[0-7]( |$)").unless("when we met");

    book.intent("wish.back").phrase("want {ex} back").phrase("get {ex} back").phrase("back together");
    book.intent("urge.text_ex").phrase("{want|dying} to {write} (to) {ex}").phrase("bout to {write} {ex}");
    book.intent("slip.wrote").phrase("i {write} (to) {ex}").unless("should i");
    book.intent("ex.wrote").phrase("{ex_subject} {write} me");
    book.intent("talk.stop").phrase("can not stop thinking about").phrase("should i stop texting");
    book.intent("social.delete").phrase("delete (his|her|our) {number|photo|insta}");
    book.intent("social.checking").phrase("stalking (his|her) {insta|profile|page}");
    book.intent("story.ended").phrase("{he|she|they} ended it").phrase("end of us").phrase("i ended things");
    book.intent("talk.scared").phrase("scared of {ex}");
    return book;
}

struct Trap {
    const char* text;
    const char* first;  // the intent that wins, safety before all; "" none
};

// Safety before everything, the smallest number first; else the best score.
std::string winner(const Reading& reading) {
    const Candidate* best = nullptr;
    for (const Candidate& candidate : reading.candidates) {
        if (!candidate.safety && candidate.score < kThreshold) continue;
        const bool more_urgent =
            candidate.safety && (best == nullptr || !best->safety || *candidate.safety < *best->safety);
        if (best == nullptr || more_urgent) best = &candidate;
    }
    return best == nullptr ? "" : best->intent.value;
}

void check_all(const std::vector<Trap>& traps) {
    static const auto matcher = trap_book().build();
    for (const Trap& trap : traps) {
        INFO(trap.text);
        const Reading reading = matcher->read(trap.text, kMondayMorning);
        CHECK(reading == matcher->read_slowly(trap.text, kMondayMorning));
        CHECK(winner(reading) == trap.first);
    }
}

}  // namespace

TEST_CASE("commands are the whole message, never a part of one", "[nlu][traps]") {
    check_all({
        {"HELP", "command.help"},
        {"help me get him back", "wish.back"},
        {"help!! she texted me", "ex.wrote"},
        {"can you help", ""},
        {"Back.", "command.back"},
        {"I want him back", "wish.back"},
        {"get her back", "wish.back"},
        {"come back to me", ""},
        {"back together", "wish.back"},
        {"we're back on", ""},
        {"stop!", "command.stop"},
        {"I can't stop thinking about her", "talk.stop"},
        {"stop it", ""},
        {"should I stop texting", "talk.stop"},
        {"delete my data", "command.delete"},
        {"delete his number", "social.delete"},
        {"should I delete our photos", "social.delete"},
        {"delete insta", "social.delete"},
        {"start over", "command.restart"},
        {"start over with her", ""},
        {"restart our relationship", ""},
        {"skip", "command.skip"},
        {"skip work", ""},
        {"pass the exam", ""},
        {"no thanks", ""},
        {"end", "command.stop"},
        {"he ended it", "story.ended"},
        {"end of us", "story.ended"},
        {"I ended things", "story.ended"},
    });
}

TEST_CASE("idioms are not crisis, and crisis is not an idiom", "[nlu][traps]") {
    check_all({
        {"this is killing me", ""},
        {"I'm dying to text him", "urge.text_ex"},
        {"I could kill him lol", ""},
        {"dead to me", ""},
        {"I'm dead 😂", ""},
        {"kill for one more day", ""},
        {"drop dead gorgeous", ""},
        {"she'll be the death of me", ""},
        {"suicide squad", ""},
        {"die alone", ""},
        {"i want to die of boredom", ""},
        {"make it stop", "safety.suicide.ambiguous"},
        {"I want to end it", "safety.suicide.ambiguous"},
        {"i want to end it with my boyfriend", ""},
        {"i want to kill myself", "safety.suicide.active"},
        {"lol i want to die", "safety.suicide.active"},
        {"haha yes but honestly i want to kill myself", "safety.suicide.active"},
        {"thinking about suicide. suicide squad was on", "safety.suicide.active"},
    });
}

TEST_CASE("negation is heard", "[nlu][traps]") {
    check_all({
        {"i don't want to die, i just want her back", "safety.suicide.denied"},
        {"i would never kill myself", "safety.suicide.denied"},
        {"i'm not scared of him", ""},
        {"he never hit me", "safety.abuse.denied"},
        {"i wouldn't text her", ""},
        {"i don't want to text him anymore", ""},
        {"i did not text him", ""},
        {"i did not even text him", ""},
        {"i have not been cutting", "safety.selfharm.denied"},
        {"he would never hit me", "safety.abuse.denied"},
        // What is denied ends before the danger, though no comma says so.
        {"i dont sleep anymore kms", "safety.suicide.active"},
        {"i can't eat anymore want to die", "safety.suicide.active"},
        {"i do not want to die anymore", "safety.suicide.denied"},
        {"i cant sleep my life is over", "safety.suicide.ambiguous"},
        {"i do not think my life is over", "safety.suicide.denied"},
    });
}

TEST_CASE("cutting and hitting are what they are done to", "[nlu][traps]") {
    check_all({
        {"cut him off", ""},
        {"cut contact", ""},
        {"cut my hair", ""},
        {"cutting down on wine again", ""},
        {"cutting again", "safety.selfharm"},
        {"I cut myself", "safety.selfharm"},
        {"I've been cutting", "safety.selfharm"},
        {"hit me up", ""},
        {"hit rock bottom", ""},
        {"hit the gym", ""},
        {"beat myself up", ""},
        {"he beat me at chess", ""},
        {"he hit me", "safety.abuse"},
        {"she beat me up", "safety.abuse"},
        {"she pushed me", "safety.abuse"},
        {"choked me", ""},
        {"he choked me", "safety.abuse"},
    });
}

TEST_CASE("who stalks whom, who is how old", "[nlu][traps]") {
    check_all({
        {"stalking his insta", "social.checking"},
        {"he's stalking me", "safety.stalked"},
        {"she is following me", "safety.stalked"},
        {"we were 16 when we met", ""},
        {"i am 16", "safety.minor"},
        {"I'm only 15 lol", "safety.minor"},
        {"i am 16 years older than when we met", ""},
        {"my 16 year old", ""},
        {"i am 160 cm", ""},
    });
}

TEST_CASE("the third person is no crisis of the user's, and hides none", "[nlu][traps]") {
    check_all({
        {"my friend wants to die", "safety.third_person"},
        {"she wants to die", "safety.third_person"},
        {"she wants to die. i want to die too", "safety.suicide.active"},
    });
}

TEST_CASE("ex inside other words is not the ex", "[nlu][traps]") {
    check_all({
        {"want to text my exam board", ""},
        {"i text next", ""},
        {"for example my boss called me", ""},
        {"want to text my ex", "urge.text_ex"},
        {"bout to msg my ex rn", "urge.text_ex"},
        {"TEXTED my ex", ""},
        {"i txted my ex", "slip.wrote"},
        {"I CALLED HER", "slip.wrote"},
        {"she called me", "ex.wrote"},
        {"should i text her", ""},
        {"her friend called me", ""},
    });
}

TEST_CASE("chat spellings, apostrophes and elongation are understood", "[nlu][traps]") {
    check_all({
        {"i cant stop thinkin about him", "talk.stop"},
        {"i can’t stop thinking about him", "talk.stop"},
        {"wanna txt him sooo bad", "urge.text_ex"},
        {"want 2 die", "safety.suicide.active"},
        {"WANNA DIE", "safety.suicide.active"},
        {"i wana kil my self", "safety.suicide.active"},
        {"miss her 😭 want her baaaack", "wish.back"},
    });
}
