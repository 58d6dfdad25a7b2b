// A client of the TypeScript SDK on revision 2026-07-28 that checks our reference server, `examples/run everything`.
// usage: client.mjs URL | client.mjs -- PROGRAM ARG...
// One line for each check, then 'N passed, N failed'; exit code 0 if all passed. Ends by itself after 180 s.
import assert from 'node:assert/strict';

import { ProtocolError, SdkError, SdkErrorCode } from '@modelcontextprotocol/client';
import * as z from 'zod/v4';

import { check, finish, textOf, until } from './checks.mjs';
import { call, connect, problems, protocolError, received, REVISION } from './v2.mjs';

const LOG_LEVEL = 'io.modelcontextprotocol/logLevel';
const TOOLS = ['echo', 'add', 'weather', 'countdown', 'book_table', 'summarize', 'log_messages', 'fail', 'large', 'sleep', 'touch'];

const target = process.argv.slice(2);
if (target.length === 0 || (target[0] === '--' && target.length === 1)) {
  console.error('usage: client.mjs URL | client.mjs -- PROGRAM ARG...');
  process.exit(2);
}
const stdio = target[0] === '--';
setTimeout(() => { console.error('no end within 180 s'); process.exit(1); }, 180_000).unref();

async function discovery(client) {
  await check('connects on 2026-07-28', async () => {
    assert.equal(client.getProtocolEra(), 'modern');
    assert.equal(client.getNegotiatedProtocolVersion(), REVISION);
  });
  await check('server/discover names the server and its capabilities', async () => {
    const info = client.getServerVersion();
    assert.ok(info?.name && info?.version, `server info ${JSON.stringify(info)}`);
    const capabilities = client.getServerCapabilities();
    for (const name of ['tools', 'resources', 'prompts', 'completions', 'logging']) assert.ok(capabilities[name], `no ${name}`);
    assert.equal(capabilities.resources.subscribe, true);
    assert.ok(client.getDiscoverResult().supportedVersions.includes(REVISION));
  });
  await check('tools/list has the reference tools, the same way twice', async () => {
    const first = (await client.listTools(undefined, { cacheMode: 'refresh' })).tools;
    const names = first.map((tool) => tool.name);
    for (const name of TOOLS) assert.ok(names.includes(name), `no tool ${name} among ${names}`);
    for (const tool of first) {
      assert.equal(tool.inputSchema.type, 'object', tool.name);
      assert.ok(tool.description, `${tool.name} has no description`);
    }
    assert.deepEqual((await client.listTools(undefined, { cacheMode: 'bypass' })).tools, first);
  });
  await check('an unknown method is -32601', async () => {
    const before = problems.length;
    const error = await client.request({ method: 'peer/unknown', params: {} }, z.object({})).then(() => null, (reason) => reason);
    if (stdio) {
      assert.equal(error?.code, -32601, String(error));
    } else { // the SDK reads the JSON-RPC error of a 400 but not that of a 404
      assert.match(String(error), /"code":\s*-32601/);
      assert.equal(error.status, 404);
      problems.splice(before);
    }
  });
}

