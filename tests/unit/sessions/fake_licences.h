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
    Pending<LicenceSession> openLicenceSession(QString item, SensitiveText code, CallContext) override
    {
        shown << item + u' ' + code.reveal();
        if (codeError)
            return readyFuture<LicenceSession>(Result<LicenceSession>(fail(*std::exchange(codeError, std::nullopt))));
        return readyFuture<LicenceSession>(LicenceSession{QStringLiteral("s2"), SensitiveText(u"林示例"),
                                                          SensitiveText(number), SensitiveText(u"澄湖区青瓷路 18 号"),
                                                          QStringLiteral("01")});
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
    QStringList shown;              // codes, each behind its item
    std::optional<Error> codeError; // of the next one
    QString number = QStringLiteral("330199188506152329");
    std::vector<OwnLicence> own;

private:
    template <typename T> static Pending<T> unsupported()
    {
        return readyFuture<T>(Result<T>(fail(ErrorCode::Unsupported)));
    }
};

} // namespace kiosk::test
