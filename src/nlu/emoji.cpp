#include "nlu/emoji.hpp"

#include <array>
#include <unordered_map>

#include "base/text.hpp"

namespace onward {

namespace {

struct Row {
    std::string_view sign;       // one code point, folded (no variation selector, no skin tone)
    std::string_view words;      // normalised words that a person would say instead
    std::string_view shortcode;  // Slack's name for it, where it is one that people type or tap
};

// To extend: one line for one sign; several signs may share their words. Keep to plain words that rules use.
// A sign that is not here is read as a pause.
constexpr Row kEmoji[] = {
    // pain
    {"😭", "crying", "sob"},
    {"😢", "crying", "cry"},
    {"🥲", "crying", "smiling_face_with_tear"},
    {"😿", "crying", "crying_cat_face"},
    {"🥹", "crying", "face_holding_back_tears"},
    {"💔", "heartbroken", "broken_heart"},
    {"😞", "sad", "disappointed"},
    {"😔", "sad", "pensive"},
    {"🙁", "sad", "slightly_frowning_face"},
    {"☹", "sad", "white_frowning_face"},
    {"😟", "worried", "worried"},
    {"😥", "sad", "disappointed_relieved"},
    {"😓", "stressed", "sweat"},
    {"😩", "exhausted", "weary"},
    {"😫", "exhausted", "tired_face"},
    {"😪", "tired", "sleepy"},
    {"🥱", "tired", "yawning_face"},
    {"😴", "asleep", "sleeping"},
    {"💤", "asleep", "zzz"},
    {"😖", "hurting", "confounded"},
    {"😣", "hurting", "persevere"},
    {"🥺", "pleading", "pleading_face"},
    {"🤕", "hurt", "face_with_head_bandage"},
    {"🤒", "ill", "face_with_thermometer"},
    {"🤢", "sick", "nauseated_face"},
    {"🤮", "sick", "face_vomiting"},
    {"😶", "speechless", "no_mouth"},
    {"😐", "numb", "neutral_face"},
    {"😑", "numb", "expressionless"},
    {"🫥", "numb", "dotted_line_face"},
    {"🥀", "sad", "wilted_flower"},
    {"🖤", "love", "black_heart"},
    // fear
    {"😰", "anxious", "cold_sweat"},
    {"😨", "scared", "fearful"},
    {"😱", "scared", "scream"},
    {"😧", "scared", "anguished"},
    {"😬", "nervous", "grimacing"},
    {"😳", "shocked", "flushed"},
    {"😮", "shocked", "open_mouth"},
    {"😲", "shocked", "astonished"},
    {"🤯", "shocked", "exploding_head"},
    {"😵", "dizzy", "dizzy_face"},
    {"🫠", "overwhelmed", "melting_face"},
    {"🫣", "embarrassed", "face_with_peeking_eye"},
    {"🤦", "embarrassed", "facepalm"},
    // anger
    {"😡", "angry", "rage"},
    {"😠", "angry", "angry"},
    {"🤬", "angry", "face_with_symbols_on_mouth"},
    {"😤", "angry", "triumph"},
    {"👿", "angry", "imp"},
    {"😒", "annoyed", "unamused"},
    {"🙄", "annoyed", "face_with_rolling_eyes"},
    {"🖕", "fuck you", "middle_finger"},
    {"💩", "shit", "hankey"},
    // laughter, joy
    {"😂", "laughing", "joy"},
    {"🤣", "laughing", "rolling_on_the_floor_laughing"},
    {"😆", "laughing", "laughing"},
    {"😹", "laughing", "joy_cat"},
    {"😅", "laughing", "sweat_smile"},
    {"😀", "smiling", "grinning"},
    {"😃", "smiling", "smiley"},
    {"😄", "smiling", "smile"},
    {"😁", "smiling", "grin"},
    {"🙂", "smiling", "slightly_smiling_face"},
    {"🙃", "smiling", "upside_down_face"},
    {"☺", "smiling", "relaxed"},
    {"😊", "happy", "blush"},
    {"😌", "relieved", "relieved"},
    {"😇", "smiling", "innocent"},
    {"😉", "winking", "wink"},
    {"😜", "joking", "stuck_out_tongue_winking_eye"},
    {"😝", "joking", "stuck_out_tongue_closed_eyes"},
    {"😛", "joking", "stuck_out_tongue"},
    {"🤪", "joking", "zany_face"},
    {"😏", "smirking", "smirk"},
    {"😎", "cool", "sunglasses"},
    {"🥳", "celebrating", "partying_face"},
    {"🎉", "celebrating", "tada"},
    {"🤗", "hug", "hugging_face"},
    {"🫂", "hug", "people_hugging"},
    {"💪", "strong", "muscle"},
    {"🔥", "fire", "fire"},
    {"💯", "totally", "100"},
    // love
    {"❤", "love", "heart"},
    {"♥", "love", "hearts"},
    {"🧡", "love", "orange_heart"},
    {"💛", "love", "yellow_heart"},
    {"💚", "love", "green_heart"},
    {"💙", "love", "blue_heart"},
    {"💜", "love", "purple_heart"},
    {"🤎", "love", "brown_heart"},
    {"🤍", "love", "white_heart"},
    {"💕", "love", "two_hearts"},
    {"💖", "love", "sparkling_heart"},
    {"💗", "love", "heartpulse"},
    {"💘", "love", "cupid"},
    {"💞", "love", "revolving_hearts"},
    {"💓", "love", "heartbeat"},
    {"😍", "love", "heart_eyes"},
    {"🥰", "love", "smiling_face_with_3_hearts"},
    {"😘", "kiss", "kissing_heart"},
    {"😚", "kiss", "kissing_closed_eyes"},
    {"💋", "kiss", "kiss"},
    {"❣", "love", "heavy_heart_exclamation_mark_ornament"},
    // answers
    {"👍", "yes", "+1"},
    {"✅", "yes", "white_check_mark"},
    {"☑", "yes", "ballot_box_with_check"},
    {"✔", "yes", "heavy_check_mark"},
    {"👌", "ok", "ok_hand"},
    {"🆗", "ok", "ok"},
    {"🙆", "ok", "ok_woman"},
    {"👎", "no", "-1"},
    {"❌", "no", "x"},
    {"✖", "no", "heavy_multiplication_x"},
    {"🚫", "no", "no_entry_sign"},
    {"🙅", "no", "no_good"},
    {"⛔", "no", "no_entry"},
    {"🤷", "not sure", "shrug"},
    {"🤔", "thinking", "thinking_face"},
    {"😕", "confused", "confused"},
    {"🫤", "not sure", "face_with_diagonal_mouth"},
    {"❓", "?", "question"},
    {"❔", "?", "grey_question"},
    {"❗", "!", "exclamation"},
    // manners
    {"🙏", "please", "pray"},
    {"👋", "hello", "wave"},
    {"🤝", "deal", "handshake"},
    {"👏", "bravo", "clap"},
    {"🙌", "hooray", "raised_hands"},
    // danger; rules decide what it means
    {"🔪", "knife", "knife"},
    {"🔫", "gun", "gun"},
    {"💊", "pills", "pill"},
    {"☠", "dead", "skull_and_crossbones"},
    {"💀", "dead", "skull"},
    {"⚰", "coffin", "coffin"},
    {"🪦", "grave", "headstone"},
    {"🩸", "blood", "drop_of_blood"},
    // things people send in place of a word
    {"📱", "phone", "iphone"},
    {"📞", "phone", "telephone_receiver"},
    {"💍", "ring", "ring"},
    {"🍷", "wine", "wine_glass"},
    {"🍺", "beer", "beer"},
    {"🔟", "10", "keycap_ten"},
};

// Typed faces, in their folded form (lower case). Longer ones stand before those they begin with.
struct Face {
    std::string_view sign;
    std::string_view words;
};
constexpr Face kFaces[] = {
    {"(ツ)", "not sure"}, {"</3", "heartbroken"}, {"<\\3", "heartbroken"}, {"<3", "love"},
    {">:(", "angry"},     {":'-(", "crying"},     {":'(", "crying"},       {":’(", "crying"},
    {";_;", "crying"},    {"t_t", "crying"},      {"t.t", "crying"},       {":-((", "sad"},
    {":-(", "sad"},       {":(", "sad"},          {"=(", "sad"},           {":[", "sad"},
    {":-/", "not sure"},  {":-\\", "not sure"},   {":-|", "numb"},         {":|", "numb"},
    {":-)", "smiling"},   {":)", "smiling"},      {"=)", "smiling"},       {"(:", "smiling"},
    {":-d", "laughing"},  {":d", "laughing"},     {"=d", "laughing"},      {";-)", "winking"},
    {";)", "winking"},    {":-p", "joking"},      {":p", "joking"},
};

constexpr std::size_t kLongestShortcode = 40;

const std::unordered_map<char32_t, std::string_view>& by_code() {
    static const auto table = [] {
        std::unordered_map<char32_t, std::string_view> rows;
        for (const Row& row : kEmoji) rows.emplace(character_at(row.sign, 0).code, row.words);
        return rows;
    }();
    return table;
}

const std::unordered_map<std::string_view, std::string_view>& by_shortcode() {
    static const auto table = [] {
        std::unordered_map<std::string_view, std::string_view> rows;
        for (const Row& row : kEmoji) rows.emplace(row.shortcode, row.words);
        // Slack's other names of common ones.
        for (const auto& [name, words] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
                 {"thumbsup", "yes"},
                 {"thumbsdown", "no"},
                 {"man-shrugging", "not sure"},
                 {"woman-shrugging", "not sure"},
                 {"poop", "shit"},
                 {"satisfied", "laughing"}})
            rows.emplace(name, words);
        return rows;
    }();
    return table;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::optional<Emoji> face_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    for (const Face& face : kFaces) {
        if (!rest.starts_with(face.sign)) continue;
        // A letter must not run on ("t_time", ":do"), nor a digit into a heart ("2<3"), nor a word into a
        // "t".
        const char last = face.sign.back();
        const bool letter_at_end = last >= 'a' && last <= 'z';
        const bool letter_at_front = face.sign.front() == 't';
        const std::size_t end = face.sign.size();
        if (letter_at_end && end < rest.size() && is_word_byte(rest[end])) continue;
        if (letter_at_front && at > 0 && is_word_byte(text[at - 1])) continue;
        if (last == '3' && end < rest.size() && is_word_byte(rest[end])) continue;
        // More of the same mouth: ":(((" is one face.
        std::size_t bytes = end;
        while (bytes < rest.size() && (last == '(' || last == ')') && rest[bytes] == last) ++bytes;
        return Emoji{.words = std::string(face.words), .bytes = bytes};
    }
    return std::nullopt;
}

std::optional<Emoji> shortcode_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at + 1, kLongestShortcode + 1);
    const std::size_t end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-");
    if (end == std::string_view::npos || end == 0 || rest[end] != ':') return std::nullopt;
    const std::string_view name = rest.substr(0, end);
    if (name.starts_with("skin-tone-")) return Emoji{.words = "", .bytes = end + 2};
    const auto row = by_shortcode().find(name);
    if (row == by_shortcode().end()) return std::nullopt;
    return Emoji{.words = std::string(row->second), .bytes = end + 2};
}

