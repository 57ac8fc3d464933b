// SPDX-License-Identifier: Apache-2.0
#include "icon_names.h"

namespace kiosk {

const QStringList &iconNames()
{
    static const QStringList names = [] {
        QStringList all;
        for (const char *name : {"back",
                                 "backspace",
                                 "bell",
                                 "birth",
                                 "calendar",
                                 "camera",
                                 "care",
                                 "certificate",
                                 "chat",
                                 "check",
                                 "clock",
                                 "company-change",
                                 "company-close",
                                 "company-open",
                                 "company-permit",
                                 "company-research",
                                 "company-run",
                                 "company-utilities",
                                 "contrast",
                                 "elder",
                                 "exit",
                                 "face",
                                 "face-1",
                                 "face-2",
                                 "face-3",
                                 "face-4",
                                 "face-5",
                                 "farewell",
                                 "forward",
                                 "headset",
                                 "help",
                                 "home",
                                 "housing",
                                 "id-card",
                                 "info",
                                 "jobless",
                                 "key-number",
                                 "keyboard",
                                 "language",
                                 "light",
                                 "lock",
                                 "locker",
                                 "low",
                                 "mail",
                                 "marriage",
                                 "medical",
                                 "money",
                                 "pause",
                                 "pen",
                                 "person",
                                 "pin",
                                 "printer",
                                 "progress",
                                 "qr",
                                 "receipt",
                                 "refresh",
                                 "retirement",
                                 "school",
                                 "search",
                                 "shared",
                                 "shield",
                                 "signature",
                                 "sms",
                                 "speaker",
                                 "unknown",
                                 "warning",
                                 "window",
                                 "work",
                                 "wrench",
                                 "wrong"})
            all << QString::fromLatin1(name);
        return all;
    }();
    return names;
}

} // namespace kiosk
