// SPDX-License-Identifier: Apache-2.0
IconsSheet { part: 2 }
