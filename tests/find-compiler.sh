#!/bin/sh
# Find a C compiler, so that the search for ways is tested compiled, too; install Debian's where that is possible.
for name in cc gcc clang; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "installing a C compiler for the tests of the compiled search"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc libc6-dev >/dev/null && exit 0
fi
echo "no C compiler: the search for ways is tested in Python alone" >&2
