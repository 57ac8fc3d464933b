// SPDX-License-Identifier: Apache-2.0
#include "values.h"

#include "record.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <deque>
#include <mutex>
#include <utility>

namespace kiosk::shape {
namespace {

thread_local QSet<QString> *sharedTexts = nullptr;

QString typeName(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool: return QStringLiteral("true or false");
    case QJsonValue::Double: return QStringLiteral("a number");
    case QJsonValue::String: return QStringLiteral("a text");
    case QJsonValue::Array: return QStringLiteral("a list");
    case QJsonValue::Object: return QStringLiteral("an object");
    case QJsonValue::Null:
    case QJsonValue::Undefined: break;
    }
    return QStringLiteral("nothing");
}

template <typename Span> Value<Duration> duration(int least, int most)
{
    const Value<int> plain = integer(least, most);
    return {[plain](const QJsonValue &json, Duration &out, const Reader &reader) {
                int count = 0;
                if (!plain.read(json, count, reader))
                    return false;
                out = Span(count);
                return true;
            },
            plain.schema};
}

constexpr qsizetype kLongestText = 500; // no page has room for more, no name or path needs it

// Half a character, or one that means something to the machine and nothing to a reader.
bool isReadable(const QString &text)
{
    // nearly every text holds nothing that would have to be looked at twice
    const auto isPlain = [](QChar c) {
        return c != QChar::ReplacementCharacter && !c.isSurrogate()
            && (c.unicode() >= 0xA0 || (c.unicode() >= 0x20 && c.unicode() < 0x7F) || c == u'\n' || c == u'\t');
    };
    if (std::all_of(text.cbegin(), text.cend(), isPlain))
        return true;
    const auto characters = text.toUcs4(); // what is no character becomes U+FFFD
    return std::none_of(characters.cbegin(), characters.cend(), [](uint c) {
        return c == QChar::ReplacementCharacter
            || (QChar::category(c) == QChar::Other_Control && c != '\n' && c != '\t');
    });
}

// What every text must be, whatever it says.
bool examineText(const QString &text, const Reader &reader)
{
    if (text.size() > kLongestText)
        reader.complain(QStringLiteral("the text has %1 characters").arg(text.size()),
                        QStringLiteral("Keep it under %1.").arg(kLongestText));
    else if (!isReadable(text))
        reader.complain(QStringLiteral("the text holds a sign that nobody can read"),
                        QStringLiteral("Look for half a character or a control character, also behind \"\\u\"."));
    else
        return true;
    return false;
}

// A sentence, a word with a capital or a long one: nothing that a unit or a sign could be ("kg", "A4").
bool isEnglish(const QString &text)
{
    static const QRegularExpression english(QStringLiteral("[A-Z][a-z]|[a-z]{4}|[A-Za-z] [A-Za-z]"));
    return english.match(text).hasMatch();
}

bool holdsHanzi(const QString &text)
{
    constexpr char16_t FirstHan = 0x2E80; // nothing below is; looking into the tables costs more than comparing
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.unicode() >= FirstHan && c.script() == QChar::Script_Han; });
}

bool isBlank(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

const Record<Words> &wordsRecord()
{
    static const Record<Words> record
        = Record<Words>("words")
              .required("zh", &Words::zh, text(), "what the screen says in Chinese")
              .required("en", &Words::en, text(), "what the screen says in English")
              .examine([](const Words &words, const Reader &reader) {
                  if (holdsHanzi(words.en))
                      reader.at(QStringLiteral("en"))
                          .complain(QStringLiteral("the English words hold Chinese characters"),
                                    QStringLiteral("Translate them, or write names in letters."));
                  if (!holdsHanzi(words.zh) && isEnglish(words.zh))
                      reader.at(QStringLiteral("zh"))
                          .complain(QStringLiteral("the Chinese words hold no Chinese character"),
                                    QStringLiteral("Translate them."));
              });
    return record;
}

} // namespace

SharedTexts::SharedTexts(QSet<QString> &texts) : m_before(std::exchange(sharedTexts, &texts)) { }
SharedTexts::~SharedTexts() { sharedTexts = m_before; }

