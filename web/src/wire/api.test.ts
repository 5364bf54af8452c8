import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Api, ApiError } from './api';

let server: Server;
let api: Api;
let asked: string[];
let respond: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function answer(status: number, body: string): void {
  respond = (_request, response) => {
    response.writeHead(status).end(body);
  };
}

test('historyAsksForEveryTagWithTimesInUtc', async () => {
  answer(200, '{"series":[]}');
  const query = { tags: ['s/e/d/A', 's/e/d/Å'], from: 0, to: 1000, points: 7 };
  expect(await api.history(query)).toEqual([]);
  expect(asked).toEqual([
    'GET /api/history?tag=s%2Fe%2Fd%2FA&tag=s%2Fe%2Fd%2F%C3%85&from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T00%3A00%3A01.000Z&points=7&gaps=true',
  ]);
  expect(api.csvAddress(query)).toMatch(/points=7&format=csv$/);
});

test('namesInAPathAreEscapedLevelByLevel', async () => {
  answer(200, '{}');
  await api.device('site 1/edge/a?b');
  expect(asked).toEqual(['GET /api/devices/site%201/edge/a%3Fb']);
});

test('problemDetailsBecomeTheMessage', async () => {
  answer(403, '{"title":"Forbidden","status":403,"detail":"the host is read only"}');
  const refusal = api.command('s/e/d/A', 1, 0, '');
  await expect(refusal).rejects.toEqual(new ApiError('the host is read only', 403));
});

test('refusalWithoutProblemDetailsStillSaysSomething', async () => {
  answer(502, '<html>');
  await expect(api.sites()).rejects.toThrow('The host refused with status 502.');
});

test('brokenAnswerIsAnErrorOfTheApi', async () => {
  answer(200, '[{');
  await expect(api.links()).rejects.toBeInstanceOf(ApiError);
});

test('hostThatIsAwayIsSaidInWords', async () => {
  await expect(new Api('http://127.0.0.1:1').sites()).rejects.toEqual(new ApiError('The host does not answer.', 0));
});
