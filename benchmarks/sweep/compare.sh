#!/bin/sh
# The plain algorithm in C and Percolaw's sweep, side by side: sh benchmarks/sweep/compare.sh
set -e
cd "$(dirname "$0")/../.."
program=$(mktemp)
trap 'rm -f "$program"' EXIT
cc -O3 -march=native -o "$program" benchmarks/sweep/newman-ziff.c
dotnet build -c Release benchmarks/Percolaw.Benchmarks >/dev/null
for case in "2 1024 7" "2 4096 5" "3 256 5" "6 16 5"; do
    set -- $case
    printf 'C: '
    "$program" "$1" "$2" "$3"
    dotnet benchmarks/Percolaw.Benchmarks/bin/Release/net10.0/Percolaw.Benchmarks.dll occupation "$1" "$2" site | tail -n 1
done