QString Reader::pointer() const
{
    QString text = m_above ? m_above->pointer() : QString();
    for (const Step &step : m_steps)
        text = step.index >= 0 ? pointerTo(text, step.index) : pointerTo(text, step.key);
    return text;
}

void Reader::complain(const QString &reason, const QString &suggestion) const
{
    *m_findings << Finding{file(), pointer(), reason, suggestion};
}

bool Reader::complainOfType(const char *expected, const QJsonValue &found) const
{
    complain(QStringLiteral("expected %1, found %2").arg(QString::fromLatin1(expected), typeName(found)));
    return false;
}

std::optional<QJsonObject> Reader::object(const QJsonValue &json) const
{
    if (json.isObject())
        return json.toObject();
    complainOfType("an object", json);
    return std::nullopt;
}

void Reader::closeKeys(const QJsonObject &object, const QStringList &allowed) const
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!allowed.contains(it.key()))
            at(it.key()).complain(QStringLiteral("the key \"%1\" is not known here").arg(it.key()),
                                  suggestionFor(it.key(), allowed));
    }
}

QString lastingKey(const char *latin1)
{
    static std::mutex gate;
    static std::deque<std::u16string> keys; // its elements never move
    const std::lock_guard lock(gate);
    const std::u16string &key = keys.emplace_back(latin1, latin1 + std::strlen(latin1));
    return QString::fromRawData(reinterpret_cast<const QChar *>(key.data()), static_cast<qsizetype>(key.size()));
}

QJsonObject SchemaBook::reference(const QString &name, const std::function<QJsonObject()> &describe)
{
    if (!m_definitions.contains(name)) {
        m_definitions.insert(name, QJsonObject()); // holds the name while `describe` may come here again
        const QJsonObject description = describe();
        m_definitions.insert(name, description);
    }
    return {{QStringLiteral("$ref"), QStringLiteral("#/$defs/%1").arg(name)}};
}

QJsonObject SchemaBook::bind(QJsonObject root, const QString &title) const
{
    root.insert(QStringLiteral("$schema"), QStringLiteral("https://json-schema.org/draft/2020-12/schema"));
    root.insert(QStringLiteral("title"), title);
    root.insert(QStringLiteral("$defs"), m_definitions);
    return root;
}

Value<QString> text()
{
    return {[](const QJsonValue &json, QString &out, const Reader &reader) {
                if (!json.isString())
                    return reader.complainOfType("a text", json);
                out = sharedText(json.toString());
                if (isBlank(out)) {
                    reader.complain(QStringLiteral("the text is empty"),
                                    QStringLiteral("Write it, or leave the key out."));
                    return false;
                }
                return examineText(out, reader);
            },
            [](SchemaBook &) {
                return QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                                   {QStringLiteral("pattern"), QStringLiteral("\\S")}};
            }};
}

Value<QString> text(const QString &pattern, const QString &shape)
{
    const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern)); // compiled once, shared by its copies
    return {[whole, shape](const QJsonValue &json, QString &out, const Reader &reader) {
                if (!json.isString())
                    return reader.complainOfType("a text", json);
                out = sharedText(json.toString());
                if (!examineText(out, reader))
                    return false;
                if (whole.match(out).hasMatch())
                    return true;
                reader.complain(QStringLiteral("\"%1\" does not have the shape it needs").arg(out),
                                QStringLiteral("Write %1.").arg(shape));
                return false;
            },
            [pattern](SchemaBook &) {
                return QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                                   {QStringLiteral("pattern"), QStringLiteral("^(?:%1)$").arg(pattern)}};
            }};
}

