// SPDX-License-Identifier: Apache-2.0
// A case driven through the portal until it is closed and archived; and what a check finds when a package is tampered
// with, once for every kind of finding.
#include "portal_bench.h"

#include <portal/archive_check.h>
#include <portal/archive_command.h>
#include <portal/co_signatures.h>
#include <portal/pdfa_marks.h>

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QSet>
#include <QTest>

using namespace refportal;

namespace {

const QString Registration = QStringLiteral("residence-registration");
const QString Permit = QStringLiteral("residence-permit");
const QByteArray Lease = "%PDF-1.4 a lease that a citizen scanned";

QJsonObject listed(const QString &id, const QString &name, const QByteArray &sealed)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), name},
            {QStringLiteral("mediaType"), QStringLiteral("application/pdf")},
            {QStringLiteral("size"), sealed.size()},
            {QStringLiteral("sha256"),
             QString::fromLatin1(QCryptographicHash::hash(sealed, QCryptographicHash::Sha256).toHex())}};
}

QJsonArray faultsOf(const QString &kind, const QString &id)
{
    return {QJsonObject{{QStringLiteral("kind"), kind},
                        {QStringLiteral("id"), id},
                        {QStringLiteral("reason"),
                         QJsonObject{{QStringLiteral("zh"), QStringLiteral("看不清")},
                                     {QStringLiteral("en"), QStringLiteral("Not legible")}}}}};
}

QJsonObject jsonOf(const Bag &bag, const QString &path)
{
    return QJsonDocument::fromJson(bag.payload.value(path)).object();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Behind the lists' back, as a disk or a hand would.
using OnDisk = std::function<void(const QString &folder)>;
// With lists made anew over it, as whoever packs it would.
using InBag = std::function<void(Bag &bag)>;

} // namespace
Q_DECLARE_METATYPE(OnDisk)
Q_DECLARE_METATYPE(InBag)

