#include "bench/turn_workload.hpp"

#include <array>
#include <stdexcept>

#include "bench/workload.hpp"
#include "loader/files.hpp"
#include "loader/load.hpp"

namespace onward::bench {
namespace {

constexpr std::array<const char*, kTopics> kNouns{
    "sleep",      "money",    "rent",      "garden",   "music",    "cooking",  "football",  "school",
    "exams",      "church",   "winter",    "birthday", "wedding",  "holiday",  "parents",   "cousins",
    "neighbours", "boss",     "pension",   "dentist",  "doctor",   "medicine", "headaches", "swimming",
    "cycling",    "hiking",   "yoga",      "poetry",   "painting", "films",    "theatre",   "dancing",
    "cats",       "horses",   "furniture", "kitchen",  "balcony",  "moving",   "packing",   "keys",
    "insurance",  "taxes",    "lawyers",   "letters",  "photos",   "phone",    "internet",  "jealousy",
    "pride",      "patience", "shame",     "envy",     "boredom",  "silence",  "dreams",    "hunger",
    "wine",       "coffee",   "smoking",   "prayer"};
constexpr std::array<const char*, kPhrases> kFrames{"talk about ", "help with ", "worried about "};
constexpr std::array kOpenings{"can we ", "i need to ", "honestly, ", "please "};

std::string dialog_of(const std::string& noun) {
    return "format: 1\ndialog: " + noun + "\ntitle: " + noun + "\nsummary: One question about " + noun +
           ".\nkind: topic\nstart: ask\nenter: {when: topic." + noun +
           "}\nstates:\n  ask:\n    ask: question\n    fill: {slot: journal_entry, from: text}\n"
           "    then: {say: kept, end: done}\ntexts:\n  question: \"Let us look at " +
           noun + ", {name}. What has {ex} to do with it?\"\n  kept: \"I keep that, {name}, about {ex}.\"\n";
}

std::string intents() {
    std::string yaml = "format: 1\nintents:\n";
    for (std::size_t topic = 0; topic < kTopics; ++topic) {
        yaml += "  " + topic_intent(topic) + ":\n    rules:\n";
        for (const char* frame : kFrames)
            yaml += std::string("      - {phrase: ") + frame + kNouns[topic] + "}\n";
        yaml += "    examples:\n";
        for (const char* frame : kFrames) yaml += std::string("      - i ") + frame + kNouns[topic] + "\n";
    }
    return yaml;
}

}  // namespace

std::string topic_intent(std::size_t topic) { return std::string("topic.") + kNouns[topic]; }

std::vector<std::string> topic_regexes() {
    std::vector<std::string> regexes;
    for (const char* noun : kNouns)
        for (const char* frame : kFrames) regexes.push_back(std::string("\\b") + frame + noun + "\\b");
    return regexes;
}

std::shared_ptr<const Script> topic_script() {
    std::vector<SourceFile> files = find_files(ONWARD_SMALL_CONTENT).files;
    for (SourceFile& file : files) {
        constexpr std::string_view kSlots = "slots:\n";
        if (file.path == "dialogs/slots.yaml")
            file.bytes.insert(
                file.bytes.find(kSlots) + kSlots.size(),
                "  name: {type: text, at_most: 40, keep: profile, otherwise: friend, says: a name}\n"
                "  ex: {type: text, at_most: 40, keep: profile, otherwise: your ex, says: a name}\n");
    }
    for (const char* noun : kNouns)
        files.push_back({std::string("dialogs/everyday/") + noun + ".yaml", dialog_of(noun)});
    files.push_back({"intents/topics.yaml", intents()});
    const Loaded loaded = load_sources(files);
    if (!loaded.script)
        throw std::runtime_error("the content of the turns is broken:\n" + print_all(loaded.findings));
    return loaded.script;
}

std::vector<TurnMessage> make_turns(std::size_t count) {
    const std::vector<std::string> chat = make_messages(Style::chat, count);
    std::vector<TurnMessage> turns;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t nth = i / 2;
        // Coprime steps, so that topics, frames and openings meet in every mixture.
        const std::size_t topic = nth * 7 % kTopics;
        const bool opens = i % 2 == 0;
        const std::string phrase = std::string(kFrames[nth % kPhrases]) + kNouns[topic];
        turns.push_back(
            {opens ? kOpenings[nth % kOpenings.size()] + phrase + ", " + chat[i] : chat[i], topic, opens});
    }
    return turns;
}

}  // namespace onward::bench
