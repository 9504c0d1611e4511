#include "nlu/spellings.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "nlu/utterance.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

struct Row {
    std::string_view words;  // as typed
    std::string_view plain;  // what they stand for
};

// To extend: what people type (up to three words, without apostrophes) and the words that it stands for.
// Longer rows win over shorter ones. The right side must be plain: it is not read again. It must not hold a
// negation that the left side does not mean ("ngl" is "honestly", since "not" would turn its whole clause
// round).
constexpr Row kSpellings[] = {
    // negations without an apostrophe, or with one gone astray
    {"dont", "do not"},
    {"donot", "do not"},
    {"dnt", "do not"},
    {"doesnt", "does not"},
    {"dosent", "does not"},
    {"dosnt", "does not"},
    {"doesent", "does not"},
    {"didnt", "did not"},
    {"dident", "did not"},
    {"didint", "did not"},
    {"cant", "can not"},
    {"cannot", "can not"},
    {"cnt", "can not"},
    {"cudnt", "could not"},
    {"couldnt", "could not"},
    {"couldent", "could not"},
    {"wont", "will not"},
    {"wouldnt", "would not"},
    {"wudnt", "would not"},
    {"wouldent", "would not"},
    {"shouldnt", "should not"},
    {"shudnt", "should not"},
    {"isnt", "is not"},
    {"arent", "are not"},
    {"arnt", "are not"},
    {"wasnt", "was not"},
    {"wasent", "was not"},
    {"werent", "were not"},
    {"havent", "have not"},
    {"havnt", "have not"},
    {"hasnt", "has not"},
    {"hadnt", "had not"},
    {"mustnt", "must not"},
    {"neednt", "need not"},
    {"mightnt", "might not"},
    {"shant", "shall not"},
    {"amnt", "am not"},
    {"dunno", "do not know"},
    {"donno", "do not know"},
    {"dno", "do not know"},
    {"idk", "i do not know"},
    {"idek", "i do not even know"},
    {"idc", "i do not care"},
    {"idgaf", "i do not care"},
    {"ion", "i do not"},
    {"idont", "i do not"},
    {"icant", "i can not"},
    {"iwont", "i will not"},
    {"ididnt", "i did not"},
    // the same, torn apart by a keyboard that loses apostrophes
    {"don t", "do not"},
    {"doesn t", "does not"},
    {"didn t", "did not"},
    {"can t", "can not"},
    {"couldn t", "could not"},
    {"won t", "will not"},
    {"wouldn t", "would not"},
    {"shouldn t", "should not"},
    {"isn t", "is not"},
    {"aren t", "are not"},
    {"wasn t", "was not"},
    {"weren t", "were not"},
    {"haven t", "have not"},
    {"hasn t", "has not"},
    {"hadn t", "had not"},
    {"ain t", "is not"},
    {"i m", "i am"},
    {"i ve", "i have"},
    {"i ll", "i will"},
    {"you re", "you are"},
    {"you ve", "you have"},
    {"you ll", "you will"},
    {"they re", "they are"},
    {"we re", "we are"},
    {"we ve", "we have"},
    {"it s", "it is"},
    {"that s", "that is"},
    {"he s", "he is"},
    {"she s", "she is"},
    {"what s", "what is"},
    {"there s", "there is"},
    {"let s", "let us"},
    // pronoun and verb
    {"im", "i am"},
    {"iam", "i am"},
    {"ima", "i am going to"},
    {"imma", "i am going to"},
    {"ive", "i have"},
    {"youre", "you are"},
    {"youve", "you have"},
    {"youll", "you will"},
    {"youd", "you would"},
    {"hes", "he is"},
    {"shes", "she is"},
    {"hed", "he would"},
    {"itll", "it will"},
    {"itd", "it would"},
    {"theyre", "they are"},
    {"theyve", "they have"},
    {"theyll", "they will"},
    {"theyd", "they would"},
    {"weve", "we have"},
    {"thats", "that is"},
    {"thatll", "that will"},
    {"whats", "what is"},
    {"wats", "what is"},
    {"whos", "who is"},
    {"wheres", "where is"},
    {"hows", "how is"},
    {"whys", "why is"},
    {"whens", "when is"},
    {"theres", "there is"},
    {"heres", "here is"},
    {"yall", "you all"},
    {"shouldve", "should have"},
    {"couldve", "could have"},
    {"wouldve", "would have"},
    {"mustve", "must have"},
    {"mightve", "might have"},
    {"shoulda", "should have"},
    {"coulda", "could have"},
    {"woulda", "would have"},
    {"should of", "should have"},
    {"could of", "could have"},
    {"would of", "would have"},
    {"must of", "must have"},
    {"might of", "might have"},
    {"should of course", "should of course"},
    {"could of course", "could of course"},
    {"would of course", "would of course"},
    {"must of course", "must of course"},
    {"might of course", "might of course"},
    // letters for words
    {"u", "you"},
    {"urs", "yours"},
    {"urself", "yourself"},
    {"u r", "you are"},
    {"r u", "are you"},
    {"r", "are"},
    {"ya ll", "you all"},
    {"b4", "before"},
    {"l8r", "later"},
    {"l8", "late"},
    {"gr8", "great"},
    {"m8", "mate"},
    {"h8", "hate"},
    {"w8", "wait"},
    // "2" before a verb or a person is "to"; before what can be counted it stays a number
    {"2 be", "to be"},
    {"2 die", "to die"},
    {"2 kill", "to kill"},
    {"2 live", "to live"},
    {"2 stop", "to stop"},
    {"2 text", "to text"},
    {"2 call", "to call"},
    {"2 talk", "to talk"},
    {"2 see", "to see"},
    {"2 go", "to go"},
    {"2 get", "to get"},
    {"2 do", "to do"},
    {"2 know", "to know"},
    {"2 have", "to have"},
    {"2 say", "to say"},
    {"2 tell", "to tell"},
    {"2 him", "to him"},
    {"2 her", "to her"},
    {"2 me", "to me"},
    {"2 you", "to you"},
    {"2 my", "to my"},
    {"2day", "today"},
    {"2nite", "tonight"},
    {"2night", "tonight"},
    {"2moro", "tomorrow"},
    {"2morrow", "tomorrow"},
    {"4ever", "forever"},
    {"4got", "forgot"},
    {"every1", "everyone"},
    {"some1", "someone"},
    {"sum1", "someone"},
    {"any1", "anyone"},
    {"no1", "no one"},
    {"sm1", "someone"},
    // joining words
    {"bc", "because"},
    {"bcs", "because"},
    {"bcz", "because"},
    {"bcuz", "because"},
    {"becuz", "because"},
    {"becoz", "because"},
    {"becos", "because"},
    {"bcos", "because"},
    {"cuz", "because"},
    {"cus", "because"},
    {"cos", "because"},
    {"coz", "because"},
    {"becuase", "because"},
    {"becasue", "because"},
    {"beacuse", "because"},
    {"becaus", "because"},
    {"tho", "though"},
    {"altho", "although"},
    {"eventho", "even though"},
    {"thru", "through"},
    {"til", "until"},
    {"till", "until"},
    {"untill", "until"},
    {"wit", "with"},
    {"wiv", "with"},
    {"bout", "about"},
    {"abt", "about"},
    // going to, want to ...
    {"gonna", "going to"},
    {"gona", "going to"},
    {"gunna", "going to"},
    {"gon", "going to"},
    {"finna", "going to"},
    {"wanna", "want to"},
    {"wana", "want to"},
    {"gotta", "got to"},
    {"hafta", "have to"},
    {"tryna", "trying to"},
    {"tryin", "trying"},
    {"boutta", "about to"},
    {"bouta", "about to"},
    {"needa", "need to"},
    {"oughta", "ought to"},
    {"sposed", "supposed"},
    {"lemme", "let me"},
    {"gimme", "give me"},
    {"kinda", "kind of"},
    {"kindof", "kind of"},
    {"sorta", "sort of"},
    {"outta", "out of"},
    {"lotta", "lot of"},
    {"lotsa", "lots of"},
    {"cmon", "come on"},
    {"doin", "doing"},
    {"goin", "going"},
    {"nothin", "nothing"},
    {"somethin", "something"},
    {"feelin", "feeling"},
    {"missin", "missing"},
    {"textin", "texting"},
    {"talkin", "talking"},
    {"thinkin", "thinking"},
    // people
    {"bf", "boyfriend"},
    {"bfs", "boyfriends"},
    {"gf", "girlfriend"},
    {"gfs", "girlfriends"},
    {"exbf", "ex boyfriend"},
    {"exgf", "ex girlfriend"},
    {"exboyfriend", "ex boyfriend"},
    {"exgirlfriend", "ex girlfriend"},
    {"exhusband", "ex husband"},
    {"exwife", "ex wife"},
    {"boy friend", "boyfriend"},
    {"girl friend", "girlfriend"},
    {"bff", "best friend"},
    {"hubby", "husband"},
    {"wifey", "wife"},
    {"ppl", "people"},
    {"pple", "people"},
    {"peeps", "people"},
    {"fam", "family"},
    {"bby", "baby"},
    {"myex", "my ex"},
    {"freind", "friend"},
    {"freinds", "friends"},
    {"thier", "their"},
    {"frnd", "friend"},
    {"frnds", "friends"},
    {"fwb", "friends with benefits"},
    // writing to each other
    {"txt", "text"},
    {"txts", "texts"},
    {"txtd", "texted"},
    {"txted", "texted"},
    {"txting", "texting"},
    {"txtin", "texting"},
    {"msg", "message"},
    {"msgs", "messages"},
    {"msgd", "messaged"},
    {"msged", "messaged"},
    {"msging", "messaging"},
    {"convo", "conversation"},
    {"convos", "conversations"},
    {"insta", "instagram"},
    {"fb", "facebook"},
    {"snap chat", "snapchat"},
    {"tik tok", "tiktok"},
    {"whats app", "whatsapp"},
    {"wapp", "whatsapp"},
    {"face time", "facetime"},
    {"socials", "social media"},
    {"hmu", "hit me up"},
    {"pic", "picture"},
    {"pics", "pictures"},
    {"e mail", "email"},
    {"voice mail", "voicemail"},
    {"voice note", "voicenote"},
    {"voice notes", "voicenotes"},
    // this coach's own terms
    {"nc", "no contact"},
    {"nocontact", "no contact"},
    {"ldr", "long distance relationship"},
    {"fa", "fearful avoidant"},
    {"breakup", "break up"},
    {"breakups", "break ups"},
    {"brokeup", "broke up"},
    {"brokenup", "broken up"},
    {"heart broken", "heartbroken"},
    {"broken hearted", "heartbroken"},
    {"brokenhearted", "heartbroken"},
    {"heart break", "heartbreak"},
    {"selfharm", "self harm"},
    {"selfcare", "self care"},
    {"moveon", "move on"},
    {"movedon", "moved on"},
    // danger in short forms; rules read the long ones
    {"kys", "kill yourself"},
    {"sewerslide", "suicide"},
    {"sewer slide", "suicide"},
    {"unalived", "unalive"},
    {"sucide", "suicide"},
    {"suiside", "suicide"},
    {"suicidle", "suicidal"},
    {"sucidal", "suicidal"},
    {"kmyself", "kill myself"},
    {"killmyself", "kill myself"},
    {"killme", "kill me"},
    {"wannadie", "want to die"},
    {"wanttodie", "want to die"},
    // stance, without a word that could be taken at its face
    {"ngl", "honestly"},
    {"tbh", "honestly"},
    {"icl", "honestly"},
    {"tbf", "to be fair"},
    {"imo", "in my opinion"},
    {"imho", "in my opinion"},
    {"fr", "for real"},
    {"frfr", "for real"},
    {"irl", "in real life"},
    {"istg", "i swear"},
    {"jk", "joking"},
    {"js", "just"},
    {"jus", "just"},
    {"jst", "just"},
    {"rly", "really"},
    {"rlly", "really"},
    {"realy", "really"},
    {"srsly", "seriously"},
    {"def", "definitely"},
    {"defo", "definitely"},
    {"deffo", "definitely"},
    {"definately", "definitely"},
    {"prob", "probably"},
    {"probs", "probably"},
    {"prolly", "probably"},
    {"obv", "obviously"},
    {"obvs", "obviously"},
    {"tldr", "in short"},
    {"fyi", "for your information"},
    {"btw", "by the way"},
    {"omg", "oh my god"},
    {"omfg", "oh my god"},
    {"fml", "fuck my life"},
    {"af", "as fuck"},
    {"asf", "as fuck"},
    {"lil", "little"},
    {"alil", "a little"},
    {"smth", "something"},
    {"sth", "something"},
    {"somthing", "something"},
    {"summat", "something"},
    {"sux", "sucks"},
    {"gud", "good"},
    {"luv", "love"},
    {"lov", "love"},
    {"luvs", "loves"},
    {"hav", "have"},
    {"hve", "have"},
    {"wat", "what"},
    {"wut", "what"},
    {"wht", "what"},
    {"waht", "what"},
    {"dat", "that"},
    {"teh", "the"},
    {"hbu", "how about you"},
    {"wbu", "what about you"},
    {"wyd", "what are you doing"},
    {"ikr", "i know right"},
    {"ik", "i know"},
    {"iirc", "if i remember"},
    {"ily", "i love you"},
    {"ilysm", "i love you so much"},
    {"imy", "i miss you"},
    {"imysm", "i miss you so much"},
    {"imissyou", "i miss you"},
    {"iloveyou", "i love you"},
    {"imisshim", "i miss him"},
    {"imissher", "i miss her"},
    {"iwant", "i want"},
    {"imiss", "i miss"},
    {"ilove", "i love"},
    {"ihate", "i hate"},
    {"ineed", "i need"},
    {"ithink", "i think"},
    {"iknow", "i know"},
    {"iwas", "i was"},
    {"ijust", "i just"},
    {"ifeel", "i feel"},
    {"iwill", "i will"},
    {"ihave", "i have"},
    {"wtf", "what the fuck"},
    {"wth", "what the hell"},
    {"stfu", "shut the fuck up"},
    // manners and answers
    {"plz", "please"},
    {"pls", "please"},
    {"plez", "please"},
    {"pliz", "please"},
    {"thx", "thanks"},
    {"thnx", "thanks"},
    {"thanx", "thanks"},
    {"tnx", "thanks"},
    {"thks", "thanks"},
    {"ty", "thank you"},
    {"tysm", "thank you so much"},
    {"thankyou", "thank you"},
    {"np", "no problem"},
    {"yw", "you are welcome"},
    {"sry", "sorry"},
    {"soz", "sorry"},
    {"srry", "sorry"},
    {"ttyl", "talk to you later"},
    {"gtg", "got to go"},
    {"g2g", "got to go"},
    {"gn", "good night"},
    {"gnite", "good night"},
    {"goodnight", "good night"},
    {"goodmorning", "good morning"},
    {"gm", "good morning"},
    {"good bye", "goodbye"},
    {"okay", "ok"},
    {"okey", "ok"},
    {"okie", "ok"},
    {"oki", "ok"},
    {"kk", "ok"},
    {"o k", "ok"},
    {"all right", "alright"},
    {"yea", "yeah"},
    {"yeh", "yeah"},
    {"yh", "yeah"},
    {"ye", "yeah"},
    {"naw", "nah"},
    {"nevermind", "never mind"},
    {"nvm", "never mind"},
    {"ofc", "of course"},
    {"ofcourse", "of course"},
    {"offcourse", "of course"},
    {"offc", "of course"},
    {"mhmm", "mhm"},
    {"mmhm", "mhm"},
    {"uhuh", "uh huh"},
    {"lmao", "lol"},
    {"lmfao", "lol"},
    {"rofl", "lol"},
    {"xd", "lol"},
    {"lolz", "lol"},
    {"lolol", "lol"},
    {"lololol", "lol"},
    // time
    {"atm", "at the moment"},
    {"asap", "as soon as possible"},
    {"tmrw", "tomorrow"},
    {"tmr", "tomorrow"},
    {"tmw", "tomorrow"},
    {"tmrow", "tomorrow"},
    {"tomoz", "tomorrow"},
    {"tomorow", "tomorrow"},
    {"tommorow", "tomorrow"},
    {"tommorrow", "tomorrow"},
    {"tonite", "tonight"},
    {"nite", "night"},
    {"yday", "yesterday"},
    {"yest", "yesterday"},
    {"yesturday", "yesterday"},
    {"lastnight", "last night"},
    {"bday", "birthday"},
    {"xmas", "christmas"},
    {"wk", "week"},
    {"wks", "weeks"},
    {"hrs", "hours"},
    {"mins", "minutes"},
    {"secs", "seconds"},
    {"yr", "year"},
    {"yrs", "years"},
    {"mth", "month"},
    {"mths", "months"},
    {"mnths", "months"},
    {"wknd", "weekend"},
    {"everytime", "every time"},
    {"some times", "sometimes"},
    {"for ever", "forever"},

    {"tues", "tuesday"},
    {"tuseday", "tuesday"},
    {"thurs", "thursday"},
    {"thur", "thursday"},
    {"wensday", "wednesday"},
    {"wednsday", "wednesday"},
    {"febuary", "february"},
    // joined words
    {"alot", "a lot"},
    {"allot", "a lot"},
    {"abit", "a bit"},
    {"infront", "in front"},
    {"aswell", "as well"},
    {"eachother", "each other"},
    {"noone", "no one"},
    {"eventhough", "even though"},
    {"incase", "in case"},
    {"atleast", "at least"},
    {"inspite", "in spite"},
    {"sofar", "so far"},
    {"rightnow", "right now"},
    {"somuch", "so much"},
    {"toomuch", "too much"},
    {"howto", "how to"},
    {"whatif", "what if"},
    {"highschool", "high school"},
    {"noway", "no way"},
    {"bestfriend", "best friend"},
    {"bestfriends", "best friends"},
    {"ontop", "on top"},
    {"atall", "at all"},
    {"onlything", "only thing"},
    // parted words
    {"my self", "myself"},
    {"him self", "himself"},
    {"her self", "herself"},
    {"it self", "itself"},
    {"your self", "yourself"},
    {"our selves", "ourselves"},
    {"them selves", "themselves"},
    {"any more", "anymore"},
    {"any one", "anyone"},
    {"some one", "someone"},
    {"every one", "everyone"},
    {"any body", "anybody"},
    {"some body", "somebody"},
    {"every body", "everybody"},
    {"any thing", "anything"},
    {"some thing", "something"},
    {"every thing", "everything"},
    {"with out", "without"},
    {"any where", "anywhere"},
    // words with stars in them
    {"f**k", "fuck"},
    {"f*ck", "fuck"},
    {"f**king", "fucking"},
    {"f*cking", "fucking"},
    {"sh*t", "shit"},
    {"b*tch", "bitch"},
    {"k*ll", "kill"},
    {"s*icide", "suicide"},
    {"su*cide", "suicide"},
    {"d*e", "die"},
};