class TestPortalArchive : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        m_caseNo = handIn();
        QVERIFY(!m_caseNo.isEmpty());
    }

    void whatIsNotClosedIsNotArchived()
    {
        QCOMPARE(archive({m_caseNo}), 1);
        QCOMPARE(archive({QStringLiteral("CH20260313999999")}), 1);
        QCOMPARE(archive({QStringLiteral("--all")}), 0);
        QVERIFY(QDir(out()).isEmpty());
    }

    void aClosedCaseIsArchivedWithAllThatBelongsToIt()
    {
        m_bench->clock().advance(3600);
        QVERIFY(m_bench->judges({m_caseNo, Registration, QStringLiteral("needs-fix"),
                                 faultsOf(QStringLiteral("material"), QStringLiteral("lease"))}));
        m_bench->clock().advance(3600);
        correct();
        m_bench->clock().advance(3600);
        QVERIFY(m_bench->judges({m_caseNo, Registration, QStringLiteral("done")}));
        QCOMPARE(archive({m_caseNo}), 1); // one department is not through with it
        m_bench->clock().advance(3600);
        QVERIFY(m_bench->judges({m_caseNo, Permit, QStringLiteral("refused"),
                                 faultsOf(QStringLiteral("field"), QStringLiteral("employer"))}));
        rate();

        QCOMPARE(archive({QStringLiteral("--all")}), 0);
        QVERIFY(QDir(package() + QStringLiteral(".part")).exists() == false);
        const ReadBag made = readBag(package());
        QVERIFY(made.findings.isEmpty());
        QCOMPARE(checkPackage(package(), PortalBench::tls() + QStringLiteral("/ca.pem")), QList<Finding>());
        QCOMPARE(made.bag.payload.value(QStringLiteral("form/case.json")), m_plain); // as it was sealed, byte by byte
        QCOMPARE(made.bag.payload.value(QStringLiteral("material/01.pdf")), Lease);
        QCOMPARE(made.bag.payload.value(QStringLiteral("material/02.pdf")), Lease + " again");
        QCOMPARE(jsonOf(made.bag, QStringLiteral("rating/rating.json"))[u"stars"].toInt(), 4);
        QCOMPARE(jsonOf(made.bag, QStringLiteral("identity/identity.json"))[u"identity"][u"method"].toString(),
                 QStringLiteral("card+sms"));
        QStringList steps;
        for (const QJsonValue entry : jsonOf(made.bag, QStringLiteral("process/log.json"))[u"entries"].toArray())
            steps << entry[u"what"].toString();
        QCOMPARE(steps, QStringList({"received", "message", "needs-fix", "corrected", "done", "refused"}));
        const QJsonObject decision = jsonOf(made.bag, QStringLiteral("result/decision.json"));
        QCOMPARE(decision[u"parts"][1][u"faults"][0][u"reason"][u"zh"].toString(), QStringLiteral("看不清"));
        QVERIFY(made.bag.tags.value(QStringLiteral("metadata/metadata.xml")).contains("<题名>居住证申领</题名>"));
        QCOMPARE(pdfaComplaints(made.bag.payload.value(QStringLiteral("form/case.pdf"))), QStringList());
        QVERIFY(!(QFileInfo(package() + QStringLiteral("/data/form/case.json")).permissions()
                  & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void onceArchivedItIsLeftAlone()
    {
        const QByteArray before = read(package() + QStringLiteral("/tagmanifest-sha256.txt"));
        QCOMPARE(archive({QStringLiteral("--all")}), 0);
        QCOMPARE(archive({m_caseNo}), 1);
        QCOMPARE(read(package() + QStringLiteral("/tagmanifest-sha256.txt")), before);
    }

    void aPrintedCertificateIsInItsPackage()
    {
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench);
        const QString claim = QStringLiteral("/print-claims/") + citizen::newId();
        const QString caseNo
            = m_terminal
                  ->call("PUT", claim,
                         QJsonObject{{QStringLiteral("session"), session},
                                     {QStringLiteral("item"), QStringLiteral("property-certificate-print")},
                                     {QStringLiteral("choice"), QStringLiteral("c1")}})
                  .json()[u"caseNo"]
                  .toString();
        const QByteArray certificate = m_terminal->call("GET", claim + QStringLiteral("/document")).body;
        QVERIFY(certificate.startsWith("%PDF"));
        const auto moves = [&](const QString &to) {
            return m_terminal
                ->call("PATCH", claim,
                       QJsonObject{{QStringLiteral("state"), to}, {QStringLiteral("proof"), QStringLiteral("sensor")}})
                .status;
        };
        QCOMPARE(moves(QStringLiteral("intent")), 200);
        QCOMPARE(archive({caseNo}), 1);
        QCOMPARE(moves(QStringLiteral("printed")), 200);
        QCOMPARE(archive({caseNo}), 0);
        const QString folder = QDir(out()).filePath(caseNo);
        QCOMPARE(checkPackage(folder), QList<Finding>());
        QCOMPARE(read(folder + QStringLiteral("/data/result/certificate.pdf")), certificate);
        QVERIFY(QFile::remove(folder + QStringLiteral("/data/result/certificate.pdf")));
        QVERIFY(checkPackage(folder).contains(Finding{Flaw::NoResult, QStringLiteral("result/certificate.pdf")}));
        QVERIFY(QDir(folder).removeRecursively());
    }

    void everySignatureOfACaseIsInItsPackage()
    {
        const QString caseNo = handInToBeSigned();
        const QString id = citizen::newId();
        const QByteArray plain = coSignature(id, caseNo);
        const QString session
            = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("co-signature"), citizen::numberOf(1));
        QCOMPARE(m_terminal
                     ->call("PUT", QStringLiteral("/co-signatures/") + id, m_bench->seal(plain),
                            "application/pkcs7-mime", {{"If-None-Match", "*"}, {"Kiosk-Session", session.toLatin1()}})
                     .status,
                 201);
        QVERIFY(m_bench->judges({caseNo, Registration, QStringLiteral("done")}));
        QVERIFY(m_bench->judges({caseNo, Permit, QStringLiteral("done")}));
        QCOMPARE(archive({caseNo}), 0);
        const QString folder = QDir(out()).filePath(caseNo);
        QCOMPARE(checkPackage(folder, PortalBench::tls() + QStringLiteral("/ca.pem")), QList<Finding>());
        Bag bag = readBag(folder).bag;
        QCOMPARE(bag.payload.value(QStringLiteral("form/co-signature-1.json")), plain);
        QStringList steps;
        for (const QJsonValue entry : jsonOf(bag, QStringLiteral("process/log.json"))[u"entries"].toArray())
            steps << entry[u"what"].toString();
        QCOMPARE(steps, QStringList({"received", "message", "co-signed", "done", "done"}));
        bag.payload.remove(QStringLiteral("form/co-signature-1.json"));
        QVERIFY(QDir(folder).removeRecursively());
        bag.info.removeIf([](const auto &line) { return line.first == u"Payload-Oxum"; }); // it is added anew
        QVERIFY(writeBag(folder, bag).reason.isEmpty());
        QVERIFY(checkPackage(folder).contains(Finding{Flaw::NoForm, QStringLiteral("form/co-signature ") + id}));
        QVERIFY(QDir(folder).removeRecursively());
    }

    void whatWasChangedBehindTheListsIsFound_data()
    {
        QTest::addColumn<OnDisk>("plant");
        QTest::addColumn<int>("flaw");
        const auto row = [](const char *name, Flaw flaw, const OnDisk &plant) {
            QTest::newRow(name) << plant << static_cast<int>(flaw);
        };
        row("no bagit.txt", Flaw::NoDeclaration, [](const QString &f) { QFile::remove(f + "/bagit.txt"); });
        row("no manifest", Flaw::NoHashList, [](const QString &f) { QFile::remove(f + "/manifest-sha256.txt"); });
        row("no tagmanifest", Flaw::NoHashList, [](const QString &f) { QFile::remove(f + "/tagmanifest-sha256.txt"); });
        row("a line that leads out", Flaw::HashListLine, [](const QString &f) {
            const QString list = f + "/tagmanifest-sha256.txt";
            write(list, read(list) + QByteArray(64, 'a') + "  ../portal.db\n");
        });
        row("a list made to fit", Flaw::HashListChanged, [](const QString &f) {
            const QString log = f + "/data/process/log.json", list = f + "/manifest-sha256.txt";
            const auto digest = [&] { return QCryptographicHash::hash(read(log), QCryptographicHash::Sha256).toHex(); };
            const QByteArray before = digest();
            write(log, read(log).replace("refused", "done"));
            write(list, read(list).replace(before, digest()));
        });
        row("a file is gone", Flaw::MissingFile, [](const QString &f) { QFile::remove(f + "/data/material/01.pdf"); });
        row("one byte", Flaw::ChangedFile, [](const QString &f) {
            const QString path = f + "/data/material/01.pdf";
            write(path, read(path).replace("lease", "lEase"));
        });
        row("one byte of the metadata", Flaw::ChangedFile, [](const QString &f) {
            const QString path = f + "/metadata/metadata.xml";
            write(path, read(path) + " ");
        });
        row("one file more", Flaw::ExtraFile, [](const QString &f) { write(f + "/data/material/99.pdf", "more"); });
        row("one file more beside it", Flaw::ExtraFile, [](const QString &f) { write(f + "/note.txt", "more"); });
        row("a link", Flaw::NotAFile, [](const QString &f) {
            QFile::remove(f + "/data/material/01.pdf");
            QFile::link("/etc/hostname", f + "/data/material/01.pdf");
        });
    }
    void whatWasChangedBehindTheListsIsFound()
    {
        QFETCH(OnDisk, plant);
        QFETCH(int, flaw);
        const QString copy = m_bench->file(QStringLiteral("copy"));
        QVERIFY(writeBag(copy, readBag(package()).bag).reason.isEmpty());
        QCOMPARE(checkPackage(copy), QList<Finding>());
        plant(copy);
        expect(copy, static_cast<Flaw>(flaw));
    }

    void papersThatDoNotGoTogetherAreFound_data()
    {
        QTest::addColumn<InBag>("plant");
        QTest::addColumn<int>("flaw");
        const auto row = [](const char *name, Flaw flaw, const InBag &plant) {
            QTest::newRow(name) << plant << static_cast<int>(flaw);
        };
        const auto drop
            = [](const char *path) { return [path](Bag &bag) { bag.payload.remove(QLatin1String(path)); }; };
        const auto edit = [](const char *path, const QByteArray &before, const QByteArray &after) {
            return [=](Bag &bag) { bag.payload[QLatin1String(path)].replace(before, after); };
        };
        row("total", Flaw::WrongTotal, [](Bag &bag) {
            bag.info.append({QStringLiteral("Payload-Oxum"), QStringLiteral("1.1")});
        });
        row("no form", Flaw::NoForm, drop("form/case.json"));
        row("no laid-out form", Flaw::NoForm, drop("form/case.pdf"));
        row("no correction", Flaw::NoForm, drop("form/correction-1.json"));
        row("any PDF", Flaw::NotPdfA, edit("form/case.pdf", "pdfaid:part", "pdfaid:pArt"));
        row("a font left out", Flaw::NotPdfA, edit("form/case.pdf", "/FontFile2 ", "/FontFileX "));
        row("no log", Flaw::NoLog, drop("process/log.json"));
        row("done before it came", Flaw::DatesOutOfOrder, edit("process/log.json", "2026-03-13T10", "2026-04-13T10"));
        row("done after it was packed", Flaw::DatesOutOfOrder, [](Bag &bag) {
            for (auto &[label, value] : bag.info) {
                if (label == u"Bagging-Date")
                    value = QStringLiteral("2026-03-12");
            }
        });
        row("no result", Flaw::NoResult, drop("result/decision.json"));
        row("still at work", Flaw::NotClosed, edit("result/decision.json", "\"refused\"", "\"accepted\""));
        row("no identity", Flaw::NoIdentity, drop("identity/identity.json"));
        row("no material", Flaw::MissingMaterial, drop("material/01.pdf"));
        row("another material", Flaw::MissingMaterial, edit("material/02.pdf", "again", "aGain"));
        row("an answer changed", Flaw::BrokenSignature, edit("form/case.json", "青禾", "青荷"));
        row("a correction changed", Flaw::BrokenSignature, edit("form/correction-1.json", "\"lease\"", "\"Lease\""));
        row("a signature of another case", Flaw::BrokenSignature, [](Bag &bag) {
            bag.payload[QStringLiteral("signature/case.p7m")]
                = bag.payload[QStringLiteral("signature/correction-1.p7m")];
        });
        row("another case's decision", Flaw::OtherCase,
            edit("result/decision.json", "CH20260313000001", "CH20260313000002"));
        row("no metadata", Flaw::NoMetadata,
            [](Bag &bag) { bag.tags.remove(QStringLiteral("metadata/metadata.xml")); });
        row("metadata that leaves a file out", Flaw::NoMetadata, [](Bag &bag) {
            bag.tags[QStringLiteral("metadata/metadata.xml")].replace("material/01.pdf", "material/11.pdf");
        });
    }
    void papersThatDoNotGoTogetherAreFound()
    {
        QFETCH(InBag, plant);
        QFETCH(int, flaw);
        Bag bag = readBag(package()).bag;
        bag.info.removeIf([](const auto &line) { return line.first == u"Payload-Oxum"; }); // it is added anew
        plant(bag);
        const QString copy = m_bench->file(QStringLiteral("copy"));
        QVERIFY(writeBag(copy, bag).reason.isEmpty());
        expect(copy, static_cast<Flaw>(flaw));
    }

    void everyKindOfFindingWasPlanted()
    {
        for (int flaw = 0; flaw <= static_cast<int>(Flaw::NoMetadata); ++flaw)
            QVERIFY2(m_planted.contains(flaw), qPrintable(nameOf(static_cast<Flaw>(flaw))));
    }

    void anotherAuthorityIsNotTrusted()
    {
        const QString other = m_bench->file(QStringLiteral("other.pem"));
        PortalBench::openssl(QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 "
                                            "-subj /CN=other -out %1 -keyout %1.key")
                                 .arg(other)
                                 .split(u' '));
        QVERIFY(checkPackage(package(), other)
                    .contains(Finding{Flaw::BrokenSignature, QStringLiteral("signature/case.p7m")}));
    }

    void theVerbSaysWhatIsWrongByItsExitCode()
    {
        const auto check = [](const QString &folder) {
            return archiveCommand({QStringLiteral("kiosk-portal"), QStringLiteral("--check"), folder});
        };
        QCOMPARE(check(package()), 0);
        QCOMPARE(check(out()), 0); // a folder of packages
        write(package() + QStringLiteral("/note.txt"), "more");
        QCOMPARE(check(out()), 1);
        QVERIFY(QFile::remove(package() + QStringLiteral("/note.txt")));
        QCOMPARE(check(m_bench->file(QStringLiteral("nowhere"))), 2);
        QCOMPARE(archiveCommand({QStringLiteral("kiosk-portal"), m_caseNo}), 2);
        QCOMPARE(archive({m_caseNo, QStringLiteral("--database"), m_bench->file(QStringLiteral("no.db"))}), 2);
    }

