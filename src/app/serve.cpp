// `onward serve`: the coach on Telegram, Slack and REST. Everything is put together here, started in the
// order in which it needs each other, and ended in the reverse one.
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <memory>
#include <thread>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/serve_settings.hpp"
#include "app/stop_signal.hpp"
#include "serve/courtesies.hpp"
#include "serve/outbox.hpp"
#include "serve/periodic.hpp"
#include "serve/polling.hpp"
#include "serve/reminders.hpp"
#include "serve/routes.hpp"
#include "serve/server.hpp"
#include "serve/start.hpp"
#include "store/sqlite_store.hpp"

namespace onward {
namespace {

constexpr std::chrono::seconds kReminders{1};

int fail(int code, const std::string& what) {
    std::cerr << "onward: " << what << "\n";
    return code;
}

// The channels that the settings speak of, once their platforms have said who we are.
struct Channels {
    std::unique_ptr<Channel> telegram, slack;
    TelegramIdentity telegram_us;
    std::map<std::string, OutboxChannel> outlets;
    std::map<std::string, const Channel*> by_name;
    std::vector<const Channel*> posted;  // those whose platforms post to us
};

class Serving {
  public:
    Serving(const ServeFlags& flags, const ServeSettings& settings, StopSignal& stop)
        : flags_(flags),
          settings_(settings),
          stop_(stop),
          rest_([&stop](auto span) { return stop.rest(span); }) {}

    int check() {
        for (const auto& told :
             {settings_.telegram ? check_telegram_channel() : Result<std::string>(std::string()),
              settings_.slack ? check_slack_channel() : Result<std::string>(std::string())}) {
            if (!told) return fail(kUsage, told.error().what);
            std::cout << *told;
        }
        if (!settings_.telegram && !settings_.slack)
            std::cout << "No token is in the environment: only REST would be served.\n";
        return kGood;
    }

    int run(const Script& script) {
        auto store = open_sqlite_store(settings_.database, Access::alone);
        if (!store) return fail(kNothing, store.error().what);
        if (const auto freed = (*store)->free_leases(); !freed) return fail(kNothing, freed.error().what);

        Channels channels;
        if (const auto started = start(channels); !started) return fail(kUsage, started.error().what);

        Outbox outbox(**store, channels.outlets, system_now, log_);
        Courtesies courtesies(channels.outlets);
        const Incoming incoming{**store, script, outbox, courtesies, system_now, log_, settings_.seed};
        auto server = Server::bind(flags_.host, flags_.port, routes_of(incoming, channels.posted, ready_));
        if (!server) return fail(kUsage, server.error().what);
        std::thread answering([&server] { (*server)->run(); });

        int code = kGood;
        if (const auto registered = register_channels(); !registered) {
            code = fail(kUsage, registered.error().what);
        } else {
            code = serve_until_stopped(incoming, channels, outbox, (*server)->port());
        }
        ready_.draining = true;
        (*server)->stop();
        answering.join();
        outbox.stop();
        log_.info("stopped");
        return code;
    }

  private:
    std::unique_ptr<Client> open(const std::string& base, std::string& problem) {
        auto client = Client::open(base, flags_.insecure_api);
        if (client) return *std::move(client);
        problem = client.error().what;
        return nullptr;
    }

    Result<std::string> check_telegram_channel() {
        std::string problem;
        const auto client = open(settings_.telegram->base, problem);
        return client ? check_telegram(settings_.telegram->settings, *client, rest_) : Error{problem};
    }
    Result<std::string> check_slack_channel() {
        std::string problem;
        const auto client = open(settings_.slack->base, problem);
        return client ? check_slack(settings_.slack->settings, *client, rest_) : Error{problem};
    }

    Result<bool> start(Channels& channels) {
        std::string problem;
        const bool resend = flags_.on_unknown == "resend";
        const auto add = [&](const Channel& channel, const std::string& base, bool is_posted) {
            const std::string name(channel.capabilities().name);
            channels.outlets[name] = {&channel, &ready_.channels[name], base, flags_.insecure_api, resend};
            channels.by_name[name] = &channel;
            if (is_posted) channels.posted.push_back(&channel);
        };
        if (settings_.telegram) {
            const TelegramSetup& setup = *settings_.telegram;
            const auto client = open(setup.base, problem);
            if (!client) return Error{problem};
            const auto us = start_telegram(setup.settings, *client, rest_);
            if (!us) return us.error();
            channels.telegram_us = *us;
            channels.telegram = make_telegram(setup.settings, *us);
            add(*channels.telegram, setup.base, !setup.poll);
            log_.info("channel_ready", {{"channel", "telegram"}, {"bot", us->username}});
        }
        if (settings_.slack) {
            const SlackSetup& setup = *settings_.slack;
            const auto client = open(setup.base, problem);
            if (!client) return Error{problem};
            const auto us = start_slack(setup.settings, *client, rest_);
            if (!us) return us.error();
            channels.slack = make_slack(setup.settings, *us);
            add(*channels.slack, setup.base, true);
            log_.info("channel_ready", {{"channel", "slack"}});
        }
        return true;
    }

