// SPDX-License-Identifier: Apache-2.0
// future.then(fn) in a comment is prose; so is std::this_thread::sleep_for
const char *prose = "co_await .then( throw QSerialPort";
void f()
{
    future.then(this, fn); // bad
    QThread::msleep(3); // bad
    std::this_thread::sleep_for(1s); // bad
    usleep(100); // bad
    co_await g(); // bad
    QSerialPort port; // bad
    QFileDialog dialog; // bad
    QDesktopServices::openUrl(url); // bad
    std::regex pattern("a"); // bad
    throw 1; // bad
    qDebug() << 1; // bad
    engine.rootContext()->setContextProperty("x", x); // bad
    QStateMachine machine; // bad
    watch.strengthen(fn); whenReady(future, this, fn); m_oversleep(2); device.sleep(1);
}