async function tools(client) {
  await check('echo, with every kind of character', async () => {
    for (const message of ['hello', '', 'äöü €  "quoted" \\ \n\t', '🙂 𝄞', '  line separators ', ' spaces ']) {
      assert.equal(textOf(await call(client, 'echo', { message })), message);
    }
  });
  await check('add is structured and repeated as text', async () => {
    const result = await call(client, 'add', { a: 40, b: 2 });
    assert.deepEqual(result.structuredContent, { sum: 42 });
    assert.deepEqual(JSON.parse(textOf(result)), { sum: 42 });
    assert.deepEqual((await call(client, 'add', { a: -7, b: 7 })).structuredContent, { sum: 0 });
  });
  await check('add declares the schema of its output', async () => {
    const { tools: list } = await client.listTools();
    const add = list.find((tool) => tool.name === 'add');
    assert.ok(add.outputSchema.properties.sum);
    assert.deepEqual([...add.inputSchema.required].sort(), ['a', 'b']);
  });
  await check('arguments against the schema are a result the model can read', async () => {
    for (const args of [{ a: 1 }, { a: 'one', b: 2 }, { a: 1.5, b: 2 }]) {
      const result = await call(client, 'add', args);
      assert.equal(result.isError, true, JSON.stringify(result));
      assert.ok(textOf(result).length > 0);
    }
  });
  await check('weather, with and without its optional argument', async () => {
    for (const args of [{ city: 'Oslo' }, { city: 'Oslo', unit: 'celsius' }, { city: 'Oslo', unit: 'fahrenheit' }]) {
      const { structuredContent } = await call(client, 'weather', args);
      assert.equal(structuredContent.city, 'Oslo');
      assert.equal(structuredContent.unit, args.unit ?? structuredContent.unit);
      assert.equal(typeof structuredContent.temperature, 'number');
      assert.equal(typeof structuredContent.conditions, 'string');
    }
    assert.equal((await call(client, 'weather', { city: 'Oslo', unit: 'kelvin' })).isError, true);
  });
  await check('fail tool is a result with isError', async () => {
    const result = await call(client, 'fail', { kind: 'tool' });
    assert.equal(result.isError, true);
    assert.ok(textOf(result).length > 0);
  });
  await check('fail protocol is a JSON-RPC error', async () => {
    const error = await call(client, 'fail', { kind: 'protocol' }).then(() => null, (reason) => reason);
    assert.ok(error instanceof ProtocolError, `got ${error}`);
    assert.ok(Number.isInteger(error.code) && error.message.length > 0);
  });
  await check('fail crash is a result that quotes nothing of the exception', async () => {
    const result = await call(client, 'fail', { kind: 'crash' });
    assert.equal(result.isError, true);
    assert.doesNotMatch(JSON.stringify(result), /Exception|\bat [a-z]+\.|\.java|secret/);
  });
  await check('an unknown tool is -32602', () => protocolError(call(client, 'no_such_tool'), -32602));
  await check('large answers a megabyte', async () => {
    assert.ok(textOf(await call(client, 'large', { bytes: 1_000_000 })).length >= 1_000_000);
  });
  await check('a large argument comes back whole', async () => {
    const message = 'é€🙂'.repeat(50_000);
    assert.equal(textOf(await call(client, 'echo', { message })), message);
  });
  await check('a hundred calls at once get their own answers', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => call(client, 'echo', { message: `m${i}` })));
    answers.forEach((answer, i) => assert.equal(textOf(answer), `m${i}`));
  });
}

async function streams(client) {
  // The SDK drops a progress notification when the result follows in the same chunk: the last one may be missing
  // from onprogress (and is then among the problems). Counts and order are therefore taken from the wire.
  await check('countdown reports its progress', async () => {
    const seen = [];
    const result = await call(client, 'countdown', { from: 4, delayMs: 20 }, { onprogress: (progress) => seen.push(progress) });
    assert.ok(!result.isError);
    assert.ok(seen.length >= 3, `${seen.length} notifications`);
    assert.ok(seen.every((progress) => progress.total === undefined || progress.total >= progress.progress));
  });
  await check('countdowns at once: each step on the wire, rising, before the result of its own call', async () => {
    const start = received.length;
    const lengths = [2, 3, 5];
    await Promise.all(lengths.map((from) => call(client, 'countdown', { from, delayMs: 10 }, { onprogress: () => {} })));
    const wire = received.slice(start);
    const results = wire.flatMap((message, at) => ('result' in message ? [{ id: message.id, at }] : []));
    assert.equal(results.length, lengths.length);
    const counts = results.map(({ id, at }) => { // the SDK uses the id of the request as the token
      const steps = wire.flatMap((message, i) => (message.params?.progressToken === id ? [{ i, progress: message.params.progress }] : []));
      steps.forEach(({ i, progress }, n) => {
        assert.ok(i < at, `progress after the result: ${JSON.stringify(wire)}`);
        assert.ok(n === 0 || progress > steps[n - 1].progress, JSON.stringify(steps));
      });
      return steps.length;
    });
    counts.sort().forEach((count, i) => assert.ok(count >= lengths[i], `${counts} steps for ${lengths}`));
  });
  await check('countdown without a token sends no progress', async () => {
    const start = received.length;
    await call(client, 'countdown', { from: 2, delayMs: 1 });
    assert.deepEqual(received.slice(start).map((message) => message.method), [undefined]);
  });
  await check('log messages come when the call names a level, and only then', async () => {
    const seen = [];
    client.setNotificationHandler('notifications/message', ({ params }) => void seen.push(params));
    const log = (level) =>
      client.callTool({ name: 'log_messages', arguments: { count: 3 }, ...(level && { _meta: { [LOG_LEVEL]: level } }) });
    await log('debug');
    assert.equal(seen.length, 3, JSON.stringify(seen));
    assert.ok(seen.every((message) => message.level && message.data !== undefined));
    await log();
    await log('emergency');
    assert.equal(seen.length, 3, JSON.stringify(seen));
  });
}

