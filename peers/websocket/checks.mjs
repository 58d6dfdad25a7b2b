// Checks that are counted, each with a bounded time.
let passed = 0;
let failed = 0;

setTimeout(() => { console.error('no end within 120 s'); process.exit(1); }, 120_000).unref();

export async function check(name, body, ms = 20_000) {
  let timer;
  try {
    await Promise.race([
      body(),
      new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`no end within ${ms} ms`)), ms); }),
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

/** Prints the sum and ends the program. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
