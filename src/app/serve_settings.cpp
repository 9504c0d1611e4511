#include "app/serve_settings.hpp"

#include <sys/stat.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <random>

#include "app/state_file.hpp"
#include "base/text.hpp"
#include "channel/telegram_start.hpp"

namespace onward {
namespace {

// A misspelt name of one of ours would be a setting that nobody hears of.
constexpr std::array kKnown{
    "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_API_URL", "TELEGRAM_WEBHOOK_URL",
    "SLACK_BOT_TOKEN",    "SLACK_SIGNING_SECRET",    "SLACK_API_URL",    "ONWARD_SEED",
    "ONWARD_REMINDERS",   "ONWARD_CONTENT"};

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

// NAME, or the first line of the file that NAME_FILE names, which nobody else may read.
Result<Secret> secret_of(const std::string& name) {
    if (std::string value = environment(name.c_str()); !value.empty()) return Secret(std::move(value));
    const std::string path = environment((name + "_FILE").c_str());
    if (path.empty()) return Secret();
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0)
        return Error{"The file that " + name + "_FILE names can not be read."};
    if ((state.st_mode & 077) != 0)
        return Error{"Others may read the file that " + name + "_FILE names. Run: chmod 600 " + path};
    std::string line;
    std::ifstream file(path);
    std::getline(file, line);
    const std::string value(trim(line));
    if (value.empty()) return Error{"The file that " + name + "_FILE names is empty."};
    return Secret(value);
}

std::string fresh_secret() {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
    std::string secret;
    for (int i = 0; i < 40; ++i) secret += kLetters[letter(random)];
    return secret;
}

Result<std::filesystem::path> database_of(const ServeFlags& flags) {
    if (!flags.database.empty()) return std::filesystem::path(flags.database);
    if (const std::string folder = environment("STATE_DIRECTORY"); !folder.empty())
        return std::filesystem::path(folder) / "onward.db";
    return state_file("serve.db");
}

Result<std::optional<TelegramSetup>> telegram_of(const ServeFlags& flags) {
    auto token = secret_of("TELEGRAM_BOT_TOKEN");
    if (!token) return token.error();
    if (token->empty()) {
        if (flags.telegram.empty()) return std::optional<TelegramSetup>{};
        return Error{
            "--telegram needs TELEGRAM_BOT_TOKEN in the environment: the token that @BotFather gave you."};
    }
    if (auto why = telegram::why_token_refused(*token)) return Error{*why};
    TelegramSetup setup;
    setup.settings.token = *std::move(token);
    setup.webhook = environment("TELEGRAM_WEBHOOK_URL");
    setup.poll = flags.telegram == "poll";
    if (const std::string base = environment("TELEGRAM_API_URL"); !base.empty()) setup.base = base;
    if (setup.poll) {
        if (!setup.webhook.empty())
            return Error{
                "TELEGRAM_WEBHOOK_URL and --telegram poll exclude each other: Telegram either posts "
                "to us or is asked."};
        return std::optional(setup);
    }
    auto secret = secret_of("TELEGRAM_WEBHOOK_SECRET");
    if (!secret) return secret.error();
    if (secret->empty())
        return Error{
            "Telegram's webhook needs a secret, so that nobody else can post to it. Here is a fresh "
            "one to paste:\n  export TELEGRAM_WEBHOOK_SECRET=" +
            fresh_secret() + "\nOr, without a public address, start with: onward serve --telegram poll"};
    if (auto why = telegram::why_webhook_secret_refused(*secret)) return Error{*why};
    setup.settings.webhook_secret = *std::move(secret);
    const bool own_server = setup.base != TelegramSetup{}.base;
    if (!setup.webhook.empty() && !own_server)
        if (auto why = telegram::why_webhook_url_refused(setup.webhook)) return Error{*why};
    return std::optional(setup);
}

Result<std::optional<SlackSetup>> slack_of() {
    auto token = secret_of("SLACK_BOT_TOKEN");
    if (!token) return token.error();
    const auto signing = secret_of("SLACK_SIGNING_SECRET");
    if (!signing) return signing.error();
    if (token->empty() && signing->empty()) return std::optional<SlackSetup>{};
    if (token->empty() || signing->empty())
        return Error{
            "Slack needs both SLACK_BOT_TOKEN (OAuth & Permissions, xoxb-...) and SLACK_SIGNING_SECRET "
            "(Basic Information) in the environment."};
    auto secrets = signing_secrets_of(signing->reveal());
    if (!secrets) return secrets.error();
    SlackSetup setup;
    setup.settings.bot_token = *std::move(token);
    setup.settings.signing_secrets = *std::move(secrets);
    if (const std::string base = environment("SLACK_API_URL"); !base.empty()) setup.base = base;
    return std::optional(setup);
}

std::optional<Error> unknown_setting() {
    std::vector<std::string> known(kKnown.begin(), kKnown.end());
    for (const char* secret :
         {"TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"})
        known.push_back(std::string(secret) + "_FILE");
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view setting = *entry;
        const std::string name(setting.substr(0, setting.find('=')));
        const bool ours = name.starts_with("TELEGRAM_") || name.starts_with("SLACK_");
        if (!ours || std::find(known.begin(), known.end(), name) != known.end()) continue;
        const std::string close = closest(name, known);
        return Error{"The environment holds " + name + ", which is no setting of onward" +
                     (close.empty() ? "." : "; did you mean " + close + "?")};
    }
    return std::nullopt;
}

bool is_loopback(const std::string& host) {
    return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

}  // namespace

Result<ServeSettings> read_settings(const ServeFlags& flags) {
    if (!is_loopback(flags.host) && !flags.behind_proxy)
        return Error{"--host " + flags.host +
                     " could be reached from outside. onward is to stand behind a proxy (nginx), which ends "
                     "TLS and absorbs slow and hostile clients; without one, a few idle connections stop it. "
                     "If there is one, say so with --behind-proxy."};
    if (auto error = unknown_setting()) return *error;
    ServeSettings settings;
    auto database = database_of(flags);
    if (!database) return database.error();
    settings.database = *std::move(database);
    auto telegram = telegram_of(flags);
    if (!telegram) return telegram.error();
    settings.telegram = *std::move(telegram);
    auto slack = slack_of();
    if (!slack) return slack.error();
    settings.slack = *std::move(slack);
    settings.reminders = environment("ONWARD_REMINDERS") != "off";
    if (const std::string seed = environment("ONWARD_SEED"); !seed.empty()) {
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(seed.data(), seed.data() + seed.size(), number);
        if (error != std::errc{} || end != seed.data() + seed.size())
            return Error{"ONWARD_SEED has to be a whole number."};
        settings.seed = number;
    }
    return settings;
}

}  // namespace onward