async function questions(client, questioned) {
  await check('book_table asks in two rounds and names guests and receipt', async () => {
    questioned.answers = [{ guests: 5, vegetarian: true }, { confirm: true }];
    questioned.forms = [];
    const result = await call(client, 'book_table', { restaurant: 'Maaemo' });
    assert.ok(!result.isError, textOf(result));
    assert.equal(questioned.forms.length, 2);
    const [first, second] = questioned.forms.map((form) => form.requestedSchema.properties);
    assert.equal(first.guests.type, 'integer');
    assert.equal(first.vegetarian.type, 'boolean');
    assert.equal(second.confirm.type, 'boolean');
    assert.match(textOf(result), /5/);
    assert.match(textOf(result), /receipt|deposit/i);
  });
  await check('a declined question ends the call with a result', async () => {
    questioned.answers = ['decline'];
    const result = await call(client, 'book_table', { restaurant: 'Maaemo' });
    assert.ok(textOf(result).length > 0);
    assert.doesNotMatch(textOf(result), /receipt/i);
  });
  await check('questions of parallel calls do not mix', async () => {
    questioned.answers = null; // by what the form asks for
    const results = await Promise.all([1, 2, 3].map(() => call(client, 'book_table', { restaurant: 'Noma' })));
    for (const result of results) assert.match(textOf(result), /7/);
  });
  await check('by hand: the round is visible and an altered requestState is -32602', async () => {
    const params = { name: 'book_table', arguments: { restaurant: 'Noma' } };
    const request = (extra) => client.request({ method: 'tools/call', params: { ...params, ...extra } }, { allowInputRequired: true });
    const round = await request({});
    assert.equal(round.resultType, 'input_required');
    const [key] = Object.keys(round.inputRequests);
    const inputResponses = { [key]: { action: 'accept', content: { guests: 2, vegetarian: false } } };
    const next = await request({ inputResponses, requestState: round.requestState });
    assert.equal(next.resultType, 'input_required');
    assert.notEqual(next.requestState, round.requestState);
    const middle = Math.floor(next.requestState.length / 2);
    const flipped = next.requestState[middle] === 'A' ? 'B' : 'A';
    const altered = next.requestState.slice(0, middle) + flipped + next.requestState.slice(middle + 1);
    const [last] = Object.keys(next.inputRequests);
    const answer = { [last]: { action: 'accept', content: { confirm: true } } };
    await protocolError(request({ inputResponses: answer, requestState: altered }), -32602);
    assert.match(textOf(await request({ inputResponses: answer, requestState: next.requestState })), /2/);
  });
  await check('summarize asks for a completion and uses it', async () => {
    const result = await call(client, 'summarize', { text: 'A long story about a fox.' });
    assert.match(textOf(result), /fox in short/);
    assert.match(JSON.stringify(questioned.sampling), /A long story about a fox/);
    assert.ok(questioned.sampling.maxTokens > 0);
  });
  await check('a client that declared nothing is refused with -32021 naming the capability', async () => {
    const bare = await connect(target);
    try {
      const elicitation = await protocolError(call(bare.client, 'book_table', { restaurant: 'Noma' }), -32021);
      assert.ok(elicitation.data?.requiredCapabilities?.elicitation, JSON.stringify(elicitation.data));
      const sampling = await protocolError(call(bare.client, 'summarize', { text: 'x' }), -32021);
      assert.ok(sampling.data?.requiredCapabilities?.sampling, JSON.stringify(sampling.data));
    } finally {
      await bare.client.close();
    }
  });
}

