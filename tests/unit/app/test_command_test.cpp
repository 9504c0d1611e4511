// `onward test` as it is called: what it exits with, what it prints, and that nothing passes by not being
// run.
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"

namespace onward {
namespace {

namespace fs = std::filesystem;

struct Ended {
    int code = -1;
    std::string out, err;
};

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// A folder with talks, in which the program is called with the small content of the talks' own tests.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "onward-test-command-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& bytes) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
    Ended test(const std::string& arguments, const std::string& environment = "") const {
        const std::string command =
            "cd '" + path_.string() +
            "' && env -u CI ONWARD_CONTENT='" ONWARD_SOURCE_DIR "/tests/talks_content' " + environment +
            " '" ONWARD_PROGRAM "' test " + arguments + " >out.txt 2>err.txt";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(path_ / "out.txt"),
                read(path_ / "err.txt")};
    }
    fs::path path() const { return path_; }

  private:
    fs::path path_;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
// Without the seconds, which no two runs have in common.
std::string timeless(const std::string& out) { return out.substr(0, out.rfind(" (")); }

constexpr const char* kGoodTalk = "== Greeted\ntags: early\n> hi\n<# welcome.first\n[*]\n";
constexpr const char* kBadTalk = "== Not greeted\n> hi\n<# welcome.first\n[Wrong]\n";

}  // namespace

TEST_CASE("all passed is 0, one failed is 1", "[app][test]") {
    const Folder folder;
    folder.write("tests/talks/good.talk", kGoodTalk);
    const Ended good = folder.test("");
    INFO(good.out + good.err);
    CHECK(good.code == 0);
    CHECK(timeless(good.out) == "1 conversation, 1 turn: 1 passed");
    folder.write("tests/talks/deeper/down/bad.talk", kBadTalk);
    const Ended bad = folder.test("");
    CHECK(bad.code == 1);
    CHECK(has(bad.out,
              "FAIL  tests/talks/deeper/down/bad.talk:4   \"Not greeted\"   block 1 of 1   state home"));
    CHECK(has(bad.out, "2 conversations, 2 turns: 1 passed, 1 failed"));
    CHECK(bad.err.empty());
}

TEST_CASE("broken talks, broken content and wrong usage are 2, and nothing is run", "[app][test]") {
    const Folder folder;
    folder.write("tests/talks/good.talk", kGoodTalk);
    folder.write("tests/talks/one.talk", "== A\n> hi\n= stat welcome.hello\n");
    folder.write("tests/talks/two.talk", "== B\n> hi\n= state welcome.helo\n");
    const Ended broken = folder.test("");
    CHECK(broken.code == 2);
    CHECK(broken.out.empty());
    CHECK(has(broken.err,
              "tests/talks/one.talk:3:3: error T03: unknown check \"stat\"; did you mean \"state\"?"));
    CHECK(has(broken.err,
              "tests/talks/two.talk:3:9: error T04: state \"welcome.helo\" is not defined; did you mean "
              "\"welcome.hello\"?"));
    CHECK(has(broken.err, "2 findings; nothing was run."));
    CHECK(folder.test("tests/talks/good.talk --update").code == 2);
    CHECK(folder.test("tests/talks/good.talk --coverage").code == 2);
    CHECK(folder.test("tests/talks/good.talk -j 0").code == 2);
    CHECK(folder.test("tests/talks/good.talk --seed many").code == 2);
    CHECK(folder.test("tests/talks/good.talk --width 3").code == 2);
    CHECK(folder.test("tests/talks/good.talk --db postgresql://localhost/x").code == 2);
    folder.write("broken/dialogs/coach.yaml", "format: 1\n");
    folder.write("broken/intents/x.yaml", "format: 1\n");
    const Ended content = folder.test("tests/talks/good.talk --content broken");
    CHECK(content.code == 2);
    CHECK(has(content.err, "error D"));
    CHECK(folder.test("tests/talks/good.talk --content nowhere").code == 2);
}

