// What all clients here are written with: checks that are counted, and small helpers.
import assert from 'node:assert/strict';

let serverStderr = '';
let passed = 0;
let failed = 0;

/** What the server said last is printed if a check failed. */
export function keepStderr(stream) {
  stream?.on('data', (chunk) => { serverStderr = (serverStderr + chunk).slice(-10_000); });
}

export async function check(name, body) {
  const timeout = 30_000;
  let timer;
  try {
    await Promise.race([
      body(),
      new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`no end within ${timeout} ms`)), timeout); }),
    ]);
    passed++;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${error?.stack ?? error}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Prints the sum; the exit code of the program. */
export function finish() {
  if (failed > 0 && serverStderr) console.error(`--- stderr of the server\n${serverStderr}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

export async function until(what, condition, ms = 10_000) {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const textOf = (result) => result.content.filter((block) => block.type === 'text').map((block) => block.text).join('\n');