async function resources(client) {
  await check('resources and templates are listed', async () => {
    const uris = (await client.listResources()).resources.map((resource) => resource.uri);
    for (const uri of ['demo://greeting', 'demo://logo', 'demo://cancellations']) assert.ok(uris.includes(uri), `no ${uri}`);
    const templates = (await client.listResourceTemplates()).resourceTemplates.map((template) => template.uriTemplate);
    assert.ok(templates.includes('demo://users/{id}'), String(templates));
  });
  await check('text, binary and templated resources are read', async () => {
    const [greeting] = (await client.readResource({ uri: 'demo://greeting' })).contents;
    assert.equal(greeting.uri, 'demo://greeting');
    assert.ok(greeting.text.length > 0);
    const [logo] = (await client.readResource({ uri: 'demo://logo' })).contents;
    assert.equal(logo.mimeType, 'image/png');
    assert.equal(Buffer.from(logo.blob, 'base64').subarray(1, 4).toString(), 'PNG');
    const [user] = (await client.readResource({ uri: 'demo://users/17' })).contents;
    assert.equal(user.uri, 'demo://users/17');
    assert.match(user.text, /17/);
  });
  await check('a missing resource is -32602 naming the uri', async () => {
    const error = await protocolError(client.readResource({ uri: 'demo://nowhere' }), -32602);
    assert.equal(error.data?.uri, 'demo://nowhere');
  });
}

async function prompts(client) {
  await check('prompts are listed and filled', async () => {
    const list = (await client.listPrompts()).prompts;
    assert.deepEqual(list.find((prompt) => prompt.name === 'greet').arguments.map((argument) => argument.name), ['name']);
    const greet = await client.getPrompt({ name: 'greet', arguments: { name: 'Ada' } });
    assert.match(JSON.stringify(greet.messages), /Ada/);
    const review = await client.getPrompt({ name: 'review', arguments: { code: 'int x;', language: 'java' } });
    assert.match(JSON.stringify(review.messages), /int x;/);
    assert.ok(review.messages.every((message) => ['user', 'assistant'].includes(message.role)));
  });
  await check('a missing argument and an unknown prompt are -32602', async () => {
    await protocolError(client.getPrompt({ name: 'greet', arguments: {} }), -32602);
    await protocolError(client.getPrompt({ name: 'no_such_prompt' }), -32602);
  });
  await check('language is completed', async () => {
    const complete = (value) => client.complete({ ref: { type: 'ref/prompt', name: 'review' }, argument: { name: 'language', value } });
    const { values } = (await complete('ja')).completion;
    assert.deepEqual(values, ['Java', 'JavaScript']);
    assert.deepEqual((await complete('no such language')).completion.values, []);
  });
}

async function listening(client) {
  await check('a listen stream hears the updates it asked for, and no others', async () => {
    const updated = [];
    client.setNotificationHandler('notifications/resources/updated', ({ params }) => void updated.push(params.uri));
    const subscription = await client.listen({ resourceSubscriptions: ['demo://greeting'] });
    assert.deepEqual(subscription.honoredFilter.resourceSubscriptions, ['demo://greeting']);
    assert.equal(subscription.honoredFilter.toolsListChanged ?? false, false);
    await call(client, 'touch', { uri: 'demo://logo' });
    await call(client, 'touch', { uri: 'demo://greeting' });
    await until('the update of demo://greeting', () => updated.length > 0);
    assert.deepEqual(updated, ['demo://greeting']);
    await subscription.close();
    assert.equal(await subscription.closed, 'local');
    await call(client, 'touch', { uri: 'demo://greeting' });
    await call(client, 'echo', { message: 'a round trip later' });
    assert.deepEqual(updated, ['demo://greeting']);
  });
  await check('two listen streams at once', async () => {
    const updated = [];
    client.setNotificationHandler('notifications/resources/updated', ({ params }) => void updated.push(params.uri));
    const uris = ['demo://greeting', 'demo://logo'];
    const subscriptions = await Promise.all(uris.map((uri) => client.listen({ resourceSubscriptions: [uri] })));
    for (const uri of uris) await call(client, 'touch', { uri });
    await until('both updates', () => updated.length >= 2);
    assert.deepEqual([...updated].sort(), uris);
    await Promise.all(subscriptions.map((subscription) => subscription.close()));
  });
}