TEST_CASE("nothing run is 3, never a pass", "[app][test]") {
    const Folder folder;
    CHECK(folder.test("").code == 3);
    CHECK(folder.test("nowhere.talk").code == 3);
    folder.write("empty/readme.txt", "no talks here");
    CHECK(folder.test("empty").code == 3);
    folder.write("tests/talks/good.talk", kGoodTalk);
    CHECK(folder.test("-k nobody").code == 3);
    CHECK(folder.test("-k tag:late").code == 3);
    CHECK(folder.test("-k state:suicide.*").code == 3);
    CHECK(folder.test("tests/talks/good.talk:99").code == 3);
    CHECK(folder.test("tests/talks/good.talk nowhere.talk").code == 3);
    CHECK(folder.test("--list -k nobody").code == 3);
    folder.write("skipped/a.talk", "== A\nskip: not yet\n> hi\n< x\n");
    const Ended skipped = folder.test("skipped");
    CHECK(skipped.code == 3);
    CHECK(has(skipped.out, "SKIPPED  skipped/a.talk:1  A: not yet"));
    CHECK(has(skipped.out, "0 passed, 1 skipped"));
    folder.write("none/a.talk", "# nothing\n");
    CHECK(folder.test("none").code == 2);
}

TEST_CASE("talks are chosen by file, line and filter", "[app][test]") {
    const Folder folder;
    folder.write("tests/talks/one.talk",
                 std::string(kGoodTalk) +
                     "== Stopped\nstart: journal.offer\n> stop\n= state home\n<# coach.stopped\n");
    folder.write("tests/talks/deep/two.talk",
                 "== Goodbye\nstart: journal.offer\n> [Not today]\n= state home\n");
    const auto list = [&](const std::string& arguments) { return folder.test("--list " + arguments).out; };
    CHECK(list("") ==
          "tests/talks/deep/two.talk:1  Goodbye\ntests/talks/one.talk:1  Greeted\ntests/talks/one.talk:6  "
          "Stopped\n");
    CHECK(list("tests/talks/one.talk:7") == "tests/talks/one.talk:6  Stopped\n");
    CHECK(list("tests/talks/one.talk:5") == "tests/talks/one.talk:1  Greeted\n");
    CHECK(list("tests/talks/deep") == "tests/talks/deep/two.talk:1  Goodbye\n");
    CHECK(list("-k good") == "tests/talks/deep/two.talk:1  Goodbye\n");
    CHECK(list("-k tag:early") == "tests/talks/one.talk:1  Greeted\n");
    CHECK(list("-k 'deep/*'") == "tests/talks/deep/two.talk:1  Goodbye\n");
    CHECK(list("-k two.talk") == "tests/talks/deep/two.talk:1  Goodbye\n");
    CHECK(list("-k 'state:welcome.*'") == "tests/talks/one.talk:1  Greeted\n");
    CHECK(list("-k intent:command.stop") == "tests/talks/one.talk:6  Stopped\n");
    CHECK(list("-k o -k stop") == "tests/talks/one.talk:6  Stopped\n");
    CHECK(folder.test("--dry-run").out == "3 conversations can be run\n");
    CHECK(folder.test("-q -k tag:early").out.find("1 conversation, 1 turn: 1 passed") == 0);
}

TEST_CASE("the output is the same for every number of workers and every order", "[app][test]") {
    const Folder folder;
    for (int i = 0; i < 12; ++i)
        folder.write("tests/talks/" + std::to_string(i) + ".talk", i % 3 == 0 ? kBadTalk : kGoodTalk);
    const Ended one = folder.test("-j 1 -v");
    CHECK(one.code == 1);
    CHECK(has(one.out, "8 passed, 4 failed"));
    for (const char* flags :
         {"-j 8 -v", "-j 3 -v", "-j 2 -v --repeat 3", "-j 2 -v --shuffle=7", "-v --restart-every-turn"}) {
        INFO(flags);
        const Ended many = folder.test(flags);
        // With --shuffle and --repeat the same is said of each conversation.
        CHECK(timeless(many.out) == timeless(one.out));
    }
}

