// SPDX-License-Identifier: Apache-2.0
// kiosk-host PARENT-PID TASK [ARGUMENTS]: one task of the terminal, its input on standard input, its answer on standard
// output. Started by drivers/host_process, never by a person.
#include "host_program.h"
#include "rasterise_task.h"
#include "wlt_task.h"

int main(int argc, char **argv)
{
    using namespace kiosk::host;
    return runHost(argc, argv, {wltTask(), rasteriseTask()});
}
