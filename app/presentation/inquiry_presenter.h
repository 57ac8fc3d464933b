// SPDX-License-Identifier: Apache-2.0
// The two pages of a question: asks the index, says what it found in the chosen language, and leads on to an item. The
// log learns how many questions were answered, and nothing of any. GUI thread.
#pragma once

#include "inquiry_view_model.h"
#include "screen_views.h"

#include <inquiry/inquiry_index.h>

namespace kiosk {

class InquiryPresenter : public QObject {
    Q_OBJECT
public:
    // Terminal and view-model are borrowed and outlive the presenter.
    InquiryPresenter(Terminal &terminal, InquiryViewModel &model, const Knowledge &knowledge);

    QString pageId() const;        // inquiry, or answer
    void begin(Language language); // an empty box; letters become hanzi in Chinese
    bool goBack();                 // from the answer to the box, where the question still stands; false: from the box
    void render(const ViewSetting &setting);
    void wipe();

signals:
    void changed(); // of the page, or of what stands on it

private:
    void ask(const QString &question);
    void answer(const KnowledgeEntry *entry);
    void showAnswer(const KnowledgeEntry &entry, const ViewSetting &setting, InquiryView &view) const;

    Terminal &m_terminal;
    InquiryViewModel &m_model;
    InquiryIndex m_index;
    bool m_answering = false;
    InquiryResult m_result;
    QString m_asked;    // while the answer stands
    int m_answered = 0; // since the start, for the log
    int m_unsure = 0;
    int m_none = 0;
};

} // namespace kiosk