// To extend: words with a double letter that people stretch; their stems count too ("misssed").
constexpr std::string_view kDoubled =
    "good goodbye soon too food mood moon look took book room school wood stood feel need free week "
    "been see seen keep sleep asleep deep meet three tree agree seem between weekend sweet speed "
    "bleed miss kiss less pass loss boss mess stress dress guess bless press unless class ass pissed "
    "depress obsess all call tell still well will kill ill hell hello fall fell full small really "
    "actually finally literally totally usually hopefully ball bull pull roll yell smell sell skill "
    "pill wall happy happen stopped apple upper better letter matter little bottle pretty shitty "
    "committed sorry worry carry marry tomorrow hurry funny beginning dinner running winner cannot "
    "connect summer comment hmm mmm off stuff staff coffee different difficult suffer effort add "
    "sudden middle daddy buddy wedding hugged bigger egg struggle goodnight boo door floor poor "
    "choose loose tooth smooth fool cool tattoo aggressive access success possible awesome essay "
    "lesson message massage babbling abba rubber hobby zoo";

// To extend: words that people end with one letter too many ("soo", "yess"), where no other word has that
// form.
const WordSet kStretched(
    "so no yes hey hi please ok oh bye nah yeah yep yup me you ugh why now help love hello her him "
    "it what this that and not sad bad stop back much just sorry sure omg lol lmao aw ah thanks thx "
    "plz pls okay ya nope alone tired want hurt hurts more die dont cant dead sucks really night "
    "today pain never always ex mad crazy baby man");

