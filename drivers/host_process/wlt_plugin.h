/* SPDX-License-Identifier: Apache-2.0
 * C interface of a decoder for ID-card photos (WLT). No free decoder exists: a vendor's is wrapped in a small shared
 * object that exports kioskWltPlugin, and is loaded by kiosk-host only, never by the terminal. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define KIOSK_WLT_ABI 1
#define KIOSK_WLT_SYMBOL "kioskWltPlugin"
#define KIOSK_WLT_SIZE 1024
#define KIOSK_WLT_WIDTH 102
#define KIOSK_WLT_HEIGHT 126

struct KioskWltPlugin {
    uint32_t abi;           /* KIOSK_WLT_ABI */
    uint32_t isTestDecoder; /* not 0: knows test photos only; a production build refuses it */
    /* Fills `rgb` (rows from the top, red first, no padding) and returns 0; anything else: no picture. Called once. */
    int32_t (*decode)(const uint8_t wlt[KIOSK_WLT_SIZE], uint8_t rgb[KIOSK_WLT_WIDTH * KIOSK_WLT_HEIGHT * 3]);
};

typedef const struct KioskWltPlugin *(*KioskWltEntry)(void); /* the type of kioskWltPlugin */

#ifdef __cplusplus
}
#endif