private:
    QString out() const { return m_bench->file(QStringLiteral("archive")); }
    QString package() const { return QDir(out()).filePath(m_caseNo); }
    int archive(const QStringList &what) const
    {
        return archiveCommand(QStringList{QStringLiteral("kiosk-portal"), QStringLiteral("--tls"), PortalBench::tls(),
                                          QStringLiteral("--database"), m_bench->file(QStringLiteral("portal.db")),
                                          QStringLiteral("--out"), out()}
                              + what); // the last one counts
    }

    // The finding is there, and no signature, form or material is complained of in its place.
    void expect(const QString &folder, Flaw flaw)
    {
        const auto findings = checkPackage(folder);
        const bool found
            = std::any_of(findings.begin(), findings.end(), [&](const Finding &each) { return each.flaw == flaw; });
        QStringList said;
        for (const Finding &each : findings)
            said << nameOf(each.flaw) + u' ' + each.where;
        QVERIFY(QDir(folder).removeRecursively());
        QVERIFY2(found, qPrintable(said.join(QStringLiteral("; "))));
        m_planted << static_cast<int>(flaw);
    }

    static QByteArray sealedMaterial(const QByteArray &content)
    {
        return PortalBench::openssl(QStringLiteral("cms -encrypt -binary -aes-256-gcm -outform DER -recip %1/seal.pem "
                                                   "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256")
                                        .arg(PortalBench::tls())
                                        .split(u' '),
                                    content);
    }
    QString bring(const QString &id, const QString &material, const QByteArray &sealed)
    {
        const QString path = QStringLiteral("/submissions/%1/materials/%2").arg(id, material);
        m_terminal->call("POST", path, QByteArray(), QByteArray(),
                         {{"Upload-Length", QByteArray::number(sealed.size())}});
        m_terminal->call("PATCH", path, sealed, "application/offset+octet-stream", {{"Upload-Offset", "0"}});
        return m_terminal->call("POST", QStringLiteral("/submissions/%1/complete").arg(id))
            .json()[u"caseNo"]
            .toString();
    }
    QString handIn()
    {
        const QString id = citizen::newId(), material = citizen::newId();
        const QByteArray sealed = sealedMaterial(Lease);
        QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
        plain.insert(QStringLiteral("materials"), QJsonArray{listed(material, QStringLiteral("lease"), sealed)});
        m_plain = QJsonDocument(plain).toJson();
        citizen::submit(*m_terminal, id, m_bench->seal(m_plain));
        return bring(id, material, sealed);
    }
    // One other has to sign it.
    QString handInToBeSigned()
    {
        const QString id = citizen::newId(), material = citizen::newId();
        const QByteArray sealed = sealedMaterial("{}");
        m_toSign = QJsonDocument::fromJson(citizen::caseJson(id)).object();
        m_toSign.insert(QStringLiteral("materials"), QJsonArray{listed(material, QStringLiteral("signature"), sealed)});
        m_toSign.insert(QStringLiteral("signatures"),
                        QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("applicant")},
                                               {QStringLiteral("documentSha256"), documentDigest(m_toSign)},
                                               {QStringLiteral("material"), material}}});
        m_toSign.insert(QStringLiteral("signBy"), QStringLiteral("2026-04-10"));
        m_toSign.insert(QStringLiteral("signers"),
                        QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("seller")},
                                               {QStringLiteral("name"), QStringLiteral("王示例")},
                                               {QStringLiteral("number"), citizen::numberOf(1)}}});
        citizen::submit(*m_terminal, id, m_bench->seal(QJsonDocument(m_toSign).toJson()));
        return bring(id, material, sealed);
    }
    QByteArray coSignature(const QString &id, const QString &caseNo) const
    {
        QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
        QJsonObject person = plain[u"citizen"].toObject();
        person.insert(QStringLiteral("number"), citizen::numberOf(1));
        plain.insert(QStringLiteral("citizen"), person);
        plain.insert(QStringLiteral("format"), QStringLiteral("yizhan-co-signature/1"));
        plain.insert(QStringLiteral("signatureId"), id);
        plain.insert(QStringLiteral("caseNo"), caseNo);
        plain.insert(QStringLiteral("signer"), QStringLiteral("seller"));
        plain.insert(QStringLiteral("signature"),
                     QJsonObject{{QStringLiteral("format"), QStringLiteral("yizhan-signature/1")},
                                 {QStringLiteral("documentSha256"), documentDigest(m_toSign)},
                                 {QStringLiteral("strokes"), QJsonArray{QJsonArray{}}}});
        return QJsonDocument(plain).toJson();
    }
    void correct()
    {
        const QString id = citizen::newId(), material = citizen::newId();
        const QByteArray sealed = sealedMaterial(Lease + " again");
        QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
        for (const char *member : {"submissionId", "item", "itemVersion", "receiptCode", "answers", "conditional"})
            plain.remove(QLatin1String(member));
        plain.insert(QStringLiteral("format"), QStringLiteral("yizhan-correction/1"));
        plain.insert(QStringLiteral("correctionId"), id);
        plain.insert(QStringLiteral("caseNo"), m_caseNo);
        plain.insert(QStringLiteral("material"), listed(material, QStringLiteral("lease"), sealed));
        const QString path = QStringLiteral("/cases/%1/corrections/%2").arg(m_caseNo, id);
        QCOMPARE(m_terminal
                     ->call("PUT", path, m_bench->seal(QJsonDocument(plain).toJson()), "application/pkcs7-mime",
                            {{"If-None-Match", "*"}})
                     .status,
                 202);
        QCOMPARE(bring(id, material, sealed), m_caseNo);
    }
    void rate()
    {
        QCOMPARE(m_terminal
                     ->call("PUT", QStringLiteral("/ratings/") + citizen::newId(),
                            QJsonObject{{QStringLiteral("caseNo"), m_caseNo},
                                        {QStringLiteral("stars"), 4},
                                        {QStringLiteral("reasons"), QJsonArray()}})
                     .status,
                 201);
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
    QString m_caseNo;
    QByteArray m_plain;   // of the case, as it was sealed
    QJsonObject m_toSign; // the same of one that another signs
    QSet<int> m_planted;
};

QTEST_MAIN(TestPortalArchive)
#include "tst_portal_archive.moc"
