// SPDX-License-Identifier: Apache-2.0
const QColor ink("#20242a"); // bad
