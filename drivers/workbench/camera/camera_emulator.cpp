// SPDX-License-Identifier: Apache-2.0
#include <umockdev.h> // first: GLib has members named "signals"

#include "camera_emulator.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::workbench {

namespace {

constexpr int MajorOfVideo = 81;
constexpr mode_t NodeMode = S_ISVTX | 0644; // umockdev takes a file with the sticky bit for a character device

QByteArray rootOf(UMockdevTestbed *testbed)
{
    char *const root = umockdev_testbed_get_root_dir(testbed);
    QByteArray folder(root);
    g_free(root);
    return folder;
}

tl::unexpected<Error> failed(const char *what)
{
    return fail(ErrorCode::StorageFault,
                QStringLiteral("%1: %2").arg(QLatin1String(what), QLatin1String(strerror(errno))));
}

QByteArray numberOf(const QByteArray &node) // "/dev/video42" -> "42"
{
    const auto last
        = std::find_if_not(node.rbegin(), node.rend(), [](char each) { return each >= '0' && each <= '9'; });
    return node.last(std::distance(node.rbegin(), last));
}

QByteArray pathOf(const QByteArray &node) { return "/devices/emulated/video4linux" + node.mid(node.lastIndexOf('/')); }

Result<void> taken(gboolean done, GError *error)
{
    if (done)
        return {};
    const auto why = error ? QString::fromUtf8(error->message) : QString();
    g_clear_error(&error);
    return fail(ErrorCode::Internal, QStringLiteral("umockdev: ") + why);
}

} // namespace

CameraEmulator::CameraEmulator(UMockdevTestbed *testbed, Options options)
    : m_testbed(static_cast<UMockdevTestbed *>(g_object_ref(testbed))), m_options(std::move(options)),
      m_root(rootOf(testbed)), m_node(m_options.node), m_file(m_root + m_node), m_stream(m_options.sensor)
{ }

CameraEmulator::~CameraEmulator()
{
    unplug();
    for (const auto &path : m_attached)
        umockdev_testbed_detach_ioctl(m_testbed, path.constData(), nullptr);
    if (m_handler)
        g_object_unref(m_handler);
    g_object_unref(m_testbed);
}

Result<void> CameraEmulator::plug()
{
    const std::scoped_lock lock(m_mutex);
    if (m_plugged)
        return fail(ErrorCode::SequenceError, QStringLiteral("it is plugged in"));
    if (!m_handler) {
        m_handler = umockdev_ioctl_base_new();
        g_signal_connect(m_handler, "handle-ioctl", G_CALLBACK(&CameraEmulator::handle), this);
    } else if (!m_options.link.isEmpty()) {
        const auto digits = numberOf(m_node);
        m_node = m_node.chopped(digits.size()) + QByteArray::number(digits.toInt() + 1);
        m_file = m_root + m_node;
    }
    if (!m_attached.contains(m_node))
        KIOSK_TRY(tellOf(m_node));
    KIOSK_TRY(makeNode());
    KIOSK_TRY(makeLink());
    m_plugged = true;
    return {};
}

Result<void> CameraEmulator::tellOf(const QByteArray &node)
{
    const auto name = node.mid(static_cast<qsizetype>(std::strlen("/dev/")));
    const auto minor = numberOf(node);
    const auto device = "P: " + pathOf(node) + "\nN: " + name + "=00\nE: DEVNAME=" + node
        + "\nE: SUBSYSTEM=video4linux\nE: MAJOR=" + QByteArray::number(MajorOfVideo) + "\nE: MINOR=" + minor
        + "\nA: dev=81:" + minor + "\\n\n";
    GError *error = nullptr;
    const auto added = umockdev_testbed_add_from_string(m_testbed, device.constData(), &error);
    KIOSK_TRY(taken(added, error));
    return attach(node);
}

Result<void> CameraEmulator::attach(const QByteArray &path)
{
    GError *error = nullptr;
    const auto attached = umockdev_testbed_attach_ioctl(m_testbed, path.constData(), m_handler, &error);
    KIOSK_TRY(taken(attached, error));
    m_attached << path;
    return {};
}

// umockdev goes by the name under which a file is opened, so the link has its own line to the same camera.
Result<void> CameraEmulator::makeLink()
{
    if (m_options.link.isEmpty())
        return {};
    if (!m_attached.contains(m_options.link))
        KIOSK_TRY(attach(m_options.link));
    const auto link = m_root + m_options.link;
    const auto folder = QFileInfo(QFile::decodeName(link)).path();
    const auto target = QDir(folder).relativeFilePath(QFile::decodeName(m_file));
    if (!QDir().mkpath(folder) || ::symlink(QFile::encodeName(target).constData(), link.constData()) != 0)
        return failed("link");
    return {};
}

