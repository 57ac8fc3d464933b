// SPDX-License-Identifier: Apache-2.0
// From keys to hanzi. It learns nothing: the next citizen finds it as this one did.
#pragma once

#include <QString>
#include <QStringList>

namespace kiosk {

// One composition at a time, in the thread of its user. What is composed may be a citizen's name: never logged.
class TextEngine {
public:
    TextEngine() = default;
    virtual ~TextEngine() = default;
    TextEngine(const TextEngine &) = delete;
    TextEngine &operator=(const TextEngine &) = delete;

    virtual void type(QChar letter) = 0; // a to z, or ' between two syllables; anything else is ignored
    virtual void erase() = 0;            // the last letter, or the last choice
    virtual void clear() = 0;            // nothing of the composition is left
    virtual void forget() = 0;           // nor of anything before it, in memory: at the end of a visit
    // Takes the candidate. Gives the text when the composition ends with it; empty while letters are left.
    virtual QString choose(int candidate) = 0;

    // What was typed and is not text yet, as a person reads it: "hang zhou", "李shi". Empty: nothing is composed.
    virtual QString composed() const = 0;
    // At most `count` from `first` on, best first; fewer when there are no more.
    virtual QStringList candidates(int first, int count) const = 0;
};

} // namespace kiosk
