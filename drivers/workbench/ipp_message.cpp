// SPDX-License-Identifier: Apache-2.0
#include "ipp_message.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace kiosk::workbench {

namespace {

struct Cursor {
    const QByteArray &bytes;
    qsizetype at = 0;
};

ssize_t readFrom(void *context, ipp_uchar_t *buffer, size_t size)
{
    auto &cursor = *static_cast<Cursor *>(context);
    const qsizetype taken = std::min(qsizetype(size), cursor.bytes.size() - cursor.at);
    std::memcpy(buffer, cursor.bytes.constData() + cursor.at, size_t(taken));
    cursor.at += taken;
    return ssize_t(taken);
}

ssize_t appendTo(void *context, ipp_uchar_t *buffer, size_t size)
{
    static_cast<QByteArray *>(context)->append(reinterpret_cast<const char *>(buffer), qsizetype(size));
    return ssize_t(size);
}

ipp_attribute_t *attributeOf(ipp_t *message, ipp_tag_t group, const char *name)
{
    ipp_attribute_t *attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    return attribute && ippGetGroupTag(attribute) == group ? attribute : nullptr;
}

} // namespace

std::optional<IppRequest> ippParsed(const QByteArray &body)
{
    Cursor cursor{body};
    IppRequest request{IppMessage(ippNew()), {}};
    ipp_state_t state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA) {
        state = ippReadIO(&cursor, readFrom, 1, nullptr, request.attributes.get());
        if (state == IPP_STATE_ERROR)
            return {};
    }
    request.document = body.mid(cursor.at);
    return request;
}

QByteArray ippBytes(ipp_t *message)
{
    QByteArray bytes;
    ippSetState(message, IPP_STATE_IDLE);
    ipp_state_t state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA && state != IPP_STATE_ERROR)
        state = ippWriteIO(&bytes, appendTo, 1, nullptr, message);
    return bytes;
}

QString ippText(ipp_t *message, ipp_tag_t group, const char *name)
{
    const QStringList texts = ippTexts(message, group, name);
    return texts.isEmpty() ? QString() : texts.constFirst();
}

QStringList ippTexts(ipp_t *message, ipp_tag_t group, const char *name)
{
    QStringList texts;
    ipp_attribute_t *attribute = attributeOf(message, group, name);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
        if (const char *text = ippGetString(attribute, i, nullptr))
            texts << QString::fromUtf8(text);
    return texts;
}

std::optional<int> ippNumber(ipp_t *message, ipp_tag_t group, const char *name)
{
    ipp_attribute_t *attribute = attributeOf(message, group, name);
    if (!attribute || (ippGetValueTag(attribute) != IPP_TAG_INTEGER && ippGetValueTag(attribute) != IPP_TAG_ENUM))
        return {};
    return ippGetInteger(attribute, 0);
}

void addKeywords(ipp_t *message, ipp_tag_t group, const char *name, const QStringList &values)
{
    std::vector<QByteArray> bytes;
    std::vector<const char *> pointers;
    for (const QString &value : values)
        bytes.push_back(value.toUtf8());
    pointers.reserve(bytes.size());
    for (const QByteArray &value : bytes)
        pointers.push_back(value.constData());
    ippAddStrings(message, group, IPP_TAG_KEYWORD, name, int(pointers.size()), nullptr, pointers.data());
}

} // namespace kiosk::workbench
