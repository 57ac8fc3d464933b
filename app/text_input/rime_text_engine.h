// SPDX-License-Identifier: Apache-2.0
// Pinyin through librime with the dictionary of rime-data-luna-pinyin, made simplified. The library's own schemas learn
// and write what they learnt to a disk, so it is given a schema of ours without a user dictionary.
#pragma once

#include "text_engine.h"

#include <core/result.h>

#include <memory>

namespace kiosk {

class RimeTextEngine final : public TextEngine {
public:
    // One in a process at a time (the library's state is global): Conflict for a second one. NotFound: the dictionary
    // is not installed. StorageFault: no folder for the schema; it goes to the run-time folder, which is in memory.
    static Result<std::unique_ptr<TextEngine>> create(const QString &dictionaries
                                                      = QStringLiteral("/usr/share/rime-data"));
    ~RimeTextEngine() override;

    void type(QChar letter) override;
    void erase() override;
    void clear() override;
    void forget() override;
    QString choose(int candidate) override;
    QString composed() const override;
    QStringList candidates(int first, int count) const override;

    QString folder() const; // where the library may write

private:
    struct Library;
    explicit RimeTextEngine(std::unique_ptr<Library> library);

    const std::unique_ptr<Library> m_library;
};

} // namespace kiosk