Value<QString> kebabId()
{
    return text(QStringLiteral("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
                QStringLiteral("an id in small letters and digits with single hyphens, e.g. \"residence-permit\""));
}

Value<QString> camelId()
{
    return text(QStringLiteral("[a-z][A-Za-z0-9]*"),
                QStringLiteral("an id of letters and digits, e.g. \"moveInDate\""));
}

Value<bool> flag()
{
    return {[](const QJsonValue &json, bool &out, const Reader &reader) {
                if (!json.isBool())
                    return reader.complainOfType("true or false", json);
                out = json.toBool();
                return true;
            },
            [](SchemaBook &) {
                return QJsonObject{{QStringLiteral("type"), QStringLiteral("boolean")}};
            }};
}

Value<QDate> date()
{
    const Value<QString> shaped
        = text(QStringLiteral("\\d{4}-\\d{2}-\\d{2}"), QStringLiteral("a date like \"2026-03-01\""));
    return {[shaped](const QJsonValue &json, QDate &out, const Reader &reader) {
                QString written;
                if (!shaped.read(json, written, reader))
                    return false;
                out = QDate::fromString(written, Qt::ISODate);
                if (out.isValid())
                    return true;
                reader.complain(QStringLiteral("there is no day \"%1\"").arg(written),
                                QStringLiteral("Write a day of the calendar, like \"2026-03-01\"."));
                return false;
            },
            shaped.schema};
}

Value<double> number(double least, double most)
{
    return {[least, most](const QJsonValue &json, double &out, const Reader &reader) {
                if (!json.isDouble())
                    return reader.complainOfType("a number", json);
                out = json.toDouble();
                if (out >= least && out <= most)
                    return true;
                reader.complain(QStringLiteral("%1 is out of range").arg(out),
                                QStringLiteral("Choose from %1 to %2.").arg(least).arg(most));
                return false;
            },
            [least, most](SchemaBook &) {
                return QJsonObject{{QStringLiteral("type"), QStringLiteral("number")},
                                   {QStringLiteral("minimum"), least},
                                   {QStringLiteral("maximum"), most}};
            }};
}

Value<int> integer(int least, int most)
{
    const Value<double> wide = number(least, most);
    return {[wide](const QJsonValue &json, int &out, const Reader &reader) {
                if (!json.isDouble() || json.toDouble() != std::floor(json.toDouble()))
                    return reader.complainOfType("a whole number", json);
                double value = 0;
                if (!wide.read(json, value, reader))
                    return false;
                out = static_cast<int>(value);
                return true;
            },
            [wide](SchemaBook &book) {
                QJsonObject schema = wide.schema(book);
                schema.insert(QStringLiteral("type"), QStringLiteral("integer"));
                return schema;
            }};
}

Value<Duration> milliseconds(int least, int most) { return duration<std::chrono::milliseconds>(least, most); }
Value<Duration> seconds(int least, int most) { return duration<std::chrono::seconds>(least, most); }
Value<Duration> minutes(int least, int most) { return duration<std::chrono::minutes>(least, most); }
Value<Duration> hours(int least, int most) { return duration<std::chrono::hours>(least, most); }

Value<Words> words() { return object(&wordsRecord); }

QString sharedText(const QString &text) { return sharedTexts ? *sharedTexts->insert(text) : text; }

QJsonObject listSchema(const QJsonObject &items, qsizetype least)
{
    return {{QStringLiteral("type"), QStringLiteral("array")},
            {QStringLiteral("items"), items},
            {QStringLiteral("minItems"), static_cast<qint64>(least)}};
}

QJsonObject enumSchema(const QStringList &names)
{
    return {{QStringLiteral("enum"), QJsonArray::fromStringList(names)}};
}

bool readName(const QJsonValue &json, const char *noun, const QStringList &names, qsizetype &index,
              const Reader &reader)
{
    if (!json.isString())
        return reader.complainOfType("a text", json);
    if (!examineText(json.toString(), reader))
        return false;
    index = names.indexOf(json.toString());
    if (index >= 0)
        return true;
    reader.complain(QStringLiteral("no %1 is called \"%2\"").arg(QString::fromLatin1(noun), json.toString()),
                    suggestionFor(json.toString(), names));
    return false;
}

Value<QString> oneWordOf(const char *noun, const QStringList &names)
{
    return {[noun, names](const QJsonValue &json, QString &out, const Reader &reader) {
                qsizetype index = 0;
                if (!readName(json, noun, names, index, reader))
                    return false;
                out = names[index];
                return true;
            },
            [names](SchemaBook &) { return enumSchema(names); }};
}

} // namespace kiosk::shape