TEST_CASE("a run may stop at the first failure, or say one line a failure", "[app][test]") {
    const Folder folder;
    for (int i = 0; i < 6; ++i)
        folder.write("tests/talks/" + std::to_string(i) + ".talk", i >= 2 ? kBadTalk : kGoodTalk);
    const Ended first = folder.test("-x -j 4");
    CHECK(first.code == 1);
    CHECK(has(first.out, "3 conversations, 3 turns: 2 passed, 1 failed, 3 not run"));
    CHECK(has(first.out, "tests/talks/2.talk:4"));
    CHECK_FALSE(has(first.out, "tests/talks/3.talk"));
    const Ended quiet = folder.test("-q");
    CHECK(timeless(quiet.out) ==
          "tests/talks/2.talk:4  Not greeted  [Wrong], got [Talk about the breakup | I almost wrote | Just "
          "listen]\n"
          "tests/talks/3.talk:4  Not greeted  [Wrong], got [Talk about the breakup | I almost wrote | Just "
          "listen]\n"
          "tests/talks/4.talk:4  Not greeted  [Wrong], got [Talk about the breakup | I almost wrote | Just "
          "listen]\n"
          "tests/talks/5.talk:4  Not greeted  [Wrong], got [Talk about the breakup | I almost wrote | Just "
          "listen]\n"
          "6 conversations, 6 turns: 2 passed, 4 failed");
}

TEST_CASE("one seed for all decides the variants, and is told with a failure", "[app][test]") {
    const Folder folder;
    folder.write("tests/talks/a.talk", "== A\n> hi\n< nothing like it\n[*]\n");
    CHECK(has(folder.test("--seed 4021").out, "--seed 4021"));
    CHECK(timeless(folder.test("--seed 4021").out) == timeless(folder.test("--seed 4021 -j 4").out));
    std::string said[2];
    for (int seed = 0; seed < 12; ++seed) {
        const std::string out = folder.test("--seed " + std::to_string(seed)).out;
        CHECK(has(out, "Hello. I'm a program") != has(out, "Good that you are here."));
        said[has(out, "Hello. I'm a program") ? 0 : 1] = out;
    }
    CHECK_FALSE(said[0].empty());
    CHECK_FALSE(said[1].empty());
    const Ended random = folder.test("--seed random");
    CHECK(random.out.find("--seed=") == 0);
}

TEST_CASE("a given store is used, and may hold an earlier run", "[app][test]") {
    const Folder folder;
    folder.write("tests/talks/good.talk", kGoodTalk);
    folder.write("tests/talks/other.talk",
                 "== Kept\nstart: journal.write\n> a page\n<# journal.kept\n@ restart\n= slot journal_entry "
                 "= a page\n");
    CHECK(folder.test("--db here.db").code == 0);
    CHECK(fs::file_size(folder.path() / "here.db") > 0);
    CHECK(folder.test("--db here.db").code == 0);
    folder.write("no.db", "this is no database, and it must not be touched");
    const Ended refused = folder.test("--db no.db");
    CHECK(refused.code == 3);
    CHECK_FALSE(refused.err.empty());
    CHECK(read(folder.path() / "no.db") == "this is no database, and it must not be touched");
}

TEST_CASE("in a build the traces of failures are kept", "[app][test]") {
    const Folder folder;
    folder.write("tests/talks/bad.talk", kBadTalk);
    folder.write("tests/talks/good.talk", kGoodTalk);
    folder.test("");
    CHECK_FALSE(fs::exists(folder.path() / "onward-traces"));
    CHECK(folder.test("", "CI=true").code == 1);
    const std::string trace = read(folder.path() / "onward-traces" / "tests-talks-bad.talk-1.jsonl");
    CHECK(trace.find("{") == 0);
    CHECK(has(trace, "smalltalk.greeting"));
    CHECK_FALSE(fs::exists(folder.path() / "onward-traces" / "tests-talks-good.talk-1.jsonl"));
    fs::remove_all(folder.path() / "onward-traces");
    folder.test("--ci");
    CHECK(fs::exists(folder.path() / "onward-traces"));
}

TEST_CASE("no temporary folder is left behind", "[app][test]") {
    const Folder folder;
    folder.write("tests/talks/good.talk", kGoodTalk);
    fs::create_directories(folder.path() / "tmp");
    CHECK(folder.test("--restart-every-turn", "TMPDIR='" + (folder.path() / "tmp").string() + "'").code == 0);
    CHECK(fs::is_empty(folder.path() / "tmp"));
}

TEST_CASE("pipes get no colour, and help has an example", "[app][test]") {
    const Folder folder;
    folder.write("tests/talks/bad.talk", kBadTalk);
    CHECK_FALSE(has(folder.test("").out, "\033"));
    const Ended help = folder.test("--help");
    CHECK(help.code == 0);
    CHECK(has(help.out, "Example: onward test"));
}

}  // namespace onward
