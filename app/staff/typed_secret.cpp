// SPDX-License-Identifier: Apache-2.0
#include "typed_secret.h"

#include <array>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace kiosk {
namespace {

// Typed keys are not shown while it lives.
class HiddenTyping {
public:
    HiddenTyping()
    {
        m_changed = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_changed)
            return;
        termios hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping()
    {
        if (m_changed)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(HiddenTyping)

private:
    termios m_before{};
    bool m_changed = false;
};

} // namespace

SensitiveBytes typedLine()
{
    std::array<char, 256> buffer{};
    const char *read = std::fgets(buffer.data(), static_cast<int>(buffer.size()), stdin);
    QByteArrayView line(read ? buffer.data() : "");
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    SensitiveBytes value(line);
    explicit_bzero(buffer.data(), buffer.size());
    return value;
}

SensitiveBytes typedSecret(const char *question)
{
    const HiddenTyping hidden;
    std::fputs(question, stderr);
    SensitiveBytes answer = typedLine();
    std::fputs("\n", stderr);
    return answer;
}

} // namespace kiosk