// After one of these, "it's", "its" and "mike's" are "is".
const WordSet kAfterIs(
    "not a an the so too very just really already still always never been gone got going gonna here "
    "there over dead in with");
// After "its" these too, which stand before no noun of its own.
const WordSet kAfterItIs(
    "all like because such only almost nearly actually literally probably maybe currently now that "
    "what why how where who hard sad easy mad weird crazy good bad better worse happy true real "
    "different impossible nice ok okay fine alright lonely empty cold dumb stupid funny painful "
    "terrible awful horrible unfair sick wrong right clear possible obvious time me him her us you "
    "my his no up either at for from about done been both to making as pretty kinda getting hurting "
    "pointless useless hopeless complicated difficult tough rough quite totally completely "
    "definitely even more less one two three four five six cuz bc fucked broken late early gone "
    "normal ridiculous exhausting annoying scary sooo worth");
// Nouns that end like a verb: "my ex's wedding" is no "is".
const WordSet kNounsInIng(
    "thing wedding morning evening king ring spring string building clothing feeling meaning "
    "painting sibling nothing something anything everything drawing housing parking sting wing "
    "pudding training ceiling offspring being bedding");
// "X's" after these is always "X is".
const WordSet kSubjects(
    "he she it that what who where there here how when why this everything nothing something "
    "everyone everybody someone somebody nobody");