    // Once we can be reached.
    Result<bool> register_channels() {
        if (!settings_.telegram) return true;
        const TelegramSetup& setup = *settings_.telegram;
        if (setup.webhook.empty() && !setup.poll)
            log_.warn("webhook_not_registered",
                      {{"channel", "telegram"}, {"meaning", "TELEGRAM_WEBHOOK_URL is not set"}});
        std::string problem;
        const auto client = open(setup.base, problem);
        if (!client) return Error{problem};
        return register_telegram(setup.settings, setup.webhook, setup.poll, *client, rest_);
    }

    int serve_until_stopped(const Incoming& incoming, const Channels& channels, Outbox& outbox, int port) {
        std::unique_ptr<Polling> polling;
        if (settings_.telegram && settings_.telegram->poll) {
            PollingSettings poll{.telegram = settings_.telegram->settings,
                                 .us = channels.telegram_us,
                                 .base = settings_.telegram->base,
                                 .insecure = flags_.insecure_api};
            if (flags_.exit_on_conflict) poll.on_conflict = [this] { stop_.stop(kUsage); };
            auto started =
                Polling::start(incoming, *channels.telegram, ready_.channels["telegram"], std::move(poll));
            if (!started) return fail(kUsage, started.error().what);
            polling = *std::move(started);
        }
        outbox.start();
        std::unique_ptr<Periodic> reminders;
        if (settings_.reminders)
            reminders = std::make_unique<Periodic>(kReminders, [&] { fire_due(incoming, channels.by_name); });
        std::string served = "REST";
        if (channels.telegram) served += polling ? ", Telegram by polling" : ", Telegram";
        if (channels.slack) served += ", Slack";
        // In one piece: the log's threads write there too.
        std::cerr << "onward: serving on http://" + flags_.host + ":" + std::to_string(port) + " (" + served +
                         "). Ctrl-C ends it.\n";
        stop_.wait();
        return stop_.exit_code();
    }

    const ServeFlags& flags_;
    const ServeSettings& settings_;
    StopSignal& stop_;
    const Rest rest_;
    Log log_;
    Readiness ready_;
};

int run_serve(const ServeFlags& flags) {
    StopSignal& stop = *new StopSignal;  // its thread outlives everything, and so must it
    const auto settings = read_settings(flags);
    if (!settings) return fail(kUsage, settings.error().what);
    Serving serving(flags, *settings, stop);
    if (flags.check) return serving.check();
    const std::shared_ptr<const Script> script = find_and_load_or_print(flags.content);
    if (!script) return kUsage;
    return serving.run(*script);
}

}  // namespace

void add_serve(CLI::App& program, Run& run) {
    const auto flags = std::make_shared<ServeFlags>();
    CLI::App* command = program.add_subcommand("serve", "Answer on Telegram, Slack and over HTTP (REST)");
    command->add_option("--content", flags->content, "Folder with dialogs/ and intents/")->type_name("DIR");
    command
        ->add_option("--db", flags->database,
                     "Where conversations are kept (default: $STATE_DIRECTORY/onward.db, else "
                     "~/.local/state/onward/serve.db)")
        ->type_name("FILE");
    command->add_option("--host", flags->host, "Address to listen on (default: 127.0.0.1)");
    command->add_option("--port", flags->port, "Port to listen on (default: 8080; 0: any)")
        ->check(CLI::Range(0, 65535));
    command
        ->add_option("--telegram", flags->telegram,
                     "poll: ask Telegram for messages, without a public address; webhook: wait for its posts")
        ->check(CLI::IsMember({"poll", "webhook"}));
    command
        ->add_option(
            "--on-unknown", flags->on_unknown,
            "A message whose arrival is uncertain: resend (it may come twice) or drop (it may not come)")
        ->check(CLI::IsMember({"resend", "drop"}));
    command->add_flag("--behind-proxy", flags->behind_proxy, "Allow a --host that others can reach");
    command->add_flag("--insecure-api", flags->insecure_api, "Allow http:// addresses of platforms");
    command->add_flag("--exit-on-conflict", flags->exit_on_conflict,
                      "End with 2 when another copy polls with the same token");
    command->add_flag("--check", flags->check, "Ask the platforms what is registered, send nothing, and end");
    command->footer(
        "Secrets come from the environment, or a file named there (TELEGRAM_BOT_TOKEN_FILE=...):\n"
        "  TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET, TELEGRAM_WEBHOOK_URL, TELEGRAM_API_URL\n"
        "  SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL\n"
        "  ONWARD_SEED (fixes which variants are said), ONWARD_REMINDERS=off\n"
        "Example:\n"
        "  TELEGRAM_BOT_TOKEN=... onward serve --telegram poll\n"
        "  curl -H 'Content-Type: application/json' -d '{\"sender\":\"me\",\"message\":\"hi\"}' "
        "http://127.0.0.1:8080/webhooks/rest/webhook");
    command->callback([flags, &run] { run = [flags] { return run_serve(*flags); }; });
}

}  // namespace onward
