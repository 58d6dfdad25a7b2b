// The measured tools on the TypeScript SDK, revision 2026-07-28.
// Prints 'listening URL' on stderr when it can be called.
import { createServer } from 'node:http';

import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/v4';

const TEXT =
  'Weather for Berlin, three days: Monday 12 degrees and rain until noon; Tuesday 14 degrees, dry with some clouds;'
  + ' Wednesday 9 degrees and strong wind from the north-west, storm warnings are possible.';
const SUMMARY = 'Rain until noon, then dry with some clouds; wind from the west.';
const inputSchema = z.object({ city: z.string(), days: z.int().min(1).max(14), hourly: z.boolean() });
const outputSchema = z.object({ city: z.string(), days: z.int(), summary: z.string() });

function build() {
  const server = new McpServer({ name: 'benchmark', version: '1.0.0' });
  server.registerTool('raw', { description: 'Forecast for a city', inputSchema },
    () => ({ content: [{ type: 'text', text: TEXT }] }));
  server.registerTool('typed-virtual', { description: 'Forecast for a city', inputSchema, outputSchema },
    ({ city, days }) => {
      const structuredContent = { city, days, summary: SUMMARY };
      return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
    });
  return server;
}

const serve = toNodeHandler(createMcpHandler(build, { legacy: 'reject' }));
const http = createServer((request, response) => void serve(request, response));
http.listen(0, '127.0.0.1', () => console.error(`listening http://127.0.0.1:${http.address().port}/mcp`));
