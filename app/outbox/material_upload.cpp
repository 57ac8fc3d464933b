// SPDX-License-Identifier: Apache-2.0
#include "material_upload.h"

#include <core/crash_point.h>

namespace kiosk {
namespace {

// A late request may move an upload under our feet now and then. A portal that never stands where it says is broken.
constexpr int MostResyncs = 5;

} // namespace

MaterialUpload::MaterialUpload(Store &store, PortalClient &portal, SubmissionId submission, qint64 pieceSize,
                               bool isInDoubt, Context context)
    : m_store(store), m_portal(portal), m_submission(submission), m_pieceSize(pieceSize), m_isInDoubt(isInDoubt),
      m_context(std::move(context))
{ }

void MaterialUpload::start()
{
    whenReady(m_store.materials(m_submission.text()), this, [this](const Result<QList<SealedMaterial>> &materials) {
        if (!materials)
            return end(fail(materials.error()));
        m_materials = *materials;
        next();
    });
}

void MaterialUpload::next()
{
    ++m_at;
    m_isChecked = false;
    if (m_at < m_materials.size())
        return m_isInDoubt ? ask() : begin();
    whenReady(m_portal.completeSubmission(m_submission, m_context()), this,
              [this](const Result<SubmissionReceipt> &receipt) { end(receipt); });
}

void MaterialUpload::ask()
{
    whenReady(m_portal.materialStanding(m_submission, material().id, m_context()), this,
              [this](const Result<UploadStanding> &standing) {
                  if (!standing && standing.error().code == ErrorCode::NotFound)
                      return begin();
                  stands(standing);
              });
}

void MaterialUpload::begin()
{
    whenReady(m_portal.beginMaterial(m_submission, material().id, material().size, m_context()), this,
              [this](const Result<UploadStanding> &standing) { stands(standing); });
}

void MaterialUpload::stands(const Result<UploadStanding> &standing)
{
    if (!standing)
        return end(fail(standing.error()));
    goOn(standing->offset);
}

void MaterialUpload::goOn(qint64 offset)
{
    if (offset > material().size)
        return end(fail(ErrorCode::InvalidInput, QStringLiteral("upload stands behind its end")));
    if (offset == material().size)
        return next();
    if (m_isChecked)
        return send(offset);
    whenReady(m_store.checkMaterial(material().id), this, [this, offset](const Result<void> &whole) {
        if (whole) {
            m_isChecked = true;
            return send(offset);
        }
        const bool isGone = whole.error().code == ErrorCode::NotFound; // as bad as changed: it was committed
        end(fail(isGone ? ErrorCode::BadChecksum : whole.error().code, QStringLiteral("material's file")));
    });
}

void MaterialUpload::send(qint64 offset)
{
    whenReady(m_store.materialPiece(material().id, offset, m_pieceSize), this,
              [this, offset](const Result<QByteArray> &piece) {
                  if (!piece)
                      return end(fail(piece.error()));
                  const qint64 size = piece->size();
                  whenReady(
                      m_portal.appendMaterial(m_submission, material().id, offset, *piece, m_context()), this,
                      [this, offset, size](const Result<UploadStanding> &standing) { sent(offset, size, standing); });
              });
}

void MaterialUpload::sent(qint64 offset, qint64 size, const Result<UploadStanding> &standing)
{
    if (!standing) {
        if (standing.error().code == ErrorCode::SequenceError && ++m_resyncs <= MostResyncs)
            return ask();
        return end(fail(standing.error()));
    }
    if (standing->offset != offset + size)
        return end(fail(ErrorCode::InvalidInput, QStringLiteral("upload stands elsewhere")));
    m_progressed = true;
    KIOSK_CRASH_POINT("material", standing->offset < material().size ? "chunk-sent" : "last-chunk");
    goOn(standing->offset);
}

void MaterialUpload::end(const Result<SubmissionReceipt> &result)
{
    const Ended ended = std::move(m_ended); // it may delete us
    ended(result, m_progressed);
}

} // namespace kiosk
