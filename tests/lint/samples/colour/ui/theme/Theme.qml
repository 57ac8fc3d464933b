// SPDX-License-Identifier: Apache-2.0
QtObject { readonly property color ink: "#20242a" }