// Before "ill": then it is no "I'll".
const WordSet kBeforeIll(
    "be am is are was were im i'm hes he's shes she's so very really feel feeling felt fell fall "
    "falling got get getting mentally terminally chronically seriously physically critically me "
    "being been became become too an the my his her severely quite");
const WordSet kAfterIll("people health will person and or");
// Before "id": then it is a card.
const WordSet kBeforeId("my his her the fake your their an no caller photo student show face");
// Before "cause": then it is no "because".
const WordSet kBeforeCause(
    "the a to will can would could no root this that which main lost good might may not real "
    "probable they it u you dont don't i we");
// After "ur": then it is "you are".
const WordSet kAfterYouAre(
    "a an the so not right welcome wrong just too really still gonna going very always never being "
    "here there my like only all ok okay kidding amazing great awesome useless annoying no ai bot in "
    "making");
// Between these and what is not counted, "2" is "to".
const WordSet kBeforeTo(
    "want wanted wants wanna need needs needed going gonna trying try tried how ready able used supposed "
    "afraid scared "
    "talk talked talking dying what where when got love hate");
const WordSet kCounted(
    "day days week weeks month months year years hour hours hrs minute minutes mins times people things more "
    "of or and "
    "kids dogs cats nights");
const WordSet kObjects("me u you him her us them");
// Before "aint": then it is "are not".
const WordSet kPlural("you u we they these those people things");
const WordSet kBeforeInstagram(
    "on my his her their the via through your checked checking check stalking stalked stalk deleted "
    "delete exs ex's from off and or");

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

