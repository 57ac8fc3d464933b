// SPDX-License-Identifier: Apache-2.0
// Brings the files of one case to the portal, in order and piece by piece, and then completes it. Private to
// app/outbox.
#pragma once

#include <portal/portal_client.h>
#include <storage/store.h>

#include <QObject>
#include <functional>

namespace kiosk {

// Whatever ends it leaves both sides in order: the portal keeps what it has, and a second one goes on from there, for
// it asks for every material where it stands before a byte goes out. Lives for one attempt, in the engine's thread; the
// callback may delete it.
class MaterialUpload : public QObject {
public:
    // `progressed`: the portal has taken bytes in this attempt.
    using Ended = std::function<void(const Result<SubmissionReceipt> &, bool progressed)>;
    using Context = std::function<CallContext()>;

    // `isInDoubt`: an earlier attempt may have been heard; then nothing is begun before the portal was asked.
    MaterialUpload(Store &store, PortalClient &portal, SubmissionId submission, qint64 pieceSize, bool isInDoubt,
                   Context context);
    void onEnded(Ended ended) { m_ended = std::move(ended); }
    void start();

private:
    void next(); // material, or the end
    void ask();  // where this material stands at the portal
    void stands(const Result<UploadStanding> &standing);
    void begin();
    void goOn(qint64 offset);
    void send(qint64 offset);
    void sent(qint64 offset, qint64 size, const Result<UploadStanding> &standing);
    void end(const Result<SubmissionReceipt> &result);
    const SealedMaterial &material() const { return m_materials[m_at]; }

    Store &m_store;
    PortalClient &m_portal;
    SubmissionId m_submission;
    qint64 m_pieceSize;
    bool m_isInDoubt;
    Context m_context;
    Ended m_ended;
    QList<SealedMaterial> m_materials;
    qsizetype m_at = -1;
    bool m_isChecked = false; // the file of this material, in this attempt
    bool m_progressed = false;
    int m_resyncs = 0;
};

} // namespace kiosk