void CameraEmulator::removeLink()
{
    if (m_options.link.isEmpty())
        return;
    const auto devices = m_root + "/dev";
    auto path = m_root + m_options.link;
    ::unlink(path.constData());
    for (path.truncate(path.lastIndexOf('/')); path != devices; path.truncate(path.lastIndexOf('/')))
        if (::rmdir(path.constData()) != 0)
            return; // another camera's link is there
}

// A new file each time: who has mapped the old one keeps that, as a process keeps the buffers of a camera that has
// gone.
Result<void> CameraEmulator::makeNode()
{
    ::unlink(m_file.constData());
    const int fd = ::open(m_file.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0)
        return failed("node");
    const auto size = static_cast<std::size_t>(m_stream.roomNeeded());
    void *const at = ::ftruncate(fd, static_cast<off_t>(size)) == 0 && ::fchmod(fd, NodeMode) == 0
        ? ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0)
        : MAP_FAILED;
    const auto mapped = at == MAP_FAILED ? Result<void>(failed("node")) : Result<void>();
    ::close(fd);
    KIOSK_TRY(mapped);
    m_memory = {static_cast<uchar *>(at), size};
    m_stream.setMemory(m_memory);
    return {};
}

void CameraEmulator::unplug()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_plugged)
            return;
        m_plugged = false;
        m_stream.powerOff();
        m_stream.setMemory({});
        removeLink();
        ::unlink(m_file.constData());
        ::munmap(m_memory.data(), m_memory.size());
        m_memory = {};
    }
    if (m_options.link.isEmpty())
        return;
    // its number is another camera's now; unlocked, since a call may be under way
    umockdev_testbed_detach_ioctl(m_testbed, m_node.constData(), nullptr);
    m_attached.removeOne(m_node);
    umockdev_testbed_remove_device(m_testbed, ("/sys" + pathOf(m_node)).constData());
}

bool CameraEmulator::isPlugged() const
{
    const std::scoped_lock lock(m_mutex);
    return m_plugged;
}

QString CameraEmulator::address() const
{
    return QStringLiteral("camera:") + QString::fromLatin1(m_options.link.isEmpty() ? m_options.node : m_options.link);
}

QString CameraEmulator::node() const
{
    const std::scoped_lock lock(m_mutex);
    return QString::fromLatin1(m_node);
}

void CameraEmulator::put(const QImage &picture, const QString &what)
{
    const std::scoped_lock lock(m_mutex);
    m_stream.show(picture);
    m_shows = what;
}

Result<void> CameraEmulator::showCode(const QByteArray &bytes)
{
    const auto picture = KIOSK_TRY(codePicture(bytes, m_options.sensor.size));
    put(picture, QString::fromUtf8(bytes));
    return {};
}

Result<void> CameraEmulator::showFile(const QString &path)
{
    const auto picture = KIOSK_TRY(filePicture(path, m_options.sensor.size));
    put(picture, path);
    return {};
}

void CameraEmulator::showNothing() { put(emptyPicture(m_options.sensor.size), {}); }

void CameraEmulator::showBlack()
{
    QImage black(m_options.sensor.size, QImage::Format_Grayscale8);
    black.fill(Qt::black);
    put(black, QStringLiteral("black"));
}

QString CameraEmulator::shows() const
{
    const std::scoped_lock lock(m_mutex);
    return m_shows;
}

void CameraEmulator::setFault(CameraFault fault)
{
    const std::scoped_lock lock(m_mutex);
    m_stream.setFault(fault);
}

CameraStream::Seen CameraEmulator::seen() const
{
    const std::scoped_lock lock(m_mutex);
    return m_stream.seen();
}

bool CameraEmulator::memoryIsBlank() const
{
    const std::scoped_lock lock(m_mutex);
    return std::all_of(m_memory.begin(), m_memory.end(), [](uchar byte) { return byte == 0; });
}

int CameraEmulator::handle(UMockdevIoctlBase *, UMockdevIoctlClient *client, void *self)
{
    static_cast<CameraEmulator *>(self)->answer(client);
    return TRUE;
}

void CameraEmulator::answer(UMockdevIoctlClient *client)
{
    const auto request = umockdev_ioctl_client_get_request(client);
    auto *const pointer = umockdev_ioctl_client_get_arg(client);
    auto *const argument = umockdev_ioctl_data_resolve(pointer, 0, _IOC_SIZE(request), nullptr);
    int error = EFAULT;
    if (argument) {
        std::vector<uchar> bytes(argument->data, argument->data + argument->data_len);
        {
            const std::scoped_lock lock(m_mutex);
            error = m_plugged ? m_stream.answer(request, bytes) : ENODEV;
        }
        if (error == 0)
            umockdev_ioctl_data_update(argument, 0, bytes.data(), static_cast<int>(bytes.size()));
        g_object_unref(argument);
    }
    umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
}

} // namespace kiosk::workbench
