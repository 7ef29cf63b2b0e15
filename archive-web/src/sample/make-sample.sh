#!/bin/sh
# Makes the sample collection in src/main/sample again. The build never needs this: the files it makes are committed.
# Needs python3, chromium, fonts-noto-cjk, fonts-liberation, poppler-utils, ffmpeg and espeak-ng.
# With arguments only those forms are made again, for example: make-sample.sh image scan
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for tool in python3 chromium pdftoppm ffmpeg espeak-ng; do
  command -v "$tool" > /dev/null || { echo "make-sample: $tool is not installed" >&2; exit 1; }
done
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/make_sample.py" "$here/../main/sample" "$@"
