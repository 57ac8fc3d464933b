// SPDX-License-Identifier: Apache-2.0
#pragma once
class StringHelper { }; // bad
struct CardData final { }; // bad
enum class PrintInfo { A }; // bad
class SessionManager : public QObject { }; // bad
class DeviceManager { };
class TestDeviceManager { };
class Database { };
class Basement { };
using Utils = int; // bad
void read(const QFileInfo &info, class Metadata &data);