bool is_regional(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

}  // namespace

std::optional<Emoji> emoji_at(std::string_view text, std::size_t at) {
    const char first = text[at];
    if (first == ':')
        if (auto shortcode = shortcode_at(text, at)) return shortcode;
    if (std::string_view(":;=<>(t").find(first) != std::string_view::npos)
        if (auto face = face_at(text, at)) return face;
    if (static_cast<unsigned char>(first) < 0x80) return std::nullopt;

    const Character sign = character_at(text, at);
    const bool skin_tone = sign.code >= 0x1F3FB && sign.code <= 0x1F3FF;
    if (skin_tone || sign.code == U'♀' || sign.code == U'♂') return Emoji{.words = "", .bytes = sign.bytes};
    if (is_regional(sign.code) && at + sign.bytes < text.size()) {
        const Character second = character_at(text, at + sign.bytes);
        if (is_regional(second.code)) {
            // A flag is one word of its own, "flagie", so that no country is taken for "it" or "us".
            const auto letter = [](char32_t code) { return static_cast<char>('a' + (code - 0x1F1E6)); };
            return Emoji{.words = std::string("flag") + letter(sign.code) + letter(second.code),
                         .bytes = sign.bytes + second.bytes};
        }
    }
    const auto row = by_code().find(sign.code);
    if (row == by_code().end()) return std::nullopt;
    return Emoji{.words = std::string(row->second), .bytes = sign.bytes};
}

}  // namespace onward
