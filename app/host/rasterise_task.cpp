// SPDX-License-Identifier: Apache-2.0
#include "rasterise_task.h"

#include "image_as_pdf.h"
#include "pnm_pages.h"

#include <host_process/child_process.h>

namespace kiosk::host {
namespace {

constexpr const char *pdftoppm = "/usr/bin/pdftoppm";
constexpr int leastDpi = 36;
constexpr int mostDpi = 1200;

struct Wish {
    int dpi = 0;
    HostPart::Kind kind = HostPart::Kind::Grey;
    int mostPages = 0;
};

Result<Wish> wishOf(const std::vector<QByteArray> &arguments)
{
    if (arguments.size() != 3 || (arguments[1] != "grey" && arguments[1] != "rgb"))
        return fail(ErrorCode::InvalidInput, QStringLiteral("rasterise"));
    const Wish wish{arguments[0].toInt(), arguments[1] == "rgb" ? HostPart::Kind::Rgb : HostPart::Kind::Grey,
                    arguments[2].toInt()};
    if (wish.dpi < leastDpi || wish.dpi > mostDpi || wish.mostPages < 1 || wish.mostPages >= int(mostParts))
        return fail(ErrorCode::InvalidInput, QStringLiteral("rasterise"));
    return wish;
}

bool isPdf(QByteArrayView input) { return input.first(std::min<qsizetype>(input.size(), 1024)).contains("%PDF-"); }

Parts rasterise(QByteArrayView input, const std::vector<QByteArray> &arguments)
{
    const auto wish = KIOSK_TRY(wishOf(arguments));
    SensitiveBytes wrapped;
    if (!isPdf(input)) {
        wrapped = SensitiveBytes(KIOSK_TRY(pdfAround(input, wish.dpi)));
        input = wrapped.view();
    }
    // one page more than allowed tells that there are too many
    std::vector<QByteArray> command{
        pdftoppm, "-q", "-r", QByteArray::number(wish.dpi), "-l", QByteArray::number(wish.mostPages + 1)};
    if (wish.kind == HostPart::Kind::Grey)
        command.emplace_back("-gray");
    command.emplace_back("-"); // in from standard input; no name: out to standard output
    const SystemClock clock;
    // the caller's deadline ends this whole group of processes; in the same group, so that pdftoppm ends with us
    const auto end = KIOSK_TRY(runChild(command, input, mostAnswer, {Deadline::never()}, clock, ChildGroup::Callers));
    if (end.signal != 0)
        return fail(ErrorCode::DeviceFault, QStringLiteral("pdftoppm: signal %1").arg(end.signal));
    if (end.exitCode != 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("pdftoppm: exit code %1").arg(end.exitCode));
    auto pages = KIOSK_TRY(decodePages(end.output.view(), wish.kind));
    if (pages.empty() || pages.size() > static_cast<std::size_t>(wish.mostPages))
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 pages").arg(pages.size()));
    return pages;
}

} // namespace

Task rasteriseTask() { return {"rasterise", {std::size_t(1536) * 1024 * 1024, 60}, rasterise}; }

} // namespace kiosk::host
