// SPDX-License-Identifier: Apache-2.0
#include "rime_text_engine.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <rime_api.h>
#include <utility>

namespace kiosk {
namespace {

constexpr const char *SchemaName = "yizhan_pinyin";
constexpr int BackspaceKey = 0xFF08; // of X11, as the library names keys
// Built as it is: the library is never asked to deploy anything, so it writes nothing.
constexpr const char *Schema = R"(schema:
  schema_id: yizhan_pinyin
  name: yizhan_pinyin
  version: "1"
switches:
  - name: zh_simp
    reset: 1
    states: ["漢字", "汉字"]
engine:
  processors: [speller, selector, navigator, express_editor]
  segmentors: [abc_segmentor, fallback_segmentor]
  translators: [script_translator]
  filters: [simplifier, uniquifier]
simplifier:
  option_name: zh_simp
speller:
  alphabet: zyxwvutsrqponmlkjihgfedcba
  delimiter: " '"
translator:
  dictionary: luna_pinyin
  prism: luna_pinyin_simp
  enable_user_dict: false
  preedit_format:
    - "xform/([nl])v/$1ü/"
    - "xform/([nl])ue/$1üe/"
    - "xform/([jqxy])v/$1u/"
)";

bool isInUse = false;
bool hasLog = false;

} // namespace

struct RimeTextEngine::Library {
    Library() : folder(QDir(runtimeFolder()).filePath(QStringLiteral("pinyin-XXXXXX"))) { }
    ~Library()
    {
        if (api) {
            api->destroy_session(session);
            api->finalize();
            isInUse = false;
        }
    }
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;

    static QString runtimeFolder()
    {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
        return folder.isEmpty() ? QDir::tempPath() : folder;
    }

    QTemporaryDir folder;
    QByteArray dictionaries, userFolder; // the library keeps the pointers
    RimeApi *api = nullptr;
    RimeSessionId session = 0;
};

RimeTextEngine::RimeTextEngine(std::unique_ptr<Library> library) : m_library(std::move(library)) { }
RimeTextEngine::~RimeTextEngine() = default;

Result<std::unique_ptr<TextEngine>> RimeTextEngine::create(const QString &dictionaries)
{
    if (isInUse)
        return fail(ErrorCode::Conflict, QStringLiteral("pinyin"));
    if (!QFile::exists(dictionaries + QStringLiteral("/build/luna_pinyin.table.bin")))
        return fail(ErrorCode::NotFound, QStringLiteral("pinyin dictionary in %1").arg(dictionaries));
    auto library = std::make_unique<Library>();
    QDir folder(library->folder.path());
    QFile schema(folder.filePath(QStringLiteral("build/%1.schema.yaml").arg(QLatin1String(SchemaName))));
    if (!library->folder.isValid() || !folder.mkdir(QStringLiteral("build")) || !schema.open(QIODevice::WriteOnly)
        || schema.write(Schema) < 0)
        return fail(ErrorCode::StorageFault, QStringLiteral("pinyin schema"));
    schema.close();
    library->dictionaries = QFile::encodeName(dictionaries);
    library->userFolder = QFile::encodeName(folder.path());
    RIME_STRUCT(RimeTraits, traits);
    traits.shared_data_dir = library->dictionaries.constData();
    traits.user_data_dir = library->userFolder.constData();
    traits.log_dir = library->userFolder.constData();
    traits.min_log_level = 3; // fatal: others hold what was typed
    traits.distribution_name = traits.distribution_code_name = "yizhan";
    traits.distribution_version = "1";
    traits.app_name = "rime.yizhan";
    RimeApi *api = rime_get_api();
    if (!std::exchange(hasLog, true))
        api->setup(&traits); // its log may be begun once in a process
    api->initialize(&traits);
    library->api = api;
    isInUse = true;
    library->session = api->create_session();
    if (library->session == 0 || !api->select_schema(library->session, SchemaName))
        return fail(ErrorCode::BadConfig, QStringLiteral("pinyin schema is refused"));
    return std::unique_ptr<TextEngine>(new RimeTextEngine(std::move(library)));
}

void RimeTextEngine::type(QChar letter)
{
    const bool isLetter = letter >= QLatin1Char('a') && letter <= QLatin1Char('z');
    const bool divides = letter == QLatin1Char('\'') && !composed().isEmpty();
    if (isLetter || divides)
        m_library->api->process_key(m_library->session, letter.unicode(), 0);
}

void RimeTextEngine::erase()
{
    if (!composed().isEmpty())
        m_library->api->process_key(m_library->session, BackspaceKey, 0);
}

void RimeTextEngine::clear() { m_library->api->clear_composition(m_library->session); }

// A session keeps what was committed last.
void RimeTextEngine::forget()
{
    m_library->api->destroy_session(m_library->session);
    m_library->session = m_library->api->create_session();
    m_library->api->select_schema(m_library->session, SchemaName);
}

QString RimeTextEngine::choose(int candidate)
{
    if (candidate < 0 || !m_library->api->select_candidate(m_library->session, static_cast<size_t>(candidate)))
        return {};
    RIME_STRUCT(RimeCommit, commit);
    if (!m_library->api->get_commit(m_library->session, &commit))
        return {};
    QString text = QString::fromUtf8(commit.text);
    m_library->api->free_commit(&commit);
    return text;
}

QString RimeTextEngine::composed() const
{
    RIME_STRUCT(RimeContext, context);
    if (!m_library->api->get_context(m_library->session, &context))
        return {};
    QString text = QString::fromUtf8(context.composition.preedit);
    m_library->api->free_context(&context);
    return text;
}

QStringList RimeTextEngine::candidates(int first, int count) const
{
    QStringList found;
    RimeCandidateListIterator at{};
    if (!m_library->api->candidate_list_from_index(m_library->session, &at, first))
        return found;
    while (found.size() < count && m_library->api->candidate_list_next(&at))
        found << QString::fromUtf8(at.candidate.text);
    m_library->api->candidate_list_end(&at);
    return found;
}

QString RimeTextEngine::folder() const { return m_library->folder.path(); }

} // namespace kiosk
