#include "dialog/render.hpp"

#include "dialog/emphasis.hpp"
#include "dialog/renderer.hpp"

namespace onward {

std::optional<std::string> render(const TextId& text, Wording& wording) {
    return Renderer(wording).text(text);
}

std::string render(const Template& written, Wording& wording) {
    return without_marks(Renderer(wording).fill(written).value_or(""));
}

std::vector<KnownLine> known_lines(Wording& wording) { return Renderer(wording).known(); }

}  // namespace onward
