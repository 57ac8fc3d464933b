// SPDX-License-Identifier: Apache-2.0
// The only file that sees tomlplusplus. Its exceptions end here.
#include "document.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>
#include <toml++/toml.h>

namespace kiosk {
namespace {

// Every level of a dotted key costs one. The library recurses into them without an end (3.3), and 100,000 of them are
// more than a stack.
constexpr qsizetype mostDots = 1000;

class TomlTree {
public:
    TomlTree(const QString &file, Findings &findings) : m_file(file), m_findings(findings) { }

    QJsonValue convert(const toml::node &node, const QString &pointer)
    {
        switch (node.type()) {
        case toml::node_type::table: return table(*node.as_table(), pointer);
        case toml::node_type::array: return array(*node.as_array(), pointer);
        case toml::node_type::string: return QString::fromStdString(node.as_string()->get());
        case toml::node_type::integer: return static_cast<qint64>(node.as_integer()->get());
        case toml::node_type::boolean: return node.as_boolean()->get();
        case toml::node_type::floating_point: return number(node.as_floating_point()->get(), pointer);
        default: return refused(QStringLiteral("a date or time has no place here"), pointer);
        }
    }

private:
    QJsonValue table(const toml::table &source, const QString &pointer)
    {
        QJsonObject object;
        for (const auto &[key, node] : source) {
            const QString name = QString::fromStdString(std::string(key.str()));
            object.insert(name, convert(node, pointerTo(pointer, name)));
        }
        return object;
    }
    QJsonValue array(const toml::array &source, const QString &pointer)
    {
        QJsonArray items;
        for (const toml::node &node : source)
            items << convert(node, pointerTo(pointer, items.size()));
        return items;
    }
    QJsonValue number(double value, const QString &pointer)
    {
        return std::isfinite(value) ? QJsonValue(value) : refused(QStringLiteral("is not a finite number"), pointer);
    }
    QJsonValue refused(const QString &reason, const QString &pointer)
    {
        m_findings << Finding{m_file, pointer, reason,
                              QStringLiteral("Write a number with its unit in the key, or a text.")};
        return {};
    }

    const QString &m_file;
    Findings &m_findings;
};

} // namespace

std::optional<QJsonValue> readToml(const QByteArray &bytes, const QString &file, Findings &findings)
{
    if (bytes.count('.') > mostDots) {
        findings << Finding{file,
                            {},
                            QStringLiteral("holds more than %1 dots: its keys may be too deep").arg(mostDots),
                            QStringLiteral("Is it the right file? A key here has a few parts only.")};
        return std::nullopt;
    }
    try {
        const toml::table root
            = toml::parse(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        const qsizetype before = findings.size();
        const QJsonValue tree = TomlTree(file, findings).convert(root, {});
        return findings.size() == before ? std::optional(tree) : std::nullopt;
    } catch (const toml::parse_error &error) {
        const auto description = error.description();
        findings << Finding{file,
                            {},
                            QStringLiteral("not TOML: line %1: %2")
                                .arg(error.source().begin.line)
                                .arg(QString::fromUtf8(description.data(), static_cast<qsizetype>(description.size()))),
                            QStringLiteral("Texts stand in quotation marks; a key stands once in its table.")};
    } catch (const std::exception &error) {
        findings << Finding{file, {}, QStringLiteral("not TOML: %1").arg(QString::fromUtf8(error.what())), {}};
    }
    return std::nullopt;
}

} // namespace kiosk
