// SPDX-License-Identifier: Apache-2.0
#include "usb_context.h"

#include <csignal>
#include <libusb-1.0/libusb.h>
#include <pthread.h>

namespace kiosk {

namespace {

int onArrival(libusb_context *, libusb_device *, libusb_hotplug_event, void *wake)
{
    static_cast<const Wake *>(wake)->ring();
    return 0; // stay registered
}

} // namespace

QString usbErrorName(int error) { return QString::fromLatin1(libusb_error_name(error)); }

Result<std::unique_ptr<UsbContext>> UsbContext::make()
{
    libusb_context *context = nullptr;
    if (const int error = libusb_init(&context); error != 0)
        return fail(ErrorCode::Internal, QStringLiteral("libusb_init: ") + usbErrorName(error));
    return std::unique_ptr<UsbContext>(new UsbContext(context));
}

UsbContext::UsbContext(libusb_context *context) : m_context(context), m_thread([this] { work(); }) { }

UsbContext::~UsbContext()
{
    m_stop = true;
    libusb_interrupt_event_handler(m_context);
    m_thread.join();
    libusb_exit(m_context); // takes the hot-plug callback along
}

void UsbContext::ringOnArrival(const Wake &wake)
{
    libusb_hotplug_register_callback(m_context, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED, LIBUSB_HOTPLUG_NO_FLAGS,
                                     LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
                                     &onArrival, const_cast<Wake *>(&wake), nullptr);
}

void UsbContext::work()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    pthread_setname_np(pthread_self(), "usb");
    while (!m_stop)
        libusb_handle_events(m_context); // until something happens or the destructor interrupts
}

} // namespace kiosk