const PhraseTable<Row>& rows() {
    static const PhraseTable<Row> table{kSpellings};
    return table;
}

// The written words as a table reads them; nothing lies beyond a pause.
class Letters {
  public:
    Letters(std::span<const WrittenWord> words, std::size_t first) : words_(words), first_(first) {}
    std::string_view operator[](std::size_t at) const {
        const bool within = at < words_.size() && (at == first_ || !words_[at].starts_clause);
        return within ? words_[at].letters() : std::string_view();
    }

  private:
    std::span<const WrittenWord> words_;
    std::size_t first_;
};

// The row of one word by itself.
const Row* row_of(std::string_view word) {
    const WrittenWord written{.text = std::string(word)};
    return rows().longest(Letters({&written, 1}, 0), 0).row;
}

// "su1c1de" -> "suicide": digits between letters, as people write to get past filters.
std::string without_digits_for_letters(std::string_view word) {
    constexpr std::string_view kDigits = "0134579";
    constexpr std::string_view kLetters = "oieastg";
    std::string letters(word);
    bool changed = false;
    for (std::size_t i = 1; i + 1 < letters.size(); ++i) {
        const std::size_t digit = kDigits.find(letters[i]);
        if (digit == std::string_view::npos || !is_letter(letters[i - 1]) || !is_letter(letters[i + 1]))
            continue;
        letters[i] = kLetters[digit];
        changed = true;
    }
    if (!changed || std::any_of(letters.begin(), letters.end(), is_digit)) return std::string(word);
    return letters;
}

