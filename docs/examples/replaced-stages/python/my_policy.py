#!/usr/bin/env python3
"""A scheduling policy of Qi in plain Python 3: whoever joined the queue last runs next.

For each choice one line of JSON comes on standard input:

    {"ready": [{"task": 2, "arrived": 1, "turns": 0}, {"task": 3, "arrived": 2, "turns": 0}]}

and one line goes to standard output: the number of the task that is to run.
"""

import json
import sys

for line in sys.stdin:
    ready = json.loads(line)["ready"]
    newest = max(ready, key=lambda task: task["arrived"])
    print(newest["task"], flush=True)
