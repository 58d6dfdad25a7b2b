// Clients of both TypeScript SDKs at `examples/run everything --legacy off`: revisions with a handshake are not served.
// usage: off.mjs URL
// One line for each check, then 'N passed, N failed'; exit code 0 if all passed.
import assert from 'node:assert/strict';

import { check, finish, textOf } from './checks.mjs';
import * as v1 from './v1.mjs';
import * as v2 from './v2.mjs';

const [url] = process.argv.slice(2);
if (!url) {
  console.error('usage: off.mjs URL');
  process.exit(2);
}
setTimeout(() => { console.error('no end within 120 s'); process.exit(1); }, 120_000).unref();

try {
  await check('a client of 2025-11-25 is refused and told what is spoken', async () => {
    await assert.rejects(v1.connect([url]), (error) => {
      assert.equal(error.code, 400);
      assert.match(error.message, /"code":-32022/);
      assert.match(error.message, /supported: 2026-07-28/);
      return true;
    });
  });
  await check('there is no stream to open and no session to end', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await fetch(url, { method, headers: { Accept: 'text/event-stream', 'Mcp-Session-Id': 'any' } });
      assert.equal(response.status, 405, method);
      await response.body?.cancel();
    }
  });
  await check('2026-07-28 is served', async () => {
    const { client } = await v2.connect([url]);
    assert.equal(textOf(await v2.call(client, 'echo', { message: 'hello' })), 'hello');
    await client.close();
  });
} catch (error) {
  await check('runs to its end', () => { throw error; });
}
process.exit(finish());