// One word by itself: its row in the table, or itself without stars and digits for letters.
std::string settled(std::string_view word) {
    if (const Row* row = row_of(word)) return std::string(row->plain);
    std::string letters(word);
    std::erase(letters, '*');
    letters = without_digits_for_letters(letters);
    if (letters == word) return letters;
    letters = without_elongation(letters);
    const Row* row = row_of(letters);
    return row != nullptr ? std::string(row->plain) : letters;
}

std::string_view next_word(std::span<const WrittenWord> words, std::size_t at) {
    const bool within = at + 1 < words.size() && !words[at + 1].starts_clause;
    return within ? std::string_view(words[at + 1].text) : std::string_view();
}
std::string_view word_before(std::span<const WrittenWord> words, std::size_t at) {
    const bool within = at > 0 && !words[at].starts_clause;
    return within ? std::string_view(words[at - 1].text) : std::string_view();
}

bool is_verb_in_ing(std::string_view word) {
    return word.size() > 4 && word.ends_with("ing") && !kNounsInIng.has(word);
}

// "don't", "he'd", "they've", "mike's": what the apostrophe stands for.
std::optional<Spelling> contraction_at(std::span<const WrittenWord> words, std::size_t at) {
    const std::string& word = words[at].text;
    const std::size_t apostrophe = word.rfind('\'');
    if (apostrophe == std::string::npos || apostrophe == 0) return std::nullopt;
    const std::string_view end = std::string_view(word).substr(apostrophe + 1);
    std::string left = word.substr(0, apostrophe);
    std::erase(left, '\'');
    const std::string_view next = next_word(words, at);
    if (left.empty()) return std::nullopt;

    if (end == "t" && left.back() == 'n') {
        // The irregular ones are rows of the table; so are slips like "dont't".
        if (row_of(words[at].letters()) != nullptr || words[at].letters() == "aint") return std::nullopt;
        left.pop_back();
        return Spelling{.words = left.empty() ? "not" : settled(left) + " not"};
    }
    const std::string subject = settled(left);
    if (end == "m" && subject == "i") return Spelling{.words = "i am"};
    if (end == "am" && subject == "i") return Spelling{.words = "i am"};
    if (end == "re") return Spelling{.words = subject + " are"};
    if (end == "ve") return Spelling{.words = subject + " have"};
    if (end == "ll") return Spelling{.words = subject + " will"};
    if (end == "d") {
        const bool had = next == "been" || next == "better" || next == "gotten";
        return Spelling{.words = subject + (had ? " had" : " would")};
    }
    if (end == "s") {
        if (left == "let") return Spelling{.words = "let us"};
        const bool has = next == "been" || next == "got" || next == "had" || next == "gotten";
        if (kSubjects.has(left)) return Spelling{.words = subject + (has ? " has" : " is")};
        if (kAfterIs.has(next) || is_verb_in_ing(next))
            return Spelling{.words = subject + (has ? " has" : " is")};
    }
    return std::nullopt;
}

