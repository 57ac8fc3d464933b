// SPDX-License-Identifier: Apache-2.0
// A portal that knows a citizen's electronic licences.
#pragma once

#include <async/when_ready.h>
#include <portal/licence_portal.h>

namespace kiosk::test {

class FakeLicences final : public LicencePortal {
public:
    FakeLicences() { own = {licence("register", LicenceState::Valid), licence("driving", LicenceState::Expired)}; }
    Pending<std::vector<OwnLicence>> ownLicences(QString session, CallContext) override
    {
        sessions << session;
        return readyFuture<std::vector<OwnLicence>>(error ? Result<std::vector<OwnLicence>>(fail(*error))
                                                          : Result<std::vector<OwnLicence>>(own));
    }
    Pending<Verification> verification(QString, CallContext) override { return unsupported<Verification>(); }
    Pending<LicenceToken> verifyLicence(SensitiveText, LicenceUse, CallContext) override
    {
        return unsupported<LicenceToken>();
    }
    Pending<Licence> copyLicence(LicenceToken, LicenceUse, CallContext) override { return unsupported<Licence>(); }

    static OwnLicence licence(const char *id, LicenceState state)
    {
        return {QString::fromLatin1(id),
                QStringLiteral("居民户口簿"),
                QStringLiteral("公安分局"),
                QStringLiteral("林*"),
                QStringLiteral("1515****0257"),
                QDate(2019, 5, 6),
                {},
                state};
    }
    QStringList sessions; // that asked for the list
    std::optional<Error> error;
    std::vector<OwnLicence> own;

private:
    template <typename T> static Pending<T> unsupported()
    {
        return readyFuture<T>(Result<T>(fail(ErrorCode::Unsupported)));
    }
};

} // namespace kiosk::test
