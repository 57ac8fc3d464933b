// SPDX-License-Identifier: Apache-2.0
// A terminal's certificate from the portal, in the shape of EST (docs/portal-api.yaml, RFC 7030). Errors as
// PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>

namespace kiosk {

class EnrolmentPortal {
public:
    virtual ~EnrolmentPortal() = default;

    // The first certificate, PEM, for a one-time code of the operator; `request` is PKCS #10 in DER. The same code and
    // key again: the same certificate. PortalRefused with problemCode() enrolment-code-wrong, -used or -expired, or
    // csr-refused. Whether the certificate is what was asked for is for installPapers() to say.
    virtual Pending<QByteArray> enrol(SensitiveText code, QByteArray request, CallContext context) = 0;
    // The next one, with the certificate that is shown. TerminalRevoked as in every call.
    virtual Pending<QByteArray> reenrol(QByteArray request, CallContext context) = 0;
};

} // namespace kiosk