// Forms that only their neighbours decide.
std::optional<Spelling> by_neighbours(std::span<const WrittenWord> words, std::size_t at,
                                      std::string_view word) {
    constexpr std::size_t kLongestForm = 5;  // "cause"
    if (word.size() > kLongestForm) return std::nullopt;
    const std::string_view before = word_before(words, at);
    const std::string_view next = next_word(words, at);
    const bool alone = words.size() == 1;
    const auto is = [](std::string_view text) { return Spelling{.words = std::string(text)}; };

    if (word == "its") {
        const bool verb = kAfterIs.has(next) || kAfterItIs.has(next) || is_verb_in_ing(next) ||
                          (!next.empty() && is_digit(next.front()));
        if (!verb) return std::nullopt;
        return is(next == "been" || next == "got" ? "it has" : "it is");
    }
    if (word == "ur") return is(kAfterYouAre.has(next) || is_verb_in_ing(next) ? "you are" : "your");
    if (word == "ill" && !next.empty() && !kBeforeIll.has(before) && !kAfterIll.has(next))
        return is("i will");
    if (word == "id" && !next.empty() && !kBeforeId.has(before))
        return is(next == "been" || next == "better" ? "i had" : "i would");
    if (word == "lets" && words[at].starts_clause && !next.empty()) return is("let us");
    if ((word == "cause" || word == "cuase") && !next.empty() && !kBeforeCause.has(before))
        return is("because");
    if (word == "ya" || word == "yah") {
        const bool answers = words[at].starts_clause && next != "know" && next != "all" && next != "think";
        return is(answers ? "yeah" : "you");
    }
    if (word == "2" && kBeforeTo.has(before) && !next.empty() && !is_digit(next.front()) &&
        !kCounted.has(next))
        return is("to");
    if (word == "2" && next.empty() && (before == "u" || before == "you" || before == "me")) return is("too");
    if (word == "4" && kObjects.has(next) && !before.empty()) return is("for");
    if (word == "aint") return is(before == "i" ? "am not" : kPlural.has(before) ? "are not" : "is not");
    if (word == "y" && alone) return is("yes");
    if (word == "y" && words[at].starts_clause && !next.empty()) return is("why");
    if (word == "n" && alone) return is("no");
    if (word == "n" && !before.empty() && !next.empty()) return is("and");
    if (word == "k" && words[at].starts_clause) return is("ok");
    if (word == "w" && !next.empty()) return is("with");
    if (word == "v" && !before.empty() && !next.empty()) return is("very");
    if (word == "em" && !before.empty()) return is("them");
    if (word == "rn") {
        return is(before == "a" || before == "an" || before == "the" ? "nurse" : "right now");
    }
    if (word == "kms") {
        const bool distance =
            !before.empty() && (is_digit(before.front()) || before == "many" || before == "few");
        return is(distance ? "kilometres" : "kill myself");
    }
    if (word == "ig") return is(kBeforeInstagram.has(before) ? "instagram" : "i guess");
    if (word == "sm" && !before.empty())
        return is(before == "on" || before == "off" || before == "from" ? "social media" : "so much");
    return std::nullopt;
}

}  // namespace

