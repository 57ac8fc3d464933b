// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

// Every page there is: its id (Kiosk.terminal.page), its component, and the states worth seeing. The shell shows pages
// from this list; the walk and `./dev shots` go through it, and a state without a sample fails the walk.
QtObject {
    readonly property var pages: [
        { id: "attract", component: "AttractPage.qml", variants: [""] },
        { id: "home", component: "HomePage.qml", variants: ["", "grey", "devices-missing", "not-listed", "company"] },
        { id: "area", component: "AreaPage.qml", variants: ["", "empty"] },
        { id: "search", component: "SearchPage.qml", variants: ["", "found", "nothing"] },
        { id: "offices", component: "OfficesPage.qml", variants: ["", "windows"] },
        { id: "inquiry", component: "InquiryPage.qml", variants: ["", "typing", "asked", "letters"] },
        { id: "answer", component: "AnswerPage.qml", variants: ["", "place", "overdue", "unsure", "none"] },
        { id: "guide", component: "GuidePage.qml", variants: ["", "residence", "conditional", "for-another"] },
        { id: "card", component: "CardPage.qml", variants: ["", "reading", "kept", "lifted", "expired", "other", "own"] },
        { id: "licence-code", component: "LicenceCodePage.qml", variants: ["", "checking", "used", "foreign"] },
        { id: "sms", component: "SmsPage.qml", variants: ["", "choose-phone", "wrong", "checking", "other"] },
        { id: "choose", component: "ChoosePage.qml", variants: ["", "many", "none"] },
        { id: "form", component: "FormPage.qml", variants: ["", "phone", "phone-short", "letters", "id-number", "amount", "hanzi"] },
        { id: "materials", component: "MaterialsPage.qml", variants: ["", "first"] },
        { id: "statement", component: "StatementPage.qml", variants: ["", "promise"] },
        { id: "not-eligible", component: "NotEligiblePage.qml", variants: [""] },
        { id: "review", component: "ReviewPage.qml", variants: ["", "conditional", "another"] },
        { id: "sign", component: "SignPage.qml", variants: ["", "signed", "too-little", "to-window", "received"] },
        { id: "pay", component: "PayPage.qml", variants: ["", "checking", "paid", "closed"] },
        { id: "work", component: "WorkPage.qml", variants: ["", "reserving"] },
        { id: "print", component: "PrintPage.qml", variants: ["", "fetching", "waiting", "out", "spoiled", "uncertain", "copy", "copy-uncertain"] },
        { id: "done", component: "DonePage.qml", variants: ["", "machine", "conditional", "no-receipt", "certificate", "correction"] },
        { id: "rate", component: "RatePage.qml", variants: ["", "reasons"] },
        { id: "ways", component: "WaysPage.qml", variants: ["", "portal-away", "voice"] },
        { id: "progress-list", component: "ProgressListPage.qml", variants: ["", "many", "none", "loading"] },
        { id: "progress-case", component: "ProgressCasePage.qml", variants: ["", "correct", "done", "receipt", "receipt-correct", "waiting-here", "portal-away", "co-signed", "refused-in-part", "correct-here"] },
        { id: "progress-code", component: "ProgressCodePage.qml", variants: ["", "typed", "short", "wrong", "scanner", "signing", "signed-already"] },
        { id: "appointment-list", component: "AppointmentListPage.qml", variants: ["", "items", "own", "none", "loading"] },
        { id: "appointment-time", component: "AppointmentTimePage.qml", variants: ["", "chosen", "full", "loading"] },
        { id: "appointment", component: "AppointmentPage.qml", variants: ["", "checking", "taken", "given-up", "booked", "no-paper", "own", "come", "late", "cancel", "queue", "walk-in"] },
        { id: "deliveries", component: "DeliveriesPage.qml", variants: ["", "none", "loading"] },
        { id: "delivery", component: "DeliveryPage.qml", variants: ["", "last", "refusing", "sending", "served", "refused"] },
        { id: "licences", component: "LicencesPage.qml", variants: ["", "none", "loading"] },
        { id: "licence", component: "LicencePage.qml", variants: ["", "expired", "no-printer"] },
        { id: "notice-code", component: "NoticeCodePage.qml", variants: ["", "typed", "short", "unknown", "scanner"] },
        { id: "slip", component: "SlipPage.qml", variants: ["", "late", "paid-before", "in-payment", "expired", "paid", "paid-no-receipt", "bill", "bill-printed", "bill-no-paper"] },
        { id: "bill-list", component: "BillListPage.qml", variants: ["", "many", "none", "loading"] },
        { id: "help", component: "HelpPage.qml", variants: ["", "waiting", "coming", "nobody", "before"] },
        { id: "hand-over", component: "HandOverPage.qml", variants: ["", "not-kept", "kept"] },
        { id: "resume-code", component: "ResumeCodePage.qml", variants: ["", "not-here", "scanner"] },
        { id: "resume-found", component: "HandOverPage.qml", variants: ["", "asked-again"] },
        { id: "goodbye", component: "GoodbyePage.qml", variants: ["", "wiping"] },
        { id: "idle-warning", component: "IdlePage.qml", variants: [""] },
        { id: "card-left", component: "CardLeftPage.qml", variants: ["", "told"] },
        { id: "fault", component: "FaultPage.qml", variants: ["", "card-reader", "portal", "sms-locked"] }
    ]

    function urlOf(id: string): url {
        for (const page of pages)
            if (page.id === id)
                return Qt.resolvedUrl(page.component)
        return ""
    }
}
