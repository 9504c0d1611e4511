// onward schema: the content format as a JSON Schema, for editors that complete and check while one writes.
// It is made from the same table that validates when content is loaded.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/json_schema.hpp"
#include "loader/schema.hpp"

namespace onward {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Shape::Kind;

// YAML readers of editors take `1`, `yes` and `2026-03-01` for what they look like; to us they are words.
const Json kAnyWords = Json::array({"string", "number", "boolean"});

const char* pattern_of(Shape::Keys keys) {
    switch (keys) {
        case Shape::Keys::name:
            return "^[a-z][a-z0-9_]*$";
        case Shape::Keys::intent:
            return "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){1,2}$";
        case Shape::Keys::country:
            return "^([A-Z]{2}|anywhere|unknown)$";
        case Shape::Keys::moved:
            return "^[a-z][a-z0-9_]*(\\.\\*)?$";
        case Shape::Keys::code:
            return "^[CD][0-9]{2,3}$";
        case Shape::Keys::words:
            return "^.+$";
    }
    return "";
}

Json of(const Shape& shape);

Json words_matching(const char* pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

Json of_list(const Shape& shape) {
    Json list = {{"type", "array"}, {"items", of(shape.inner[0])}};
    if (!shape.may_be_empty) list["minItems"] = 1;
    if (!shape.one_alone) return list;
    return {{"anyOf", Json::array({of(shape.inner[0]), list})}};
}

Json of(const Shape& shape) {
    switch (shape.kind) {
        case Kind::prose:
        case Kind::token:
        case Kind::condition:
        case Kind::value:
            return {{"type", kAnyWords}};
        case Kind::name:
            return words_matching("^[a-z][a-z0-9_]*$");
        case Kind::intent:
            return words_matching("^([a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){1,2}|anything)$");
        case Kind::reference:
            return words_matching("^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?$");
        case Kind::format:
            return {{"const", 1}};
        case Kind::integer:
            return {{"type", "integer"}, {"minimum", shape.min}, {"maximum", shape.max}};
        case Kind::number:
            return {{"type", "number"}, {"minimum", shape.min}, {"maximum", shape.max}};
        case Kind::flag:
            return {{"enum", Json::array({true, false, "yes", "no"})}};
        case Kind::duration:
            return words_matching("^[0-9]+[dhm]( [0-9]+[hm])*$");
        case Kind::time:
            return words_matching("^[0-2]?[0-9]:[0-5][0-9]$");
        case Kind::date:
            return words_matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        case Kind::choice:
            return {{"enum", shape.choices}};
        case Kind::list:
            return of_list(shape);
        case Kind::mapping:
            return {{"$ref", "#/$defs/" + shape.mapping}};
        case Kind::open:
            return {{"type", "object"},
                    {"propertyNames", {{"pattern", pattern_of(shape.keys)}}},
                    {"additionalProperties", of(shape.inner[0])}};
        case Kind::any_of: {
            Json any = Json::array();
            for (const Shape& inner : shape.inner) any.push_back(of(inner));
            return {{"anyOf", std::move(any)}};
        }
    }
    return {};
}

Json one_of_keys(const std::vector<std::string>& keys) {
    Json any = Json::array();
    for (const std::string& key : keys) any.push_back({{"required", Json::array({key})}});
    return {{"anyOf", std::move(any)}};
}

Json of(const Mapping& mapping) {
    Json properties = Json::object(), required = Json::array(), beside = Json::object(),
         rules = Json::array();
    for (const Key& key : mapping.keys) {
        Json property = of(key.shape);
        property["description"] = key.about;
        properties[key.name] = std::move(property);
        if (key.required) required.push_back(key.name);
        if (!key.beside.empty()) beside[key.name] = Json::array({key.beside});
    }
    for (const KeyCount& count : mapping.counts) {
        if (count.least > 0) rules.push_back(one_of_keys(count.keys));
        if (count.most == 1)
            for (std::size_t i = 0; i < count.keys.size(); ++i)
                for (std::size_t j = i + 1; j < count.keys.size(); ++j)
                    rules.push_back({{"not", {{"required", Json::array({count.keys[i], count.keys[j]})}}}});
    }
    Json schema = {{"type", "object"}, {"description", mapping.about}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    if (!beside.empty()) schema["dependentRequired"] = std::move(beside);
    if (!rules.empty()) schema["allOf"] = std::move(rules);
    schema["additionalProperties"] = mapping.others ? of(*mapping.others) : Json(false);
    return schema;
}

// Which mapping a whole file is, told by the keys that only it has; what has none of them are the meanings.
Json choose_file(const std::vector<FileForm>& files, std::size_t first) {
    while (first < files.size() && files[first].marks.empty()) ++first;
    if (first == files.size()) return {{"$ref", "#/$defs/meanings"}};
    return {{"if", one_of_keys(files[first].marks)},
            {"then", {{"$ref", "#/$defs/" + files[first].mapping}}},
            {"else", choose_file(files, first + 1)}};
}

int write_schema(const std::string& path) {
    const std::string schema = json_schema();
    if (path.empty()) {
        std::cout << schema;
        return kGood;
    }
    std::ofstream out(path, std::ios::binary);
    out << schema << std::flush;
    if (out) return kGood;
    std::cerr << "onward schema: " << path << " can not be written\n";
    return kUsage;
}

}  // namespace

std::string json_schema() {
    const Format& format = content_format();
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", "Onward content"},
                   {"description", "dialogs/ and intents/, as docs/format.md describes them"}};
    schema.update(choose_file(format.files, 0));
    for (const auto& [name, mapping] : format.mappings) schema["$defs"][name] = of(mapping);
    return schema.dump(2) + "\n";
}

void add_schema(CLI::App& program, Run& run) {
    CLI::App* command = program.add_subcommand("schema", "the content format as a JSON Schema, for editors");
    command->footer("Example: onward schema -o onward.schema.json");
    const auto path = std::make_shared<std::string>();
    command->add_option("-o,--output", *path, "write to this file, not to standard output");
    command->callback([path, &run] { run = [path] { return write_schema(*path); }; });
}

}  // namespace onward