std::optional<Spelling> spelling_at(std::span<const WrittenWord> words, std::size_t at) {
    const std::string_view word = words[at].letters();
    const auto row = rows().longest(Letters(words, at), static_cast<std::uint32_t>(at));
    const std::size_t taken = row ? row.last - at : 0;
    if (taken <= 1 && !words[at].plain.empty())
        if (const auto contraction = contraction_at(words, at)) return contraction;
    if (row) return Spelling{.words = std::string(row.row->plain), .taken = taken};
    if (const auto decided = by_neighbours(words, at, word)) return decided;
    if (std::any_of(word.begin(), word.end(), [](char c) { return c == '*' || is_digit(c); }))
        return Spelling{.words = settled(word)};
    if (!words[at].plain.empty()) return Spelling{.words = std::string(word)};
    return std::nullopt;
}

std::string without_elongation(std::string_view word) {
    const auto equal_to_next = [word](std::size_t i) { return is_letter(word[i]) && word[i] == word[i + 1]; };
    bool stretches = word.size() >= 2 && equal_to_next(word.size() - 2);
    for (std::size_t i = 0; !stretches && i + 3 <= word.size(); ++i)
        stretches = (equal_to_next(i) && equal_to_next(i + 1)) || (word[i] == 'h' && word[i + 2] == 'h');
    if (!stretches) return std::string(word);

    // Runs of equal letters, each as long as it is, or 1 or 2 where it is stretched.
    struct Run {
        char letter;
        std::size_t length;
    };
    std::vector<Run> runs;
    std::size_t stretched = 0;
    for (const char c : word) {
        if (!runs.empty() && runs.back().letter == c) {
            if (++runs.back().length == 3 && is_letter(c)) ++stretched;
        } else {
            runs.push_back({c, 1});
        }
    }
    const auto spelled = [&runs](std::size_t doubled) {
        std::string letters;
        std::size_t nth = 0;
        for (const Run& run : runs) {
            std::size_t length = run.length;
            if (length >= 3 && is_letter(run.letter))
                length = (doubled >> std::min<std::size_t>(nth++, 63)) & 1 ? 2 : 1;
            letters.append(length, run.letter);
        }
        return letters;
    };
    static const std::unordered_set<std::string> doubled_stems = [] {
        std::unordered_set<std::string> stems;
        for (const std::string_view known : words_of(kDoubled)) stems.insert(stem(known));
        return stems;
    }();

    std::string letters(word);
    if (stretched > 0) {
        letters = spelled(0);
        // Which of the stretched letters are double? Three at most: more is screaming, not spelling.
        constexpr std::size_t kMaxStretched = 3;
        if (stretched <= kMaxStretched)
            for (std::size_t doubled = 1; doubled < (std::size_t{1} << stretched); ++doubled)
                if (std::string candidate = spelled(doubled); doubled_stems.contains(stem(candidate))) {
                    letters = std::move(candidate);
                    break;
                }
        if (letters == "a") letters = "ah";
        if (letters == "o") letters = "oh";
    }
    const std::size_t size = letters.size();
    if (size >= 3 && letters[size - 1] == letters[size - 2] && is_letter(letters.back()) &&
        kStretched.has(std::string_view(letters).substr(0, size - 1)))
        letters.pop_back();
    if (letters.find("haha") != std::string::npos || letters.find("hehe") != std::string::npos) return "lol";
    return letters;
}

}  // namespace onward
