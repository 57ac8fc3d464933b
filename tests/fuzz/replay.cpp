// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz entry without libFuzzer: over every file of its folders and the ones below, then over fixed mutations of
// each.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes mutated(Bytes bytes, std::mt19937 &random)
{
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (auto changes = 1 + below(8); changes > 0 && !bytes.empty(); --changes) {
        const auto at = static_cast<Bytes::difference_type>(below(bytes.size()));
        switch (below(4)) {
        case 0: bytes[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(random()); break;
        case 1: bytes.resize(static_cast<std::size_t>(at)); break;
        case 2: bytes.insert(bytes.begin() + at, static_cast<std::uint8_t>(below(2) ? 0xAA : random())); break;
        default: std::rotate(bytes.begin(), bytes.begin() + at, bytes.end()); break;
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fputs("usage: fuzz_x MUTATIONS SEED-FOLDER...\n", stderr);
        return 2;
    }
    std::vector<std::filesystem::path> seeds;
    for (int i = 2; i < argc; ++i)
        for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[i]))
            if (entry.is_regular_file())
                seeds.push_back(entry.path());
    std::sort(seeds.begin(), seeds.end());
    std::mt19937 random(1); // the same mutations every time
    const std::size_t mutations
        = seeds.empty() ? 0 : std::min<std::size_t>(2'000, std::strtoul(argv[1], nullptr, 10) / seeds.size());
    for (const auto &path : seeds) {
        std::ifstream file(path, std::ios::binary);
        const Bytes seed((std::istreambuf_iterator<char>(file)), {});
        LLVMFuzzerTestOneInput(seed.data(), seed.size());
        for (std::size_t i = 0; i < mutations; ++i) {
            const auto bytes = mutated(seed, random);
            LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        }
    }
    std::printf("%zu seeds\n", seeds.size());
    return seeds.empty();
}