async function cancelling(client) {
  const counted = async () => {
    const { contents: [{ text }] } = await client.readResource({ uri: 'demo://cancellations' }, { cacheMode: 'bypass' });
    return Number(text.match(/\d+/)?.[0] ?? NaN);
  };
  await check('an aborted call is cancelled on the server', async () => {
    const before = await counted();
    // A call given up before its handler runs is not counted, and nothing tells that it runs: abort later and later.
    let rose = false;
    for (let delay = 200; !rose && delay <= 3200; delay *= 4) {
      const pending = call(client, 'sleep', { ms: 60_000 }, { signal: AbortSignal.timeout(delay) }).then(() => 'answered', () => 'rejected');
      assert.equal(await pending, 'rejected');
      rose = await until('the cancellation', async () => (await counted()) > before, 5000).then(() => true, () => false);
    }
    assert.ok(rose, 'demo://cancellations did not rise');
  });
  await check('a timeout of the client cancels on the server', async () => {
    const before = await counted();
    const error = await call(client, 'sleep', { ms: 60_000 }, { timeout: 1000 }).then(() => null, (reason) => reason);
    assert.ok(error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout, String(error));
    await until('the cancellation', async () => (await counted()) > before);
  });
  await check('an aborted countdown leaves its neighbour alone', async () => {
    const controller = new AbortController();
    const aborted = call(client, 'countdown', { from: 100, delayMs: 100 },
      { signal: controller.signal, onprogress: () => controller.abort('enough') }).then(() => 'answered', () => 'rejected');
    const neighbour = call(client, 'countdown', { from: 5, delayMs: 20 }, { onprogress: () => {} });
    assert.equal(await aborted, 'rejected');
    assert.ok(!(await neighbour).isError);
  });
}

const questioned = { answers: null, forms: [], sampling: null };
const answerForm = ({ params }) => {
  questioned.forms.push(params);
  const scripted = questioned.answers?.shift();
  if (scripted === 'decline') return { action: 'decline' };
  const confirm = 'confirm' in params.requestedSchema.properties;
  return { action: 'accept', content: scripted ?? (confirm ? { confirm: true } : { guests: 7, vegetarian: false }) };
};

try {
  const { client, transport } = await connect(target, { capabilities: { elicitation: { form: {} }, sampling: {} } });
  client.setRequestHandler('elicitation/create', answerForm);
  client.setRequestHandler('sampling/createMessage', ({ params }) => {
    questioned.sampling = params;
    return { role: 'assistant', model: 'peer-model', content: { type: 'text', text: 'fox in short' } };
  });
  await discovery(client);
  await tools(client);
  await streams(client);
  await questions(client, questioned);
  await resources(client);
  await prompts(client);
  await listening(client);
  await cancelling(client);
  await check('the SDK met no message it could not read', async () =>
    assert.deepEqual(problems.map(String).filter((problem) => !/progress notification for an unknown token/.test(problem)), []));
  await check(stdio ? 'closing ends the process' : 'closing ends the connection', async () => {
    const { pid } = transport;
    await client.close();
    if (stdio) {
      await until(`the end of process ${pid}`, () => {
        try { process.kill(pid, 0); return false; } catch { return true; }
      });
    }
  });
} catch (error) {
  await check('runs to its end', () => { throw error; });
}
process.exit(finish());
