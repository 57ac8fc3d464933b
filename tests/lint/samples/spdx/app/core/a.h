// bad: no licence line
#pragma once
