#!/usr/bin/env python3
"""Strict score of one run of the conformance suite.

usage: score.py [--except PREFIX]... [--strict] REQUIREMENTS.yaml server|client OUTDIR

REQUIREMENTS.yaml is the suite's own requirements/<revision>.yaml or a list of that form, OUTDIR what the suite was given with -o.
A scenario passes with no FAILURE and at least one SUCCESS. It fails without checks.json, and when its client
had to be killed (OUTDIR/clients.txt, lines of 'scenario status', written by ./turn; absent for the server leg).
Prints every scenario that fell short, warned, or skipped a scored check, and ends with
'scored P/N scenarios, C/D checks; unscored P/N; warnings W'.
Exit code 0 if every scored scenario passed whose name starts with no PREFIX (with --strict: every unscored one too,
and none of these warned), 1 if not, 2 if there is nothing to score.
"""
import argparse
import collections
import json
import os
import re
import sys

SHELL_SIGNALLED = 128  # a status above it: ended by a signal


def scored_scenarios(requirements, leg):
    """The names the suite requires of this leg, in its order."""
    names, section = [], None
    with open(requirements, encoding='utf-8') as lines:
        for line in lines:
            head = re.match(r'(\w+):', line)
            if head:
                section = head.group(1)
            entry = re.match(r'  - (\S+)\s*$', line)
            if entry and section == leg:
                names.append(entry.group(1))
    return names


def read_runs(out, leg):
    """Scenario -> how often each status was given."""
    runs = {}
    for folder, _, files in os.walk(out):
        name = re.match(r'(.*)-\d{4}-\d\d-\d\dT[\d-]+Z$', os.path.relpath(folder, out))
        if not name:
            continue
        scenario = re.sub('^server-', '', name.group(1), count=1) if leg == 'server' else name.group(1)
        if 'checks.json' in files:
            with open(os.path.join(folder, 'checks.json'), encoding='utf-8') as checks:
                runs[scenario] = collections.Counter(check['status'] for check in json.load(checks))
        else:
            runs[scenario] = collections.Counter({'FAILURE': 1, 'without checks.json': 1})
    clients = os.path.join(out, 'clients.txt')
    if os.path.exists(clients):
        with open(clients, encoding='utf-8') as lines:
            for scenario, status in map(str.split, lines):
                if int(status) > SHELL_SIGNALLED:
                    runs.setdefault(scenario, collections.Counter()).update({'FAILURE': 1, 'client killed': 1})
    return runs


def main():
    arguments = argparse.ArgumentParser(description='Strict score of one run of the conformance suite.')
    arguments.add_argument('--except', dest='excepted', metavar='PREFIX', action='append', default=[])
    arguments.add_argument('--strict', action='store_true')
    arguments.add_argument('requirements')
    arguments.add_argument('leg', choices=['server', 'client'])
    arguments.add_argument('out')
    options = arguments.parse_args()

    scored = scored_scenarios(options.requirements, options.leg)
    runs = read_runs(options.out, options.leg)
    if not scored or not runs:
        print(f'nothing to score: {len(scored)} scenarios required, {len(runs)} were run', file=sys.stderr)
        return 2

    def passed(name):
        count = runs.get(name, {})
        return count.get('FAILURE', 0) == 0 and count.get('SUCCESS', 0) > 0

    def is_excepted(name):
        return any(name.startswith(prefix) for prefix in options.excepted)

    for name in sorted(set(scored) | set(runs)):
        count = runs.get(name, {'not run': 1})
        if not passed(name) or count.get('WARNING') or (name in scored and count.get('SKIPPED')):
            kind = 'unscored' if name not in scored else 'excepted' if is_excepted(name) else 'scored'
            print(f'{kind:<8} {"pass" if passed(name) else "FAIL"} {name}: '
                  + ', '.join(f'{number} {status}' for status, number in sorted(count.items())))

    for prefix in options.excepted:
        names = [name for name in scored if name.startswith(prefix)]
        print(f'excepted {prefix}: {sum(map(passed, names))}/{len(names)} scored scenarios pass, not judged by the exit code')

    judged = [name for name in scored if not is_excepted(name)]
    if options.excepted:
        print(f'judged: {sum(map(passed, judged))}/{len(judged)} scored scenarios pass')
    rest = [name for name in runs if name not in scored]
    good = sum(runs.get(name, {}).get('SUCCESS', 0) for name in scored)
    bad = sum(runs.get(name, {}).get('FAILURE', 0) for name in scored)
    warnings = sum(count.get('WARNING', 0) for count in runs.values())
    print(f'scored {sum(map(passed, scored))}/{len(scored)} scenarios, {good}/{good + bad} checks; '
          f'unscored {sum(map(passed, rest))}/{len(rest)}; warnings {warnings}')
    if options.strict:
        judged += [name for name in rest if not is_excepted(name)]
        warned = [name for name in judged if runs.get(name, {}).get('WARNING')]
    else:
        warned = []
    return 0 if judged and all(map(passed, judged)) and not warned else 1


if __name__ == '__main__':
    sys.exit(main())
